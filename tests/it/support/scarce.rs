//! Programs of any size in which seats are plentiful, but for one place that is known.

use chrono::{Days, NaiveDate};
use practicum::program::draft::{
    BudgetDraft, CohortDraft, CurriculumDraft, DatedNameDraft, DatesDraft, DepartmentDraft,
    HorizonDraft, HospitalDraft, InterpreterDraft, PartnershipDraft, PartyDraft, PrerequisiteDraft,
    QuotaBasisDraft, QuotaDraft, RateDraft, RegionDraft, RequirementDraft, RouteDraft, ScopeDraft,
    SpecialtyDraft, TermDraft, TraineeDraft,
};
use practicum::program::{Basis, PartnershipKind, ProgramDraft};

use super::chance::Chance;

/// What is short.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Scarce {
    /// Seats of three departments in two weeks.
    Weeks,
    /// One seat for stays of five weeks, in twelve.
    LongStays,
    /// Seats after a prerequisite.
    Order,
    /// A hospital's cap.
    Cap,
    /// An agreement's quota.
    Quota,
    /// A budget.
    Budget,
    /// Interpreters.
    Interpreters,
}

impl Scarce {
    pub(crate) const ALL: [Self; 7] = [
        Self::Weeks,
        Self::LongStays,
        Self::Order,
        Self::Cap,
        Self::Quota,
        Self::Budget,
        Self::Interpreters,
    ];
}

/// A program, who competes in it, and how many of them are one too many.
#[derive(Debug)]
pub(crate) struct Known {
    pub(crate) program: ProgramDraft,
    pub(crate) needy: Vec<String>,
    pub(crate) conflict: usize,
}

const WEEKS: u64 = 12;

fn day(offset: u64) -> NaiveDate {
    let first = NaiveDate::from_ymd_opt(2026, 3, 2).expect("a day");
    first.checked_add_days(Days::new(offset)).expect("in range")
}

/// A program of so many trainees; `tag` tells what is short from what is short elsewhere in it.
pub(crate) fn scarce(kind: Scarce, trainees: u32, seed: u64) -> Known {
    let mut chance = Chance::new(seed);
    let mut program = world(trainees, &mut chance);
    let (needy, conflict) = place(&mut program, kind, "s", &mut chance);
    Known {
        program,
        needy,
        conflict,
    }
}

/// Two such places in one program, with nothing in common.
pub(crate) fn scarce_twice(one: Scarce, other: Scarce, trainees: u32, seed: u64) -> [Known; 2] {
    let mut chance = Chance::new(seed);
    let mut program = world(trainees, &mut chance);
    let first = place(&mut program, one, "s", &mut chance);
    let second = place(&mut program, other, "z", &mut chance);
    [first, second].map(|(needy, conflict)| Known {
        program: program.clone(),
        needy,
        conflict,
    })
}

/// Plenty for everybody.
fn world(trainees: u32, chance: &mut Chance) -> ProgramDraft {
    let whole = DatesDraft::new(day(0), day(WEEKS * 7 - 1));
    let mut program = ProgramDraft::new("scarce", "Scarce", HorizonDraft::Weekly(whole))
        .region(RegionDraft::new("home", "Home", "RU"))
        .cohort(CohortDraft::new("all", "All", whole));
    for id in ["medicine", "surgery", "neurosurgery"] {
        program = program.specialty(SpecialtyDraft::new(id).name(DatedNameDraft::new(id)));
    }
    let hospitals = (trainees / 25).max(2);
    for h in 0..hospitals {
        let id = format!("h{h:03}");
        let mut hospital = HospitalDraft::new(id.clone(), format!("Hospital {h}"));
        for specialty in ["medicine", "surgery", "neurosurgery"] {
            let place = DepartmentDraft::new(format!("{id}/{specialty}"), specialty);
            hospital = hospital.department(place.seats(day(0), 20));
        }
        program = program.hospital(hospital);
    }
    let ordinary = CurriculumDraft::new("ordinary")
        .requirement(RequirementDraft::new(1, ["medicine"], 2))
        .requirement(RequirementDraft::new(1, ["surgery", "neurosurgery"], 2));
    program = program.curriculum(ordinary);
    for t in 0..trainees {
        let number = chance.between(0, 99);
        let id = format!("t{number:02}-{t:04}");
        program = program.trainee(person(&id, "all", "ordinary"));
    }
    program
}

fn person(id: &str, cohort: &str, curriculum: &str) -> TraineeDraft {
    let by = "the dean".to_owned();
    let route = RouteDraft::Invitation { by };
    TraineeDraft::new(id, cohort, "home", curriculum, "student", route)
}

