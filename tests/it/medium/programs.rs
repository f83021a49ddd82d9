//! Programs of the size of one cohort, in which trainees compete for all that a rule can count.

use practicum::ProgramDraft;
use practicum::program::draft::{
    AuthorityDraft, BudgetDraft, CohortDraft, CredentialDraft, CurriculumDraft, DatedNameDraft,
    DatesDraft, DepartmentDraft, HorizonDraft, HospitalDraft, InterpreterDraft, LinkRuleDraft,
    PartnershipDraft, PartyDraft, PolicyDraft, PolicyRuleDraft, PreferencesDraft,
    PrerequisiteDraft, ProgramPreferencesDraft, QuotaBasisDraft, QuotaDraft, RateDraft,
    RegionDraft, RequirementDraft, RouteDraft, ShareDraft, SpecialtyDraft, SupervisorDraft,
    TermDraft, TraineeDraft,
};
use practicum::program::{Basis, LinkKind, PartnershipKind};
use practicum::quantity::Weight;
use practicum::rules::{RuleBook, RuleCode};

use crate::support::chance::Chance;
use crate::support::tiny::day;

const SPECIALTIES: [&str; 6] = [
    "surgery",
    "urology",
    "medicine",
    "cardiology",
    "orthopedics",
    "neurosurgery",
];

/// Four to ten trainees, two to four hospitals, five to seven weeks.
pub(super) fn program(seed: u64) -> ProgramDraft {
    let chance = &mut Chance::new(seed);
    let weeks = chance.between(5, 7);
    let whole = DatesDraft::new(day(0), day(i64::from(weeks) * 7 - 1));
    let mut program = ProgramDraft::new("medium", "Medium", HorizonDraft::Weekly(whole))
        .region(RegionDraft::new("primorsky", "Primorsky Krai", "RU"))
        .authority(AuthorityDraft::new("ministry", "Ministry", "primorsky"))
        .partnership(partnership(chance))
        .preferences(wanted(chance));
    for id in SPECIALTIES {
        program = program.specialty(SpecialtyDraft::new(id).name(DatedNameDraft::new(id)));
    }
    for h in 0..chance.between(2, 4) {
        program = program.hospital(hospital(h, weeks, chance));
    }
    let mut window = whole;
    if chance.often(20) {
        window.first = day(7);
    }
    let mut cohort = CohortDraft::new("cohort", "Cohort", window);
    let rules = [
        PolicyRuleDraft::StayLength {
            days: chance.between(3, weeks) * 7,
        },
        PolicyRuleDraft::Credential {
            kind: "insurance".into(),
        },
    ];
    for (rule, id) in rules.into_iter().zip(["stay", "insurance"]) {
        if chance.often(25) {
            program = program.policy(PolicyDraft::new(id, rule, TermDraft::from(day(-400))));
            cohort = cohort.policy(id);
        }
    }
    program = program.cohort(cohort);
    for c in 0..2 {
        program = program.curriculum(curriculum(c, chance));
    }
    let trainees = chance.between(4, 10);
    for t in 0..trainees {
        let trainee = trainee(t, &program, weeks, chance);
        program = program.trainee(trainee);
    }
    shared(program, trainees, chance)
}

fn partnership(chance: &mut Chance) -> PartnershipDraft {
    let term = TermDraft::from(day(-400));
    let party = PartyDraft::Region("primorsky".into());
    let agreement =
        PartnershipDraft::new("agreement", PartnershipKind::Memorandum, term).party(party);
    if chance.often(70) {
        return agreement;
    }
    let (basis, most) = match chance.between(0, 2) {
        0 => (QuotaBasisDraft::Year, 6),
        1 => (QuotaBasisDraft::Cohort, 6),
        _ => (QuotaBasisDraft::Specialty("surgery".into()), 4),
    };
    agreement.quota(QuotaDraft::new(basis, chance.between(2, most)))
}

/// What all trainees have a part in: an authority's share of seats, money, who goes with whom.
fn shared(mut program: ProgramDraft, trainees: u32, chance: &mut Chance) -> ProgramDraft {
    if chance.often(20) {
        let percent = *chance.pick(&["30", "50", "60"]);
        program = program.share(ShareDraft::new("ministry", percent));
    }
    if chance.often(30) {
        for (basis, id) in [(Basis::Once, "travel"), (Basis::Night, "lodging")] {
            let amount = format!("{} KRW", chance.between(1, 5) * 10);
            program = program.rate(RateDraft::new(id, id, "host", amount, basis));
        }
        let ceiling = format!("{} KRW", trainees * chance.between(4, 12) * 100);
        program = program.budget(BudgetDraft::new("budget", ceiling));
    }
    if chance.often(40) {
        let kind = *chance.pick(&[LinkKind::Together, LinkKind::Apart, LinkKind::NotAlone]);
        let mut link = LinkRuleDraft::new("link", kind);
        for t in 0..chance.between(2, 3) {
            link = link.trainee(format!("t{t}"));
        }
        program = program.link(link);
    }
    program
}

