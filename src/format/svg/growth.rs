//! A series of figures over time, with the claims that were made about it.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use super::SvgStyle;
use super::palette::{FAINT, GRID, MAIN, WRONG};
use super::phrases::Phrases;
use super::shape::Shape;
use super::sheet::{Anchor, Font, Sheet, width_of};
use super::timeline::MARGIN;
use crate::claim::{Finding, Verdict};
use crate::stats::{Period, Series};

/// Height of the area in which columns stand.
const ROOM: i64 = 260;
/// The top of it.
const CEILING: i64 = 70;

/// A claim about a period, and what its check found.
///
/// ```
/// use practicum::claim::{Assertion, Claim, Stated};
/// use practicum::format::svg::{Mark, SvgStyle, growth};
/// use practicum::stats::{Period, Series};
///
/// let year = Period::calendar_year;
/// let trainees = Series::new([(year(2012)?, Some(10.into())), (year(2013)?, Some(14.into()))])?;
/// let change = Assertion::Change { base: 10.into(), end: 14.into() };
/// let finding = Claim::new("grew by half", change, Stated::new(50.into())).verify()?;
/// let mark = Mark::new(year(2013)?, "grew by half", &finding);
/// let picture = growth("Trainees a year", &trainees, &[mark], &SvgStyle::default());
/// assert!(picture.contains("grew by half"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Copy)]
pub struct Mark<'a> {
    period: Period,
    statement: &'a str,
    finding: &'a Finding,
}

impl<'a> Mark<'a> {
    /// A claim about a period, and what its check found.
    pub fn new(period: Period, statement: &'a str, finding: &'a Finding) -> Self {
        Self {
            period,
            statement,
            finding,
        }
    }
}

