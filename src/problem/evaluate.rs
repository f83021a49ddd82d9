//! What an itinerary and a plan are worth, and whether they are legal: the model's rules, read aloud.
//!
//! Everything here is naive on purpose. The solver keeps its own running totals and is tested against
//! these functions; whatever leaves the solver passes through [`evaluate`] once more.
use super::model::{Automaton, Link, Model, Plan, Stay, Worth, at, dense};

/// Whether `trainee` may have this itinerary at all: rules 1 to 6 of the model.
pub(crate) fn legal(model: &Model, trainee: u32, itinerary: &[Stay]) -> bool {
    let Some(automaton) = model.trainees.get(at(trainee)) else {
        return false;
    };
    let mut ended = vec![None; automaton.courses.len()];
    let mut taken = vec![0_u32; automaton.required.len()];
    let mut free = 0_u32;
    for stay in itinerary {
        if !automaton.choices.contains(&stay.choice) || !model.may_start(stay.choice, stay.start) {
            return false;
        }
        let choice = &model.choices[at(stay.choice)];
        let course = &automaton.courses[at(choice.course)];
        let end = stay.start.saturating_add(course.length);
        let ready = (0..dense(ended.len()))
            .filter(|&other| course.prerequisites >> other & 1 == 1)
            .all(|other| ended[at(other)].is_some_and(|end| end <= stay.start));
        if stay.start < free.max(automaton.origin) || end > model.periods || !ready {
            return false;
        }
        if ended[at(choice.course)].replace(end).is_some() {
            return false;
        }
        taken[at(course.group)] += 1;
        free = end;
    }
    let inside = itinerary.first().is_none_or(|first| {
        automaton
            .windows
            .iter()
            .any(|window| window.from <= first.start && free <= window.until)
    });
    let counts = taken
        .iter()
        .zip(&automaton.required)
        .all(|(taken, required)| taken <= required);
    let hospital = |stay: &Stay| model.choices[at(stay.choice)].hospital;
    let caps = itinerary.iter().map(hospital).all(|place| {
        let there = itinerary.iter().filter(|stay| hospital(stay) == place);
        dense(there.count()) <= Model::hospital_cap(automaton, place)
    });
    let pins = automaton
        .courses
        .iter()
        .zip(&ended)
        .all(|(course, ended)| !course.pinned || ended.is_some());
    inside && counts && caps && pins
}

/// Periods that a stay occupies: `start..end`.
pub(crate) fn span(model: &Model, automaton: &Automaton, stay: Stay) -> (u32, u32) {
    let course = model.choices[at(stay.choice)].course;
    (
        stay.start,
        stay.start + automaton.courses[at(course)].length,
    )
}

/// `own(i)`: what the itinerary is worth by itself.
pub(crate) fn own(model: &Model, automaton: &Automaton, itinerary: &[Stay]) -> i64 {
    let (Some(&first), Some(&last)) = (itinerary.first(), itinerary.last()) else {
        return 0;
    };
    let end = span(model, automaton, last).1;
    let bonuses = &model.bonuses[at(automaton.bonuses.start)..at(automaton.bonuses.end)];
    let mut value = 0;
    let mut busy = 0;
    for &stay in itinerary {
        value += model.choices[at(stay.choice)].value;
        value += bonuses
            .iter()
            .filter(|bonus| bonus.choice == stay.choice && bonus.start == stay.start)
            .map(|bonus| bonus.value)
            .sum::<i64>();
        let (start, end) = span(model, automaton, stay);
        busy += end - start;
    }
    for pair in itinerary.windows(2) {
        let hospital = |stay: Stay| model.choices[at(stay.choice)].hospital;
        if hospital(pair[0]) != hospital(pair[1]) {
            value += automaton.change;
        }
    }
    let row = at(automaton.boundary) * at(model.periods);
    let worth = |values: &[i64], period: u32| values.get(row + at(period)).copied().unwrap_or(0);
    value += automaton.wait * (i64::from(end) - i64::from(automaton.origin) - i64::from(busy));
    value += worth(&model.boundaries.entry_value, first.start);
    value + worth(&model.boundaries.finish_value, end - 1)
}

