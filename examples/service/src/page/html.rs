//! HTML that is being written. What is not a part of this program's text is escaped.

use serde_json::Value;

/// A page, or a part of one.
#[derive(Debug)]
pub(super) struct Html(String);

impl Html {
    pub(super) fn new() -> Self {
        Self(String::new())
    }

    /// Markup of this program's own: a `'static` text can not come from outside.
    pub(super) fn raw(&mut self, markup: &'static str) {
        self.0.push_str(markup);
    }

    /// Text from anywhere, as content or in an attribute in double quotes.
    pub(super) fn text(&mut self, text: &str) {
        for character in text.chars() {
            match character {
                '&' => self.0.push_str("&amp;"),
                '<' => self.0.push_str("&lt;"),
                '>' => self.0.push_str("&gt;"),
                '"' => self.0.push_str("&quot;"),
                '\'' => self.0.push_str("&#39;"),
                '\0' => self.0.push('\u{fffd}'),
                other => self.0.push(other),
            }
        }
    }

    /// A picture of the library, which has escaped its texts.
    pub(super) fn picture(&mut self, svg: &str) {
        self.0.push_str(svg);
    }

    /// A value in a script element that is not run. Nothing in it can end the element.
    pub(super) fn json(&mut self, value: &Value) {
        let text = value.to_string();
        for character in text.chars() {
            match character {
                '<' => self.0.push_str("\\u003c"),
                '>' => self.0.push_str("\\u003e"),
                '&' => self.0.push_str("\\u0026"),
                other => self.0.push(other),
            }
        }
    }

    pub(super) fn finish(self) -> String {
        self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_text_becomes_markup() {
        let mut html = Html::new();
        html.text("<script>alert(\"1\")</script> & 'Ёлкина' 김\0");
        html.json(&Value::from("</script><!--"));
        assert_eq!(
            html.finish(),
            "&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt; &amp; &#39;Ёлкина&#39; 김\u{fffd}\
             \"\\u003c/script\\u003e\\u003c!--\""
        );
    }
}
