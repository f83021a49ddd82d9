//! The way of a plan: made, checked, explained, accepted, changed, exported.

use serde_json::{Value, json};

use crate::support::programs::{FIRST, crowd, plan, small};
use crate::support::server::{Folder, Server};

#[test]
fn a_plan_is_made_accepted_explained_and_exported() {
    let folder = Folder::new();
    let server = Server::start(&folder);
    let path = format!("/api/programs/{FIRST}");
    let job = server.planned(FIRST);
    assert_eq!(job["state"], "done");
    assert_eq!(job["summary"]["status"], "optimal", "{}", job["summary"]);

    let stream = server.get(&format!("/api/jobs/{}/events", job["job"]));
    assert_eq!(stream.header("content-type"), Some("text/event-stream"));
    assert!(stream.text().contains("event: end"), "{}", stream.text());

    let checked = server.json("POST", &format!("{path}/check?lang=ko"), None, &job["plan"]);
    let found = checked.json();
    assert_eq!(found["is_valid"], true, "{found}");
    assert_eq!(found["report"]["check_report"]["score"], found["score"]);

    let accept = format!("/api/jobs/{}/accept", job["job"]);
    let accepted = server.json("POST", &accept, checked.header("etag"), &json!({}));
    assert_eq!(accepted.status, 200, "{}", accepted.text());
    assert_eq!(server.get(&format!("{path}/schedule")).json(), job["plan"]);

    for language in ["en", "ko"] {
        let why = format!("{path}/trainees/T06/explanation?lang={language}");
        let why = server.get(&why);
        assert_eq!(why.status, 200, "{}", why.text());
        let why = why.json();
        let told: Vec<&Value> = why["here"].as_array().into_iter().flatten().collect();
        assert!(!told.is_empty(), "{why}");
    }
    let report = server.get(&format!("{path}/report")).json();
    for part in ["utilization", "coverage", "fairness", "stays", "check"] {
        assert_eq!(report[part]["format"], 1, "{part}");
    }
    for (file, kind, start) in [
        (
            "calendar.ics?cohort=2014-05&lang=ko",
            "text/calendar; charset=utf-8",
            "BEGIN:VCALENDAR\r\n",
        ),
        (
            "calendar.ics?trainee=T01",
            "text/calendar; charset=utf-8",
            "BEGIN:VCALENDAR\r\n",
        ),
        (
            "tables/schedule.csv?bom=true",
            "text/csv; charset=utf-8",
            "\u{feff}",
        ),
        (
            "tables/itineraries.csv",
            "text/csv; charset=utf-8",
            "trainee",
        ),
        ("tables/check.csv", "text/csv; charset=utf-8", ""),
        (
            "plan.xlsx",
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            "PK",
        ),
        ("pictures/by_hospital?lang=ko", "image/svg+xml", "<svg "),
        ("pictures/by_trainee", "image/svg+xml", "<svg "),
        ("pictures/seats", "image/svg+xml", "<svg "),
        ("pictures/utilization", "image/svg+xml", "<svg "),
    ] {
        let answer = server.get(&format!("{path}/{file}"));
        assert_eq!(answer.status, 200, "{file}: {}", answer.text());
        assert_eq!(answer.header("content-type"), Some(kind), "{file}");
        assert!(answer.text().starts_with(start), "{file}");
    }
}

#[test]
fn a_plan_that_breaks_rules_is_accepted_only_on_purpose() {
    let folder = Folder::new();
    let server = Server::start(&folder);
    let made = server.json("POST", "/api/programs", None, &small("june", "June", 3));
    let crowded = plan(&[1, 1, 1]);
    let check = server.json("POST", "/api/programs/june/check?lang=ko", None, &crowded);
    let check = check.json();
    assert_eq!(check["is_valid"], false);
    assert_eq!(check["violations"][0]["code"], "S201", "{check}");
    let said = check["violations"][0]["text"].as_str().expect("words");
    assert!(said.contains("정원 2명인데 3명이 배치됨"), "{said}");

    let path = "/api/programs/june/schedule";
    let refused = server.json("PUT", path, made.header("etag"), &crowded);
    assert_eq!(
        (refused.status, refused.problem().as_str()),
        (422, "breaks-rules")
    );
    assert_eq!(server.get(path).status, 404);
    let meant = format!("{path}?with_violations=true");
    let accepted = server.json("PUT", &meant, made.header("etag"), &crowded);
    assert_eq!(accepted.status, 200, "{}", accepted.text());
    let why = server.get("/api/programs/june/trainees/T01/explanation");
    assert_eq!((why.status, why.problem().as_str()), (422, "unexplained"));
}

