#!/usr/bin/env python3
"""Every mutant of some folders against the tests that reach it: run.py [PATTERN...] (see .ci/deep).

cargo-mutants says what could be changed, and building each change would take days. So all of them are put behind switches
(src/main.rs) and built at once. Then each test runs alone and notes which switches it passes, and each mutant is
turned on for the tests that pass it, those first that found its neighbors and then the quickest, until one fails. Tests that
take long (`--slowest`) are left out: what no quick test finds counts as alive.

What does not compile as a switch is left out of that build. Where the compiler says that there is no such value, it is
unviable; what a switch alone stands in the way of is built by itself with `--single`, one after the other.

Writes target/mutants/results.json: what became of each. Prints the living, and fails if there are any that
equivalent.txt does not explain.
"""

import argparse
import json
import os
import re
import subprocess
import sys
import threading
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from fnmatch import fnmatch
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
WORK = ROOT / "target" / "mutants"
TREE = WORK / "tree"
# What the compiler says of a value that its type does not have, and of an operator that it does not know.
NO_SUCH_VALUE = {"E0061", "E0271", "E0277", "E0308", "E0369", "E0433", "E0599"}
# The same tests each time, and no search for a smaller failure.
SETTINGS = {
    "RAYON_NUM_THREADS": "1",
    "PROPTEST_RNG_SEED": "1",
    "PROPTEST_MAX_SHRINK_ITERS": "0",
}

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
    seen = Counter()
    for number, one in enumerate(mutants, 1):
        one["number"] = number
        one["told"] = told(one, seen)
    return mutants


def told(one, seen):
    """A mutant without its line's number: file, what is changed, the line; and which, if that is so twice."""
    text = (ROOT / one["file"]).read_text().splitlines()[one["span"]["start"]["line"] - 1].strip()
    name = f"{one['file']}: {one['name'].split(': ', 1)[1]}: {text}"
    seen[name] += 1
    return name if seen[name] == 1 else f"{name} ({seen[name]})"


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
    env = {**os.environ, "CARGO_INCREMENTAL": "0", "CARGO_PROFILE_DEV_DEBUG": "0"}
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
    """The mutants in whose text the compiler's errors lie, each with what that makes of it."""
    guilty = {}
    for error in errors:
        code = (error["code"] or {}).get("code", "E")
        below = [span for child in error["children"] for span in child["spans"]]
        for span in error["spans"] + below:
            for place in report.get(span["file_name"], {}).get("places", []):
                if place["from"] < span["byte_end"] and span["byte_start"] < place["until"]:
                    inside = place["from"] <= span["byte_start"] and span["byte_end"] <= place["until"]
                    if inside and span["is_primary"] and code in NO_SUCH_VALUE:
                        guilty[place["number"]] = "unviable"
                    guilty.setdefault(place["number"], f"no switch ({code})")
    return guilty


def built(mutants, tests):
    """The test programs with as many of the mutants as compile, and why the others do not, by number."""
    apart = {}
    while True:
        files = {one["file"] for one in mutants}
        report = rewritten([one for one in mutants if one["number"] not in apart], files)
        apart.update((number, "no switch (place)") for file in report.values() for number in file["left"])
        fine, errors, _ = cargo("check", "--lib", "--all-features")
        if fine:
            break
        guilty = blamed(errors, report)
        if not guilty:
            sys.exit("\n".join(error["rendered"] for error in errors))
        print(f"{len(guilty)} do not compile as switches", flush=True)
        apart |= guilty
    fine, errors, lines = cargo("test", "--no-run", "--all-features", *tests)
    if not fine:
        sys.exit("\n".join(error["rendered"] for error in errors))
    return [line["executable"] for line in lines if line.get("executable")], apart


def run(program, tests, seconds, **env):
    """How these tests end: "passed", "caught" or "timeout"; which failed, and how long they took.

    Seconds are those of the processor, so that nothing depends on what else the machine does."""
    limits = f'ulimit -t {int(seconds) + 1} -v 8000000; exec "$0" "$@"'
    words = ["bash", "-c", limits, program, "--exact", *tests, "--test-threads", "1"]
    env = {**os.environ, **SETTINGS, **env}
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.DEVNULL, "text": True}
    with subprocess.Popen(words, cwd=TREE, env=env, **pipes) as child:
        # What waits for something needs no processor.
        alarm = threading.Timer(120 + 20 * seconds, child.kill)
        alarm.start()
        text = child.stdout.read()
        _, status, usage = os.wait4(child.pid, 0)
        alarm.cancel()
        child.returncode = os.waitstatus_to_exitcode(status)
    took = usage.ru_utime + usage.ru_stime
    failed = re.findall(r"^test (\S+) .*FAILED$", text, re.MULTILINE)
    if child.returncode == 0:
        return "passed", failed, took
    return "timeout" if child.returncode in (-24, -9) else "caught", failed, took


def reached(programs, asked, pool):
    """Each test alone: its seconds and the mutants that it passes."""
    names = []
    for program in programs:
        for line in call(program, "--list", cwd=TREE).stdout.splitlines():
            name = line.removesuffix(": test")
            skipped = any(word in name for word in asked.skip)
            chosen = not asked.only or any(word in name for word in asked.only)
            if name != line and chosen and not skipped:
                names.append((program, name))

    def alone(key):
        log = WORK / "logs" / key[1].replace("::", ".")
        log.unlink(missing_ok=True)
        state, _, seconds = run(key[0], [key[1]], asked.slowest, MUTANT_LOG=str(log))
        if state != "passed":
            why = "takes long" if state == "timeout" else "fails without any mutant"
            print(f"left out: {key[1]} {why}", flush=True)
            return key, seconds, set()
        numbers = {int(line) for line in log.read_text().split()} if log.exists() else set()
        return key, seconds, numbers

    (WORK / "logs").mkdir(exist_ok=True)
    found = pool.map(alone, names)
    return {key: (seconds, numbers) for key, seconds, numbers in found if numbers}


