//! Content lines: escaped, folded, ended.

/// Most octets of a line, its end not counted.
const WIDTH: usize = 75;

/// Adds a property to a text.
pub(super) fn put(text: &mut String, name: &str, value: &str) {
    let mut width = 0;
    for character in name.chars().chain([':']).chain(value.chars()) {
        let octets = character.len_utf8();
        if width + octets > WIDTH {
            // The space belongs to the line that it begins.
            text.push_str("\r\n ");
            width = 1;
        }
        text.push(character);
        width += octets;
    }
    text.push_str("\r\n");
}

/// Adds a property whose value is text.
pub(super) fn put_text(text: &mut String, name: &str, value: &str) {
    let mut escaped = String::with_capacity(value.len());
    for character in value.chars() {
        match character {
            '\\' | ';' | ',' => escaped.extend(['\\', character]),
            '\n' => escaped.push_str("\\n"),
            other if other.is_control() => {}
            other => escaped.push(other),
        }
    }
    put(text, name, &escaped);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(value: &str) -> String {
        let mut text = String::new();
        put_text(&mut text, "SUMMARY", value);
        text
    }

    #[test]
    fn lines_have_at_most_75_octets_and_whole_characters() {
        for value in [
            "김".repeat(200),
            "Щ".repeat(333),
            "a".repeat(67),
            "a".repeat(68),
            "👩‍⚕️;,\\".repeat(50),
        ] {
            let text = line(&value);
            for part in text.split_terminator("\r\n") {
                assert!(part.len() <= WIDTH, "{part}");
            }
            let unfolded = text.replace("\r\n ", "");
            let plain = unfolded
                .replace("\\;", ";")
                .replace("\\,", ",")
                .replace("\\\\", "\\");
            assert_eq!(plain, format!("SUMMARY:{value}\r\n"));
        }
        assert_eq!(line(&"a".repeat(67)).matches("\r\n").count(), 1);
        assert_eq!(line(&"a".repeat(68)).matches("\r\n").count(), 2);
    }

    #[test]
    fn signs_are_escaped_and_controls_left_out() {
        assert_eq!(line("a;b,c\\d\ne\r\u{7}"), "SUMMARY:a\\;b\\,c\\\\d\\ne\r\n");
    }
}
