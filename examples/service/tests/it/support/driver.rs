//! A real browser, driven by the WebDriver protocol.

use std::io::{BufRead, BufReader};
use std::net::SocketAddr;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use serde_json::{Value, json};

use super::http::send;

/// How elements are named in answers of WebDriver.
const ELEMENT: &str = "element-6066-11e4-a52e-4f735466cecf";

/// A headless browser and its driver.
#[derive(Debug)]
pub(crate) struct Browser {
    driver: Child,
    address: SocketAddr,
    session: String,
}

/// A thing on the page.
#[derive(Debug, Clone)]
pub(crate) struct Element(String);

impl Browser {
    /// Starts a browser with its home in a folder; why not, if there is none on this machine.
    pub(crate) fn start(folder: &Path) -> Result<Self, String> {
        let mut driver = Command::new("chromedriver")
            .arg("--port=0")
            .env("HOME", folder)
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .map_err(|error| format!("chromedriver can not be started: {error}"))?;
        let output = driver.stdout.take().ok_or("chromedriver says nothing")?;
        let mut lines = BufReader::new(output).lines();
        let port: u16 = lines
            .find_map(|line| {
                let line = line.ok()?;
                let (_, port) = line.split_once("successfully on port ")?;
                port.trim_end_matches('.').parse().ok()
            })
            .ok_or("chromedriver does not say its port")?;
        let mut browser = Self {
            driver,
            address: SocketAddr::from(([127, 0, 0, 1], port)),
            session: String::new(),
        };
        let data = folder.join("browser");
        let arguments = [
            "--headless=new".to_owned(),
            "--no-sandbox".to_owned(),
            "--disable-gpu".to_owned(),
            "--disable-dev-shm-usage".to_owned(),
            "--window-size=1700,1300".to_owned(),
            format!("--user-data-dir={}", data.display()),
        ];
        let wanted = json!({"capabilities": {"alwaysMatch": {
            "browserName": "chrome",
            "unhandledPromptBehavior": "ignore",
            "goog:chromeOptions": {"args": arguments},
        }}});
        let made = browser.tried("POST", "/session", &wanted)?;
        let session = made["sessionId"].as_str().ok_or("no session")?;
        session.clone_into(&mut browser.session);
        Ok(browser)
    }

    fn tried(&self, method: &str, path: &str, body: &Value) -> Result<Value, String> {
        let headers = [("Content-Type", "application/json")];
        let text = if method == "POST" {
            body.to_string()
        } else {
            String::new()
        };
        let answer = send(self.address, method, path, &headers, text.as_bytes());
        let answer = answer.ok_or("chromedriver does not answer")?;
        let value = answer.json()["value"].clone();
        if answer.status == 200 {
            Ok(value)
        } else {
            Err(format!("{path}: {}", value["message"]))
        }
    }

    fn ask(&self, method: &str, path: &str, body: &Value) -> Value {
        let path = format!("/session/{}{path}", self.session);
        self.tried(method, &path, body)
            .unwrap_or_else(|error| panic!("{error}"))
    }

    pub(crate) fn go(&self, address: &str) {
        self.ask("POST", "/url", &json!({"url": address}));
        self.wait("the script is ready", || {
            self.run("return document.documentElement.dataset.ready === 'yes'") == true
        });
    }

    /// Runs a function's body on the page.
    pub(crate) fn run(&self, script: &str) -> Value {
        self.ask(
            "POST",
            "/execute/sync",
            &json!({"script": script, "args": []}),
        )
    }

    /// The only or first element of a selector.
    pub(crate) fn find(&self, selector: &str) -> Element {
        let asked = json!({"using": "css selector", "value": selector});
        let found = self.ask("POST", "/element", &asked);
        let id = found[ELEMENT].as_str().expect("an element");
        Element(id.to_owned())
    }

    pub(crate) fn click(&self, selector: &str) {
        let Element(id) = self.find(selector);
        self.ask("POST", &format!("/element/{id}/click"), &json!({}));
    }

    /// Types into an element: text for a field, a path for a file.
    pub(crate) fn type_into(&self, selector: &str, text: &str) {
        let Element(id) = self.find(selector);
        self.ask(
            "POST",
            &format!("/element/{id}/value"),
            &json!({"text": text}),
        );
    }

    /// Presses a key on an element.
    pub(crate) fn press(&self, selector: &str, key: &str) {
        self.run(&format!(
            "document.querySelector({}).focus()",
            json!(selector)
        ));
        let strokes = json!([{"type": "keyDown", "value": key}, {"type": "keyUp", "value": key}]);
        let hand = json!({"type": "key", "id": "keys", "actions": strokes});
        self.ask("POST", "/actions", &json!({"actions": [hand]}));
    }

    /// What a person reads in an element.
    pub(crate) fn text(&self, selector: &str) -> String {
        let script = format!(
            "return document.querySelector({})?.innerText",
            json!(selector)
        );
        self.run(&script).as_str().unwrap_or("").to_owned()
    }

