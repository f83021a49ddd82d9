#!/usr/bin/env python3
"""Every mutant of some folders against the tests that reach it: run.py [PATTERN...] (see .ci/deep).

cargo-mutants says what could be changed, and building each change would take days. So all of them are put behind switches
(src/main.rs) and built at once. Then each test runs alone and notes which switches it passes, and each mutant is
turned on for the tests that pass it, the quickest first, until one fails. What does not compile as a
switch is left out of that build; `--single` builds and tests those one after the other.

Writes target/mutants/results.json: what became of each. Prints the living, and fails if there are any that
equivalent.txt does not explain.
"""

import argparse
import json
import os
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
WORK = ROOT / "target" / "mutants"
TREE = WORK / "tree"
BUILD = ["--all-features", "--lib", "--test", "it"]

SWITCH = """//! Which mutant is on.
use std::io::Write;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicBool, Ordering};

static WHICH: OnceLock<u32> = OnceLock::new();
static SEEN: [AtomicBool; LAST] = [const { AtomicBool::new(false) }; LAST];

/// Whether this one is; with `MUTANT_LOG` set, also notes that it was asked.
pub fn on(number: u32) -> bool {
    let which = *WHICH.get_or_init(|| match std::env::var("MUTANT") {
        Ok(text) => text.parse().unwrap_or(0),
        Err(_) => u32::MAX,
    });
    if which == u32::MAX && !SEEN[number as usize].swap(true, Ordering::Relaxed) {
        if let Ok(path) = std::env::var("MUTANT_LOG") {
            let file = std::fs::OpenOptions::new().append(true).create(true).open(path);
            let _ = file.and_then(|mut file| file.write_all(format!("{number}\\n").as_bytes()));
        }
    }
    which == number
}
"""


def call(*words, **how):
    return subprocess.run(words, cwd=how.pop("cwd", ROOT), text=True, capture_output=True, **how)


def listed(patterns):
    words = [word for pattern in patterns for word in ("--file", pattern)]
    answer = call("cargo", "mutants", "--list", "--json", "--all-features", *words)
    if answer.returncode:
        sys.exit(answer.stderr)
    mutants = json.loads(answer.stdout)
    for number, one in enumerate(mutants, 1):
        one["number"] = number
    return mutants


def copied():
    """What is tracked, as it is here; only what has changed is written, so that little is built again."""
    names = call("git", "ls-files", "-co", "--exclude-standard").stdout.splitlines()
    for name in names:
        if name.startswith(("fuzz/corpus", ".ci/")) or not (ROOT / name).is_file():
            continue
        write(TREE / name, (ROOT / name).read_bytes())


def write(path, data):
    if not path.exists() or path.read_bytes() != data:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)


def rewritten(mutants, files):
    """Writes the sources with these mutants, and the other files as they are. Where each mutant stands, by file."""
    words = ["cargo", "build", "--quiet", "--manifest-path", str(ROOT / ".ci/mutants/Cargo.toml")]
    subprocess.run([*words, "--target-dir", str(WORK / "tool")], check=True)
    (WORK / "out" / "src").mkdir(parents=True, exist_ok=True)
    for one in mutants:
        (WORK / "out" / one["file"]).parent.mkdir(parents=True, exist_ok=True)
    (WORK / "list.json").write_text(json.dumps(mutants))
    answer = call(WORK / "tool/debug/mutants", WORK / "list.json", ROOT, WORK / "out")
    if answer.returncode:
        sys.exit(answer.stderr)
    report = json.loads(answer.stdout)
    for file in files:
        write(TREE / file, ((WORK / "out" if file in report else ROOT) / file).read_bytes())
    last = max(one["number"] for one in mutants) + 1
    write(TREE / "src/mutants.rs", SWITCH.replace("LAST", str(last)).encode())
    library = (ROOT / "src/lib.rs").read_bytes() + b"\n#[doc(hidden)]\npub mod mutants;\n"
    write(TREE / "src/lib.rs", library)
    return report


