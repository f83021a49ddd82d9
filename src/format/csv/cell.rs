//! What stands in a cell: text that no spreadsheet takes for a formula, and lists.

use std::borrow::Cow;

/// Characters with which a spreadsheet lets a formula begin, or that it drops before it looks.
fn begins_formula(text: &str) -> bool {
    text.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'])
}

/// A plain number is no formula: `-5`, `1.25`.
fn is_number(text: &str) -> bool {
    let digits = text.strip_prefix('-').unwrap_or(text);
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, "0"));
    let all = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    all(whole) && all(fraction)
}

/// Whether an apostrophe at the start of a cell is one that [`guard`] put there.
fn is_guarded(text: &str) -> bool {
    text.strip_prefix('\'')
        .is_some_and(|rest| begins_formula(rest) || rest.starts_with('\''))
}

/// The text with an apostrophe before it where a spreadsheet would compute it.
pub(super) fn guard(text: &str) -> Cow<'_, str> {
    if (begins_formula(text) && !is_number(text)) || is_guarded(text) {
        Cow::Owned(format!("'{text}"))
    } else {
        Cow::Borrowed(text)
    }
}

/// The text that [`guard`] guarded.
pub(super) fn bare(text: &str) -> &str {
    if is_guarded(text) {
        text.strip_prefix('\'').unwrap_or(text)
    } else {
        text
    }
}

/// A list in one cell: semicolons between the items, a backslash before those inside.
pub(super) fn join<T: AsRef<str>>(items: impl IntoIterator<Item = T>) -> String {
    let escaped = items
        .into_iter()
        .map(|item| item.as_ref().replace('\\', "\\\\").replace(';', "\\;"));
    escaped.collect::<Vec<_>>().join("; ")
}

/// The items of a list. Spaces around them and empty items mean nothing.
pub(super) fn split(text: &str) -> Vec<String> {
    let mut items = vec![String::new()];
    let mut escaped = false;
    for character in text.chars() {
        match (character, items.last_mut()) {
            (';', _) if !escaped => items.push(String::new()),
            ('\\', _) if !escaped => {
                escaped = true;
                continue;
            }
            (_, Some(item)) => item.push(character),
            (_, None) => {}
        }
        escaped = false;
    }
    let trimmed = items.into_iter().map(|item| item.trim().to_owned());
    trimmed.filter(|item| !item.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formulas_are_guarded_and_numbers_are_not() {
        for (text, cell) in [
            ("=1+1", "'=1+1"),
            ("-2+3", "'-2+3"),
            ("@SUM(A1)", "'@SUM(A1)"),
            ("\t=1", "'\t=1"),
            ("＝1", "'＝1"),
            ("-", "'-"),
            ("-5", "-5"),
            ("-1.25", "-1.25"),
            ("'=1", "''=1"),
            ("''", "'''"),
            ("'s-Hertogenbosch", "'s-Hertogenbosch"),
            ("Kim", "Kim"),
            ("", ""),
        ] {
            assert_eq!(guard(text), cell);
            assert_eq!(bare(cell), text);
        }
    }

    #[test]
    fn lists_keep_their_items() {
        let items = ["a;b", "c\\d", "\\;", "김"];
        assert_eq!(split(&join(items)), items);
        assert_eq!(split(" ru ;ko;; "), ["ru", "ko"]);
        assert!(split("").is_empty());
    }
}
