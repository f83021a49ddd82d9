//! The paper: elements one after the other, patterns, title and description.

use std::collections::BTreeSet;

use super::palette::{INK, Look, pattern};
use super::shape::{Shape, escape};

/// Fonts that have Latin, Cyrillic and Korean letters, best first.
const FONTS: &str =
    "'Noto Sans', 'Noto Sans CJK KR', 'Noto Sans KR', 'Malgun Gothic', 'DejaVu Sans', sans-serif";

/// Where a text hangs from its point.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Anchor {
    Start,
    #[cfg(any(feature = "solver", feature = "stats"))]
    Middle,
    End,
}

/// How a text looks.
#[derive(Debug, Clone, Copy)]
pub(super) struct Font {
    pub(super) size: i64,
    pub(super) color: &'static str,
    pub(super) bold: bool,
    pub(super) anchor: Anchor,
}

impl Font {
    /// Dark text that starts at its point.
    pub(super) const fn new(size: i64) -> Self {
        Self {
            size,
            color: INK,
            bold: false,
            anchor: Anchor::Start,
        }
    }

    pub(super) const fn bold(mut self) -> Self {
        self.bold = true;
        self
    }

    pub(super) const fn color(mut self, color: &'static str) -> Self {
        self.color = color;
        self
    }

    pub(super) const fn anchor(mut self, anchor: Anchor) -> Self {
        self.anchor = anchor;
        self
    }
}

/// A picture that is being drawn.
#[derive(Debug)]
pub(super) struct Sheet {
    title: String,
    description: String,
    width: i64,
    body: String,
    patterns: BTreeSet<(usize, &'static str)>,
    axis: Option<(i64, i64, i64)>,
}

impl Sheet {
    /// A white sheet with its title on it.
    pub(super) fn new(title: &str, description: &str, width: u32) -> Self {
        let mut sheet = Self {
            title: title.to_owned(),
            description: description.to_owned(),
            width: i64::from(width),
            body: String::new(),
            patterns: BTreeSet::new(),
            axis: None,
        };
        sheet.text(16, 30, sheet.width - 32, Font::new(18).bold(), title);
        sheet
    }

    pub(super) fn width(&self) -> i64 {
        self.width
    }

    pub(super) fn put(&mut self, shape: Shape) {
        self.body.push_str(&shape.empty());
    }

    /// A text in at most `room` pixels; cut, with the whole of it as a tooltip, if it needs more.
    pub(super) fn text(&mut self, x: i64, y: i64, room: i64, font: Font, text: &str) {
        self.write((x, y), font, text, &fit(text, room, font.size));
    }

    /// As [`text`](Self::text), but cut in the middle, so that the end can be read.
    #[cfg(feature = "report")]
    pub(super) fn text_with_end(&mut self, x: i64, y: i64, room: i64, font: Font, text: &str) {
        self.write((x, y), font, text, &fit_ends(text, room, font.size));
    }

    fn write(&mut self, (x, y): (i64, i64), font: Font, text: &str, shown: &str) {
        if shown.is_empty() {
            return;
        }
        let mut shape = Shape::new("text").with("x", x).with("y", y);
        shape = shape.with("font-size", font.size);
        if font.color != INK {
            shape = shape.fill(font.color);
        }
        if font.bold {
            shape = shape.with("font-weight", "bold");
        }
        shape = match font.anchor {
            Anchor::Start => shape,
            #[cfg(any(feature = "solver", feature = "stats"))]
            Anchor::Middle => shape.with("text-anchor", "middle"),
            Anchor::End => shape.with("text-anchor", "end"),
        };
        let tip = (shown != text).then_some(text);
        self.body.push_str(&shape.holding(tip, shown));
    }

    /// Begins a group that shows a tooltip.
    #[cfg(feature = "stats")]
    pub(super) fn open(&mut self, tip: &str) {
        self.open_for(&[], tip);
    }

    /// Begins a group that shows a tooltip, unless it is empty, and tells scripts what it stands for.
    pub(super) fn open_for(&mut self, marks: &[(&str, &str)], tip: &str) {
        self.body.push_str("<g");
        for (name, value) in marks {
            let mark = format!(" data-{name}=\"{}\"", escape(value));
            self.body.push_str(&mark);
        }
        self.body.push('>');
        if !tip.is_empty() {
            self.body.push_str("<title>");
            self.body.push_str(&escape(tip));
            self.body.push_str("</title>");
        }
        self.body.push('\n');
    }

    /// Tells scripts where the axis of time begins and ends, and how many periods it has.
    pub(super) fn tell_axis(&mut self, left: i64, right: i64, periods: i64) {
        self.axis = Some((left, right, periods));
    }

    /// Ends it.
    pub(super) fn close(&mut self) {
        self.body.push_str("</g>\n");
    }

    /// An area in the color and pattern of a look.
    pub(super) fn swatch(&mut self, x: i64, y: i64, width: i64, height: i64, look: Look) {
        self.put(Shape::rect(x, y, width, height).fill(look.color));
        self.hatch(x, y, width, height, look.pattern, "#ffffff");
    }

    /// The lines of a pattern over an area.
    pub(super) fn hatch(
        &mut self,
        x: i64,
        y: i64,
        width: i64,
        height: i64,
        number: usize,
        color: &'static str,
    ) {
        if pattern(number).is_empty() {
            return;
        }
        self.patterns.insert((number, color));
        let fill = format!("url(#{})", pattern_id(number, color));
        self.put(Shape::rect(x, y, width, height).fill(&fill));
    }