def cargo(*words):
    env = {**os.environ, "CARGO_INCREMENTAL": "0"}
    where = ["--target-dir", str(WORK / "build"), "--message-format=json"]
    answer = call("cargo", *words, "--locked", *where, cwd=TREE, env=env)
    lines = [json.loads(line) for line in answer.stdout.splitlines() if line.startswith("{")]
    errors = [
        line["message"]
        for line in lines
        if line["reason"] == "compiler-message" and line["message"]["level"] == "error"
    ]
    return answer.returncode == 0, errors, lines


def blamed(errors, report):
    """The mutants in whose text the compiler's errors lie, each with the code of one."""
    guilty = {}
    for error in errors:
        spans = list(error["spans"])
        for child in error["children"]:
            spans.extend(child["spans"])
        for span in spans:
            for place in report.get(span["file_name"], {}).get("places", []):
                if place["from"] < span["byte_end"] and span["byte_start"] < place["until"]:
                    guilty.setdefault(place["number"], (error["code"] or {}).get("code", "E"))
    return guilty


def built(mutants):
    """The test programs with as many of the mutants as compile, and why the others do not, by number."""
    apart = {}
    while True:
        files = {one["file"] for one in mutants}
        report = rewritten([one for one in mutants if one["number"] not in apart], files)
        apart.update((number, "place") for file in report.values() for number in file["left"])
        fine, errors, _ = cargo("check", "--lib", "--all-features")
        if fine:
            break
        guilty = blamed(errors, report)
        if not guilty:
            sys.exit("\n".join(error["rendered"] for error in errors))
        print(f"{len(guilty)} do not compile as switches", flush=True)
        apart |= guilty
    fine, errors, lines = cargo("test", "--no-run", *BUILD)
    if not fine:
        sys.exit("\n".join(error["rendered"] for error in errors))
    return [line["executable"] for line in lines if line.get("executable")], apart


def run(program, tests, seconds, **env):
    """Whether all these tests pass in time: "passed", "failed" or "timeout"."""
    words = [program, "--exact", *tests, "--test-threads", "1"]
    try:
        done = call(*words, cwd=TREE, env={**os.environ, **env}, timeout=seconds)
    except subprocess.TimeoutExpired:
        return "timeout"
    if done.returncode == 0:
        return "passed"
    # Some tests put what they found beside the golden file, and others count the files.
    for folder in ("tests/golden", "schema"):
        for file in (TREE / folder).rglob("*.written"):
            file.unlink()
    return "failed"


def reached(programs, only, skip):
    """Each test alone: its seconds and the mutants that it passes."""
    found = {}
    for program in programs:
        lines = call(program, "--list", cwd=TREE).stdout.splitlines()
        for name in (line.removesuffix(": test") for line in lines if line.endswith(": test")):
            if any(word in name for word in skip) or only and not any(word in name for word in only):
                continue
            log = WORK / "log"
            log.unlink(missing_ok=True)
            begin = time.monotonic()
            state = run(program, [name], 600, MUTANT_LOG=str(log))
            seconds = time.monotonic() - begin
            if state != "passed":
                print(f"{name} {state} without any mutant: left out", flush=True)
                continue
            numbers = {int(line) for line in log.read_text().split()} if log.exists() else set()
            if numbers:
                found[program, name] = (seconds, numbers)
    return found


def fate(number, tests):
    """What becomes of a mutant: the tests that pass it, in batches, the quickest first."""
    batch, total = [], 0.0
    for index, ((program, name), seconds) in enumerate(tests):
        batch.append(name)
        total += seconds
        last = index + 1 == len(tests)
        if last or tests[index + 1][0][0] != program or total > 0.5 or len(batch) == 25:
            state = run(program, batch, 20 + 10 * total, MUTANT=str(number))
            if state != "passed":
                return state
            batch, total = [], 0.0
    return "alive"


