//! Input that nobody should send: always a typed problem, never a crash, and nothing is kept.

use serde_json::{Value, json};

use crate::support::http::send;
use crate::support::programs::{FIRST, plan, small};
use crate::support::server::{Folder, Server};

#[test]
fn texts_that_are_no_program_are_refused_with_a_reason() {
    let folder = Folder::new();
    let server = Server::start(&folder);
    let json = [("Content-Type", "application/json")];
    let deep = "[".repeat(100_000);
    for (text, status, kind) in [
        (&b""[..], 400, "malformed-text"),
        (b"{", 400, "malformed-text"),
        (b"[]", 400, "malformed-text"),
        (b"null", 400, "malformed-text"),
        (b"\xff\xfe\x00", 400, "malformed-text"),
        (b"{\"format\": 99}", 400, "malformed-text"),
        (b"{\"format\": 1, \"format\": 1}", 400, "malformed-text"),
        (deep.as_bytes(), 400, "malformed-text"),
    ] {
        let answer = server.send("POST", "/api/programs", &json, text);
        let shown = String::from_utf8_lossy(text.get(..text.len().min(40)).unwrap_or(text));
        assert_eq!(
            (answer.status, answer.problem().as_str()),
            (status, kind),
            "{shown}"
        );
    }
    let mut broken = small("broken", "Broken", 2);
    broken["trainees"][0]["cohort"] = json!("нет такой");
    broken["trainees"][1]["region"] = json!("없음");
    let answer = server.json("POST", "/api/programs", None, &broken);
    assert_eq!(
        (answer.status, answer.problem().as_str()),
        (422, "invalid-program")
    );
    let problem = answer.json();
    assert_eq!(problem["count"], 2, "every defect at once: {problem}");
    assert!(answer.text().contains("нет такой") && answer.text().contains("없음"));

    let untyped = server.send("POST", "/api/programs", &[], b"{}");
    assert_eq!(
        (untyped.status, untyped.problem().as_str()),
        (415, "unsupported-type")
    );
    let programs = server.get("/api/programs").json();
    assert_eq!(
        programs["programs"].as_array().map(Vec::len),
        Some(1),
        "nothing was kept"
    );
}

#[test]
fn texts_that_are_too_large_are_refused_before_they_are_read() {
    let folder = Folder::new();
    let server = Server::start(&folder);
    let said = [
        ("Content-Type", "application/json"),
        ("Content-Length", "99999999999"),
    ];
    let answer = server.send("POST", "/api/programs", &said, b"{");
    assert_eq!(
        (answer.status, answer.problem().as_str()),
        (413, "too-large")
    );

    // Without saying how much will come. The answer may be lost, since it comes while this still talks.
    let chunks = [
        ("Content-Type", "application/json"),
        ("Transfer-Encoding", "chunked"),
    ];
    let chunk = format!("100000\r\n{}\r\n", " ".repeat(0x10_0000));
    let body = chunk.repeat(20) + "0\r\n\r\n";
    let answer = send(
        server.address,
        "POST",
        "/api/programs",
        &chunks,
        body.as_bytes(),
    );
    assert!(answer.is_none_or(|answer| answer.status == 413));
    assert_eq!(server.get("/health").status, 200);
}

