//! Each open requirement has the class that trying everything gives it, with evidence that holds.

use std::collections::BTreeMap;

use practicum::check::{Evidence, Violation, check};
use practicum::explain::{Blocker, Cause, Class, Explainer, Unsettled};
use practicum::problem::CellLabel;
use practicum::program::draft::{
    CohortDraft, CurriculumDraft, DatedNameDraft, DatesDraft, DepartmentDraft, HorizonDraft,
    HospitalDraft, InterpreterDraft, PartnershipDraft, PartyDraft, PreferencesDraft,
    QuotaBasisDraft, QuotaDraft, RegionDraft, RequirementDraft, RouteDraft, SpecialtyDraft,
    TermDraft, TraineeDraft,
};
use practicum::program::{PartnershipKind, Program, ProgramDraft};
use practicum::rules::RuleBook;
use practicum::solver::{SolveConfig, Status};
use practicum::{Placement, Schedule};

use super::options::{is_of, open};
use super::{Options, has_pins, programs};
use crate::support::tiny::day;

/// Whether a violation is what a blocker stands for.
#[expect(
    clippy::wildcard_enum_match_arm,
    reason = "other evidence is of no link"
)]
fn shows(violation: &Violation, blocker: &Blocker) -> bool {
    match blocker {
        Blocker::Full(full) => is_of(violation, full.cell()),
        Blocker::Linked { link, .. } => match violation.evidence() {
            Evidence::Separated { link: of, .. } | Evidence::Alone { link: of, .. } => link == of,
            _ => false,
        },
        _ => false,
    }
}

#[test]
fn classes_agree_with_trying_everything() {
    let book = RuleBook::default();
    let mut seen: BTreeMap<Class, u32> = BTreeMap::new();
    for (seed, program, schedule) in programs(400) {
        let Ok(explainer) = Explainer::new(&program, &book, &schedule) else {
            // Without one trainee, a team may be broken.
            continue;
        };
        let report = check(&program, &book, &schedule);
        if !report.is_valid() {
            continue;
        }
        let now = report.score();
        let reasons = explainer.open();
        let asked: Vec<_> = reasons
            .iter()
            .map(|why| (why.trainee().clone(), why.requirement()))
            .collect();
        assert_eq!(asked, open(&program, &book, &schedule), "seed {seed}");
        for why in &reasons {
            if has_pins(&program, why.trainee()) {
                continue;
            }
            let options =
                Options::new(&program, &book, &schedule, why.trainee(), why.requirement());
            let free: Vec<_> = options
                .all
                .iter()
                .filter(|option| options.breaks(option).is_empty())
                .collect();
            let best = free
                .iter()
                .map(|option| check(&program, &book, &options.with(option)).score())
                .max();
            let class = match best {
                _ if options.all.is_empty() => Class::ImpossibleAlone,
                None => Class::CrowdedOut,
                Some(best) if best > now => Class::Unknown,
                Some(_) => Class::LostOnValue,
            };
            assert_eq!(why.cause().class(), class, "seed {seed}: {why:#?}");
            *seen.entry(class).or_default() += 1;
            match why.cause() {
                Cause::CrowdedOut { blockers } => {
                    let met: Vec<Vec<&Blocker>> = options
                        .all
                        .iter()
                        .map(|option| {
                            let breaks = options.breaks(option);
                            let met = |one: &&Blocker| breaks.iter().any(|v| shows(v, one));
                            blockers.iter().filter(met).collect()
                        })
                        .collect();
                    assert!(
                        met.iter().all(|met| !met.is_empty()),
                        "seed {seed}: an option meets none of {blockers:#?}"
                    );
                    for blocker in blockers {
                        let alone = met.iter().any(|met| met[..] == [blocker]);
                        assert!(alone, "seed {seed}: without {blocker:#?} nothing changes");
                    }
                }
                Cause::LostOnValue { cost } => {
                    let score = check(&program, &book, &options.with(cost.option())).score();
                    assert!(options.breaks(cost.option()).is_empty(), "seed {seed}");
                    let lost = i64::try_from(score.shortfall).unwrap()
                        - i64::try_from(now.shortfall).unwrap();
                    assert_eq!(
                        (lost, now.value - score.value),
                        (cost.shortfall(), cost.value())
                    );
                    assert!(cost.shortfall() > 0 || cost.value() >= 0, "seed {seed}");
                }
                Cause::Unknown {
                    why: Unsettled::Unused { option },
                } => {
                    let score = check(&program, &book, &options.with(option)).score();
                    assert!(score > now, "seed {seed}");
                }
                Cause::Unknown { .. } | Cause::ImpossibleAlone { .. } => {}
            }
        }
    }
    // The test is only worth something if it bites.
    let count = |class| seen.get(&class).copied().unwrap_or(0);
    assert!(count(Class::ImpossibleAlone) > 50, "{seen:?}");
    assert!(count(Class::CrowdedOut) > 30, "{seen:?}");
    assert!(count(Class::Unknown) > 20, "{seen:?}");
}

