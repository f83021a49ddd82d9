//! The power goes in the middle of writing: what was acknowledged is there afterwards.

use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use serde_json::json;

use crate::support::http::send;
use crate::support::programs::{FIRST, plan, small};
use crate::support::server::{Folder, Server};

/// How often the service is killed.
const TIMES: u32 = 4;

#[test]
fn nothing_that_was_acknowledged_is_lost() {
    let folder = Folder::new();
    // The version, and the week from which the plan of each writer was acknowledged last.
    let mut known: Vec<Option<(i64, u32)>> = vec![None; 4];
    let mut acknowledged = 0;
    for turn in 0..TIMES {
        let server = Server::start(&folder);
        for (writer, known) in known.iter().enumerate() {
            let path = format!("/api/programs/writer-{writer}/schedule");
            let answer = server.get(&path);
            let Some((version, start)) = *known else {
                assert_eq!(answer.status, 404);
                continue;
            };
            assert_eq!(answer.status, 200, "{}", answer.text());
            let tag: i64 = answer
                .header("etag")
                .and_then(|tag| tag.trim_matches('"').parse().ok())
                .expect("a version");
            // What was not acknowledged may have been kept as well, and nothing else.
            assert!(tag >= version, "version {version} is lost, now is {tag}");
            let kept = &answer.json()["schedule"]["placements"][0]["start"];
            assert!(
                tag > version || *kept == start,
                "another plan has this version"
            );
        }
        let stop = AtomicBool::new(false);
        std::thread::scope(|scope| {
            let (server, stop) = (&server, &stop);
            let writers: Vec<_> = (0..known.len())
                .map(|writer| scope.spawn(move || writes(server, writer, stop)))
                .collect();
            std::thread::sleep(Duration::from_millis(700 + 150 * u64::from(turn)));
            std::process::Command::new("kill")
                .args(["-KILL", &server.id().to_string()])
                .status()
                .expect("kill");
            stop.store(true, Ordering::Relaxed);
            for (known, writer) in known.iter_mut().zip(writers) {
                let (last, count) = writer.join().expect("a writer");
                acknowledged += count;
                *known = last.or(*known);
            }
        });
        server.kill();
    }
    assert!(
        acknowledged > 50,
        "only {acknowledged} writes were acknowledged"
    );
}

/// Writes plan after plan until nobody answers: the last one acknowledged, and how many were.
fn writes(server: &Server, writer: usize, stop: &AtomicBool) -> (Option<(i64, u32)>, u32) {
    let id = format!("writer-{writer}");
    let typed = ("Content-Type", "application/json");
    let body = small(&id, "글쓴이", 1).to_string();
    let _ = send(
        server.address,
        "POST",
        "/api/programs",
        &[typed],
        body.as_bytes(),
    );
    let path = format!("/api/programs/{id}/schedule");
    let (mut last, mut count) = (None, 0);
    for start in (0..3).cycle() {
        if stop.load(Ordering::Relaxed) {
            break;
        }
        let body = plan(&[start]).to_string();
        let headers = [typed, ("If-Match", "*")];
        let Some(answer) = send(server.address, "PUT", &path, &headers, body.as_bytes()) else {
            break;
        };
        assert_eq!(answer.status, 200, "{}", answer.text());
        let version = answer.json()["version"].as_i64().expect("a version");
        last = Some((version, start));
        count += 1;
    }
    (last, count)
}

#[test]
fn a_plan_in_the_making_is_made_after_the_restart() {
    let folder = Folder::new();
    let server = Server::start(&folder);
    let calm = server.planned(FIRST);
    let asked = server.json(
        "POST",
        &format!("/api/programs/{FIRST}/plans"),
        None,
        &json!({}),
    );
    assert_eq!(asked.status, 202);
    let job = asked.json()["job"].as_i64().expect("a number");
    server.kill();
    let server = Server::start(&folder);
    let ended = server.ended(job);
    assert_eq!(ended["state"], "done", "{ended}");
    assert_eq!(
        ended["plan"], calm["plan"],
        "the same plan as without the crash"
    );
}
