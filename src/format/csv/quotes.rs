//! Quotes that do not hold one cell: the text is read all the same, but not as it was meant.

use super::error::CsvProblem;

/// A quote that opens a cell and does not hold it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Fault {
    /// The byte at which it opens.
    pub(super) at: usize,
    /// The place of its cell in the row.
    pub(super) cell: usize,
    /// What is wrong with it.
    pub(super) problem: CsvProblem,
}

/// A quote that is open: where it opened, and in which cell and line.
#[derive(Debug, Clone, Copy)]
struct Opened {
    at: usize,
    cell: usize,
    line: u64,
}

impl Opened {
    fn fault(self, problem: CsvProblem) -> Fault {
        let Self { at, cell, .. } = self;
        Fault { at, cell, problem }
    }
}

#[derive(Debug, Clone, Copy)]
enum State {
    /// Before the first character of a cell: only here a quote opens.
    Before,
    Plain,
    Quoted(Opened),
    /// After a quote inside quotes: the second of two, or the end.
    Closing(Opened),
    /// After spaces behind the end.
    Closed(Opened),
}

/// All such quotes, in order. The states are those of the reader of rows.
pub(super) fn faults(text: &str, separator: u8) -> Vec<Fault> {
    let mut found = Vec::new();
    let mut state = State::Before;
    let (mut cell, mut line) = (0_usize, 1_u64);
    for (at, byte) in text.bytes().enumerate() {
        let ends_row = matches!(byte, b'\n' | b'\r');
        state = match state {
            State::Quoted(opened) if byte == b'"' => State::Closing(opened),
            State::Quoted(opened) => State::Quoted(opened),
            State::Closing(opened) if byte == b'"' => State::Quoted(opened),
            _ if ends_row => {
                cell = 0;
                State::Before
            }
            _ if byte == separator => {
                cell = cell.saturating_add(1);
                State::Before
            }
            State::Before if byte == b'"' => State::Quoted(Opened { at, cell, line }),
            // Spaces between a closed quote and the separator are common, and harmless.
            State::Closing(opened) | State::Closed(opened) if byte == b' ' => State::Closed(opened),
            State::Closing(opened) | State::Closed(opened) => {
                let line = opened.line;
                found.push(opened.fault(CsvProblem::TextAfterQuote { line }));
                State::Plain
            }
            State::Before | State::Plain => State::Plain,
        };
        line = line.saturating_add(u64::from(byte == b'\n'));
    }
    if let State::Quoted(opened) = state {
        let line = opened.line;
        found.push(opened.fault(CsvProblem::UnclosedQuote { line }));
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(text: &str) -> Vec<Vec<String>> {
        let mut reader = csv::ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .from_reader(text.as_bytes());
        let records = reader.records().map(Result::unwrap);
        records
            .map(|record| record.iter().map(str::to_owned).collect())
            .collect()
    }

    /// One more line break at the end changes what is read only if a quote is open there.
    #[test]
    fn a_quote_is_open_at_the_end_when_the_reader_of_rows_says_so() {
        let alphabet = ['a', ',', '"', '\n', '\r', ' '];
        let mut open = 0_usize;
        let mut texts = vec![String::new()];
        for _ in 0..5 {
            let longer = texts.iter().flat_map(|text| {
                let with = |character: &char| format!("{text}{character}");
                alphabet.iter().map(with).collect::<Vec<_>>()
            });
            texts = longer.collect();
            for text in &texts {
                let last = faults(text, b',').pop().map(|fault| fault.problem);
                let unclosed = matches!(last, Some(CsvProblem::UnclosedQuote { .. }));
                assert_eq!(
                    unclosed,
                    rows(text) != rows(&format!("{text}\n")),
                    "{text:?}"
                );
                open += usize::from(unclosed);
            }
        }
        assert!(open > 1_000, "{open}");
    }

    #[test]
    fn where_it_opened() {
        let text = "a,b\n\"x\ny\",\"z\n\n";
        let (at, cell) = (10, 1);
        let problem = CsvProblem::UnclosedQuote { line: 3 };
        assert_eq!(faults(text, b','), [Fault { at, cell, problem }]);
        assert_eq!(faults("a;\"b\"\"\n\"  ;c\n", b';'), []);
    }
}