    /// Whether an element can be used.
    pub(crate) fn is_enabled(&self, selector: &str) -> bool {
        let Element(id) = self.find(selector);
        self.ask("GET", &format!("/element/{id}/enabled"), &Value::Null) == true
    }

    /// Takes the middle of an element along by so many pixels, looks, and lets it go.
    pub(crate) fn drag(&self, selector: &str, (x, y): (i64, i64), held: impl FnOnce(&Self)) {
        let Element(id) = self.find(selector);
        let step = |actions: Value| {
            let hand = json!({"type": "pointer", "id": "mouse", "parameters": {"pointerType": "mouse"}, "actions": actions});
            self.ask("POST", "/actions", &json!({"actions": [hand]}));
        };
        let along = |part: i64| json!({"type": "pointerMove", "origin": "pointer", "duration": 30, "x": x / part, "y": y / part});
        step(json!([
            {"type": "pointerMove", "origin": {ELEMENT: id}, "x": 0, "y": 0},
            {"type": "pointerDown", "button": 0},
            along(2),
            along(2),
        ]));
        held(self);
        step(json!([{"type": "pointerUp", "button": 0}]));
    }

    /// Takes an element onto the middle of another one, looks, and lets it go.
    pub(crate) fn drag_onto(&self, selector: &str, target: &str, held: impl FnOnce(&Self)) {
        let middle = |selector: &str| {
            let script = format!(
                "const one = document.querySelector({}); one.scrollIntoView({{ block: 'center' }}); \
                 const box = one.getBoundingClientRect(); \
                 return [box.x + box.width / 2, box.y + box.height / 2].map(Math.round);",
                json!(selector)
            );
            let place = self.run(&script);
            (place[0].as_i64().expect("x"), place[1].as_i64().expect("y"))
        };
        // The second look is taken where the page stands when the hand moves.
        middle(selector);
        let to = middle(target);
        let script = format!(
            "const box = document.querySelector({}).getBoundingClientRect(); \
             return [box.x + box.width / 2, box.y + box.height / 2].map(Math.round);",
            json!(selector)
        );
        let from = self.run(&script);
        let from = (from[0].as_i64().expect("x"), from[1].as_i64().expect("y"));
        self.drag(selector, (to.0 - from.0, to.1 - from.1), held);
    }

    /// Makes the window so wide and high.
    pub(crate) fn resize(&self, width: u32, height: u32) {
        let size = json!({"width": width, "height": height});
        self.ask("POST", "/window/rect", &size);
    }

    /// Answers a question that the page asks.
    pub(crate) fn confirm(&self) {
        self.ask("POST", "/alert/accept", &json!({}));
    }

    /// Whether the page asks something.
    pub(crate) fn is_asked(&self) -> bool {
        let path = format!("/session/{}/alert/text", self.session);
        self.tried("GET", &path, &Value::Null).is_ok()
    }

    /// Waits until something is so.
    pub(crate) fn wait(&self, what: &str, so: impl Fn() -> bool) {
        for _ in 0..400 {
            if so() {
                return;
            }
            std::thread::sleep(Duration::from_millis(50));
        }
        let seen = self.run("return document.body.innerText");
        panic!("waited in vain until {what}; the page says: {seen}");
    }

    /// Waits until an element says something.
    pub(crate) fn wait_for(&self, selector: &str, part: &str) {
        self.wait(&format!("{selector} says {part:?}"), || {
            self.text(selector).contains(part)
        });
    }

    /// A picture of the window, if a folder for pictures is named in the environment.
    pub(crate) fn picture(&self, name: &str) {
        let Some(folder) = std::env::var_os("SERVICE_PICTURES") else {
            return;
        };
        let shot = self.ask("GET", "/screenshot", &Value::Null);
        let bytes = decoded(shot.as_str().unwrap_or(""));
        let path = Path::new(&folder).join(format!("{name}.png"));
        std::fs::write(path, bytes).expect("a picture");
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        if !self.session.is_empty() {
            let _ = self.tried(
                "DELETE",
                &format!("/session/{}", self.session),
                &Value::Null,
            );
        }
        let _ = self.driver.kill();
        let _ = self.driver.wait();
    }
}

/// Base64.
fn decoded(text: &str) -> Vec<u8> {
    let mut bytes = Vec::new();
    let (mut bits, mut count) = (0_u32, 0);
    for letter in text.bytes() {
        let value = match letter {
            b'A'..=b'Z' => letter - b'A',
            b'a'..=b'z' => letter - b'a' + 26,
            b'0'..=b'9' => letter - b'0' + 52,
            b'+' => 62,
            b'/' => 63,
            _ => continue,
        };
        bits = bits << 6 | u32::from(value);
        count += 6;
        if count >= 8 {
            count -= 8;
            bytes.extend(u8::try_from(bits >> count & 0xff));
        }
    }
    bytes
}
