//! Two people at once: nobody overwrites what they have not seen.

use serde_json::json;

use crate::support::programs::{FIRST, plan, small};
use crate::support::server::{Folder, Server};

#[test]
fn whoever_comes_second_is_told_so() {
    let folder = Folder::new();
    let server = Server::start(&folder);
    let made = server.json("POST", "/api/programs", None, &small("june", "June", 3));
    let seen = made.header("etag").expect("a version").to_owned();
    let path = "/api/programs/june/schedule";

    let unsaid = server.json("PUT", path, None, &plan(&[0]));
    assert_eq!(
        (unsaid.status, unsaid.problem().as_str()),
        (428, "version-required")
    );
    let odd = server.json("PUT", path, Some("seven"), &plan(&[0]));
    assert_eq!((odd.status, odd.problem().as_str()), (400, "bad-request"));

    let first = server.json("PUT", path, Some(&seen), &plan(&[0, 0, 2]));
    assert_eq!(first.status, 200, "{}", first.text());
    let second = server.json("PUT", path, Some(&seen), &plan(&[2, 2, 0]));
    assert_eq!(
        (second.status, second.problem().as_str()),
        (412, "stale-version")
    );
    assert_eq!(
        second.header("etag"),
        first.header("etag"),
        "what to read again"
    );
    let kept = server.get(path).json();
    assert_eq!(
        kept["schedule"]["placements"][0]["start"], 0,
        "the first one's"
    );

    let again = server.json("POST", "/api/programs", None, &small("june", "June", 1));
    assert_eq!((again.status, again.problem().as_str()), (409, "taken"));
    let other = server.json(
        "PUT",
        "/api/programs/june",
        first.header("etag"),
        &small("july", "July", 1),
    );
    assert_eq!(
        (other.status, other.problem().as_str()),
        (422, "other-program")
    );
}

#[test]
fn a_version_is_never_used_again() {
    let folder = Folder::new();
    let server = Server::start(&folder);
    let make = || server.json("POST", "/api/programs", None, &small("june", "June", 1));
    let first = make();
    let gone = server.json(
        "DELETE",
        "/api/programs/june",
        first.header("etag"),
        &json!(null),
    );
    assert_eq!(gone.status, 200, "{}", gone.text());
    let second = make();
    assert_ne!(first.header("etag"), second.header("etag"));
    let late = server.json(
        "DELETE",
        "/api/programs/june",
        first.header("etag"),
        &json!(null),
    );
    assert_eq!(late.status, 412);
}

#[test]
fn of_many_writers_at_once_exactly_one_wins() {
    let folder = Folder::new();
    let server = Server::start(&folder);
    let mut seen = server
        .json("POST", "/api/programs", None, &small("june", "June", 1))
        .header("etag")
        .expect("a version")
        .to_owned();
    for _ in 0..5 {
        let answers: Vec<_> = std::thread::scope(|scope| {
            let write = |start| {
                let (server, seen) = (&server, &seen);
                scope.spawn(move || {
                    let body = plan(&[start % 3]);
                    server.json("PUT", "/api/programs/june/schedule", Some(seen), &body)
                })
            };
            let threads: Vec<_> = (0..8_u32).map(write).collect();
            let joined = threads
                .into_iter()
                .map(|thread| thread.join().expect("an answer"));
            joined.collect()
        });
        let won: Vec<_> = answers
            .iter()
            .filter(|answer| answer.status == 200)
            .collect();
        assert_eq!(won.len(), 1);
        assert!(
            answers
                .iter()
                .all(|answer| [200, 412].contains(&answer.status))
        );
        won[0]
            .header("etag")
            .expect("a version")
            .clone_into(&mut seen);
    }
}

#[test]
fn a_plan_for_an_older_program_is_not_accepted() {
    let folder = Folder::new();
    let server = Server::start(&folder);
    let job = server.planned(FIRST);
    let path = format!("/api/programs/{FIRST}");
    let program = server.get(&path);
    let written = server.json("PUT", &path, program.header("etag"), &program.json());
    assert_eq!(written.status, 200);
    let accept = format!("/api/jobs/{}/accept", job["job"]);
    let late = server.json("POST", &accept, written.header("etag"), &json!({}));
    assert_eq!((late.status, late.problem().as_str()), (409, "outdated"));
}
