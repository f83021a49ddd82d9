//! Where the service says: no more.

use std::io::{Read, Write};
use std::net::TcpStream;
use std::time::Duration;

use serde_json::json;

use crate::support::programs::{FIRST, crowd, small};
use crate::support::server::{Folder, Server};

#[test]
fn more_plans_than_have_room_are_refused_until_one_has_ended() {
    let folder = Folder::new();
    let server = Server::start_with(&folder, &["--workers", "1", "--jobs", "2"]);
    let made = server.json("POST", "/api/programs", None, &crowd("crowd"));
    assert_eq!(made.status, 201, "{}", made.text());
    let ask = || {
        let steps = json!({"steps": 400_000_000_u64});
        server.json("POST", "/api/programs/crowd/plans", None, &steps)
    };
    // Whether a plan takes long depends on the machine, so more are asked for than can have ended.
    let answers: Vec<_> = (0..50).map(|_| ask()).collect();
    let refused: Vec<_> = answers
        .iter()
        .filter(|answer| answer.status == 503)
        .collect();
    for answer in &refused {
        assert_eq!(answer.problem(), "busy");
        assert_eq!(answer.header("retry-after"), Some("1"));
    }
    assert!(!refused.is_empty(), "fifty at once have no room");
    // Reading goes on, and so does planning when the others have ended.
    assert_eq!(server.get(&format!("/api/programs/{FIRST}")).status, 200);
    for answer in answers.iter().filter(|answer| answer.status == 202) {
        let job = answer.json()["job"].as_i64().expect("a number");
        server.json("DELETE", &format!("/api/jobs/{job}"), None, &json!(null));
        server.ended(job);
    }
    let again = server.planned(FIRST);
    assert_eq!(again["state"], "done");
}

#[test]
fn a_full_file_is_said_and_loses_nothing() {
    let folder = Folder::new();
    let server = Server::start_with(&folder, &["--megabytes", "1"]);
    let make = |number: usize| {
        let program = small(&format!("p{number:03}"), "Program", 60);
        server.json("POST", "/api/programs", None, &program)
    };
    let mut kept = Vec::new();
    let refused = loop {
        let answer = make(kept.len());
        if answer.status != 201 {
            break answer;
        }
        kept.push(answer.header("etag").expect("a version").to_owned());
        assert!(kept.len() < 500, "a megabyte has no room for so many");
    };
    assert_eq!((refused.status, refused.problem().as_str()), (507, "full"));
    assert!(kept.len() > 1);
    let listed = server.get("/api/programs").json();
    let listed = listed["programs"].as_array().map(Vec::len);
    assert_eq!(
        listed,
        Some(kept.len() + 1),
        "the first one was there before"
    );
    let gone = server.json("DELETE", "/api/programs/p000", Some(&kept[0]), &json!(null));
    assert_eq!(gone.status, 200, "{}", gone.text());
    assert_eq!(make(0).status, 201, "there is room again");
}

#[test]
fn who_takes_too_long_to_ask_is_not_waited_for() {
    let folder = Folder::new();
    let server = Server::start_with(&folder, &["--patience", "1"]);
    let connect = || {
        let stream = TcpStream::connect(server.address).expect("a connection");
        let limit = Some(Duration::from_secs(30));
        stream.set_read_timeout(limit).expect("a limit");
        stream
    };
    // Says nothing at all; says a line and no more; says a letter now and then, for ever.
    let silent = connect();
    let mut begun = connect();
    begun
        .write_all(b"GET / HTTP/1.1\r\nHost: 127")
        .expect("a line");
    let slow = connect();
    let mut talker = slow.try_clone().expect("the same connection");
    std::thread::scope(|scope| {
        scope.spawn(move || {
            let _ = talker.write_all(b"GET / HTTP/1.1\r\nX: ");
            while talker.write_all(b"x").is_ok() {
                std::thread::sleep(Duration::from_millis(100));
            }
        });
        for (who, mut stream) in [("silent", silent), ("begun", begun), ("slow", slow)] {
            let mut answer = Vec::new();
            let end = stream.read_to_end(&mut answer);
            let reset =
                |error: &std::io::Error| error.kind() == std::io::ErrorKind::ConnectionReset;
            assert!(
                end.is_ok() || end.as_ref().is_err_and(reset),
                "{who}: {end:?}"
            );
            let text = String::from_utf8_lossy(&answer);
            assert!(
                text.is_empty() || text.starts_with("HTTP/1.1 408"),
                "{who}: {text}"
            );
        }
        assert_eq!(server.get("/health").status, 200, "others are served");
    });
}

#[test]
fn headers_without_end_are_refused() {
    let folder = Folder::new();
    let server = Server::start(&folder);
    let long = "x".repeat(1 << 20);
    let answer = crate::support::http::send(server.address, "GET", "/", &[("X", &long)], b"");
    assert!(answer.is_none_or(|answer| answer.status == 431));
    assert_eq!(server.get("/health").status, 200);
}
