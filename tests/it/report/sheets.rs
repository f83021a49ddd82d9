//! Tables as text and Markdown, with letters of every width and texts that would break a table.

use practicum::report::{Cell, Column, RowKind, Sheet};

fn names() -> Sheet {
    let columns = [
        Column::left("name"),
        Column::right("n"),
        Column::right("share"),
    ];
    let mut sheet = Sheet::new("Origins", columns);
    sheet.row([
        "경기도".into(),
        7_u32.into(),
        Cell::Percent("58.3".parse().unwrap()),
    ]);
    sheet.row(["Хабаровский край".into(), Cell::Withheld, Cell::Empty]);
    sheet.row([
        "e\u{301}".into(),
        1_234_567_u64.into(),
        Cell::Number("0.10".parse().unwrap()),
    ]);
    sheet.total(["all".into(), 12_u32.into()]);
    sheet.note("Persons, each once.");
    sheet
}

#[test]
fn columns_line_up_whatever_the_letters() {
    let expected = "\
Origins
name                    n   share
---------------------------------
경기도                  7  58.3 %
Хабаровский край        x
e\u{301}                 1234567    0.10
---------------------------------
all                    12
Persons, each once.
";
    assert_eq!(names().to_string(), expected);
}

#[test]
fn markdown_is_a_table_with_bold_totals() {
    let expected = "\
**Origins**

| name             |       n |  share |
| ---------------- | ------: | -----: |
| 경기도           |       7 | 58.3 % |
| Хабаровский край |       x |        |
| e\u{301}                | 1234567 |   0.10 |
| **all**          |  **12** |        |

Persons, each once.
";
    assert_eq!(names().markdown(), expected);
}

#[test]
fn no_text_breaks_a_table() {
    let mut sheet = Sheet::new("a\nb", [Column::left("x|y")]);
    sheet.row(["1\n2\t3".into()]);
    sheet.row(["<b> *c* [d](e) `f` \\".into()]);
    let text = sheet.to_string();
    assert_eq!(text.lines().count(), 5, "{text}");
    assert!(text.starts_with("a b\nx|y\n"));
    let lines: Vec<String> = sheet.markdown().lines().map(str::to_owned).collect();
    assert_eq!(lines[0], "**a b**");
    assert!(lines[2].starts_with("| x\\|y"));
    assert_eq!(lines[5], "| \\<b> \\*c\\* \\[d\\](e) \\`f\\` \\\\ |");
}

#[test]
fn rows_of_any_length_fit() {
    let mut sheet = Sheet::new("", [Column::left("a")]);
    sheet.row([]);
    sheet.total(["b".into(), 3_u32.into()]);
    assert_eq!(sheet.columns().len(), 2);
    assert!(sheet.rows().iter().all(|row| row.cells().len() == 2));
    assert_eq!(sheet.rows()[1].kind(), RowKind::Total);
    // Without a title the head comes first; a table of nothing has a head and a rule.
    let empty = Sheet::new("", []);
    assert_eq!(empty.to_string(), "\n\n");
    assert!(sheet.to_string().starts_with('a'));
}

#[cfg(feature = "serde")]
#[test]
fn a_table_is_written_with_typed_cells() {
    let json = serde_json::to_value(names()).unwrap();
    assert_eq!(
        json["columns"][1],
        serde_json::json!({"title": "n", "align": "right"})
    );
    assert_eq!(
        json["rows"][0]["cells"],
        serde_json::json!([{"text": "경기도"}, {"count": 7}, {"percent": "58.3"}])
    );
    assert_eq!(json["rows"][1]["cells"][1], serde_json::json!("withheld"));
    assert_eq!(json["rows"][3]["kind"], serde_json::json!("total"));
}
