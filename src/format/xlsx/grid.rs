//! A sheet that is being filled: rows and columns counted, values typed.

use chrono::{Datelike, NaiveDate};
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;
use rust_xlsxwriter::{ExcelDateTime, Format, Worksheet};

use super::XlsxError;
use super::look;

/// Most rows of a sheet.
const ROWS: u32 = 1_048_576;
/// Most columns of a sheet.
const COLUMNS: u16 = 16_384;
/// Most characters of a cell; what is longer ends with an ellipsis.
const CHARACTERS: usize = 32_767;

/// A sheet and the row that is being filled.
pub(super) struct Grid {
    name: String,
    sheet: Worksheet,
    row: u32,
}

impl Grid {
    /// An empty sheet: landscape, one page wide, its title above.
    pub(super) fn new(name: &str, title: &str) -> Result<Self, XlsxError> {
        let mut sheet = Worksheet::new();
        sheet.set_name(name)?;
        sheet.set_landscape();
        sheet.set_paper_size(9);
        sheet.set_print_fit_to_pages(1, 0);
        sheet.write_string_with_format(0, 0, cut(title), &look::title())?;
        Ok(Self {
            name: name.to_owned(),
            sheet,
            row: 1,
        })
    }

    /// Goes to the next row.
    pub(super) fn next(&mut self) -> Result<(), XlsxError> {
        self.row += 1;
        if self.row >= ROWS {
            return Err(XlsxError::TooManyRows {
                sheet: self.name.clone(),
                limit: ROWS,
            });
        }
        Ok(())
    }

    /// The so-many-th column.
    pub(super) fn column(&self, number: usize) -> Result<u16, XlsxError> {
        let column = u16::try_from(number)
            .ok()
            .filter(|column| *column < COLUMNS);
        column.ok_or_else(|| XlsxError::TooManyColumns {
            sheet: self.name.clone(),
            limit: COLUMNS,
        })
    }

    pub(super) fn text(
        &mut self,
        column: usize,
        text: &str,
        format: &Format,
    ) -> Result<(), XlsxError> {
        let column = self.column(column)?;
        if text.is_empty() {
            self.sheet.write_blank(self.row, column, format)?;
        } else {
            self.sheet
                .write_string_with_format(self.row, column, cut(text), format)?;
        }
        Ok(())
    }

    pub(super) fn day(
        &mut self,
        column: usize,
        day: NaiveDate,
        format: &Format,
    ) -> Result<(), XlsxError> {
        let column = self.column(column)?;
        let parts = (
            u16::try_from(day.year()),
            u8::try_from(day.month()),
            u8::try_from(day.day()),
        );
        if let (Ok(year), Ok(month), Ok(number)) = parts {
            let date = ExcelDateTime::from_ymd(year, month, number)?;
            self.sheet
                .write_datetime_with_format(self.row, column, &date, format)?;
        }
        Ok(())
    }

    /// A number; as text where a spreadsheet's number would not be exact.
    pub(super) fn number(
        &mut self,
        column: usize,
        number: Decimal,
        format: &Format,
    ) -> Result<(), XlsxError> {
        let float = number
            .to_f64()
            .filter(|_| number.mantissa().unsigned_abs() < 1_u128 << 53);
        let Some(float) = float else {
            return self.text(column, &number.to_string(), format);
        };
        let column = self.column(column)?;
        self.sheet
            .write_number_with_format(self.row, column, float, format)?;
        Ok(())
    }

    /// A text across columns, the last one not included.
    pub(super) fn across(
        &mut self,
        from: usize,
        until: usize,
        text: &str,
        format: &Format,
    ) -> Result<(), XlsxError> {
        let last = until.saturating_sub(1);
        if last <= from {
            return self.text(from, text, format);
        }
        let (first, last) = (self.column(from)?, self.column(last)?);
        self.sheet
            .merge_range(self.row, first, self.row, last, &cut(text), format)?;
        Ok(())
    }

    /// The heads of the columns, with their widths in characters, and what stays in sight.
    pub(super) fn heads(&mut self, heads: &[(&str, u16)], frozen: u16) -> Result<(), XlsxError> {
        for (number, (name, width)) in heads.iter().enumerate() {
            self.text(number, name, &look::head())?;
            self.width(number, *width)?;
        }
        self.sheet.set_freeze_panes(self.row + 1, frozen)?;
        self.sheet.set_repeat_rows(self.row, self.row)?;
        Ok(())
    }

    /// The width of a column in characters.
    pub(super) fn width(&mut self, column: usize, width: u16) -> Result<(), XlsxError> {
        let column = self.column(column)?;
        self.sheet.set_column_width(column, width)?;
        Ok(())
    }

    pub(super) fn finish(self) -> Worksheet {
        self.sheet
    }
}

fn cut(text: &str) -> String {
    if text.chars().count() <= CHARACTERS {
        return text.to_owned();
    }
    let mut shown: String = text.chars().take(CHARACTERS - 1).collect();
    shown.push('…');
    shown
}
