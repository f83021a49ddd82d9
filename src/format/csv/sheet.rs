//! Tables of reports.

use super::CsvStyle;
use super::writer::write;
use crate::report::{Cell, Column, Row, Sheet};

impl Sheet {
    /// Writes the table: the names of its columns, its rows, and below an empty row its notes. Numbers are plain,
    /// a percentage has its sign, a withheld number is `x`.
    ///
    /// ```
    /// use practicum::format::csv::CsvStyle;
    /// use practicum::report::{Column, Sheet};
    ///
    /// let mut sheet = Sheet::new("Trainees", [Column::left("region"), Column::right("persons")]);
    /// sheet.row(["Приморье".into(), 6_u32.into()]);
    /// assert_eq!(sheet.to_csv(CsvStyle::default()), "region,persons\r\nПриморье,6\r\n");
    /// ```
    pub fn to_csv(&self, style: CsvStyle) -> String {
        let heads: Vec<&str> = self.columns().iter().map(Column::title).collect();
        let filled = |first: &str| {
            let rest = std::iter::repeat_n(String::new(), heads.len().saturating_sub(1));
            std::iter::once(first.to_owned()).chain(rest).collect()
        };
        let cells = |row: &Row| row.cells().iter().map(cell).collect();
        let gap = (!self.notes().is_empty()).then(|| filled(""));
        let notes = self.notes().iter().map(|note| filled(note.text()));
        write(
            style,
            &heads,
            self.rows().iter().map(cells).chain(gap).chain(notes),
        )
    }
}

fn cell(cell: &Cell) -> String {
    if let Cell::Percent(hundredths) = cell {
        format!("{hundredths}%")
    } else {
        cell.to_string()
    }
}
