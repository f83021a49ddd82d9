//! Random programs, rule books and plans for the comparison: tiny programs made wider, plans that are
//! nearly right and plans that are nonsense.

use practicum::program::draft::{
    AuthorityDraft, BudgetDraft, CohortDraft, CommonDayDraft, DatesDraft, EventDraft, HolidayDraft,
    HorizonDraft, LinkRuleDraft, RateDraft, RouteDraft, ShareDraft, TermDraft, TraineeDraft,
};
use practicum::program::{
    Basis, EventKind, LinkKind, PracticeMode, Program, ProgramDraft, Specialty, Trainee,
};
use practicum::quantity::Weight;
use practicum::rules::{RuleBook, RuleCode, Severity};
use practicum::schedule::{Placement, Schedule};

use super::chance::Chance;
use super::tiny::{WEEKS, day, tiny_program};

/// A tiny program with more trainees, another horizon, holidays, cohorts, budgets, links.
pub(crate) fn draft(chance: &mut Chance) -> ProgramDraft {
    let seed = u64::from(chance.between(0, u32::MAX));
    let mut draft = tiny_program(seed, chance.often(50));
    for _ in 0..chance.between(0, 4) {
        copied(&mut draft, chance);
    }
    if chance.often(40) {
        draft.horizon = horizon(chance);
    }
    if chance.often(50) {
        draft.calendar.weekend = vec!["saturday".to_owned(), "sunday".to_owned()];
        let date = day(i64::from(chance.between(0, 27)));
        let name = "Holiday".to_owned();
        draft.calendar.holidays.push(HolidayDraft { date, name });
    }
    if chance.often(50) {
        second_cohort(&mut draft, chance);
    }
    for hospital in &mut draft.hospitals {
        if chance.often(20) {
            hospital.languages = vec!["ko-KR".to_owned(), "mn".to_owned()];
        }
    }
    for trainee in &mut draft.trainees {
        changed(trainee, chance);
    }
    with_terms(draft, chance)
}

/// One more trainee, like another one but for the name.
fn copied(draft: &mut ProgramDraft, chance: &mut Chance) {
    let mut one = chance.pick(&draft.trainees).clone();
    one.id = format!("t{}", draft.trainees.len());
    draft.trainees.push(one);
}

fn horizon(chance: &mut Chance) -> HorizonDraft {
    let whole = DatesDraft::new(day(0), day(27));
    match chance.between(0, 3) {
        0 => HorizonDraft::Daily(DatesDraft::new(day(0), day(9))),
        1 => HorizonDraft::Weekly(DatesDraft::new(
            day(i64::from(chance.between(0, 3))),
            day(25),
        )),
        2 => HorizonDraft::Monthly(DatesDraft::new(
            day(i64::from(chance.between(0, 20))),
            day(80),
        )),
        _ => {
            let mut given = Vec::new();
            let mut next = whole.first;
            for _ in 0..chance.between(3, 6) {
                let first = next + chrono::Days::new(u64::from(chance.between(0, 3)));
                let last = first + chrono::Days::new(u64::from(chance.between(0, 6)));
                given.push(DatesDraft::new(first, last));
                next = last + chrono::Days::new(1);
            }
            HorizonDraft::Given(given)
        }
    }
}

fn second_cohort(draft: &mut ProgramDraft, chance: &mut Chance) {
    let first = i64::from(chance.between(0, 8));
    let window = DatesDraft::new(day(first), day(first + i64::from(chance.between(13, 30))));
    let mut second = CohortDraft::new("second", "Second", window);
    for policy in &draft.policies {
        if chance.often(50) {
            second = second.policy(policy.id.clone());
        }
    }
    if chance.often(40) {
        let on = first + i64::from(chance.between(0, 10));
        second = second.common_day(CommonDayDraft::new(
            "Closing",
            DatesDraft::new(day(on), day(on + 1)),
        ));
    }
    draft.cohorts.push(second);
    for trainee in &mut draft.trainees {
        if chance.often(40) {
            trainee.cohort = "second".to_owned();
        }
    }
}

