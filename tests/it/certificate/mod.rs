//! Certificates that somebody changed on their way: each is refused, or proves a bound that holds.

use chrono::{Days, NaiveDate};
use practicum::certificate::{Certificate, verify};
use practicum::problem::Problem;
use practicum::program::draft::{
    CohortDraft, CurriculumDraft, DatedNameDraft, DatesDraft, DepartmentDraft, HorizonDraft,
    HospitalDraft, PreferencesDraft, RegionDraft, RequirementDraft, RouteDraft, SpecialtyDraft,
    TraineeDraft,
};
use practicum::program::{Program, ProgramDraft};
use practicum::rules::RuleBook;
use practicum::score::Score;
use practicum::solver::{SolveConfig, Status, solve};
use serde_json::Value;
use std::ops::ControlFlow;

use crate::oracle::brute;
use crate::support::tiny::tiny_program;

/// What became of damaged certificates.
#[derive(Debug, Default)]
struct Fate {
    refused: u32,
    weaker: u32,
    as_good: u32,
}

/// The places of all numbers in a document.
fn numbers(value: &Value, place: &str, found: &mut Vec<String>) {
    match value {
        Value::Number(_) => found.push(place.to_owned()),
        Value::Array(list) => {
            for (index, each) in list.iter().enumerate() {
                numbers(each, &format!("{place}/{index}"), found);
            }
        }
        Value::Object(fields) => {
            for (name, each) in fields {
                numbers(each, &format!("{place}/{name}"), found);
            }
        }
        Value::Null | Value::Bool(_) | Value::String(_) => {}
    }
}

/// Changes one number of the certificate at a time, and one list at a time by leaving out its end.
fn damage(problem: &Problem, certificate: &Certificate, optimum: Score, fate: &mut Fate) {
    let whole = serde_json::to_value(certificate).unwrap();
    let bound = verify(problem, certificate).unwrap();
    assert!(bound >= optimum);
    let mut places = Vec::new();
    numbers(&whole, "", &mut places);
    for place in places {
        let old = whole.pointer(&place).and_then(Value::as_i64).unwrap();
        for new in [old - 1, old + 1, -old, 0, old + 1000, i64::MAX, i64::MIN] {
            if new == old {
                continue;
            }
            let mut other = whole.clone();
            *other.pointer_mut(&place).unwrap() = new.into();
            let read = serde_json::from_value::<Certificate>(other);
            match read.map(|changed| verify(problem, &changed)) {
                Err(_) | Ok(Err(_)) => fate.refused += 1,
                Ok(Ok(found)) => {
                    assert!(found >= optimum, "{place}: {new} instead of {old}: {found}");
                    fate.weaker += u32::from(found > bound);
                    fate.as_good += u32::from(found <= bound);
                }
            }
        }
    }
    for list in [
        "/prices",
        "/steps",
        "/prices/0/cells",
        "/prices/0/multipliers",
    ] {
        let mut other = whole.clone();
        other
            .pointer_mut(list)
            .unwrap()
            .as_array_mut()
            .unwrap()
            .pop();
        let read = serde_json::from_value::<Certificate>(other);
        let checked = read.map(|changed| verify(problem, &changed));
        let refused = matches!(checked, Err(_) | Ok(Err(_)));
        assert!(
            refused || whole.pointer(list) == Some(&Value::Array(Vec::new())),
            "{list}"
        );
    }
}

#[test]
fn no_changed_number_proves_too_much() {
    let book = RuleBook::default();
    let mut fate = Fate::default();
    // Programs by what their certificates have: several cases, prices of company, neither.
    let mut seen = [0_u32; 3];
    for seed in 0..3000 {
        let program = tiny_program(seed, false).validate().unwrap();
        let linked = !program.links().is_empty();
        if !linked && seen[0] > 20 && seen[2] > 20 {
            continue;
        }
        let problem = Problem::compile(&program, &book).unwrap();
        let config = SolveConfig::default().steps(200_000);
        let outcome = solve(&problem, &config, &mut |_| ControlFlow::Continue(()));
        let Some(certificate) = outcome.certificate() else {
            continue;
        };
        let company = certificate
            .prices()
            .iter()
            .any(|one| !one.company().is_empty());
        let kind = match (certificate.steps().len(), company) {
            (2.., _) => 0,
            (_, true) => 1,
            (_, false) => 2,
        };
        seen[kind] += 1;
        if seen[kind] > 20 {
            continue;
        }
        let Some((best, _)) = brute::best(&program, &book) else {
            continue;
        };
        damage(&problem, certificate, best, &mut fate);
    }
    assert!(seen.iter().all(|&count| count > 2), "{seen:?}");
    assert!(fate.refused > 1000 && fate.weaker > 1000, "{fate:?}");
}

/// Forty specialties of which everybody takes twenty: too many sets for exact pricing.
fn wide() -> Program {
    const DAYS: u64 = 20;
    let first = NaiveDate::from_ymd_opt(2014, 1, 1).unwrap();
    let whole = DatesDraft::new(first, first.checked_add_days(Days::new(DAYS - 1)).unwrap());
    let id = |number: i64| format!("d{number:02}");
    let mut host = HospitalDraft::new("h", "Hospital");
    let mut draft = ProgramDraft::new("wide", "Wide", HorizonDraft::Daily(whole))
        .region(RegionDraft::new("home", "Home", "KR"))
        .cohort(CohortDraft::new("all", "Everybody", whole))
        .curriculum(
            CurriculumDraft::new("core").requirement(RequirementDraft::new(20, (0..40).map(id), 1)),
        );
    for number in 0..40 {
        let name = DatedNameDraft::new(format!("Specialty {number}"));
        draft = draft.specialty(SpecialtyDraft::new(id(number)).name(name));
        host = host.department(DepartmentDraft::new(id(number), id(number)).seats(first, 2));
    }
    draft = draft.hospital(host);
    for trainee in 0..2 {
        let mut wishes = PreferencesDraft::default();
        for number in 0..40 {
            let wish = (number * 7 + trainee * 11) % 23;
            wishes.specialties.insert(id(number), wish);
        }
        let route = RouteDraft::Invitation { by: "us".into() };
        let trainee = format!("t{trainee}");
        draft = draft.trainee(
            TraineeDraft::new(trainee, "all", "home", "core", "student", route).preferences(wishes),
        );
    }
    draft.validate().unwrap()
}

#[test]
fn no_changed_number_of_a_relaxation_proves_too_much() {
    let problem = Problem::compile(&wide(), &RuleBook::default()).unwrap();
    let config = SolveConfig::default().steps(3_000_000);
    let outcome = solve(&problem, &config, &mut |_| ControlFlow::Continue(()));
    assert_eq!(outcome.status(), Status::Optimal);
    let certificate = outcome.certificate().unwrap();
    assert_eq!(certificate.prices()[0].relaxed().len(), 2);
    let mut fate = Fate::default();
    damage(&problem, certificate, outcome.score(), &mut fate);
    assert!(fate.refused > 100 && fate.weaker > 50, "{fate:?}");
}
