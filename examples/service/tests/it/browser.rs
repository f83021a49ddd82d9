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

    to_another_department(&browser, &home);
    something_has_changed(&browser, &server, &home);

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
    // On a telephone nothing is wider than the screen, but for the picture in its frame.
    browser.resize(500, 900);
    for view in ["by_hospital", "report"] {
        browser.go(&format!("{home}/?lang=ko&view={view}"));
        let over = browser.run("return document.documentElement.scrollWidth - window.innerWidth");
        assert!(
            over.as_i64().is_some_and(|over| over <= 0),
            "{view}: {over}"
        );
        browser.picture(&format!("5-{view}-narrow"));
    }
    browser.resize(1700, 1300);

    uploads(&browser, &folder, &home);
}

/// Drags a placement into another department, by hand and by key: it is there, and what is wrong is said.
fn to_another_department(browser: &Browser, home: &str) {
    browser.go(&format!("{home}/?lang=en&view=by_hospital"));
    let bar = "#picture g[data-start][data-trainee=T03][data-specialty=cardiovascular]";
    let department = |browser: &Browser| {
        let script = format!("return document.querySelector('{bar}').dataset.department");
        browser.run(&script).as_str().unwrap_or("").to_owned()
    };
    let before = department(browser);
    let other = browser.run(&format!(
        "const all = [...document.querySelectorAll('#picture rect[data-department]')]; \
         const here = all.findIndex((one) => one.dataset.department === '{before}'); \
         return (all[here + 2] ?? all[here - 2]).dataset.department"
    ));
    let other = other.as_str().expect("another department").to_owned();
    let target = format!("#picture rect[data-department='{other}']");
    browser.drag_onto(bar, &target, |browser| {
        browser.wait_for("#check", "Rules broken");
        browser.picture("3-held-over-another-department");
    });
    browser.wait("it is there", || department(browser) == other);
    browser.wait_for("#status", "not accepted yet");
    // Another view of the same plan loses nothing.
    browser.click("#views a[href*=by_trainee]");
    browser.wait("the other view is there", || {
        browser
            .run("return document.querySelector('#picture title').textContent")
            .as_str()
            .is_some_and(|title| title.contains("by trainee"))
    });
    assert_eq!(department(browser), other);
    browser.click("#discard");
    browser.wait("it is back", || department(browser) == before);
    browser.go(&format!("{home}/?lang=en&view=by_hospital"));
    browser.press(bar, "\u{e015}");
    browser.wait("a key moves it, too", || department(browser) != before);
    browser.click("#discard");
    browser.wait("it is back", || department(browser) == before);
}

/// Somebody leaves: a new plan, with the reason of every move, is accepted.
fn something_has_changed(browser: &Browser, server: &Server, home: &str) {
    browser.go(&format!("{home}/?lang=en&view=by_hospital"));
    browser.click("#plan");
    browser.wait_for("#status", "Proven");
    browser.click("#accept");
    browser.wait_for("#status", "The plan is in force.");
    browser.click("#change summary");
    browser.click("#replan");
    browser.wait_for("#trouble", "Add what has changed first.");
    browser.type_into("#change [name=trainee]", "T05");
    browser.click("#add");
    browser.wait_for("#changes", "A trainee leaves: T05");
    browser.click("#replan");
    browser.wait_for("#differences", "placements stay");
    browser.wait_for("#differences", "T05");
    browser.wait_for("#status", "not accepted yet");
    browser.picture("3-something-has-changed");
    browser.click("#people button[data-trainee=T06]");
    browser.wait_for("#why h3", "T06");
    browser.click("#accept");
    browser.wait_for("#status", "The plan is in force.");
    let plan = server
        .get(&format!("/api/programs/{FIRST}/schedule"))
        .text();
    assert!(!plan.contains("\"T05\""), "{plan}");
    let program = server.get(&format!("/api/programs/{FIRST}")).text();
    assert!(program.contains("withdrawn"), "the change is kept");
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

/// Uploads what somebody has written to harm others, the same again, and what is no program.
fn uploads(browser: &Browser, folder: &Folder, home: &str) {
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

    // The same program again replaces the first one, if that is wished.
    browser.go(&format!("{home}/?lang=en"));
    std::fs::write(&file, small("바다", "바다 2", 2).to_string()).expect("a file");
    browser.type_into("#upload", &file.to_string_lossy());
    browser.wait("the page asks", || browser.is_asked());
    browser.confirm();
    browser.wait("it is replaced", || browser.text("h1") == "바다 2");

    // And what is no program.
    std::fs::write(&file, "{\"format\": 1}").expect("a file");
    browser.type_into("#upload", &file.to_string_lossy());
    browser.wait("the trouble is said", || {
        !browser.text("#trouble").is_empty()
    });
    browser.picture("7-trouble");
}
