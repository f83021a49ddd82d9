//! The axis of time, and bars along it.

use super::palette::{FAINT, GRID, WRONG};
use super::shape::Shape;
use super::sheet::{Anchor, Font, Sheet, width_of};
use super::words::Words;
use crate::schedule::Placement;

/// Height of a lane, with the air below its bar.
pub(super) const LANE: i64 = 26;
/// Height of a bar.
pub(super) const BAR: i64 = 22;
/// Room for names before the axis of time: a quarter of the sheet, within limits.
pub(super) fn left_of(width: i64) -> i64 {
    (width / 4).clamp(150, 300)
}
/// The first pixel below the axis.
pub(super) const TOP: i64 = 84;
/// Margin of the sheet.
pub(super) const MARGIN: i64 = 16;

/// Where periods are on the sheet.
#[derive(Debug, Clone, Copy)]
pub(super) struct Timeline {
    periods: i64,
    left: i64,
    room: i64,
}

impl Timeline {
    pub(super) fn new(periods: u32, width: i64) -> Self {
        let left = left_of(width);
        Self {
            periods: i64::from(periods).max(1),
            left,
            room: (width - left - MARGIN).max(1),
        }
    }

    /// Where the first one begins.
    pub(super) fn left(self) -> i64 {
        self.left
    }

    /// Where a period begins.
    pub(super) fn x(self, period: u32) -> i64 {
        let period = i64::from(period).min(self.periods);
        self.left + period * self.room / self.periods
    }

    /// Where the last one ends.
    pub(super) fn end(self) -> i64 {
        self.left + self.room
    }

    /// Names of periods and lines below them, down to a height.
    pub(super) fn axis(self, sheet: &mut Sheet, words: &Words<'_>, bottom: i64) {
        sheet.tell_axis(self.left, self.end(), self.periods);
        let periods = words.names.program.horizon().periods();
        let font = Font::new(11).color(FAINT);
        let label = width_of("0000-00-00", 11) + 6;
        let each = (self.room / self.periods).max(1);
        // As many names as have room.
        let step = usize::try_from((label + each - 1) / each)
            .unwrap_or(1)
            .max(1);
        for (number, days) in (0_u32..).zip(periods) {
            let x = self.x(number);
            let named = usize::try_from(number).is_ok_and(|number| number % step == 0);
            if named || each > 6 {
                sheet.put(Shape::line(x, TOP - 6, x, bottom).stroke(GRID));
            }
            if named {
                let name = format!("{}", number + 1);
                sheet.text(x + 4, TOP - 26, label, Font::new(11).bold(), &name);
                sheet.text(x + 4, TOP - 12, label, font, &days.first().to_string());
            }
        }
        let x = self.end();
        sheet.put(Shape::line(x, TOP - 6, x, bottom).stroke(GRID));
        if let Some(last) = periods.last() {
            let until = format!("– {}", last.last());
            sheet.text(x, 52, 200, font.anchor(Anchor::End), &until);
        }
    }

    /// The bar of a placement: a tint with dark text on it, and a stripe in color and pattern.
    pub(super) fn bar(
        self,
        sheet: &mut Sheet,
        words: &Words<'_>,
        placement: &Placement,
        y: i64,
        text: &str,
        crowded: bool,
    ) {
        let (from, until) = (self.x(placement.start()) + 1, self.x(placement.end()) - 1);
        let width = (until - from).max(3);
        let look = words.look(placement);
        let tip = words.told(placement);
        let tip = if crowded {
            format!("{tip} · {}", words.phrases.crowded())
        } else {
            tip
        };
        let (start, periods) = (
            placement.start().to_string(),
            placement.periods().to_string(),
        );
        let marks = [
            ("trainee", placement.trainee().as_str()),
            ("department", placement.department().as_str()),
            ("specialty", placement.specialty().as_str()),
            ("start", &start),
            ("periods", &periods),
        ];
        sheet.open_for(&marks, &tip);
        let tint = Shape::rect(from, y, width, BAR).fill(look.tint);
        if crowded {
            sheet.put(tint.stroke(WRONG).with("stroke-width", 3));
        } else {
            sheet.put(tint.stroke(look.color));
        }
        let stripe = 16.min(width);
        sheet.swatch(from, y, stripe, BAR, look);
        let room = width - stripe - 8;
        sheet.text(from + stripe + 5, y + 15, room, Font::new(12), text);
        sheet.close();
    }
}

/// Height of a hospital's heading.
pub(super) const HEADING: i64 = 28;

/// The heading of a hospital.
pub(super) fn heading(sheet: &mut Sheet, y: i64, name: &str) {
    let width = sheet.width() - 2 * MARGIN;
    sheet.put(Shape::rect(MARGIN, y, width, HEADING - 4).fill("#e8eef3"));
    sheet.text(MARGIN + 6, y + 17, width - 12, Font::new(13).bold(), name);
}

/// The name of a department.
pub(super) fn department(sheet: &mut Sheet, y: i64, name: &str) {
    let room = left_of(sheet.width()) - MARGIN - 24;
    sheet.text(MARGIN + 14, y, room, Font::new(12), name);
}

/// What the colors mean, and thick borders if there are any, from a height on; returns the height below.
pub(super) fn legend(sheet: &mut Sheet, words: &Words<'_>, crowded: bool, top: i64) -> i64 {
    let (mut x, mut y) = (MARGIN, top + 12);
    let right = sheet.width() - MARGIN;
    let looks = words.legend().map(|(name, look)| (name, Some(look)));
    let borders = crowded.then_some((words.phrases.crowded(), None));
    for (name, look) in looks.chain(borders) {
        let width = (width_of(name, 12) + 30).min(right - MARGIN);
        if x + width > right {
            x = MARGIN;
            y += 24;
        }
        match look {
            Some(look) => sheet.swatch(x, y, 16, 16, look),
            None => sheet.put(
                Shape::rect(x + 1, y + 1, 14, 14)
                    .fill("#ffffff")
                    .stroke(WRONG)
                    .with("stroke-width", 3),
            ),
        }
        sheet.text(x + 21, y + 13, width - 26, Font::new(12), name);
        x += width + 12;
    }
    y + 28
}

/// Placements that are not drawn, in words; returns the height below.
pub(super) fn listed(
    sheet: &mut Sheet,
    words: &Words<'_>,
    why: &str,
    placements: &[&Placement],
    top: i64,
) -> i64 {
    /// Most that are named.
    const NAMED: usize = 20;
    if placements.is_empty() {
        return top;
    }
    let room = sheet.width() - 2 * MARGIN;
    let heading = format!("{why}: {}", placements.len());
    sheet.text(
        MARGIN,
        top + 18,
        room,
        Font::new(13).bold().color(WRONG),
        &heading,
    );
    let mut y = top + 18;
    for placement in placements.iter().take(NAMED) {
        y += 18;
        sheet.text(MARGIN, y, room, Font::new(12), &words.told(placement));
    }
    if placements.len() > NAMED {
        y += 18;
        let rest = words.phrases.others(placements.len() - NAMED);
        sheet.text(MARGIN, y, room, Font::new(12), &rest);
    }
    y + 12
}