def fate(number, tests):
    """What becomes of a mutant: these tests in batches. Also which of them found it."""
    batch, total = [], 0.0
    for index, ((program, name), seconds) in enumerate(tests):
        batch.append(name)
        total += seconds
        last = index + 1 == len(tests)
        if last or tests[index + 1][0][0] != program or total > 0.5 or len(batch) == 25:
            state, failed, _ = run(program, batch, 5 + 5 * total, MUTANT=str(number))
            if state != "passed":
                return state, [(program, name) for name in failed]
            batch, total = [], 0.0
    return "alive", []


def single(one, names, tests):
    """A mutant built by itself, against the tests of these names."""
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
        fine, _, lines = cargo("test", "--no-run", "--all-features", *tests)
        if not fine:
            return "unviable"
        for program in [line["executable"] for line in lines if line.get("executable")]:
            all_names = call(program, "--list", cwd=TREE).stdout.splitlines()
            own = [name.removesuffix(": test") for name in all_names]
            own = [name for name in own if name in names]
            state = run(program, own, 1200)[0] if own else "passed"
            if state != "passed":
                return state
        return "alive"
    finally:
        path.write_text(before)


def explained():
    """Equivalent mutants, as told: lines that do not begin with # or a blank."""
    text = (ROOT / ".ci/mutants/equivalent.txt").read_text()
    return {line for line in text.splitlines() if line and line[0] not in "# "}


def programs_of(asked):
    return ["--lib"] if asked.lib else ["--lib", "--test", "it"]


def arguments():
    parser = argparse.ArgumentParser()
    parser.add_argument("patterns", nargs="*")
    parser.add_argument("--only", action="append", default=[], help="tests to run, if not all")
    parser.add_argument("--skip", action="append", default=[], help="tests not to run")
    parser.add_argument("--lib", action="store_true", help="only unit tests, which are built sooner")
    parser.add_argument("--slowest", type=float, default=1, help="seconds that a test may take")
    parser.add_argument("--jobs", type=int, default=os.cpu_count(), help="mutants at a time")
    parser.add_argument("--built", action="store_true", help="with the programs of the last run")
    parser.add_argument("--again", action="store_true", help="only what was alive or not tried before")
    parser.add_argument("--single", action="store_true", help="also what does not compile as a switch")
    return parser.parse_args()


def main():
    asked = arguments()
    WORK.mkdir(parents=True, exist_ok=True)
    state = WORK / "built.json"
    if asked.built:
        mutants, programs, apart = json.loads(state.read_text())
    else:
        mutants = listed(asked.patterns)
        copied()
        programs, apart = built(mutants, programs_of(asked))
        state.write_text(json.dumps([mutants, programs, list(apart.items())]))
    apart = dict(apart)
    mutants = [one for one in mutants if any(fnmatch(one["file"], name) for name in asked.patterns)]
    print(f"{len(mutants)} mutants, {len(apart)} do not compile as switches", flush=True)
    pool = ThreadPoolExecutor(asked.jobs)
    tests = reached(programs, asked, pool)
    whole = sum(seconds for seconds, _ in tests.values())
    print(f"{len(tests)} tests pass some of them, {whole:.0f} seconds in all", flush=True)
    file = WORK / "results.json"
    results = json.loads(file.read_text()) if asked.again and file.exists() else {}
    # By file, the tests that found something, the last one first.
    finders = {}

    def tried(one):
        number, own = one["number"], finders.setdefault(one["file"], [])
        if number in apart:
            return one, apart[number]
        if results.get(one["told"]) in ("caught", "timeout"):
            return one, results[one["told"]]
        passing = [(key, seconds) for key, (seconds, numbers) in tests.items() if number in numbers]
        recent = {key: place for place, key in enumerate(list(own)[:3])}
        passing.sort(key=lambda item: (recent.get(item[0], 3), item[1]))
        state, failed = fate(number, passing)
        for key in failed:
            own[:] = [key, *(other for other in own if other != key)]
        return one, state

    for one, state in pool.map(tried, mutants):
        results[one["told"]] = state
        if state in ("alive", "timeout"):
            print(f"{state}: {one['name']}", flush=True)
        file.write_text(json.dumps(results, indent=1))
    if asked.single:
        copied()
        names = {name for _, name in tests}
        for one in mutants:
            if results[one["told"]].startswith("no switch"):
                results[one["told"]] = single(one, names, programs_of(asked))
                print(f"{results[one['told']]}: {one['name']}", flush=True)
    mine = {one["told"]: results[one["told"]] for one in mutants}
    file.write_text(json.dumps(results, indent=1))
    for folder in sorted({name.split("/")[1].split(":")[0] for name in mine}):
        here = Counter(state for name, state in mine.items() if name.startswith(f"src/{folder}"))
        print(f"{folder}: {dict(sorted(here.items()))}")
    living = {name for name, state in mine.items() if state == "alive"}
    unexplained = sorted(living - explained())
    print(f"{len(living) - len(unexplained)} of the living are equivalent")
    if unexplained:
        sys.exit("not caught:\n" + "\n".join(unexplained))


if __name__ == "__main__":
    main()
