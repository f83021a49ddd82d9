//! Strategies for valid drafts, and the same draft in another order.

use practicum::program::ProgramDraft;
use practicum::program::draft::{CalendarDraft, DatesDraft, HorizonDraft};
use proptest::collection::vec;
use proptest::prelude::{Strategy, any, prop_oneof};

use super::chance::Chance;
use super::fixtures::opening;
use super::full::full_draft;
use super::tiny::tiny_program;

/// Valid drafts: tiny random programs, and the full draft with other values and without some of its
/// parts.
pub(crate) fn valid_drafts() -> impl Strategy<Value = ProgramDraft> {
    prop_oneof![
        any::<(u64, bool)>().prop_map(|(seed, pins)| tiny_program(seed, pins)),
        (values(), horizons(), vec(any::<bool>(), 16)).prop_map(|(values, horizon, kept)| {
            let mut draft = with_values(full_draft(), &values);
            draft.horizon = horizon;
            without(draft, &kept)
        }),
    ]
}

/// Values to put into a draft.
#[derive(Debug, Clone)]
struct Values {
    names: Vec<String>,
    counts: Vec<u32>,
    weights: Vec<i64>,
    won: u64,
    percent: u32,
}

fn values() -> impl Strategy<Value = Values> {
    let name = "[a-zA-Z가-힣а-я'\"\\\\\n ]{0,20}[a-z]";
    (
        vec(name, 6),
        vec(0..=1_000_000_u32, 6),
        vec(-1_000_000..=1_000_000_i64, 4),
        0..=1_000_000_000_000_000_u64,
        0..=1_000_000_u32,
    )
        .prop_map(|(names, counts, weights, won, percent)| Values {
            names,
            counts,
            weights,
            won,
            percent,
        })
}

/// Horizons of at least four periods from the opening on, with a period in every window.
fn horizons() -> impl Strategy<Value = HorizonDraft> {
    prop_oneof![
        (28..200_u64).prop_map(|days| {
            HorizonDraft::Daily(DatesDraft::new(
                opening(),
                opening() + chrono::Days::new(days),
            ))
        }),
        (22..200_u64).prop_map(|days| {
            HorizonDraft::Weekly(DatesDraft::new(
                opening(),
                opening() + chrono::Days::new(days),
            ))
        }),
        (1..5_u64, 4..9_u64).prop_map(|(length, count)| {
            let period = |index: u64| {
                let first = opening() + chrono::Days::new(index * 5);
                DatesDraft::new(first, first + chrono::Days::new(length - 1))
            };
            HorizonDraft::Given((0..count).map(period).collect())
        }),
    ]
}

fn with_values(mut draft: ProgramDraft, values: &Values) -> ProgramDraft {
    let name = |index: usize| values.names[index].clone();
    let count = |index: usize| values.counts[index];
    draft.name = name(0);
    draft.regions[0].name = name(1);
    draft.hospitals[1].city = Some(name(2));
    draft.trainees[0].name = Some(name(3));
    draft.notes[0].text = name(4);
    draft.specialties[0].labels.insert("ko".to_owned(), name(5));
    draft.cohorts[0].planned = count(0);
    draft.hospitals[1].cap[0].count = count(1);
    draft.hospitals[0].departments[0].seats[0].count = count(2);
    draft.hospitals[1].departments[1].minimum[0].count = count(3);
    draft.partnerships[1].quotas[0].trainees = count(4);
    draft.hospitals[1].departments[0].supervisors[0].trainees = count(5);
    draft
        .preferences
        .hospitals
        .insert("wiltse".to_owned(), values.weights[0]);
    draft.trainees[0].preferences.change = Some(values.weights[1].abs());
    draft.trainees[1].preferences.waiting = Some(values.weights[2].abs());
    draft.trainees[2]
        .preferences
        .specialties
        .insert("os".to_owned(), values.weights[3]);
    draft.rates[0].amount = format!("{} KRW", values.won);
    draft.rates[1].amount = format!("{}.{:02} USD", values.won / 100, values.won % 100);
    draft.shares[0].percent = format!("{}.{:04}", values.percent / 10_000, values.percent % 10_000);
    draft
}