/// The place that is short, somewhere among the others; who competes, and how many are one too many.
#[expect(clippy::too_many_lines, reason = "one arm a kind")]
fn place(
    program: &mut ProgramDraft,
    kind: Scarce,
    tag: &str,
    chance: &mut Chance,
) -> (Vec<String>, usize) {
    let seats = chance.between(2, 4);
    let first = u64::from(chance.between(0, 7));
    let from = day(first * 7);
    let days = |weeks: u64| TermDraft::between(from, day((first + weeks) * 7 - 1));
    let hospital = |index: u32| format!("{tag}{index}");
    let mut hospitals: Vec<HospitalDraft> = (0..3)
        .map(|index| {
            let id = hospital(index);
            let mut hospital = HospitalDraft::new(id.clone(), format!("Special {id}"));
            for (specialty, many) in [("medicine", 30), ("surgery", 30)] {
                let place = DepartmentDraft::new(format!("{id}/{specialty}"), specialty);
                hospital = hospital.department(place.seats(day(0), many));
            }
            hospital
        })
        .collect();
    let special = |count: u32, index: u32| {
        let id = format!("{tag}{index}/neurosurgery");
        DepartmentDraft::new(id, "neurosurgery").seats(day(0), count)
    };
    let mut scope = ScopeDraft::default();
    for index in 0..3 {
        scope = scope.hospital(hospital(index));
    }
    let agreement = format!("{tag}-agreement");
    let memorandum = PartnershipKind::Memorandum;
    let mut partnership = PartnershipDraft::new(&*agreement, memorandum, TermDraft::from(day(0)))
        .party(PartyDraft::Region("home".to_owned()))
        .scope(scope);
    let mut curriculum = CurriculumDraft::new(format!("{tag}-curriculum"));
    let cohort = format!("{tag}-cohort");
    let mut available = None;
    let mut conflict = seats + 1;
    let length = if kind == Scarce::LongStays { 5 } else { 2 };
    let wanted = RequirementDraft::new(1, ["neurosurgery"], length);
    match kind {
        Scarce::Weeks => {
            // As many seats as that at three hospitals, one of them without any.
            hospitals[0] = hospitals[0].clone().department(special(seats - 1, 0));
            hospitals[1] = hospitals[1].clone().department(special(1, 1));
            hospitals[2] = hospitals[2].clone().department(special(0, 2));
            available = Some(days(2));
        }
        Scarce::LongStays => {
            hospitals[1] = hospitals[1].clone().department(special(1, 1));
            conflict = 3;
        }
        Scarce::Order => {
            hospitals[1] = hospitals[1].clone().department(special(seats, 1));
            curriculum = curriculum
                .requirement(RequirementDraft::new(1, ["medicine"], 2))
                .prerequisite(PrerequisiteDraft::new("neurosurgery", "medicine"));
            available = Some(days(4));
        }
        Scarce::Cap => {
            // Ordinary trainees may be elsewhere.
            for (index, hospital) in (0..).zip(&mut hospitals) {
                let department = special(30, index);
                let cap = if index == 0 { seats } else { 0 };
                *hospital = hospital.clone().department(department).cap(day(0), cap);
            }
            available = Some(days(2));
        }
        Scarce::Quota => {
            hospitals[0] = hospitals[0].clone().department(special(30, 0));
            partnership = partnership.quota(QuotaDraft::new(QuotaBasisDraft::Year, seats));
        }
        Scarce::Budget => {
            hospitals[0] = hospitals[0].clone().department(special(30, 0));
            let rate = format!("{tag}-flight");
            program.rates.push(
                RateDraft::new(rate, "Flight", "host", "100 KRW", Basis::Once).cohort(&*cohort),
            );
            let ceiling = format!("{} KRW", 100 * seats + 50);
            let budget = BudgetDraft::new(format!("{tag}-budget"), ceiling);
            program.budgets.push(budget.cohort(&*cohort));
        }
        Scarce::Interpreters => {
            for index in 0..3 {
                let interpreter = InterpreterDraft::new("ru");
                let many = if index == 0 { seats } else { 0 };
                let hospital = &mut hospitals[usize::try_from(index).expect("short")];
                *hospital = (hospital.clone().language("ko"))
                    .department(special(30, index))
                    .interpreter(interpreter.trainees(day(0), many));
            }
            available = Some(days(2));
        }
    }
    curriculum = curriculum.requirement(wanted);
    let at = chance.between(0, u32::try_from(program.hospitals.len()).expect("few"));
    for hospital in hospitals {
        let at = usize::try_from(at).expect("few");
        program.hospitals.insert(at, hospital);
    }
    program.partnerships.push(partnership);
    program.curricula.push(curriculum);
    let whole = DatesDraft::new(day(0), day(WEEKS * 7 - 1));
    program
        .cohorts
        .push(CohortDraft::new(&*cohort, "Special", whole));
    let mut needy = Vec::new();
    for t in 0..conflict + chance.between(0, 3) {
        let number = chance.between(0, 99);
        let id = format!("t{number:02}-{tag}{t}");
        let mut trainee = person(&id, &cohort, &format!("{tag}-curriculum"))
            .partnership(&*agreement)
            .language("ru");
        if let Some(days) = available {
            trainee = trainee.available(days);
        }
        let at = chance.between(0, u32::try_from(program.trainees.len()).expect("few"));
        let at = usize::try_from(at).expect("few");
        program.trainees.insert(at, trainee);
        needy.push(id);
    }
    (needy, usize::try_from(conflict).expect("few"))
}
