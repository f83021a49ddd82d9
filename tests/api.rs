//! The public interface, as the sources declare it, against `tests/golden/api/public.txt`.
//!
//! Everything that is `pub` counts: a lint refuses `pub` where nobody outside can reach it. What the golden file
//! has must stay as it is, or be taken out of it on purpose: a change there is a change for every caller.
//! What is new may wait; `PRACTICUM_API=exact` refuses that too, and `UPDATE_GOLDEN=1` writes the file.
#![expect(clippy::expect_used, reason = "a test stops at the first surprise")]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Every Rust file below a folder.
fn files(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("a folder of sources") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            files(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
}

/// What a line of code says: neither its comment nor its indent.
fn said(line: &str) -> &str {
    let line = line.trim();
    if line.starts_with("//") { "" } else { line }
}

/// Whether a declaration ends with this line, as the formatter breaks lines.
fn ends(line: &str) -> bool {
    line.ends_with(['{', ';', '}']) || line.ends_with(',') && is_field(line)
}

/// A field stands in one line with its type; an argument on a line of its own is not `pub`.
fn is_field(line: &str) -> bool {
    line.starts_with("pub ") && !line.starts_with("pub fn") && !line.starts_with("pub const fn")
}

/// Variants of an enum, or what a trait asks for: more may come, so each stands for itself.
fn members<'t>(lines: impl Iterator<Item = &'t str>, indent: usize) -> Vec<String> {
    let (mut members, mut member, mut attribute) = (Vec::new(), String::new(), false);
    for line in lines {
        let text = said(line);
        attribute |= text.starts_with('#');
        if !attribute && !text.is_empty() {
            let gap = if member.is_empty() { "" } else { " " };
            member = format!("{member}{gap}{text}");
            let own = line.len() - line.trim_start().len() == indent;
            if own && text.ends_with([',', ';', '}']) {
                let wanted = match member.split_once(" {") {
                    Some((head, _)) if member.starts_with("fn ") => head,
                    _ => member.trim_end_matches([',', ';']),
                };
                members.push(wanted.to_owned());
                member.clear();
            }
        }
        attribute &= !text.ends_with(']');
    }
    members
}

/// What a file declares for others, a line each.
fn declared(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut lines = text.lines();
    // Whose methods these are.
    let mut owner = String::new();
    while let Some(line) = lines.next() {
        let (mut item, indent) = (said(line).to_owned(), line.len() - line.trim_start().len());
        if line.starts_with("#[cfg(test)]") {
            break;
        }
        if line == "}" {
            owner.clear();
        }
        let implements = line.starts_with("impl");
        if !implements && !item.starts_with("pub ") {
            continue;
        }
        while !ends(&item) {
            let Some(more) = lines.next() else { break };
            item.push(' ');
            item.push_str(said(more));
        }
        let item = item.trim_end_matches(['{', ';', ',', ' ']).to_owned();
        if item.starts_with("pub enum") || item.starts_with("pub trait") {
            let close = format!("{}}}", " ".repeat(indent));
            let inner = lines.by_ref().take_while(|line| *line != close);
            let members = members(inner, indent + 4);
            found.extend(members.into_iter().map(|one| format!("{item}: {one}")));
            found.push(item);
        } else if !implements {
            found.push(format!("{owner}{item}"));
        } else if item.contains(" for ") {
            found.push(item);
            owner.clear();
        } else {
            owner = format!("{item}: ");
        }
        if let Some(name) = ["pub struct ", "pub union "]
            .iter()
            .find_map(|kind| line.strip_prefix(kind))
            .filter(|_| line.ends_with('{'))
        {
            let name = name.trim_end_matches([' ', '{']);
            owner = format!("struct {name}: ");
        }
    }
    found
}

/// The type that a trait is implemented for, if the declaration is of that kind.
fn target(declaration: &str) -> Option<&str> {
    let implements = declaration.starts_with("impl");
    let (_, after) = declaration.rsplit_once(" for ").filter(|_| implements)?;
    let end = after.find(['<', ' ']).unwrap_or(after.len());
    after
        .get(..end)?
        .trim_start_matches('&')
        .rsplit("::")
        .next()
}

/// The interface, sorted: the top module, and what it declares. Traits of types that nobody outside sees
/// are left out, and so is what macros write.
fn interface() -> BTreeSet<String> {
    let source = root().join("src");
    let mut paths = Vec::new();
    files(&source, &mut paths);
    let mut all = BTreeSet::new();
    for path in paths {
        let name = path.strip_prefix(&source).expect("below src");
        let top = name.components().next().expect("a name").as_os_str();
        let top = top.to_string_lossy().replace(".rs", "");
        let text = fs::read_to_string(&path).expect("readable text");
        all.extend(declared(&text).into_iter().map(|item| (top.clone(), item)));
    }
    let names: BTreeSet<String> = all
        .iter()
        .filter_map(|(_, item)| {
            let (kind, after) = item.strip_prefix("pub ")?.split_once(' ')?;
            let end = after.find(['<', ' ', '(']).unwrap_or(after.len());
            let types = matches!(kind, "struct" | "enum" | "trait");
            types.then(|| after.get(..end).map(str::to_owned))?
        })
        .collect();
    let seen = |item: &str| target(item).is_none_or(|name| names.contains(name));
    let seen = all.into_iter().filter(|(_, item)| seen(item));
    seen.map(|(top, item)| format!("{top}: {item}")).collect()
}

#[test]
fn nothing_public_is_lost() {
    let golden = root().join("tests/golden/api/public.txt");
    let interface = interface();
    assert!(interface.len() > 1_000, "the sources are where they were");
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        let lines: Vec<&str> = interface.iter().map(String::as_str).collect();
        fs::write(&golden, lines.join("\n") + "\n").expect("a folder that can be written");
    }
    let text = fs::read_to_string(&golden).expect("the golden file");
    let before: BTreeSet<String> = text.lines().map(str::to_owned).collect();
    let lost: Vec<_> = before.difference(&interface).collect();
    assert!(
        lost.is_empty(),
        "callers lose this; if that is meant, UPDATE_GOLDEN=1 and the changelog: {lost:#?}"
    );
    let new: Vec<_> = interface.difference(&before).collect();
    println!("{} new declarations", new.len());
    if std::env::var("PRACTICUM_API").is_ok_and(|word| word == "exact") {
        assert!(new.is_empty(), "not yet in the golden file: {new:#?}");
    }
}

#[test]
fn declarations_are_seen_whole() {
    let text = "\
pub struct Pair<T> {
    /// One.
    pub one: T,
    two: u8,
}

impl<T> Pair<T> {
    /// Both.
    pub fn both(
        &self,
        other: &Self,
    ) -> bool {
        true
    }
    pub(crate) fn hidden(&self) {}
}

impl<T> Clone for Pair<T> {
}

#[non_exhaustive]
pub enum Kind {
    /// A.
    A,
    #[doc(hidden)]
    B { c: u8 },
}

pub use inner::{Deep, Deeper};
pub const N: u8 = 1;

#[cfg(test)]
pub fn only_for_tests() {}
";
    assert_eq!(
        declared(text),
        [
            "pub struct Pair<T>",
            "struct Pair<T>: pub one: T",
            "impl<T> Pair<T>: pub fn both( &self, other: &Self, ) -> bool",
            "impl<T> Clone for Pair<T>",
            "pub enum Kind: A",
            "pub enum Kind: B { c: u8 }",
            "pub enum Kind",
            "pub use inner::{Deep, Deeper}",
            "pub const N: u8 = 1",
        ]
    );
}
