//! What the sources promise and no compiler checks: layers, file lengths, documented codes.
#![expect(clippy::expect_used, reason = "a test stops at the first surprise")]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use practicum::rules::RuleCode;

/// Longest source file, in lines without the examples of its documentation.
const LONGEST: usize = 450;

/// Which top-level modules each one may import. A module that is not listed fails the test: a new
/// arrow is a decision.
const LAYERS: &[(&str, &[&str])] = &[
    ("calendar", &["wire"]),
    ("certificate", &["ids", "problem", "score"]),
    (
        "check",
        &[
            "calendar", "codes", "ids", "program", "quantity", "rules", "schedule", "score",
        ],
    ),
    ("claim", &["stats", "wire"]),
    ("codes", &[]),
    (
        "explain",
        &[
            "calendar",
            "certificate",
            "check",
            "codes",
            "ids",
            "planner",
            "problem",
            "program",
            "quantity",
            "rules",
            "schedule",
            "score",
            "solver",
            "wire",
        ],
    ),
    (
        "format",
        &[
            "calendar",
            "certificate",
            "check",
            "claim",
            "codes",
            "explain",
            "ids",
            "program",
            "quantity",
            "replan",
            "report",
            "rules",
            "schedule",
            "score",
            "solver",
            "stats",
        ],
    ),
    ("guide", &[]),
    ("ids", &[]),
    (
        "planner",
        &[
            "certificate",
            "check",
            "problem",
            "program",
            "rules",
            "schedule",
            "score",
            "solver",
        ],
    ),
    (
        "problem",
        &[
            "calendar", "codes", "ids", "program", "quantity", "rules", "schedule", "score",
        ],
    ),
    ("program", &["calendar", "codes", "ids", "quantity", "wire"]),
    ("quantity", &["codes"]),
    (
        "report",
        &[
            "calendar", "check", "codes", "ids", "program", "quantity", "rules", "schedule",
            "stats", "wire",
        ],
    ),
    (
        "replan",
        &[
            "calendar",
            "certificate",
            "check",
            "explain",
            "ids",
            "planner",
            "problem",
            "program",
            "quantity",
            "rules",
            "schedule",
            "score",
            "solver",
        ],
    ),
    ("rules", &["ids", "program", "quantity", "schedule", "wire"]),
    ("schedule", &["ids", "program", "wire"]),
    ("score", &[]),
    (
        "solver",
        &["certificate", "ids", "problem", "schedule", "score"],
    ),
    ("stats", &[]),
    ("wire", &[]),
];

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).to_path_buf()
}

/// Every Rust file below `src`, with its path from there and its text.
fn sources() -> Vec<(String, String)> {
    fn collect(folder: &Path, found: &mut Vec<PathBuf>) {
        for entry in fs::read_dir(folder).expect("a folder of sources") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                collect(&path, found);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                found.push(path);
            }
        }
    }
    let mut paths = Vec::new();
    collect(&root().join("src"), &mut paths);
    paths.sort();
    let read = |path: PathBuf| {
        let short = path.strip_prefix(root().join("src")).expect("below src");
        let name = short.to_string_lossy().replace('\\', "/");
        (name, fs::read_to_string(&path).expect("readable text"))
    };
    let sources: Vec<_> = paths.into_iter().map(read).collect();
    assert!(sources.len() > 50, "the sources are where they were");
    sources
}

/// The lines of code with their numbers; comments are left out.
fn code(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let lines = text.lines().enumerate();
    lines
        .map(|(index, line)| (index + 1, line.split("//").next().unwrap_or_default()))
        .filter(|(_, line)| !line.trim().is_empty())
}

/// The names that stand after `crate::` in a line, those in braces included.
fn imported(line: &str) -> Vec<&str> {
    let is_name = |c: char| c.is_alphanumeric() || c == '_';
    let mut names = Vec::new();
    for (start, found) in line.match_indices("crate::") {
        let before = line.get(..start).and_then(|text| text.chars().next_back());
        if before.is_some_and(is_name) {
            continue;
        }
        let rest = line.get(start + found.len()..).unwrap_or_default();
        let end = rest.find(|c| !is_name(c)).unwrap_or(rest.len());
        names.extend(rest.get(..end));
    }
    names
}

