//! The service as a process of its own.

use std::io::{BufRead, BufReader};
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use serde_json::Value;

use super::http::{Answer, send};

static NUMBER: AtomicU32 = AtomicU32::new(0);

/// A folder that is gone when the test is.
#[derive(Debug)]
pub(crate) struct Folder(PathBuf);

impl Folder {
    pub(crate) fn new() -> Self {
        let number = NUMBER.fetch_add(1, Ordering::Relaxed);
        let name = format!("service-{}-{number}", std::process::id());
        let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
        std::fs::create_dir_all(&path).expect("a folder");
        Self(path)
    }

    pub(crate) fn path(&self) -> &Path {
        &self.0
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

/// A running service.
#[derive(Debug)]
pub(crate) struct Server {
    process: Child,
    pub(crate) address: SocketAddr,
}

impl Server {
    /// Starts the service on a free port, with the data of a folder.
    pub(crate) fn start(folder: &Folder) -> Self {
        Self::start_with(folder, &[])
    }

    /// The same with other limits.
    pub(crate) fn start_with(folder: &Folder, options: &[&str]) -> Self {
        let mut process = Command::new(env!("CARGO_BIN_EXE_practicum-service"))
            .args(["--address", "127.0.0.1:0", "--database"])
            .arg(folder.path().join("data.sqlite"))
            .args(options)
            .stdout(Stdio::piped())
            .stderr(Stdio::inherit())
            .spawn()
            .expect("the service starts");
        let output = process.stdout.take().expect("its output");
        let mut lines = BufReader::new(output).lines();
        let address = lines
            .find_map(|line| {
                let line = line.ok()?;
                line.strip_prefix("listening on http://")?.parse().ok()
            })
            .expect("it says where it listens");
        Self { process, address }
    }

    pub(crate) fn id(&self) -> u32 {
        self.process.id()
    }

    /// Ends it as a crash would: nothing is said to it.
    pub(crate) fn kill(mut self) {
        let _ = self.process.kill();
        self.process.wait().expect("it ends");
    }

    pub(crate) fn get(&self, path: &str) -> Answer {
        self.send("GET", path, &[], b"")
    }

    pub(crate) fn send(
        &self,
        method: &str,
        path: &str,
        headers: &[(&str, &str)],
        body: &[u8],
    ) -> Answer {
        send(self.address, method, path, headers, body)
            .unwrap_or_else(|| panic!("no answer to {method} {path}"))
    }

    /// Sends JSON; a version to match where one is given.
    pub(crate) fn json(
        &self,
        method: &str,
        path: &str,
        seen: Option<&str>,
        body: &Value,
    ) -> Answer {
        let mut headers = vec![("Content-Type", "application/json")];
        headers.extend(seen.map(|tag| ("If-Match", tag)));
        self.send(method, path, &headers, body.to_string().as_bytes())
    }

    /// Makes a plan and waits for it: what came of the job.
    pub(crate) fn planned(&self, program: &str) -> Value {
        let path = format!("/api/programs/{program}/plans");
        let asked = self.json("POST", &path, None, &serde_json::json!({}));
        assert_eq!(asked.status, 202, "{}", asked.text());
        self.ended(asked.json()["job"].as_i64().expect("a number"))
    }

    /// Waits until a job has ended.
    pub(crate) fn ended(&self, job: i64) -> Value {
        for _ in 0..1200 {
            let told = self.get(&format!("/api/jobs/{job}")).json();
            if told["state"] != "open" {
                return told;
            }
            std::thread::sleep(Duration::from_millis(50));
        }
        panic!("job {job} does not end");
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}