fn changed(trainee: &mut TraineeDraft, chance: &mut Chance) {
    if chance.often(15) {
        trainee.nationality = Some((*chance.pick(&["KZ", "RU", "MN"])).to_owned());
    }
    if chance.often(25) {
        trainee.languages = match chance.between(0, 2) {
            0 => vec!["ru-RU".to_owned(), "ko".to_owned()],
            1 => vec!["mn".to_owned()],
            _ => Vec::new(),
        };
    }
    if chance.often(15) {
        trainee.profession = "nurse".to_owned();
    }
    if chance.often(10) {
        let last = i64::from(chance.between(0, 60));
        trainee
            .preparation
            .push(DatesDraft::new(day(-150), day(-145 + last)));
    }
    if chance.often(15) {
        trainee.unavailable.push(TermDraft::from(day(20)));
    }
    if chance.often(15) && trainee.lifecycle.is_empty() {
        let done = [
            (EventKind::Nominated, -90),
            (EventKind::Selected, -80),
            (EventKind::Arrived, -70),
            (EventKind::Started, -60),
            (EventKind::Completed, -20),
            (EventKind::Graduated, -10),
        ];
        let stages = chance.between(2, 6);
        for (stage, (kind, on)) in (0..stages).zip(done) {
            let _ = stage;
            trainee.lifecycle.push(EventDraft::new(kind, day(on)));
        }
        if stages < 5 && chance.often(40) {
            let on = day(i64::from(chance.between(0, 20)));
            let event = EventDraft::new(EventKind::Withdrawn, on);
            trainee.lifecycle.push(event);
        }
    }
}

fn with_terms(mut draft: ProgramDraft, chance: &mut Chance) -> ProgramDraft {
    if chance.often(40) {
        let bases = [Basis::Once, Basis::Day, Basis::Night, Basis::WorkingDay];
        for index in 0..chance.between(1, 3) {
            let amount = *chance.pick(&["15 KRW", "70 KRW", "0.5 USD", "12.25 USD"]);
            let payer = *chance.pick(&["host", "province"]);
            let mut rate = RateDraft::new(
                format!("more-{index}"),
                "More",
                payer,
                amount,
                *chance.pick(&bases),
            );
            if chance.often(30) {
                rate = rate.cohort("cohort");
            }
            draft = draft.rate(rate);
        }
        let ceiling = *chance.pick(&["40 KRW", "300 KRW", "5.5 USD", "100 USD"]);
        let mut budget = BudgetDraft::new("more", ceiling);
        if chance.often(40) {
            budget = budget.payer("province");
        }
        if chance.often(30) {
            budget = budget.cohort("cohort");
        }
        draft = draft.budget(budget);
    }
    if chance.often(25) {
        let percent = *chance.pick(&["33.3333", "66.6667", "12.5", "99.9999"]);
        let mut share = ShareDraft::new("ministry", percent);
        share = if draft.shares.iter().any(|one| one.hospital.is_none()) {
            share.hospital("h0")
        } else {
            share
        };
        if !draft
            .shares
            .iter()
            .any(|one| one.hospital == share.hospital)
        {
            draft = draft.share(share);
        }
    }
    if chance.often(25) {
        let bureau = AuthorityDraft::new("bureau", "Health bureau", "primorsky");
        draft = draft.authority(bureau);
        for trainee in &mut draft.trainees {
            if let RouteDraft::Nominated { authority } = &mut trainee.route {
                if chance.often(50) {
                    "bureau".clone_into(authority);
                }
            }
        }
    }
    if chance.often(40) {
        let kinds = [LinkKind::Together, LinkKind::Apart, LinkKind::NotAlone];
        let mut link = LinkRuleDraft::new("wider", *chance.pick(&kinds));
        link = match chance.between(0, 2) {
            0 => link.language("ru"),
            1 => link.region("almaty"),
            _ => link.language("ko").region("primorsky").trainee("t0"),
        };
        draft = draft.link(link);
    }
    draft
}

/// The default rule book, or one with some rules off, other weights and a plan in force.
pub(crate) fn book(program: &Program, chance: &mut Chance) -> RuleBook {
    let mut book = RuleBook::default();
    if chance.often(40) {
        return book;
    }
    for &code in RuleCode::ALL {
        if !RuleBook::ESSENTIAL.contains(&code) && chance.often(8) {
            book = book.without(code).expect("not essential");
        }
        if code.severity() == Severity::Soft && chance.often(60) {
            let weight = Weight::new(i64::from(chance.between(0, 5))).expect("small");
            book = book.weigh(code, weight).expect("a soft rule");
        }
    }
    book = book.comfortable_load(chance.between(0, 2));
    if chance.often(60) {
        let point = *chance.pick(&["7 KRW", "40 KRW", "0.75 USD"]);
        let point = point.parse().expect("money");
        book = book.money_per_point(point).expect("worth something");
    }
    if chance.often(50) {
        book = book.baseline(plan(program, chance));
    }
    if chance.often(20) {
        use practicum::program::PartnershipKind::{Friendship, Memorandum};
        book = book.sending([Memorandum, Friendship]);
    }
    book
}