#[test]
fn imports_point_down() {
    let mut wrong = Vec::new();
    let mut seen = BTreeSet::new();
    for (name, text) in sources() {
        let top = name.split('/').next().unwrap_or_default();
        let top = top.strip_suffix(".rs").unwrap_or(top);
        if top == "lib" {
            continue;
        }
        let Some((top, allowed)) = LAYERS.iter().find(|(module, _)| *module == top) else {
            wrong.push(format!("{name}: the module {top} has no layer"));
            continue;
        };
        seen.insert(*top);
        for (number, line) in code(&text) {
            for module in imported(line) {
                if module != *top && !allowed.contains(&module) {
                    wrong.push(format!(
                        "src/{name}:{number}: {top} must not import {module:?}"
                    ));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
    assert!(
        seen.contains("check") && seen.contains("problem"),
        "{seen:?}"
    );
}

#[test]
fn the_scan_sees_imports() {
    assert_eq!(imported("use crate::check::Violation;"), ["check"]);
    assert_eq!(
        imported("let x = crate::problem::at(crate::solver::n());"),
        ["problem", "solver"]
    );
    // A group at the root names nothing that the table could know.
    assert_eq!(imported("use crate::{check, problem};"), [""]);
    assert!(imported("use $crate_::x; let mycrate::y").is_empty());
}

#[test]
fn checker_and_compiler_do_not_know_each_other() {
    let allowed = |top| {
        LAYERS
            .iter()
            .find(|(module, _)| *module == top)
            .map(|(_, may)| *may)
    };
    let upper = [
        "certificate",
        "problem",
        "solver",
        "planner",
        "explain",
        "replan",
        "report",
        "format",
    ];
    let check = allowed("check").expect("a layer");
    assert!(
        upper.iter().all(|module| !check.contains(module)),
        "{check:?}"
    );
    assert!(!allowed("problem").expect("a layer").contains(&"check"));
    assert!(!allowed("solver").expect("a layer").contains(&"check"));
    assert_eq!(allowed("stats"), Some(&[][..]));
}

/// The lines of a file that are no example in its documentation.
fn length(text: &str) -> usize {
    let mut is_example = false;
    let counted = text.lines().filter(|line| {
        let fence = line.trim_start().starts_with("/// ```");
        is_example ^= fence;
        !fence && !is_example
    });
    counted.count()
}

#[test]
fn files_are_short() {
    let long: Vec<_> = sources()
        .into_iter()
        .map(|(name, text)| (name, length(&text)))
        .filter(|(_, lines)| *lines > LONGEST)
        .collect();
    assert!(long.is_empty(), "more than {LONGEST} lines: {long:?}");
}

/// What is public, has no example, and needs none.
const WITHOUT_EXAMPLE: &[(&str, &str)] = &[(
    "FigureValue",
    "implemented here alone, and named by no caller",
)];

/// The public types, traits and functions at the top of a file, those that a macro makes of names or
/// of its own, too, each with whether its documentation shows an example.
fn examples(text: &str) -> Vec<(&str, bool)> {
    let lines: Vec<&str> = text.lines().collect();
    let mut found = Vec::new();
    let mut around = "";
    for (index, line) in lines.iter().enumerate() {
        let code = line.trim_start();
        let depth = line.len() - code.len();
        let words: Vec<&str> = code.split([' ', '(', '<', ':', ',', ';']).collect();
        let kinds = ["struct", "enum", "trait", "fn", "type"];
        let name = match words.as_slice() {
            ["pub", "const", "fn", name, ..] if depth == 0 => name,
            ["pub", kind, name, ..] if depth == 0 && kinds.contains(kind) => name,
            // In the body of a macro, unless the name is the caller's.
            ["pub", "struct" | "enum", name, ..] if depth == 8 && !name.starts_with('$') => name,
            // The name that a caller gives to a macro for words or for ids.
            [name, "{" | ""] if depth == 4 && ["words! {", "ids! {"].contains(&around) => name,
            _ => {
                if depth == 0 && line.ends_with('{') {
                    around = line;
                }
                continue;
            }
        };
        // Between the item and its documentation stand attributes.
        let before = lines.iter().take(index).rev().map(|line| line.trim());
        let attributes = |line: &&str| !line.starts_with("///") && !line.is_empty();
        let mut own = before
            .skip_while(attributes)
            .take_while(|line| line.starts_with("///"));
        found.push((*name, own.any(|line| line.starts_with("/// ```"))));
    }
    found
}

#[test]
fn everything_public_has_an_example() {
    let mut without = Vec::new();
    let mut count = 0;
    for (name, text) in sources() {
        let mut text = text.as_str();
        if let Some((before, _)) = text.split_once("\n#[cfg(test)]\nmod ") {
            text = before;
        }
        for (item, has) in examples(text) {
            count += 1;
            let excused = WITHOUT_EXAMPLE.iter().any(|(excused, _)| *excused == item);
            if has == excused {
                without.push(format!("src/{name}: {item}"));
            }
        }
    }
    assert!(count > 300, "{count}");
    assert!(without.is_empty(), "{without:#?}");
}

#[test]
fn the_scan_sees_examples() {
    let text = "/// A.\n///\n/// ```\n/// ```\n#[cfg_attr(\n    x\n)]\npub struct A;\n/// B.\npub fn b() {}\n\
                impl A {\n    /// c\n    pub fn c() {}\n}\npub(crate) struct D;\npub const E: u8 = 0;\n\
                ids! {\n    /// ```\n    /// ```\n    F,\n    /// G.\n    G,\n}";
    let found = [("A", true), ("b", false), ("F", true), ("G", false)];
    assert_eq!(examples(text), found);
    assert_eq!(length(text), 19);
}

/// A statement without the attributes before it.
fn without_attributes(statement: &str) -> &str {
    let mut rest = statement.trim();
    while let Some((_, after)) = rest.strip_prefix('#').and_then(|rest| rest.split_once(']')) {
        rest = after.trim();
    }
    rest
}

#[test]
fn mod_files_hold_no_logic() {
    let mut wrong = Vec::new();
    for (name, text) in sources() {
        // The guide's chapters are modules without a file.
        if !name.ends_with("/mod.rs") || name == "guide/mod.rs" {
            continue;
        }
        let lines: Vec<&str> = code(&text).map(|(_, line)| line).collect();
        for statement in lines.join("\n").split_inclusive(';') {
            let statement = without_attributes(statement);
            let mut words = statement
                .split_whitespace()
                .filter(|word| !word.starts_with("pub"));
            let declares = matches!(words.next(), None | Some("mod" | "use"));
            if !declares || !(statement.ends_with(';') || statement.is_empty()) {
                wrong.push(format!("src/{name}: {statement}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn every_code_has_its_section() {
    let guide = fs::read_to_string(root().join("src/guide/rules.md")).expect("the guide");
    let sections: Vec<(&str, &str)> = guide
        .split("\n## ")
        .skip(1)
        .map(|section| section.split_once('\n').unwrap_or((section, "")))
        .collect();
    let headings: Vec<String> = sections
        .iter()
        .map(|(heading, _)| (*heading).to_owned())
        .collect();
    let codes: Vec<String> = RuleCode::ALL
        .iter()
        .map(|code| format!("{code} `{code:?}`"))
        .collect();
    assert_eq!(headings, codes);
    for (heading, body) in sections {
        let example = if heading.starts_with('V') {
            "**Counts:**"
        } else {
            "**Fails:**"
        };
        for part in ["```text\n", example, "**Repair:**"] {
            assert!(body.contains(part), "{heading} lacks {part:?}");
        }
    }
}

#[test]
fn files_that_the_guide_names_exist() {
    let mut named = 0;
    for entry in fs::read_dir(root().join("src/guide")).expect("the guide") {
        let path = entry.expect("an entry").path();
        let text = fs::read_to_string(&path).expect("readable text");
        for word in text.split('`').skip(1).step_by(2) {
            let inside = ["src/", "tests/", "examples/", "benches/", "schema/", ".ci/"];
            if inside.iter().any(|folder| word.starts_with(folder)) {
                named += 1;
                let file = word.split(' ').next().unwrap_or_default();
                assert!(
                    root().join(file).exists(),
                    "{} names {word}",
                    path.display()
                );
            }
        }
    }
    assert!(named > 30, "{named}");
}

#[test]
fn every_code_has_a_file_that_says_it() {
    let checker: String = sources()
        .into_iter()
        .filter(|(name, _)| name.starts_with("check/"))
        .map(|(_, text)| text)
        .collect();
    for code in RuleCode::ALL {
        assert!(
            checker.contains(&format!("/// {code}")),
            "no check says that it is {code}"
        );
    }
}

#[test]
fn the_readme_shows_what_the_example_prints() {
    let readme = fs::read_to_string(root().join("README.md")).expect("the README");
    let golden = root().join("tests/golden/academy_2014.txt");
    let printed = fs::read_to_string(golden).expect("what the example prints");
    let wall = printed
        .split_once("Plan by hospital and week\n")
        .and_then(|(_, after)| after.split_once("Itineraries"))
        .map(|(wall, _)| {
            wall.trim_matches('\n')
                .trim_start_matches('=')
                .trim_matches('\n')
        })
        .expect("the plan for the wall");
    assert!(wall.lines().count() > 20, "{wall}");
    assert!(
        readme.contains(wall),
        "the README shows another plan than:\n{wall}"
    );
}
