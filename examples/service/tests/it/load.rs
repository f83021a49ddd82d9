//! Two hundred requests a second, for ten seconds; for as many as `SERVICE_LOAD_SECONDS` says, at most 300.

use std::time::{Duration, Instant};

use crate::support::http::send;
use crate::support::programs::FIRST;
use crate::support::server::{Folder, Server};

const PER_SECOND: u32 = 200;
const THREADS: u32 = 8;

#[test]
fn two_hundred_requests_a_second_are_answered() {
    let seconds = std::env::var("SERVICE_LOAD_SECONDS").ok();
    let seconds: u32 = seconds.and_then(|text| text.parse().ok()).unwrap_or(10);
    let seconds = seconds.clamp(1, 300);
    let folder = Folder::new();
    let server = Server::start(&folder);
    let job = server.planned(FIRST);
    let base = format!("/api/programs/{FIRST}");
    let plan = job["plan"].to_string();
    let check = format!("{base}/check");
    let picture = format!("{base}/pictures/by_hospital");
    let typed = [("Content-Type", "application/json")];
    let requests: [(&str, &str, &str); 5] = [
        ("GET", &base, ""),
        ("POST", &check, &plan),
        ("GET", "/", ""),
        ("GET", "/health", ""),
        ("GET", &picture, ""),
    ];
    let start = Instant::now();
    let each = Duration::from_secs(1) * THREADS / PER_SECOND;
    let mut times: Vec<Duration> = std::thread::scope(|scope| {
        let ask = |thread: u32| {
            let (server, requests) = (&server, &requests);
            scope.spawn(move || {
                let mut times = Vec::new();
                for turn in 0..seconds * PER_SECOND / THREADS {
                    let due = start + each * turn + each * thread / THREADS;
                    std::thread::sleep(due.saturating_duration_since(Instant::now()));
                    let which = usize::try_from(turn + thread).unwrap_or(0) % requests.len();
                    let (method, path, body) = requests[which];
                    let began = Instant::now();
                    let answer = send(server.address, method, path, &typed, body.as_bytes());
                    times.push(began.elapsed());
                    let status = answer.map(|answer| answer.status);
                    assert_eq!(status, Some(200), "{method} {path}");
                }
                times
            })
        };
        let threads: Vec<_> = (0..THREADS).map(ask).collect();
        let answered = threads
            .into_iter()
            .flat_map(|one| one.join().expect("answers"));
        answered.collect()
    });
    let took = start.elapsed();
    times.sort_unstable();
    let at = |percent: usize| {
        times
            .get(times.len() * percent / 100)
            .copied()
            .unwrap_or_default()
    };
    println!(
        "{} requests in {took:.1?}; half within {:.1?}, 99 of 100 within {:.1?}, all within {:.1?}",
        times.len(),
        at(50),
        at(99),
        times.last().copied().unwrap_or_default()
    );
    assert_eq!(
        times.len(),
        usize::try_from(seconds * PER_SECOND).unwrap_or(0)
    );
}