/// A plan: mostly placements that a curriculum asks for, where they are taught, and some that are
/// damaged.
pub(crate) fn plan(program: &Program, chance: &mut Chance) -> Schedule {
    let mut placements = Vec::new();
    for trainee in program.trainees() {
        let mut next = chance.between(0, WEEKS);
        for pin in trainee.pins() {
            if chance.often(80) {
                let placement = Placement::new(
                    trainee.id().clone(),
                    pin.department().clone(),
                    pin.specialty().clone(),
                    pin.start(),
                    pin.periods(),
                );
                placements.push(placement.in_mode(pin.mode()));
            }
        }
        let curriculum = program.curricula().get(trainee.curriculum());
        for requirement in curriculum.expect("it is there").requirements() {
            let mut of: Vec<_> = requirement.of().iter().collect();
            for _ in 0..requirement.choose() {
                if of.is_empty() || chance.often(15) {
                    continue;
                }
                let last = u32::try_from(of.len() - 1).expect("short");
                let specialty = of.remove(usize::try_from(chance.between(0, last)).expect("short"));
                let fits: Vec<_> = program
                    .departments()
                    .filter(|(_, one)| one.specialty() == specialty)
                    .collect();
                let any: Vec<_> = program.departments().collect();
                let from = if fits.is_empty() || chance.often(10) {
                    &any
                } else {
                    &fits
                };
                let department = chance.pick(from).1.id().clone();
                let placement = Placement::new(
                    trainee.id().clone(),
                    department,
                    specialty.clone(),
                    next,
                    requirement.periods(),
                );
                placements.push(placement.in_mode(requirement.mode()));
                next += requirement.periods() + u32::from(chance.often(25));
            }
        }
    }
    let mut schedule = Vec::new();
    if chance.often(15) {
        schedule.extend(crowded(program, chance));
    }
    for placement in placements {
        if chance.often(80) {
            schedule.push(placement);
        } else {
            schedule.extend(damaged(program, &placement, chance));
        }
    }
    Schedule::new(schedule)
}

/// Some placements of one trainee, of any lengths, most of them at the same time.
fn crowded(program: &Program, chance: &mut Chance) -> Vec<Placement> {
    let trainees: Vec<_> = program.trainees().iter().collect();
    let departments: Vec<_> = program.departments().collect();
    let trainee = chance.pick(&trainees).id();
    let one = |chance: &mut Chance| {
        let department = chance.pick(&departments).1;
        Placement::new(
            trainee.clone(),
            department.id().clone(),
            department.specialty().clone(),
            chance.between(0, 3),
            chance.between(1, 4),
        )
    };
    (0..chance.between(2, 6)).map(|_| one(chance)).collect()
}

/// What somebody may have made of a placement by mistake.
fn damaged(program: &Program, one: &Placement, chance: &mut Chance) -> Vec<Placement> {
    let written = |trainee, department, specialty, start, periods| {
        Placement::new(trainee, department, specialty, start, periods).in_mode(one.mode())
    };
    let (trainee, department, specialty) = (
        one.trainee().clone(),
        one.department().clone(),
        one.specialty().clone(),
    );
    let (start, periods) = (one.start(), one.periods());
    let departments: Vec<_> = program.departments().map(|(_, one)| one.id()).collect();
    let trainees: Vec<_> = program.trainees().iter().map(Trainee::id).collect();
    let specialties: Vec<_> = program.specialties().iter().map(Specialty::id).collect();
    match chance.between(0, 9) {
        0 => vec![],
        1 => vec![one.clone(), one.clone()],
        2 => vec![written(
            (*chance.pick(&trainees)).clone(),
            department,
            specialty,
            start,
            periods,
        )],
        3 => vec![written(
            trainee,
            (*chance.pick(&departments)).clone(),
            specialty,
            start,
            periods,
        )],
        4 => vec![written(
            trainee,
            department,
            (*chance.pick(&specialties)).clone(),
            start,
            periods,
        )],
        5 => {
            let start = *chance.pick(&[0, 1, 2, 3, 4, 5, u32::MAX]);
            vec![written(trainee, department, specialty, start, periods)]
        }
        6 => {
            let periods = *chance.pick(&[0, 1, 2, 3, u32::MAX]);
            vec![written(trainee, department, specialty, start, periods)]
        }
        7 => {
            let mode = if one.mode() == PracticeMode::Observation {
                PracticeMode::LimitedPractice
            } else {
                PracticeMode::Observation
            };
            vec![one.clone().in_mode(mode)]
        }
        8 => {
            let nobody = "nobody".parse().expect("an id");
            vec![written(nobody, department, specialty, start, periods)]
        }
        _ => {
            let nowhere = "h9/d9".parse().expect("an id");
            vec![written(trainee, nowhere, specialty, start, periods)]
        }
    }
}