/// The draft without the parts that are not kept; nothing else refers to them.
fn without(mut draft: ProgramDraft, kept: &[bool]) -> ProgramDraft {
    let mut kept = kept.iter().copied().chain(std::iter::repeat(true));
    let mut keep = || kept.next().unwrap_or(true);
    if !keep() {
        draft.notes.clear();
    }
    if !keep() {
        draft.shares.pop();
    }
    if !keep() {
        draft.budgets.clear();
    }
    if !keep() {
        draft.links.remove(0);
    }
    if !keep() {
        draft.rates.pop();
    }
    if !keep() {
        draft.calendar = CalendarDraft::default();
    }
    if !keep() {
        draft.trainees[0].pins.clear();
    }
    if !keep() {
        draft.trainees[0].lifecycle.pop();
    }
    if !keep() {
        draft.trainees[0].approvals.clear();
    }
    if !keep() {
        draft.hospitals.pop();
    }
    if !keep() {
        draft.curricula[1].prerequisites.clear();
    }
    if !keep() {
        draft.cohorts.pop();
        draft.policies.clear();
    }
    if !keep() {
        draft.trainees.retain(|trainee| trainee.id != "T05");
    }
    if !keep() {
        draft.preferences.specialties.clear();
    }
    draft
}

/// The same program with every list whose order has no meaning in another order.
pub(crate) fn permuted(mut draft: ProgramDraft, seed: u64) -> ProgramDraft {
    let mut chance = Chance::new(seed);
    let c = &mut chance;
    shuffle(&mut draft.calendar.weekend, c);
    shuffle(&mut draft.calendar.holidays, c);
    shuffle(&mut draft.regions, c);
    shuffle(&mut draft.authorities, c);
    shuffle(&mut draft.institutions, c);
    shuffle(&mut draft.specialties, c);
    shuffle(&mut draft.partnerships, c);
    shuffle(&mut draft.hospitals, c);
    shuffle(&mut draft.curricula, c);
    shuffle(&mut draft.policies, c);
    shuffle(&mut draft.cohorts, c);
    shuffle(&mut draft.trainees, c);
    shuffle(&mut draft.links, c);
    shuffle(&mut draft.rates, c);
    shuffle(&mut draft.budgets, c);
    shuffle(&mut draft.shares, c);
    shuffle(&mut draft.notes, c);
    for region in &mut draft.regions {
        shuffle(&mut region.aliases, c);
    }
    for partnership in &mut draft.partnerships {
        shuffle(&mut partnership.parties, c);
        shuffle(&mut partnership.suspensions, c);
        shuffle(&mut partnership.quotas, c);
        shuffle(&mut partnership.scope.specialties, c);
    }
    for hospital in &mut draft.hospitals {
        shuffle(&mut hospital.aliases, c);
        shuffle(&mut hospital.languages, c);
        shuffle(&mut hospital.cap, c);
        shuffle(&mut hospital.interpreters, c);
        shuffle(&mut hospital.departments, c);
        for department in &mut hospital.departments {
            shuffle(&mut department.seats, c);
            shuffle(&mut department.closures, c);
            shuffle(&mut department.supervisors, c);
            shuffle(&mut department.languages, c);
            shuffle(&mut department.modes, c);
        }
    }
    for curriculum in &mut draft.curricula {
        shuffle(&mut curriculum.prerequisites, c);
        for requirement in &mut curriculum.requirements {
            shuffle(&mut requirement.of, c);
            shuffle(&mut requirement.acts, c);
        }
    }
    for cohort in &mut draft.cohorts {
        shuffle(&mut cohort.common_days, c);
        shuffle(&mut cohort.policies, c);
    }
    for trainee in &mut draft.trainees {
        shuffle(&mut trainee.specialties, c);
        shuffle(&mut trainee.earlier, c);
        shuffle(&mut trainee.stays, c);
        shuffle(&mut trainee.credentials, c);
        shuffle(&mut trainee.approvals, c);
        shuffle(&mut trainee.unable, c);
        shuffle(&mut trainee.pins, c);
    }
    for link in &mut draft.links {
        shuffle(&mut link.trainees, c);
    }
    draft
}

fn shuffle<T>(items: &mut [T], chance: &mut Chance) {
    let last = u32::try_from(items.len())
        .unwrap_or(u32::MAX)
        .saturating_sub(1);
    for here in 0..last {
        let there = chance.between(here, last);
        let (here, there) = (here.try_into().unwrap_or(0), there.try_into().unwrap_or(0));
        items.swap(here, there);
    }
}