#[test]
fn ids_that_nobody_has_are_not_found() {
    let folder = Folder::new();
    let server = Server::start(&folder);
    for path in [
        "/api/programs/nobody",
        "/api/programs/%ED%95%9C%EA%B5%AD",
        "/api/programs/a%2Fb",
        "/api/programs/nobody/schedule",
        "/api/programs/nobody/report",
        "/api/programs/nobody/calendar.ics?cohort=x",
        "/api/jobs/99",
        "/api/jobs/-1",
        "/api/jobs/many",
        "/api/jobs/99999999999999999999",
        "/api/jobs/99/events",
        "/api/schemas/nothing",
        "/problems/none",
        "/nothing",
        "/static/../Cargo.toml",
    ] {
        let answer = server.get(path);
        assert_eq!(
            (answer.status, answer.problem().as_str()),
            (404, "not-found"),
            "{path}"
        );
    }
    let without = server.get(&format!("/api/programs/{FIRST}/schedule"));
    assert_eq!(
        (without.status, without.problem().as_str()),
        (404, "no-plan")
    );
    server.planned(FIRST);
    let base = format!("/api/programs/{FIRST}");
    let nobody = server.json(
        "POST",
        &format!("{base}/trainees/T99/explanation"),
        None,
        &plan(&[]),
    );
    assert_eq!(
        (nobody.status, nobody.problem().as_str()),
        (404, "not-found")
    );
    for query in [
        "",
        "?trainee=T01&cohort=x",
        "?who=T01",
        "?lang=ru&trainee=T01",
    ] {
        let answer = server.get(&format!("{base}/calendar.ics{query}"));
        assert_eq!(
            (answer.status, answer.problem().as_str()),
            (400, "bad-request"),
            "{query}"
        );
    }
    let patched = server.send("PATCH", &base, &[], b"");
    assert_eq!(
        (patched.status, patched.problem().as_str()),
        (405, "not-allowed")
    );
}

#[test]
fn wrong_wishes_are_refused() {
    let folder = Folder::new();
    let server = Server::start(&folder);
    let plans = format!("/api/programs/{FIRST}/plans");
    for (body, kind) in [
        (json!({"steps": -1}), "malformed-text"),
        (json!({"steps": 1.5}), "malformed-text"),
        (json!({"steps": u64::MAX}), "bad-request"),
        (json!({"seed": "one"}), "malformed-text"),
        (json!({"pasos": 1}), "malformed-text"),
        (json!([]), "malformed-text"),
    ] {
        let answer = server.json("POST", &plans, None, &body);
        assert_eq!(
            (answer.status, answer.problem().as_str()),
            (400, kind),
            "{body}"
        );
    }
    let replans = format!("/api/programs/{FIRST}/replans");
    let answer = server.json(
        "POST",
        &replans,
        None,
        &json!({"changes": [], "today": "2014-06-01"}),
    );
    assert_eq!((answer.status, answer.problem().as_str()), (404, "no-plan"));
}

#[test]
fn names_in_any_script_come_back_as_they_were_and_never_as_markup() {
    let folder = Folder::new();
    let server = Server::start(&folder);
    let nasty = "<script>alert(1)</script> \"김민준\" & 'Щепкина-Куперник' \u{202e}";
    for (id, name) in [
        ("한국 과정/1", "김민준"),
        ("осень", "Татьяна"),
        ("<b>&\"'", nasty),
    ] {
        let made = server.json("POST", "/api/programs", None, &small(id, name, 3));
        assert_eq!(made.status, 201, "{}", made.text());
        let place = made.header("location").expect("a place").to_owned();
        let read = server.get(&place).json();
        assert_eq!(read["id"], id);
        assert_eq!(read["trainees"][0]["name"], name);
        let accepted = server.json(
            "PUT",
            &format!("{place}/schedule"),
            made.header("etag"),
            &plan(&[0, 0, 2]),
        );
        assert_eq!(accepted.status, 200, "{}", accepted.text());
        let program = place.rsplit('/').next().expect("an id");
        for view in ["by_hospital", "by_trainee", "seats", "report"] {
            let page = server.get(&format!("/?program={program}&view={view}&lang=ko"));
            assert_eq!(page.status, 200);
            assert!(page.header("content-security-policy").is_some());
            let text = page.text();
            assert!(!text.contains("<script>alert"), "{view}");
            assert!(!text.contains("<b>&\""), "{view}");
            assert_eq!(text.matches("<script").count(), 2, "{view}");
        }
        for path in [
            "tables/schedule.csv",
            "tables/itineraries.csv?bom=true",
            "plan.xlsx",
        ] {
            let file = server.get(&format!("{place}/{path}"));
            assert_eq!(file.status, 200, "{path}");
            assert!(
                file.header("content-disposition")
                    .is_some_and(str::is_ascii)
            );
        }
        let feed = server.get(&format!("{place}/calendar.ics?trainee=T01"));
        assert!(feed.text().starts_with("BEGIN:VCALENDAR"));
    }
    let missing = server.get("/?program=%3Cscript%3Ealert(1)%3C/script%3E");
    assert_eq!(missing.status, 404);
    assert!(!missing.text().contains("<script>alert"));
}