/// The usual weights, or with weight on the worst-off trainee and on spread.
pub(super) fn book(seed: u64) -> RuleBook {
    let weight = |n| Weight::new(n).expect("small");
    let book = RuleBook::default();
    match seed % 3 {
        0 => Ok(book),
        1 => book.weigh(RuleCode::WorstOff, weight(3)),
        _ => book
            .weigh(RuleCode::Spread, weight(2))
            .map(|book| book.comfortable_load(2)),
    }
    .expect("a rule book")
}

fn wanted(chance: &mut Chance) -> ProgramPreferencesDraft {
    let mut wishes = ProgramPreferencesDraft::default();
    let liked = i64::from(chance.between(0, 4)) - 1;
    wishes.specialties.insert("surgery".into(), liked);
    wishes.hospitals.insert("h0".into(), 1);
    wishes
}

fn hospital(h: u32, weeks: u32, chance: &mut Chance) -> HospitalDraft {
    let some_week = |chance: &mut Chance| {
        let first = i64::from(chance.between(0, weeks - 1)) * 7;
        TermDraft::between(day(first), day(first + 6))
    };
    let id = format!("h{h}");
    let mut hospital = HospitalDraft::new(id.clone(), format!("Hospital {h}"));
    if chance.often(40) {
        hospital = hospital.cap(day(-10), chance.between(2, 4));
    }
    if chance.often(40) {
        let interpreter = InterpreterDraft::new("ru").trainees(day(-10), chance.between(1, 2));
        hospital = hospital.language("ko").interpreter(interpreter);
    }
    for d in 0..chance.between(2, 3) {
        let place = format!("{id}/d{d}");
        let mut department = DepartmentDraft::new(place.clone(), *chance.pick(&SPECIALTIES))
            .seats(day(-10), chance.between(1, 2));
        if chance.often(25) {
            let from = day(i64::from(chance.between(1, weeks - 1)) * 7);
            department = department.seats(from, chance.between(0, 3));
        }
        if chance.often(20) {
            department = department.minimum(day(14), 1).minimum(day(28), 0);
        }
        if chance.often(20) {
            department = department.closure(some_week(chance));
        }
        if chance.often(20) {
            let supervisor = SupervisorDraft::new(format!("{place}/s"), chance.between(1, 2));
            department = department.supervisor(supervisor.absence(some_week(chance)));
        }
        hospital = hospital.department(department);
    }
    hospital
}

/// One specialty, and some of three others.
fn curriculum(c: u32, chance: &mut Chance) -> CurriculumDraft {
    let (first, others) = match c {
        0 => ("surgery", ["urology", "orthopedics", "neurosurgery"]),
        _ => ("medicine", ["cardiology", "surgery", "urology"]),
    };
    let mut curriculum = CurriculumDraft::new(format!("c{c}"))
        .requirement(RequirementDraft::new(1, [first], chance.between(1, 2)))
        .requirement(RequirementDraft::new(
            chance.between(1, 3),
            others,
            chance.between(1, 2),
        ));
    if chance.often(60) {
        curriculum = curriculum.prerequisite(PrerequisiteDraft::new(others[0], first));
    }
    if chance.often(30) {
        curriculum = curriculum.hospital_max(chance.between(1, 2));
    }
    curriculum
}

fn trainee(t: u32, program: &ProgramDraft, weeks: u32, chance: &mut Chance) -> TraineeDraft {
    let nominated = chance.often(50);
    let route = if nominated {
        RouteDraft::Nominated {
            authority: "ministry".into(),
        }
    } else {
        RouteDraft::Invitation {
            by: "Dr Han".into(),
        }
    };
    let curriculum = *chance.pick(&["c0", "c1"]);
    let id = format!("t{t}");
    let mut trainee = TraineeDraft::new(id, "cohort", "primorsky", curriculum, "physician", route);
    trainee = trainee.language("ru");
    if chance.often(50) {
        trainee = trainee.language("ko");
    }
    if nominated || chance.often(50) {
        trainee = trainee.partnership("agreement");
    }
    if chance.often(80) {
        let until = i64::from(chance.between(2, weeks)) * 7;
        let valid = TermDraft::between(day(-20), day(until));
        trainee = trainee.credential(CredentialDraft::new("insurance", valid));
    }
    if chance.often(20) {
        let from = i64::from(chance.between(0, weeks - 1)) * 7;
        trainee = trainee.unavailable(TermDraft::between(day(from), day(from + 6)));
    }
    let mut wishes = PreferencesDraft::default();
    for specialty in SPECIALTIES {
        let liked = i64::from(chance.between(0, 9)) - 2;
        wishes.specialties.insert(specialty.into(), liked);
    }
    for hospital in &program.hospitals {
        let liked = i64::from(chance.between(0, 9)) - 2;
        wishes.hospitals.insert(hospital.id.clone(), liked);
    }
    let wishes = wishes
        .change(i64::from(chance.between(0, 4)))
        .waiting(i64::from(chance.between(0, 3)));
    trainee.preferences(wishes)
}