def single(one):
    """A mutant built by itself."""
    path = TREE / one["file"]
    before = path.read_text()
    lines = before.splitlines(keepends=True)
    start, end = one["span"]["start"], one["span"]["end"]
    head = "".join(lines[: start["line"] - 1]) + lines[start["line"] - 1][: start["column"] - 1]
    tail = lines[end["line"] - 1][end["column"] - 1 :] + "".join(lines[end["line"] :])
    path.write_text(head + one["replacement"] + tail)
    try:
        if not cargo("check", "--lib", "--all-features")[0]:
            return "unviable"
        fine, _, lines = cargo("test", "--no-run", *BUILD)
        if not fine:
            return "unviable"
        for program in [line["executable"] for line in lines if line.get("executable")]:
            try:
                if call(program, cwd=TREE, timeout=1200).returncode:
                    return "failed"
            except subprocess.TimeoutExpired:
                return "timeout"
        return "alive"
    finally:
        path.write_text(before)


def told(one):
    """A mutant without its line's number: file, what is changed, the line."""
    text = (ROOT / one["file"]).read_text().splitlines()[one["span"]["start"]["line"] - 1].strip()
    return f"{one['file']}: {one['name'].split(': ', 1)[1]}: {text}"


def explained():
    """Equivalent mutants, as told: lines that do not begin with # or a blank."""
    text = (ROOT / ".ci/mutants/equivalent.txt").read_text()
    return {line for line in text.splitlines() if line and line[0] not in "# "}


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("patterns", nargs="*")
    parser.add_argument("--only", action="append", default=[], help="tests to run, if not all")
    parser.add_argument("--skip", action="append", default=[], help="tests not to run")
    parser.add_argument("--built", action="store_true", help="with the programs of the last run")
    parser.add_argument("--again", action="store_true", help="only what was alive or not tried before")
    parser.add_argument("--single", action="store_true", help="also what does not compile as a switch")
    asked = parser.parse_args()
    WORK.mkdir(parents=True, exist_ok=True)
    state = WORK / "built.json"
    if asked.built:
        mutants, programs, apart = json.loads(state.read_text())
    else:
        mutants = listed(asked.patterns)
        copied()
        programs, apart = built(mutants)
        state.write_text(json.dumps([mutants, programs, list(apart.items())]))
    apart = dict(apart)
    print(f"{len(mutants)} mutants, {len(apart)} not as switches", flush=True)
    tests = reached(programs, asked.only, asked.skip)
    print(f"{len(tests)} tests pass some of them", flush=True)
    file = WORK / "results.json"
    results = json.loads(file.read_text()) if asked.again else {}
    order = [pattern.rstrip("*") for pattern in asked.patterns]
    for one in sorted(mutants, key=lambda one: [not one["file"].startswith(name) for name in order]):
        number, name = one["number"], one["name"]
        if number in apart:
            results[name] = f"no switch ({apart[number]})"
            continue
        if results.get(name) not in (None, "alive"):
            continue
        passing = [(key, seconds) for key, (seconds, numbers) in tests.items() if number in numbers]
        passing.sort(key=lambda item: item[1])
        results[name] = fate(number, passing)
        if results[name] in ("alive", "timeout"):
            print(f"{results[name]}: {name}", flush=True)
        file.write_text(json.dumps(results, indent=1))
    if asked.single:
        copied()
        for one in mutants:
            if one["number"] in apart:
                results[one["name"]] = single(one)
                if results[one["name"]] == "alive":
                    print(f"alive: {one['name']}", flush=True)
    file.write_text(json.dumps(results, indent=1))
    counts = {state: list(results.values()).count(state) for state in sorted(set(results.values()))}
    living = {told(one) for one in mutants if results.get(one["name"]) == "alive"}
    unexplained = sorted(living - explained())
    print(f"{counts}; {len(living) - len(unexplained)} of the living are equivalent")
    if unexplained:
        sys.exit("not caught:\n" + "\n".join(unexplained))


if __name__ == "__main__":
    main()
