//! How tables are written, and what reading one may cost.

/// What stands between cells.
///
/// ```
/// use practicum::format::csv::{CsvStyle, CsvTable, Separator};
///
/// # let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/academy_2014.json"));
/// # let draft = practicum::ProgramDraft::from_json(json)?;
/// let style = CsvStyle::default().separated_by(Separator::Semicolon);
/// let hospitals = draft.to_csv(CsvTable::Hospitals, style);
/// assert!(hospitals.starts_with("id;name;region;city;languages;aliases"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Separator {
    /// A comma.
    #[default]
    Comma,
    /// A semicolon: what spreadsheets expect where the comma is the decimal sign, as in Russian.
    Semicolon,
    /// A tab.
    Tab,
}

impl Separator {
    /// All of them.
    pub const ALL: &'static [Self] = &[Self::Comma, Self::Semicolon, Self::Tab];

    pub(super) const fn byte(self) -> u8 {
        match self {
            Self::Comma => b',',
            Self::Semicolon => b';',
            Self::Tab => b'\t',
        }
    }
}

/// How a table is written. Lines end with carriage return and line feed, as RFC 4180 says.
///
/// ```
/// use practicum::format::csv::{CsvStyle, Separator};
///
/// // What Excel opens with a double click in Russia.
/// let style = CsvStyle::default().with_bom().separated_by(Separator::Semicolon);
/// assert!(style.has_bom());
/// ```
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct CsvStyle {
    bom: bool,
    separator: Separator,
}

impl CsvStyle {
    /// With a byte order mark, by which Excel knows that the text is UTF-8.
    #[must_use]
    pub fn with_bom(mut self) -> Self {
        self.bom = true;
        self
    }

    /// With another separator.
    #[must_use]
    pub fn separated_by(mut self, separator: Separator) -> Self {
        self.separator = separator;
        self
    }

    /// Whether there is a byte order mark.
    pub fn has_bom(self) -> bool {
        self.bom
    }

    /// What stands between cells.
    pub fn separator(self) -> Separator {
        self.separator
    }
}

/// What reading a table may cost.
///
/// ```
/// use practicum::Schedule;
/// use practicum::format::csv::CsvLimits;
///
/// let sheet = "trainee,department,specialty,start,periods\nT01,a,b,0,1\nT02,a,b,1,1\n";
/// assert!(Schedule::from_csv("plan.csv", sheet, &CsvLimits::default().rows(1)).is_err());
/// assert_eq!(Schedule::from_csv("plan.csv", sheet, &CsvLimits::default().rows(2))?.len(), 2);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CsvLimits {
    pub(super) bytes: usize,
    pub(super) rows: usize,
    pub(super) cell_bytes: usize,
}

impl Default for CsvLimits {
    /// 64 MiB and 200,000 rows a file, 32 KiB a cell: what a spreadsheet's cell can hold.
    fn default() -> Self {
        Self {
            bytes: 64 << 20,
            rows: 200_000,
            cell_bytes: 32 << 10,
        }
    }
}

impl CsvLimits {
    /// The limits with another number of bytes a file.
    #[must_use]
    pub fn bytes(mut self, bytes: usize) -> Self {
        self.bytes = bytes;
        self
    }

    /// The limits with another number of rows a file.
    #[must_use]
    pub fn rows(mut self, rows: usize) -> Self {
        self.rows = rows;
        self
    }

    /// The limits with another number of bytes a cell.
    #[must_use]
    pub fn cell_bytes(mut self, bytes: usize) -> Self {
        self.cell_bytes = bytes;
        self
    }
}