    /// The file: a picture of the given height.
    pub(super) fn finish(self, height: i64) -> String {
        let Self {
            title,
            description,
            width,
            body,
            patterns,
            axis,
        } = self;
        let patterns = patterns.into_iter().map(|(number, color)| {
            let (id, lines) = (pattern_id(number, color), pattern(number));
            format!(
                "<pattern id=\"{id}\" width=\"8\" height=\"8\" patternUnits=\"userSpaceOnUse\"><path \
                 d=\"{lines}\" stroke=\"{color}\" stroke-width=\"1.5\"/></pattern>\n"
            )
        });
        let defs: String = patterns.collect();
        let axis = axis.map_or_else(String::new, |(left, right, periods)| {
            format!(" data-left=\"{left}\" data-right=\"{right}\" data-periods=\"{periods}\"")
        });
        format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" viewBox=\"0 0 {width} \
             {height}\" role=\"img\" aria-labelledby=\"title description\"{axis} font-family=\"{FONTS}\" fill=\"{INK}\">\n\
             <title id=\"title\">{}</title>\n<desc id=\"description\">{}</desc>\n<defs>\n{defs}</defs>\n\
             <rect width=\"{width}\" height=\"{height}\" fill=\"#ffffff\"/>\n{body}</svg>\n",
            escape(&title),
            escape(&description),
        )
    }
}

fn pattern_id(number: usize, color: &str) -> String {
    format!("pattern-{number}-{}", color.trim_start_matches('#'))
}

/// The width of a text in hundredths of its size: an estimate on the safe side, for no font is at hand.
fn hundredths(character: char) -> i64 {
    match character {
        'i' | 'j' | 'l' | '.' | ',' | ':' | ';' | '\'' | '|' | ' ' | '(' | ')' | 'I' | '·' => 35,
        'm' | 'w' | 'M' | 'W' | '—' | '…' | 'ш' | 'щ' | 'ж' | 'ю' | 'ы' | 'м' | 'Ш' | 'Щ' | 'Ж'
        | 'Ю' | 'М' | 'Ы' | 'Ф' => 96,
        'A'..='Z' => 72,
        '\u{0400}'..='\u{042f}' => 76,
        '\u{0430}'..='\u{04ff}' => 65,
        '\u{0300}'..='\u{036f}' | '\u{200d}' | '\u{fe00}'..='\u{fe0f}' => 0,
        '\u{1100}'..='\u{11ff}'
        | '\u{2e80}'..='\u{a4cf}'
        | '\u{a960}'..='\u{a97f}'
        | '\u{ac00}'..='\u{d7ff}'
        | '\u{f900}'..='\u{faff}'
        | '\u{fe30}'..='\u{fe4f}'
        | '\u{ff00}'..='\u{ff60}' => 100,
        other if u32::from(other) > 0xffff => 125,
        _ => 62,
    }
}

/// The width of a text in pixels.
pub(super) fn width_of(text: &str, size: i64) -> i64 {
    let sum: i64 = text.chars().map(hundredths).sum();
    sum.saturating_mul(size) / 100
}

/// As much of a text as has room, with an ellipsis where it is cut.
pub(super) fn fit(text: &str, room: i64, size: i64) -> String {
    if width_of(text, size) <= room {
        return text.to_owned();
    }
    let mut left = room.saturating_mul(100) / size.max(1) - hundredths('…');
    let mut shown = String::new();
    for character in text.chars() {
        left -= hundredths(character);
        if left < 0 {
            break;
        }
        shown.push(character);
    }
    let shown = shown.trim_end();
    if shown.is_empty() {
        return String::new();
    }
    format!("{shown}…")
}

/// As much of both ends of a text as has room, with an ellipsis between them where it is cut.
#[cfg(feature = "report")]
fn fit_ends(text: &str, room: i64, size: i64) -> String {
    if width_of(text, size) <= room {
        return text.to_owned();
    }
    let start = fit(text, room / 2, size);
    let mut left = (room - width_of(&start, size)).saturating_mul(100) / size.max(1);
    let mut end: Vec<char> = Vec::new();
    for character in text.chars().rev() {
        left -= hundredths(character);
        if left < 0 {
            break;
        }
        end.push(character);
    }
    let end: String = end.into_iter().rev().collect();
    if start.is_empty() {
        return String::new();
    }
    start + end.trim_start()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_cut_to_their_room() {
        assert_eq!(fit("short", 100, 10), "short");
        for text in [
            "가나다라마바사아자차카타파하",
            "Щепкина-Куперник Татьяна",
            "WWWWWWWWWW",
        ] {
            for room in 0..200 {
                let shown = fit(text, room, 12);
                assert!(
                    shown.is_empty() || width_of(&shown, 12) <= room,
                    "{shown} {room}"
                );
                assert!(shown == text || shown.is_empty() || shown.ends_with('…'));
                #[cfg(feature = "report")]
                {
                    let ends = fit_ends(text, room, 12);
                    assert!(width_of(&ends, 12) <= room, "{ends} {room}");
                    assert!(ends == text || ends.is_empty() || ends.contains('…'));
                }
            }
        }
    }
}