#[test]
fn problems_are_said_in_the_language_of_whoever_asks() {
    let folder = Folder::new();
    let server = Server::start(&folder);
    let asks = |path: &str, wanted: &str| {
        let answer = server.send("GET", path, &[("Accept-Language", wanted)], b"");
        let title = answer.json()["title"].as_str().unwrap_or("").to_owned();
        (answer.header("content-language").map(str::to_owned), title)
    };
    let (korean, english) = ("찾는 것이 없습니다", "There is nothing here");
    for (path, wanted, language, title) in [
        ("/api/programs/nobody", "ko-KR, en", "ko", korean),
        ("/api/programs/nobody", "ru, en", "en", english),
        ("/api/programs/nobody?lang=ko", "en", "ko", korean),
        ("/nowhere", "ko", "ko", korean),
    ] {
        let found = asks(path, wanted);
        assert_eq!(
            found,
            (Some(language.to_owned()), title.to_owned()),
            "{path}"
        );
    }
    let mut broken = small("broken", "Broken", 2);
    broken["trainees"][0]["cohort"] = json!("нет такой");
    let answer = server.json("POST", "/api/programs?lang=ko", None, &broken);
    let defect = &answer.json()["defects"][0];
    assert_eq!(defect["code"], "D201", "{defect}");
    let told = defect["detail"].as_str().unwrap_or("");
    assert!(told.starts_with("없는 것을 가리킵니다"), "{told}");
    assert!(told.contains("нет такой"), "{told}");
}

#[test]
fn other_sites_and_other_names_are_refused() {
    let folder = Folder::new();
    let server = Server::start(&folder);
    let asks = |headers: &[(&str, &str)]| server.send("GET", "/api/programs", headers, b"");
    for headers in [
        [("Host", "evil.example")],
        [("Origin", "https://evil.example")],
        [("Origin", "null")],
    ] {
        let answer = asks(&headers);
        assert_eq!(
            (answer.status, answer.problem().as_str()),
            (403, "forbidden")
        );
    }
    assert_eq!(asks(&[("Host", "localhost")]).status, 200);
}

#[test]
fn every_path_of_the_document_is_served() {
    let folder = Folder::new();
    let server = Server::start(&folder);
    let document = server.get("/openapi.json").json();
    assert_eq!(document["openapi"], "3.1.0");
    let paths = document["paths"].as_object().expect("paths");
    for (path, methods) in paths {
        let filled = path
            .replace("{id}", FIRST)
            .replace("{trainee}", "T01")
            .replace("{job}", "1")
            .replace("{name}", "program")
            .replace("{kind}", "busy")
            .replace("{view}", "seats")
            .replace("{table}", "schedule.csv");
        for (method, operation) in methods.as_object().expect("methods") {
            let answer = server.json(&method.to_uppercase(), &filled, None, &Value::Null);
            assert_ne!(answer.status, 405, "{method} {filled}");
            assert!(answer.status < 500, "{method} {filled}: {}", answer.text());
            let versioned = operation["parameters"].to_string().contains("If-Match");
            if versioned && !filled.contains("jobs") {
                assert_eq!(answer.problem(), "version-required", "{method} {filled}");
            }
        }
    }
}
