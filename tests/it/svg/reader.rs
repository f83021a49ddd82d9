//! A small reader of XML: enough to see that a picture is one, and what is in it.

use std::collections::BTreeMap;

/// An element of a picture: its name, attributes, and the text directly in it.
#[derive(Debug, Clone)]
pub(super) struct Element {
    pub(super) name: String,
    pub(super) attributes: BTreeMap<String, String>,
    pub(super) text: String,
}

impl Element {
    pub(super) fn number(&self, name: &str) -> i64 {
        self.attributes[name].parse().unwrap()
    }
}

/// All elements of a well-formed text, in order of their start.
pub(super) fn elements(text: &str) -> Vec<Element> {
    let (mut found, mut open): (Vec<Element>, Vec<usize>) = (Vec::new(), Vec::new());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('<') {
        if let Some(&last) = open.last() {
            found[last].text += &plain(before);
        } else {
            assert!(before.trim().is_empty(), "text outside: {before:?}");
        }
        let (tag, after) = after.split_once('>').expect("a tag has an end");
        rest = after;
        if let Some(name) = tag.strip_prefix('/') {
            let last = open.pop().expect("something is open");
            assert_eq!(found[last].name, name);
            continue;
        }
        let single = tag.ends_with('/');
        let tag = tag.trim_end_matches('/');
        let (name, list) = tag.split_once(' ').unwrap_or((tag, ""));
        found.push(Element {
            name: name.to_owned(),
            attributes: attributes(list),
            text: String::new(),
        });
        if !single {
            open.push(found.len() - 1);
        }
    }
    assert!(open.is_empty(), "{open:?} are not closed");
    assert_eq!(rest.trim(), "");
    found
}

fn attributes(list: &str) -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    let mut rest = list.trim();
    while let Some((name, after)) = rest.split_once("=\"") {
        let (value, after) = after.split_once('"').expect("a value has an end");
        let double = found.insert(name.to_owned(), plain(value));
        assert_eq!(double, None, "{name} stands twice");
        rest = after.trim();
    }
    assert_eq!(rest, "");
    found
}

fn plain(text: &str) -> String {
    assert!(!text.contains('<'));
    for (_, after) in text.match_indices('&').map(|(at, _)| text.split_at(at)) {
        assert!(
            ["&amp;", "&lt;", "&gt;", "&quot;"]
                .iter()
                .any(|one| after.starts_with(one)),
            "{after}"
        );
    }
    let text = text
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"");
    text.replace("&amp;", "&")
}

/// What every picture must be: described, and with everything inside its frame.
pub(super) fn is_sound(picture: &str) -> Vec<Element> {
    let found = elements(picture);
    let frame = &found[0];
    assert_eq!(
        (frame.name.as_str(), frame.attributes["role"].as_str()),
        ("svg", "img")
    );
    let (width, height) = (frame.number("width"), frame.number("height"));
    assert_eq!(
        (found[1].name.as_str(), found[2].name.as_str()),
        ("title", "desc")
    );
    assert!(!found[1].text.is_empty() && !found[2].text.is_empty());
    for one in found.iter().skip(3) {
        let inside = match one.name.as_str() {
            "rect" if one.attributes.contains_key("x") => {
                let (x, y) = (one.number("x"), one.number("y"));
                x >= 0
                    && y >= 0
                    && x + one.number("width") <= width
                    && y + one.number("height") <= height
            }
            "text" => {
                (0..=width).contains(&one.number("x")) && (0..=height).contains(&one.number("y"))
            }
            "line" => [("x1", width), ("x2", width), ("y1", height), ("y2", height)]
                .iter()
                .all(|(name, most)| (0..=*most).contains(&one.number(name))),
            _ => true,
        };
        assert!(inside, "{one:?} lies outside {width} x {height}");
    }
    let patterns: Vec<&str> = found
        .iter()
        .filter(|one| one.name == "pattern")
        .map(|one| one.attributes["id"].as_str())
        .collect();
    for fill in found.iter().filter_map(|one| one.attributes.get("fill")) {
        if let Some(id) = fill.strip_prefix("url(#") {
            assert!(patterns.contains(&id.trim_end_matches(')')), "{fill}");
        }
    }
    found
}
