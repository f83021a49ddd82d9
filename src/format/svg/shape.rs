//! One element, attribute by attribute.

use std::fmt::{Display, Write};

/// An element that is being written.
#[derive(Debug, Clone)]
pub(super) struct Shape {
    name: &'static str,
    text: String,
}

impl Shape {
    pub(super) fn new(name: &'static str) -> Self {
        Self {
            name,
            text: format!("<{name}"),
        }
    }

    pub(super) fn rect(x: i64, y: i64, width: i64, height: i64) -> Self {
        let shape = Self::new("rect").with("x", x).with("y", y);
        shape.with("width", width).with("height", height)
    }

    pub(super) fn line(x1: i64, y1: i64, x2: i64, y2: i64) -> Self {
        let shape = Self::new("line").with("x1", x1).with("y1", y1);
        shape.with("x2", x2).with("y2", y2)
    }

    #[cfg(feature = "solver")]
    pub(super) fn path(way: &str) -> Self {
        Self::new("path").with("d", way).with("fill", "none")
    }

    /// With an attribute.
    pub(super) fn with(mut self, name: &str, value: impl Display) -> Self {
        // Writing to a string can not fail.
        let _ = write!(self.text, " {name}=\"{}\"", escape(&value.to_string()));
        self
    }

    pub(super) fn fill(self, color: &str) -> Self {
        self.with("fill", color)
    }

    pub(super) fn stroke(self, color: &str) -> Self {
        self.with("stroke", color)
    }

    /// The element, with nothing in it.
    pub(super) fn empty(self) -> String {
        self.text + "/>\n"
    }

    /// The element with a text in it, and a tooltip.
    pub(super) fn holding(self, tip: Option<&str>, text: &str) -> String {
        let tip = tip.map(|tip| format!("<title>{}</title>", escape(tip)));
        let (name, start) = (self.name, self.text);
        format!(
            "{start}>{}{}</{name}>\n",
            tip.unwrap_or_default(),
            escape(text)
        )
    }
}

/// Text that can stand in an element or an attribute. Characters that XML forbids are replaced.
pub(super) fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\u{fffe}' | '\u{ffff}' => escaped.push('\u{fffd}'),
            other if other.is_control() => escaped.push('\u{fffd}'),
            other => escaped.push(other),
        }
    }
    escaped
}
