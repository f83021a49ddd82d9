//! Rows to text.

use super::CsvStyle;
use super::cell::guard;

/// Writes a table.
pub(super) fn write(
    style: CsvStyle,
    columns: &[&str],
    rows: impl IntoIterator<Item = Vec<String>>,
) -> String {
    let mut writer = csv::WriterBuilder::new()
        .delimiter(style.separator().byte())
        .terminator(csv::Terminator::CRLF)
        .from_writer(Vec::new());
    // Writing to memory can not fail.
    let mut put = |cells: &mut dyn Iterator<Item = String>| {
        let _ = writer.write_record(cells.map(|cell| guard(&cell).into_owned()));
    };
    put(&mut columns.iter().map(|&name| name.to_owned()));
    for row in rows {
        put(&mut row.into_iter());
    }
    let bytes = writer.into_inner().unwrap_or_default();
    let text = String::from_utf8(bytes).unwrap_or_default();
    if style.has_bom() {
        format!("\u{feff}{text}")
    } else {
        text
    }
}