/// A series as columns, each with its figure; a period without one says so. Claims have numbers at their
/// periods and their words below: what was said, whether it holds, and what is right.
///
/// ```
/// use practicum::format::svg::{SvgStyle, growth};
/// use practicum::stats::{Period, Series};
///
/// let year = Period::calendar_year;
/// let trainees = Series::new([(year(2012)?, Some(10.into())), (year(2013)?, Some(14.into()))])?;
/// let picture = growth("Trainees a year", &trainees, &[], &SvgStyle::default());
/// assert!(picture.contains(">14</text>"));
/// # Ok::<(), practicum::stats::StatsError>(())
/// ```
pub fn growth(title: &str, series: &Series, marks: &[Mark<'_>], style: &SvgStyle) -> String {
    let phrases = Phrases::of(style.language());
    let description = phrases.series_described(series.len(), series.first(), marks.len());
    let no_figure = phrases.no_figure();
    let mut sheet = Sheet::new(title, &description, style.width());
    let values: Vec<(Period, Option<Decimal>)> = series.iter().collect();
    let scale = Scale::of(&values);
    let count = i64::try_from(values.len()).unwrap_or(i64::MAX).max(1);
    let left = MARGIN;
    let room = sheet.width() - 2 * MARGIN;
    let x = |number: i64| left + number * room / count;
    let zero = scale.y(Decimal::ZERO);
    let each = (room / count).max(1);
    let names = values
        .iter()
        .map(|(period, _)| width_of(&period.to_string(), 12));
    let step = (names.max().unwrap_or(0) + 8 + each - 1) / each;

    for (number, (period, value)) in (0_i64..).zip(&values) {
        let (from, width) = (x(number), each);
        let middle = from + width / 2;
        if number % step.max(1) == 0 {
            let font = Font::new(12).anchor(Anchor::Middle);
            sheet.text(
                middle,
                CEILING + ROOM + 34,
                width * step.max(1),
                font,
                &period.to_string(),
            );
        }
        let Some(value) = value else {
            sheet.open(&format!("{period}: {no_figure}"));
            sheet.hatch(
                from + width / 6,
                CEILING + 20,
                width * 2 / 3,
                ROOM - 20,
                1,
                "#d9d9d9",
            );
            let font = Font::new(11).anchor(Anchor::Middle);
            let told = width_of(no_figure, 11).min(width) + 6;
            sheet.put(Shape::rect(middle - told / 2, zero - 20, told, 18).fill("#ffffff"));
            sheet.text(middle, zero - 7, width, font, no_figure);
            sheet.close();
            continue;
        };
        let top = scale.y(*value);
        sheet.open(&format!("{period}: {value}"));
        let (high, low) = (top.min(zero), top.max(zero));
        let bar = Shape::rect(
            from + width / 6,
            high,
            (width * 2 / 3).max(1),
            (low - high).max(1),
        );
        sheet.put(bar.fill(MAIN));
        let font = Font::new(12).anchor(Anchor::Middle);
        let beside = if value.is_sign_negative() {
            low + 14
        } else {
            high - 5
        };
        sheet.text(middle, beside, width.max(30), font, &value.to_string());
        sheet.close();
    }
    sheet.put(Shape::line(left, zero, left + room, zero).stroke(FAINT));
    sheet
        .put(Shape::line(left, CEILING + ROOM + 18, left + room, CEILING + ROOM + 18).stroke(GRID));

    for (number, mark) in (1_u32..).zip(marks) {
        let place = values.iter().position(|(period, _)| *period == mark.period);
        let Some(place) = place.and_then(|place| i64::try_from(place).ok()) else {
            continue;
        };
        let earlier = marks.iter().zip(1..number);
        let same = earlier.filter(|(one, _)| one.period == mark.period).count();
        let up = zero - 12 - i64::try_from(same).unwrap_or(0) * 20;
        badge(
            &mut sheet,
            x(place) + each / 2,
            up,
            number,
            mark.finding.verdict(),
        );
    }
    let bottom = claims(&mut sheet, phrases, marks, CEILING + ROOM + 62);
    sheet.finish(bottom)
}

/// The claims in words, from a height on; returns the height below.
fn claims(sheet: &mut Sheet, phrases: Phrases, marks: &[Mark<'_>], top: i64) -> i64 {
    let room = sheet.width() - 2 * MARGIN - 28;
    let mut y = top;
    for (number, mark) in (1_u32..).zip(marks) {
        badge(sheet, MARGIN + 10, y, number, mark.finding.verdict());
        let claimed = format!("{} · {}", mark.period, mark.statement);
        sheet.text(MARGIN + 28, y + 5, room, Font::new(13).bold(), &claimed);
        sheet.text(
            MARGIN + 28,
            y + 23,
            room,
            Font::new(12),
            &phrases.found(mark.finding),
        );
        y += 46;
    }
    y
}

/// A number in a circle if the claim holds, in a square if it does not.
fn badge(sheet: &mut Sheet, x: i64, y: i64, number: u32, verdict: Verdict) {
    let font = Font::new(11).bold().anchor(Anchor::Middle);
    let shape = match verdict {
        Verdict::Holds | Verdict::HoldsRounded => Shape::new("circle")
            .with("cx", x)
            .with("cy", y)
            .with("r", 9)
            .stroke(MAIN),
        Verdict::Fails => Shape::rect(x - 9, y - 9, 18, 18).stroke(WRONG),
    };
    sheet.put(shape.fill("#ffffff").with("stroke-width", 2));
    sheet.text(x, y + 4, 18, font, &number.to_string());
}

/// From figures to heights.
#[derive(Debug, Clone, Copy)]
struct Scale {
    least: Decimal,
    span: Decimal,
}

impl Scale {
    /// From zero, or the least figure below it, to the greatest.
    fn of(values: &[(Period, Option<Decimal>)]) -> Self {
        let known = || {
            values
                .iter()
                .filter_map(|(_, value)| *value)
                .chain([Decimal::ZERO])
        };
        let (least, most) = (
            known().min().unwrap_or_default(),
            known().max().unwrap_or_default(),
        );
        let span = most.checked_sub(least).filter(|span| !span.is_zero());
        Self {
            least,
            span: span.unwrap_or(Decimal::ONE),
        }
    }

    /// The height of a figure, in pixels from the top.
    fn y(self, value: Decimal) -> i64 {
        let above = value.checked_sub(self.least).unwrap_or(self.span);
        let share = above.checked_div(self.span).unwrap_or_default();
        let pixels = share.checked_mul((ROOM - 20).into()).unwrap_or_default();
        CEILING + ROOM - pixels.round().to_i64().unwrap_or(0)
    }
}