/// Two weeks. Surgery wants somebody in the first, urology is closed in the second: whoever goes to
/// urology leaves surgery alone.
fn either_or(liked: i64) -> Program {
    let (first, second) = (
        DatesDraft::new(day(0), day(13)),
        TermDraft::between(day(7), day(13)),
    );
    let specialty = |id: &str| SpecialtyDraft::new(id).name(DatedNameDraft::new(id));
    let seats = |id: &str, specialty: &str| DepartmentDraft::new(id, specialty).seats(day(0), 1);
    let by = "the dean".to_owned();
    let route = RouteDraft::Invitation { by };
    let wishes = PreferencesDraft::default().specialty("urology", liked);
    ProgramDraft::new("either", "Either or", HorizonDraft::Weekly(first))
        .region(RegionDraft::new("home", "Home", "KR"))
        .specialty(specialty("surgery"))
        .specialty(specialty("urology"))
        .hospital(
            HospitalDraft::new("general", "General")
                .department(
                    seats("general/surgery", "surgery")
                        .minimum(day(0), 1)
                        .minimum(day(7), 0),
                )
                .department(seats("general/urology", "urology").closure(second)),
        )
        .cohort(CohortDraft::new("june", "June", first))
        .curriculum(
            CurriculumDraft::new("both")
                .requirement(RequirementDraft::new(1, ["surgery"], 1))
                .requirement(RequirementDraft::new(1, ["urology"], 1)),
        )
        .trainee(
            TraineeDraft::new("a", "june", "home", "both", "student", route).preferences(wishes),
        )
        .validate()
        .expect("a program")
}

#[test]
fn what_is_lost_on_value_says_how_much() {
    let book = RuleBook::default();
    let program = either_or(-5);
    let planned = practicum::plan(&program, &book, &SolveConfig::default()).expect("small");
    let explainer = Explainer::new(&program, &book, planned.schedule()).expect("valid");
    let reasons = explainer.open();
    assert_eq!(reasons.len(), 1);
    let Cause::LostOnValue { cost } = reasons[0].cause() else {
        panic!("{reasons:#?}");
    };
    // The minimum of surgery is missing instead; the wish counts twice, as the only trainee is the
    // worst-off one too.
    assert_eq!((cost.shortfall(), cost.value()), (0, 10));
    assert_eq!(cost.status(), Status::Optimal);
    assert_eq!(cost.option().len(), 2);
    // Whoever likes urology gets it, and the same plan is then not the best.
    let program = either_or(5);
    let explainer = Explainer::new(&program, &book, planned.schedule()).expect("valid");
    assert_eq!(explainer.open()[0].cause().class(), Class::Unknown);
}

/// Two trainees for one seat of surgery, with one interpreter and an agreement for one; `other` says whether
/// there is a second hospital, as full as the first.
fn narrow(other: bool) -> Program {
    let june = DatesDraft::new(day(0), day(13));
    let hospitals = if other { vec!["a", "b"] } else { vec!["a"] };
    let agreement = PartnershipDraft::new(
        "agreement",
        PartnershipKind::Memorandum,
        TermDraft::from(day(0)),
    );
    let quota = u32::try_from(hospitals.len()).expect("few");
    let mut program = ProgramDraft::new("narrow", "Narrow", HorizonDraft::Weekly(june))
        .region(RegionDraft::new("home", "Home", "RU"))
        .specialty(SpecialtyDraft::new("surgery").name(DatedNameDraft::new("Surgery")))
        .cohort(CohortDraft::new("june", "June", june))
        .partnership(
            agreement
                .party(PartyDraft::Region("home".into()))
                .quota(QuotaDraft::new(QuotaBasisDraft::Year, quota)),
        )
        .curriculum(
            CurriculumDraft::new("surgeon").requirement(RequirementDraft::new(1, ["surgery"], 2)),
        );
    for id in &hospitals {
        program = program.hospital(
            HospitalDraft::new(*id, id.to_uppercase())
                .language("ko")
                .interpreter(InterpreterDraft::new("ru").trainees(day(0), 1))
                .department(
                    DepartmentDraft::new(format!("{id}/surgery"), "surgery").seats(day(0), 1),
                ),
        );
    }
    for t in 0..=hospitals.len() {
        let by = "the dean".to_owned();
        let route = RouteDraft::Invitation { by };
        let id = format!("t{t}");
        let person = TraineeDraft::new(id, "june", "home", "surgeon", "student", route);
        program = program.trainee(person.partnership("agreement").language("ru"));
    }
    program.validate().expect("a program")
}

/// Seats, interpreters and the quota are all used up, and each would be a smallest set: the one with the
/// fewest places is named, and of those seats come before the quota and the quota before interpreters.
#[test]
fn what_a_coordinator_expects_is_named() {
    let book = RuleBook::default();
    for other in [false, true] {
        let program = narrow(other);
        let placed = |t: usize, place: &str| {
            Placement::new(
                format!("t{t}").parse().expect("an id"),
                place.parse().expect("an id"),
                "surgery".parse().expect("an id"),
                0,
                2,
            )
        };
        let mut plan = vec![placed(0, "a/surgery")];
        plan.extend(other.then(|| placed(1, "b/surgery")));
        let plan = Schedule::new(plan);
        let explainer = Explainer::new(&program, &book, &plan).expect("a valid plan");
        let open = explainer.open();
        assert_eq!(open.len(), 1);
        let Cause::CrowdedOut { blockers } = open[0].cause() else {
            panic!("{open:?}");
        };
        for blocker in blockers {
            let Blocker::Full(full) = blocker else {
                panic!("{blocker:?}");
            };
            let of_seats = matches!(full.cell(), CellLabel::Department { .. });
            let of_quota = matches!(full.cell(), CellLabel::YearQuota { .. });
            assert!(if other { of_quota } else { of_seats }, "{full:?}");
        }
    }
}
