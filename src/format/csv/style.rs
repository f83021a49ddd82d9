//! How tables are written, and what reading one may cost.

/// What stands between cells.
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
