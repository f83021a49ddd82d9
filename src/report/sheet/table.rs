//! A table: a title, columns, rows, totals, notes.

use std::fmt;

use super::cell::Cell;
use super::phrase::{Label, Phrase};
use super::{markdown, text};
use crate::codes::LanguageTag;

/// Where the text of a column stands.
///
/// ```
/// use practicum::report::{Align, Column};
///
/// assert_eq!(Column::left("hospital").align(), Align::Left);
/// assert_eq!(Column::right("seats").align(), Align::Right);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize),
    serde(rename_all = "snake_case")
)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum Align {
    /// At the left: names.
    Left,
    /// At the right: numbers.
    Right,
}

/// A column: its title and where its cells stand.
///
/// ```
/// use practicum::report::{Column, Sheet};
///
/// let seats = Sheet::new("Seats", [Column::left("hospital"), Column::right("seats")]);
/// let titles = seats.columns().iter().map(Column::title);
/// assert_eq!(titles.collect::<Vec<_>>(), ["hospital", "seats"]);
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Column {
    title: Label,
    align: Align,
}

impl Column {
    /// A column of names.
    pub fn left(title: impl Into<Label>) -> Self {
        Self {
            title: title.into(),
            align: Align::Left,
        }
    }

    /// A column of numbers.
    pub fn right(title: impl Into<Label>) -> Self {
        Self {
            title: title.into(),
            align: Align::Right,
        }
    }

    /// What stands above it.
    pub fn title(&self) -> &str {
        self.title.text()
    }

    /// Where its cells stand.
    pub fn align(&self) -> Align {
        self.align
    }
}

/// What a row is.
///
/// ```
/// use practicum::report::{Cell, Column, RowKind, Sheet};
///
/// let mut seats = Sheet::new("Seats", [Column::left("hospital"), Column::right("seats")]);
/// seats.row(["Sejong".into(), Cell::Count(8)]);
/// seats.total(["all".into(), Cell::Count(8)]);
/// let body = seats.rows().iter().filter(|row| row.kind() == RowKind::Body);
/// assert_eq!(body.count(), 1); // leave totals out before you add up
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize),
    serde(rename_all = "snake_case")
)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum RowKind {
    /// One of the things that the table lists.
    Body,
    /// What the rows above come to.
    Total,
}

/// A row: as many cells as the table has columns.
///
/// ```
/// use practicum::report::{Coverage, RowKind};
/// use practicum::Schedule;
///
/// # let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/academy_2014.json"));
/// # let program = practicum::ProgramDraft::from_json(json)?.validate()?;
/// let sheet = Coverage::new(&program, &Schedule::default()).sheet();
/// let last = sheet.rows().last().ok_or("it has rows")?;
/// assert_eq!((last.kind(), last.cells().len()), (RowKind::Total, sheet.columns().len()));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Row {
    kind: RowKind,
    cells: Vec<Cell>,
}

impl Row {
    /// What the row is.
    pub fn kind(&self) -> RowKind {
        self.kind
    }

    /// Its cells, one a column.
    pub fn cells(&self) -> &[Cell] {
        &self.cells
    }
}

/// A table. `Display` is plain text with aligned columns, wide and Cyrillic letters included;
/// [`markdown`](Self::markdown) is the same as Markdown.
///
/// ```
/// use practicum::report::{Column, Sheet};
///
/// let mut sheet = Sheet::new("Trainees", [Column::left("region"), Column::right("persons")]);
/// sheet.row(["하바롭스크".into(), 4_u32.into()]);
/// sheet.row(["Приморье".into(), 6_u32.into()]);
/// sheet.total(["all".into(), 10_u32.into()]);
/// let text = "\
/// Trainees
/// region      persons
/// -------------------
/// 하바롭스크        4
/// Приморье          6
/// -------------------
/// all              10
/// ";
/// assert_eq!(sheet.to_string(), text);
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Sheet {
    title: Label,
    columns: Vec<Column>,
    rows: Vec<Row>,
    notes: Vec<Label>,
}

impl Sheet {
    /// A table without rows.
    pub fn new(title: impl Into<Label>, columns: impl IntoIterator<Item = Column>) -> Self {
        Self {
            title: title.into(),
            columns: columns.into_iter().collect(),
            rows: Vec::new(),
            notes: Vec::new(),
        }
    }

    /// Adds a row. A shorter one is filled up with empty cells; a longer one adds columns without
    /// a title.
    pub fn row(&mut self, cells: impl IntoIterator<Item = Cell>) {
        self.push(RowKind::Body, cells.into_iter().collect());
    }

    /// Adds what rows come to.
    pub fn total(&mut self, cells: impl IntoIterator<Item = Cell>) {
        self.push(RowKind::Total, cells.into_iter().collect());
    }

    /// Adds a line below the table.
    pub fn note(&mut self, text: impl Into<Label>) {
        self.notes.push(text.into());
    }

    fn push(&mut self, kind: RowKind, mut cells: Vec<Cell>) {
        if cells.len() > self.columns.len() {
            self.columns.resize(cells.len(), Column::left(""));
            for row in &mut self.rows {
                row.cells.resize(cells.len(), Cell::Empty);
            }
        }
        cells.resize(self.columns.len(), Cell::Empty);
        self.rows.push(Row { kind, cells });
    }

    /// The same table in a language: what it says itself in Korean, or in English where there is nothing in
    /// it. Names stay as they are.
    ///
    /// ```
    /// use practicum::report::{Column, Sheet, Word};
    ///
    /// let mut sheet = Sheet::new("Весна", [Column::left(Word::Region), Column::right(Word::Persons)]);
    /// sheet.row(["Приморье".into(), 6_u32.into()]);
    /// sheet.total([Word::All.into(), 6_u32.into()]);
    /// let korean = sheet.in_language(&"ko".parse()?);
    /// assert_eq!(korean.columns()[1].title(), "인원");
    /// assert_eq!(korean.rows()[1].cells()[0].to_string(), "전체");
    /// assert_eq!(korean.title(), "Весна");
    /// # Ok::<(), practicum::codes::CodeError>(())
    /// ```
    #[must_use]
    pub fn in_language(&self, language: &LanguageTag) -> Self {
        self.worded(|phrase| phrase.in_language(language))
    }

    /// The same table in words of one's own. Names stay as they are.
    #[must_use]
    pub fn worded(&self, say: impl Fn(&Phrase) -> String) -> Self {
        let columns = self.columns.iter().map(|column| Column {
            title: column.title.worded(&say),
            align: column.align,
        });
        let rows = self.rows.iter().map(|row| Row {
            kind: row.kind,
            cells: row.cells.iter().map(|cell| cell.worded(&say)).collect(),
        });
        Self {
            title: self.title.worded(&say),
            columns: columns.collect(),
            rows: rows.collect(),
            notes: self.notes.iter().map(|note| note.worded(&say)).collect(),
        }
    }

    /// What the table shows.
    pub fn title(&self) -> &str {
        self.title.text()
    }

    /// Its columns.
    pub fn columns(&self) -> &[Column] {
        &self.columns
    }

    /// Its rows in order.
    pub fn rows(&self) -> &[Row] {
        &self.rows
    }

    /// The lines below it.
    pub fn notes(&self) -> &[Label] {
        &self.notes
    }

    /// The table as Markdown: title, pipes, totals in bold, notes.
    pub fn markdown(&self) -> String {
        markdown::render(self)
    }
}

impl fmt::Display for Sheet {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        text::render(self, f)
    }
}