/// Calls `draw(cell, units)` for everything that the itinerary draws.
pub(crate) fn draws(
    model: &Model,
    automaton: &Automaton,
    itinerary: &[Stay],
    mut draw: impl FnMut(u32, i64),
) {
    let (Some(&first), Some(&last)) = (itinerary.first(), itinerary.last()) else {
        return;
    };
    let mut each_of = |draws: &[super::model::Draw]| {
        for each in draws {
            draw(each.cell, each.units);
        }
    };
    for &stay in itinerary {
        let profile = model.choices[at(stay.choice)].profile;
        let (start, end) = span(model, automaton, stay);
        each_of(model.profiles.start.get(profile, start));
        for period in start..end {
            each_of(model.profiles.presence.get(profile, period));
        }
    }
    let end = span(model, automaton, last).1;
    each_of(model.boundaries.entry.get(automaton.boundary, first.start));
    each_of(model.boundaries.finish.get(automaton.boundary, end - 1));
}

/// Units of every cell that the plan draws.
pub(crate) fn loads(model: &Model, plan: &Plan) -> Vec<i64> {
    let mut loads = vec![0; model.cells.len()];
    for (automaton, itinerary) in model.trainees.iter().zip(plan) {
        draws(model, automaton, itinerary, |cell, units| {
            loads[at(cell)] += units;
        });
    }
    loads
}

/// Stays that the trainee's curriculum asks for and the itinerary does not have.
pub(crate) fn missing(automaton: &Automaton, itinerary: &[Stay]) -> i64 {
    let required: i64 = automaton.required.iter().map(|&n| i64::from(n)).sum();
    required - i64::from(dense(itinerary.len()))
}

/// Whether the plan keeps every link.
pub(crate) fn linked(model: &Model, plan: &Plan) -> bool {
    let mut links = model.links.iter();
    links.all(|link| keeps(model, link, |member| &plan[at(member)]))
}

/// Whether a link is kept by its members' itineraries.
pub(crate) fn keeps<'p>(model: &Model, link: &Link, stays: impl Fn(u32) -> &'p [Stay]) -> bool {
    let whereabouts = |trainee: u32, period: u32| {
        let automaton = &model.trainees[at(trainee)];
        stays(trainee).iter().find_map(|&stay| {
            let (start, end) = span(model, automaton, stay);
            (start..end)
                .contains(&period)
                .then(|| model.choices[at(stay.choice)].hospital)
        })
    };
    (0..model.periods).all(|period| match link {
        Link::Together(members) => {
            let mut places = members.iter().map(|&trainee| whereabouts(trainee, period));
            let first = places.next();
            places.all(|place| Some(place) == first)
        }
        Link::NotAlone(members) => members.iter().all(|&trainee| {
            let place = whereabouts(trainee, period);
            place.is_none()
                || members
                    .iter()
                    .any(|&other| other != trainee && whereabouts(other, period) == place)
        }),
    })
}

/// The worth of a plan, or `None` where an itinerary, a capacity or a link is broken.
pub(crate) fn evaluate(model: &Model, plan: &Plan) -> Option<Worth> {
    let legal = plan.len() == model.trainees.len()
        && (0..dense(plan.len())).all(|trainee| legal(model, trainee, &plan[at(trainee)]));
    if !legal || !linked(model, plan) {
        return None;
    }
    worth_of(model, plan)
}

/// As [`evaluate`], for plans whose itineraries are known to be legal; links are not looked at.
pub(crate) fn worth_of(model: &Model, plan: &Plan) -> Option<Worth> {
    let mut worth = Worth {
        shortfall: 0,
        value: 0,
    };
    let mut least: Option<i64> = None;
    for (automaton, itinerary) in model.trainees.iter().zip(plan) {
        let own = own(model, automaton, itinerary);
        worth.shortfall += missing(automaton, itinerary);
        worth.value += own;
        if automaton.counted {
            least = Some(least.map_or(own, |least| least.min(own)));
        }
    }
    worth.value += model.worst_weight * least.unwrap_or(0);
    for (cell, load) in model.cells.iter().zip(loads(model, plan)) {
        if load > cell.max {
            return None;
        }
        worth.shortfall += (cell.min - load).max(0);
        worth.value += cell.over * load.saturating_sub(cell.target).max(0);
    }
    Some(worth)
}
