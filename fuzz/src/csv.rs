//! Any bytes as any table: an answer, never a panic; what is read is written and read again alike.

use arbitrary::{Result, Unstructured};
use practicum::ProgramDraft;
use practicum::Schedule;
use practicum::format::csv::{CsvFiles, CsvLimits, CsvStyle, CsvTable, Separator};

use crate::support::full::full_draft;
use crate::support::tiny::tiny_program;

/// Reads the bytes as a table, or as a table of a known program with a few places exchanged.
pub fn run(data: &[u8]) {
    let _ = table(&mut Unstructured::new(data));
}

fn table(u: &mut Unstructured<'_>) -> Result<()> {
    let table = *u.choose(CsvTable::ALL)?;
    let style = CsvStyle::default().separated_by(*u.choose(Separator::ALL)?);
    let style = if u.arbitrary()? {
        style.with_bom()
    } else {
        style
    };
    let draft = if u.arbitrary()? {
        full_draft()
    } else {
        tiny_program(u.arbitrary()?, true)
    };
    let bytes = if u.arbitrary()? {
        u.bytes(u.len())?.to_vec()
    } else {
        damaged(draft.to_csv(table, style).into_bytes(), u)?
    };
    if let Ok(schedule) = Schedule::from_csv("plan.csv", &bytes, &CsvLimits::default()) {
        if let Ok(program) = draft.validate() {
            let text = schedule.to_csv(&program, style);
            let again = Schedule::from_csv("plan.csv", &text, &CsvLimits::default());
            assert_eq!(again.as_ref(), Ok(&schedule), "{text}");
            let _ = schedule.itineraries_to_csv(&program, style);
        }
    }
    let files = CsvFiles::new().with(table, "table.csv", &bytes);
    match files.onto(draft) {
        // All tables out and in again take ten times as long as the one that was read.
        Ok(read) if bytes.len() % 16 == 0 => kept(&read, style),
        Ok(_) => {}
        Err(invalid) => {
            assert!(invalid.count() > 0);
            assert!(!invalid.to_string().is_empty());
        }
    }
    Ok(())
}

/// The tables of a draft that is a program change nothing in it.
fn kept(draft: &ProgramDraft, style: CsvStyle) {
    if draft.validate().is_err() {
        return;
    }
    let tables = CsvTable::ALL.iter();
    let tables: Vec<_> = tables
        .map(|&table| (table, draft.to_csv(table, style)))
        .collect();
    let files = tables.iter().fold(CsvFiles::new(), |files, (table, text)| {
        files.with(*table, table.as_str(), text)
    });
    assert_eq!(files.onto(draft.clone()).as_ref(), Ok(draft));
}

/// Cells, separators, quotes and line ends put in, taken out and exchanged.
fn damaged(mut bytes: Vec<u8>, u: &mut Unstructured<'_>) -> Result<Vec<u8>> {
    const PARTS: &[&[u8]] = &[
        b"",
        b",",
        b";",
        b"\t",
        b"\"",
        b"\r\n",
        b"\n",
        b"\r",
        b"-1",
        b"0",
        b"4294967296",
        b"2014-12-08",
        b"2014-02-30",
        b"h0",
        b"t0",
        b"'=1",
        b"\xff",
        b"\xef\xbb\xbf",
        b"\0",
        "경기".as_bytes(),
        "e\u{301}".as_bytes(),
    ];
    for _ in 0..u.int_in_range(0..=6)? {
        let at = u.int_in_range(0..=bytes.len())?;
        let until = (at + u.int_in_range(0..=8_usize)?).min(bytes.len());
        let part = *u.choose(PARTS)?;
        bytes.splice(at..until, part.iter().copied());
    }
    Ok(bytes)
}
