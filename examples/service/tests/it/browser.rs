//! The page in a real browser, as a coordinator uses it.

use serde_json::json;

use crate::support::driver::Browser;
use crate::support::programs::{FIRST, small};
use crate::support::server::{Folder, Server};

/// One test, since a browser takes long to start.
#[test]
fn a_coordinator_plans_reads_drags_and_accepts() {
    let folder = Folder::new();
    let browser = match Browser::start(folder.path()) {
        Ok(browser) => browser,
        Err(why) => {
            println!("the page was not tried in a browser: {why}");
            return;
        }
    };
    let server = Server::start(&folder);
    let home = format!("http://{}", server.address);

    // Make a plan and see it.
    browser.go(&format!("{home}/?lang=en"));
    assert!(browser.text("h1").contains("Global Healthcare Academy"));
    assert!(!browser.is_enabled("#accept"));
    browser.click("#plan");
    browser.wait_for("#status", "Proven: no plan is better.");
    assert!(browser.run("return document.querySelectorAll('#picture g[data-start]').length") != 0);
    browser.picture("1-planned");

    // Why somebody is where they are.
    browser.click("#people button[data-trainee=T06]");
    browser.wait_for("#why", "Placed:");
    browser.click("#picture g[data-start][data-trainee=T05]");
    browser.wait_for("#why h3", "T05");
    browser.picture("2-why");

    // Accept.
    browser.click("#accept");
    browser.wait_for("#status", "The plan is in force.");
    let kept = server.get(&format!("/api/programs/{FIRST}/schedule"));
    assert_eq!(kept.status, 200);
    for link in hrefs(&browser, "#exports a") {
        let answer = server.get(&link);
        assert_eq!(answer.status, 200, "{link}");
    }

    // Drag a placement two weeks to the left: what is wrong is said while it is held.
    browser.go(&format!("{home}/?lang=en&view=by_trainee"));
    let bar = "#picture g[data-start][data-trainee=T10]";
    let week = i64::from(
        u32::try_from(
            browser
                .run("const d = document.querySelector('#picture svg').dataset; return Math.round((d.right - d.left) / d.periods)")
                .as_u64()
                .expect("pixels"),
        )
        .expect("few"),
    );
    browser.drag(bar, (week, 0), |browser| {
        browser.wait_for("#check", "Rules broken");
        browser.picture("3-dragged");
    });
    browser.wait("the plan can be discarded", || {
        browser.is_enabled("#discard")
    });
    browser.wait_for("#check", "Rules broken");
    browser.click("#accept");
    browser.wait("the page asks", || browser.is_asked());
    browser.confirm();
    browser.wait_for("#status", "The plan is in force.");

    // Somebody else writes; this page is told.
    let program = server.get(&format!("/api/programs/{FIRST}"));
    let path = format!("/api/programs/{FIRST}");
    let written = server.json("PUT", &path, program.header("etag"), &program.json());
    assert_eq!(written.status, 200);
    browser.click("#plan");
    browser.wait_for("#status", "Proven");
    browser.click("#accept");
    browser.wait_for("#trouble", "Somebody else has changed the program.");
    browser.picture("4-second-writer");

    // Korean, and every view.
    for view in ["by_hospital", "by_trainee", "seats", "report"] {
        browser.go(&format!("{home}/?lang=ko&view={view}"));
        assert!(browser.text("#plan").contains("계획"));
        browser.picture(&format!("5-{view}"));
    }

    // Upload what somebody has written to harm others.
    let nasty = "<img src=x onerror=alert(1)>김<script>alert(2)</script>";
    let file = folder.path().join("program.json");
    std::fs::write(&file, small("바다", nasty, 3).to_string()).expect("a file");
    browser.type_into("#upload", &file.to_string_lossy());
    browser.wait("the new program is there", || browser.text("h1") == nasty);
    browser.click("#plan");
    browser.wait("there is a plan", || browser.is_enabled("#accept"));
    browser.click("#people button");
    browser.wait_for("#why", "T01");
    assert!(!browser.is_asked(), "nothing was run");
    assert_eq!(
        browser.run("return document.querySelectorAll('img').length"),
        json!(0)
    );
    browser.picture("6-uploaded");

    // And what is no program.
    std::fs::write(&file, "{\"format\": 1}").expect("a file");
    browser.type_into("#upload", &file.to_string_lossy());
    browser.wait("the trouble is said", || {
        !browser.text("#trouble").is_empty()
    });
    browser.picture("7-trouble");
}

fn hrefs(browser: &Browser, selector: &str) -> Vec<String> {
    let script = format!(
        "return [...document.querySelectorAll('{selector}')].map((one) => one.getAttribute('href'))"
    );
    let found = browser.run(&script);
    let found = found.as_array().into_iter().flatten();
    found
        .filter_map(|one| one.as_str().map(str::to_owned))
        .collect()
}