#[test]
fn after_a_change_the_new_plan_stays_near_and_calendars_hear_of_it() {
    let folder = Folder::new();
    let server = Server::start(&folder);
    let made = server.json("POST", "/api/programs", None, &small("june", "June", 3));
    let accepted = server.json(
        "PUT",
        "/api/programs/june/schedule",
        made.header("etag"),
        &plan(&[0, 0, 2]),
    );
    let feed = "/api/programs/june/calendar.ics?trainee=T01&lang=en";
    let before = server.get(feed).text();
    assert!(before.contains("DTSTART;VALUE=DATE:20260601"), "{before}");
    assert_eq!(server.get(feed).text(), before, "nothing has changed");

    let away = json!({"kind": "away", "trainee": "T01", "days": {"from": "2026-06-01", "until": "2026-06-07"}});
    let asked = json!({"changes": [away], "today": "2026-05-20"});
    let asked = server.json("POST", "/api/programs/june/replans", None, &asked);
    assert_eq!(asked.status, 202, "{}", asked.text());
    let job = server.ended(asked.json()["job"].as_i64().expect("a number"));
    assert_eq!(job["summary"]["moved"], 1, "{}", job["summary"]);
    assert!(job["summary"]["told"]["ko"]["moved"][0].is_string());
    assert_eq!(job["summary"]["moves"][0]["from"]["trainee"], "T01");
    // The proposal is looked at with the changes that it was made for.
    let at = format!("/api/jobs/{}", job["job"]);
    let found = server.get(&format!("{at}/check?lang=ko")).json();
    assert_eq!(found["is_valid"], true, "{found}");
    let drawn = server.get(&format!("{at}/pictures/by_hospital?lang=ko"));
    assert!(drawn.text().contains("병원별 배치 계획"));
    let why = server
        .get(&format!("{at}/trainees/T01/explanation?lang=en"))
        .json();
    assert_eq!(why["trainee"], "T01");

    let accept = format!("/api/jobs/{}/accept", job["job"]);
    let taken = server.json("POST", &accept, accepted.header("etag"), &json!({}));
    assert_eq!(taken.status, 200, "{}", taken.text());
    let program = server.get("/api/programs/june").text();
    assert!(
        program.contains("2026-06-07"),
        "the change is kept: {program}"
    );
    let after = server.get(feed).text();
    assert!(after.contains("SEQUENCE:1"), "{after}");
}

#[test]
fn a_long_plan_tells_its_progress_and_can_be_stopped() {
    let folder = Folder::new();
    let server = Server::start(&folder);
    let made = server.json("POST", "/api/programs", None, &crowd("crowd"));
    assert_eq!(made.status, 201, "{}", made.text());
    let steps = json!({"steps": 400_000_000_u64});
    let asked = server.json("POST", "/api/programs/crowd/plans", None, &steps);
    let job = asked.json()["job"].as_i64().expect("a number");
    let path = format!("/api/jobs/{job}");
    let stopped = server.json("DELETE", &path, None, &json!(null));
    assert_eq!(stopped.status, 202);
    let stream = server.get(&format!("{path}/events")).text();
    assert!(stream.contains("event: end"), "{stream}");
    let ended = server.ended(job);
    assert!(
        ended["state"] == "cancelled" || ended["state"] == "done",
        "{ended}"
    );
    assert!(ended["plan"].is_object(), "the best plan so far: {ended}");
}
