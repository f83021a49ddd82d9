//! How well seats are used.

use super::SvgStyle;
use super::palette::{FAINT, GRID, WRONG, look};
use super::phrases::Phrases;
use super::shape::Shape;
use super::sheet::{Font, Sheet};
use super::timeline::{MARGIN, left_of};
use crate::report::Usage;
use crate::stats::Rounding;

/// Height of a row.
const ROW: i64 = 30;
/// The top of the first one.
const TOP: i64 = 56;
/// Room for the figures after the bars.
const RIGHT: i64 = 240;

/// A bar for each place: the frame is what is offered, in seat-periods, the filled part what is used; what
/// is used beyond the seats stands after it in a thick frame.
///
/// ```
/// use practicum::format::svg::{SvgStyle, utilization};
/// use practicum::report::Utilization;
///
/// # let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/academy_2014.json"));
/// # let program = practicum::ProgramDraft::from_json(json)?.validate()?;
/// # let planned = practicum::plan(&program, &practicum::RuleBook::default(), &practicum::SolveConfig::default())?;
/// let used = Utilization::new(&program, planned.schedule());
/// let picture = utilization("Seats by hospital", used.by_hospital(), &SvgStyle::default());
/// assert!(picture.contains("Sejong General Hospital"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn utilization(title: &str, places: &[Usage], style: &SvgStyle) -> String {
    let phrases = Phrases::of(style.language());
    let description = phrases.places_described(places.len());
    let mut sheet = Sheet::new(title, &description, style.width());
    let most = places
        .iter()
        .map(|one| one.offered.max(one.used).saturating_add(one.over))
        .max();
    let most = u128::from(most.unwrap_or(0).max(1));
    let left = left_of(sheet.width());
    let room = sheet.width() - left - RIGHT;
    let long = |count: u64| {
        let pixels = u128::from(count) * u128::try_from(room).unwrap_or(0) / most;
        i64::try_from(pixels).unwrap_or(room)
    };
    let mut y = TOP;
    for place in places {
        let name = place.group.name();
        let described = phrases.usage_described(place.used, place.offered, place.over);
        sheet.open(&format!("{name}: {described}"));
        // Departments of one hospital differ at the end of their names.
        sheet.text_with_end(MARGIN, y + 16, left - MARGIN - 12, Font::new(13), name);
        let (offered, used, over) = (long(place.offered), long(place.used), long(place.over));
        sheet.put(
            Shape::rect(left, y, offered.max(1), ROW - 8)
                .fill("#ffffff")
                .stroke(FAINT),
        );
        if place.used > 0 {
            sheet.swatch(left, y, used.max(1), ROW - 8, look(0));
        }
        let mut end = left + offered.max(used).max(1);
        if place.over > 0 {
            let area = Shape::rect(end + 2, y + 1, over.max(3), ROW - 10).fill("#f7dcc9");
            sheet.put(area.stroke(WRONG).with("stroke-width", 3));
            end += over.max(3) + 4;
        }
        let rate = place
            .rate(Rounding::WHOLE)
            .map(|rate| format!(" · {}", rate.value()));
        let rate = rate.unwrap_or_default();
        let told = phrases.usage(place.used, place.offered, &rate, place.over);
        sheet.text(
            end + 8,
            y + 16,
            sheet.width() - end - 8 - MARGIN,
            Font::new(12),
            &told,
        );
        sheet.close();
        y += ROW;
    }
    sheet.put(Shape::line(left, TOP - 4, left, y).stroke(GRID));
    sheet.finish(y + 12)
}
