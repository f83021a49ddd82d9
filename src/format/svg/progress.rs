//! How a run went: value and bound over steps.

use super::SvgStyle;
use super::palette::{FAINT, GRID, MAIN, VOID, WRONG};
use super::phrases::Phrases;
use super::shape::Shape;
use super::sheet::{Anchor, Font, Sheet};
use super::timeline::MARGIN;
use crate::score::Score;
use crate::solver::Outcome;

/// Height of the area with the lines.
const ROOM: i64 = 300;
/// The top of it.
const CEILING: i64 = 64;
/// Where it begins, after the figures of the axis.
const LEFT: i64 = 120;
/// Room for the names at the ends of the lines.
const RIGHT: i64 = 130;

/// Value and bound of a run over its steps: the value rises, the bound falls, and the plan is proven to be
/// the best where they meet. Drawn are scores with the shortfall of the final plan; before it was reached
/// the ground is gray.
///
/// ```
/// use practicum::format::svg::{SvgStyle, progress};
///
/// # let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/academy_2014.json"));
/// # let program = practicum::ProgramDraft::from_json(json)?.validate()?;
/// # let planned = practicum::plan(&program, &practicum::RuleBook::default(), &practicum::SolveConfig::default())?;
/// let picture = progress("Spring 2014", planned.outcome(), &SvgStyle::default());
/// assert!(picture.contains("Status optimal, value 123, bound 123, shortfall 0."));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn progress(name: &str, outcome: &Outcome, style: &SvgStyle) -> String {
    let curves = Curves::of(outcome);
    let phrases = Phrases::of(style.language());
    let title = phrases.run_of(name, curves.steps);
    let late = curves.values.first().is_some_and(|(at, _)| *at > 0);
    let description = phrases.run_described(outcome, late);
    let mut sheet = Sheet::new(&title, &description, style.width());
    let font = Font::new(13).color(FAINT);
    sheet.text(MARGIN, 50, sheet.width() - 2 * MARGIN, font, &description);

    let frame = Frame::of(&curves, sheet.width());
    frame.ground(&mut sheet, phrases, &curves);
    let wide = |way: &str, color| Shape::path(way).stroke(color).with("stroke-width", 3);
    if !curves.bounds.is_empty() {
        let line = wide(&frame.way(&curves.bounds), WRONG);
        sheet.put(line.with("stroke-dasharray", "9 5"));
    }
    sheet.put(wide(&frame.way(&curves.values), MAIN));
    frame.names(&mut sheet, phrases, &curves);
    sheet.finish(CEILING + ROOM + 54)
}

/// Points of the two lines: after how many steps, which value.
struct Curves {
    steps: u64,
    values: Vec<(u64, i64)>,
    bounds: Vec<(u64, i64)>,
}

impl Curves {
    fn of(outcome: &Outcome) -> Self {
        let shortfall = outcome.score().shortfall;
        let steps = outcome.statistics().steps().max(1);
        let value = |score: Option<Score>| {
            let score = score.filter(|score| score.shortfall == shortfall);
            score.map(|score| score.value)
        };
        let trail = outcome.statistics().trail().iter();
        let values = trail
            .clone()
            .filter_map(|(at, best, _)| Some((*at, value(*best)?)));
        let bounds = trail.filter_map(|(at, _, bound)| Some((*at, value(*bound)?)));
        // The lines go to the end of the run, whether or not something moved there.
        let last_bound = value(outcome.bound()).map(|bound| (steps, bound));
        Self {
            steps,
            values: values.chain([(steps, outcome.score().value)]).collect(),
            bounds: bounds.chain(last_bound).collect(),
        }
    }
}

/// Where steps and values are on the sheet.
struct Frame {
    room: i64,
    steps: u64,
    least: i64,
    most: i64,
}

impl Frame {
    fn of(curves: &Curves, width: i64) -> Self {
        let all = || {
            curves
                .values
                .iter()
                .chain(&curves.bounds)
                .map(|(_, value)| *value)
        };
        Self {
            room: width - LEFT - RIGHT,
            steps: curves.steps,
            least: all().min().unwrap_or(0),
            most: all().max().unwrap_or(0),
        }
    }

    fn x(&self, at: u64) -> i64 {
        let room = u128::try_from(self.room).unwrap_or(0);
        let x = u128::from(at.min(self.steps)) * room / u128::from(self.steps);
        LEFT + i64::try_from(x).unwrap_or(self.room)
    }

    fn y(&self, value: i64) -> i64 {
        let above = |value: i64| i128::from(value) - i128::from(self.least);
        let pixels = above(value) * i128::from(ROOM - 20) / above(self.most).max(1);
        CEILING + ROOM - 10 - i64::try_from(pixels).unwrap_or(0)
    }

    /// A line that goes along and up or down in steps.
    fn way(&self, points: &[(u64, i64)]) -> String {
        let parts = points.iter().enumerate().map(|(number, (at, value))| {
            let (x, y) = (self.x(*at), self.y(*value));
            if number == 0 {
                format!("M{x} {y}")
            } else {
                format!("H{x}V{y}")
            }
        });
        parts.collect()
    }

    /// The area, its grid and its figures.
    fn ground(&self, sheet: &mut Sheet, phrases: Phrases, curves: &Curves) {
        let area = Shape::rect(LEFT, CEILING, self.room, ROOM).fill("#ffffff");
        sheet.put(area.stroke(GRID));
        let reached = curves.values.first().map_or(self.steps, |(at, _)| *at);
        let before = self.x(reached) - LEFT;
        if before > 0 {
            sheet.put(Shape::rect(LEFT, CEILING, before, ROOM).fill(VOID));
        }
        let font = Font::new(12).color(FAINT);
        let middle = font.anchor(Anchor::Middle);
        for quarter in 0..=4_u128 {
            let at = u64::try_from(u128::from(self.steps) * quarter / 4).unwrap_or(self.steps);
            let x = self.x(at);
            sheet.put(Shape::line(x, CEILING, x, CEILING + ROOM).stroke(GRID));
            sheet.text(x, CEILING + ROOM + 18, 120, middle, &at.to_string());
        }
        sheet.text(
            LEFT + self.room / 2,
            CEILING + ROOM + 38,
            self.room,
            middle,
            phrases.steps(),
        );
        let mut ends = vec![self.least, self.most];
        ends.dedup();
        for value in ends {
            let end = font.anchor(Anchor::End);
            sheet.text(
                LEFT - 8,
                self.y(value) + 4,
                LEFT - 16,
                end,
                &value.to_string(),
            );
        }
    }

    /// Names at the ends of the lines, the bound's above.
    fn names(&self, sheet: &mut Sheet, phrases: Phrases, curves: &Curves) {
        let (x, room) = (self.x(self.steps) + 8, RIGHT - 12);
        let bold = Font::new(13).bold();
        let end = |points: &[(u64, i64)]| points.last().map(|(_, value)| *value);
        let value = end(&curves.values).unwrap_or(0);
        let height = self.y(value);
        sheet.text(x, height + 4, room, bold.color(MAIN), &phrases.value(value));
        if let Some(bound) = end(&curves.bounds) {
            let above = self.y(bound).min(height - 18);
            sheet.text(x, above + 4, room, bold.color(WRONG), &phrases.bound(bound));
        } else {
            let font = Font::new(12).color(FAINT);
            sheet.text(x, height - 14, room, font, phrases.no_bound());
        }
    }
}
