//! Conflicts are conflicts, the smallest ones, and shortages are short.

use practicum::check::check;
use practicum::explain::{English, Everybody, Korean, Wording, conflict, shortage, shortages};
use practicum::ids::TraineeId;
use practicum::program::draft::{
    CohortDraft, CurriculumDraft, DatedNameDraft, DatesDraft, DepartmentDraft, HorizonDraft,
    HospitalDraft, RegionDraft, RequirementDraft, RouteDraft, SpecialtyDraft, TraineeDraft,
};
use practicum::program::{Program, ProgramDraft};
use practicum::rules::{RuleBook, RuleCode, Severity};
use practicum::solver::SolveConfig;

use crate::oracle::brute::each;
use crate::support::tiny::{day, tiny_program};

/// Whether some trainees can all be placed under some rules; `None` if there is too much to try.
fn possible(program: &Program, trainees: &[&str], rules: &[RuleCode]) -> Option<bool> {
    let mut draft = ProgramDraft::from(program);
    draft
        .trainees
        .retain(|one| trainees.contains(&one.id.as_str()));
    for link in &mut draft.links {
        link.trainees.retain(|id| trainees.contains(&id.as_str()));
    }
    draft.links.retain(|link| link.trainees.len() > 1);
    if trainees.is_empty() {
        return Some(true);
    }
    let program = draft.validate().expect("a program");
    let mut book = RuleBook::default()
        .without(RuleCode::MinimumSeats)
        .expect("not essential");
    for &code in RuleCode::ALL {
        let hard = code.severity() == Severity::Hard && !RuleBook::ESSENTIAL.contains(&code);
        if hard && !rules.contains(&code) {
            book = book.without(code).expect("not essential");
        }
    }
    let mut complete = false;
    each(&program, &book, |score, _| complete |= score.shortfall == 0)?;
    Some(complete)
}

#[test]
fn conflicts_are_smallest() {
    let book = RuleBook::default();
    let (mut conflicts, mut fits) = (0, 0);
    for seed in 0..60 {
        let program = tiny_program(seed, false).validate().expect("a program");
        let everybody =
            conflict(&program, &book, &SolveConfig::default().steps(20_000)).expect("small enough");
        let ids: Vec<&str> = program
            .trainees()
            .iter()
            .map(|one| one.id().as_str())
            .collect();
        let hard: Vec<RuleCode> = RuleCode::ALL.to_vec();
        match everybody {
            Everybody::Fits => {
                fits += 1;
                assert_ne!(possible(&program, &ids, &hard), Some(false), "seed {seed}");
            }
            Everybody::Unknown => {}
            Everybody::Conflict(conflict) => {
                let trainees: Vec<&str> =
                    conflict.trainees().iter().map(TraineeId::as_str).collect();
                let rules = conflict.rules();
                let Some(answer) = possible(&program, &trainees, rules) else {
                    continue;
                };
                conflicts += 1;
                assert!(!answer, "seed {seed}: {conflict:?} is none");
                if !conflict.is_smallest() {
                    continue;
                }
                for index in 0..trainees.len() {
                    let mut fewer = trainees.clone();
                    fewer.remove(index);
                    let answer = possible(&program, &fewer, rules);
                    assert_ne!(answer, Some(false), "seed {seed}: {conflict:?}");
                }
                for index in 0..rules.len() {
                    let mut fewer = rules.to_vec();
                    fewer.remove(index);
                    let answer = possible(&program, &trainees, &fewer);
                    assert_ne!(answer, Some(false), "seed {seed}: {conflict:?}");
                }
            }
        }
    }
    assert!(conflicts > 15 && fits > 0, "{conflicts} {fits}");
}

#[test]
fn a_shortage_is_never_claimed_where_everybody_fits() {
    let book = RuleBook::default();
    let (mut shortages, mut asked) = (0, 0);
    for seed in 0..400 {
        let program = tiny_program(seed, false).validate().expect("a program");
        let Some(short) = shortage(&program, &book).expect("small enough") else {
            continue;
        };
        shortages += 1;
        assert!(short.room() < short.needed(), "seed {seed}: {short:?}");
        assert!(!short.trainees().is_empty());
        let mut least = u64::MAX;
        let tried = each(&program, &book, |_, schedule| {
            let report = check(&program, &book, &schedule);
            let open = report.shortfalls().iter().filter(|one| {
                one.trainees()
                    .first()
                    .is_some_and(|id| short.trainees().contains(id))
            });
            least = least.min(open.map(|one| u64::from(one.missing())).sum());
        });
        if tried.is_some() {
            asked += 1;
            let lacking = short.needed() - short.room();
            assert!(least >= lacking, "seed {seed}: {least} missing, {short:?}");
        }
    }
    assert!(shortages > 20 && asked > 15, "{shortages} {asked}");
}

/// Whoever is short of something can not be placed together; nobody is in two shortages, and whoever is left
/// over is in none.
#[test]
fn each_shortage_is_one() {
    let (book, config) = (RuleBook::default(), SolveConfig::default().steps(20_000));
    let hard: Vec<RuleCode> = RuleCode::ALL.to_vec();
    let mut tried = 0;
    for seed in 0..200 {
        let program = tiny_program(seed, false).validate().expect("a program");
        let mut seen: Vec<TraineeId> = Vec::new();
        for short in shortages(&program, &book, &config).expect("small enough") {
            assert!(short.room() < short.needed(), "seed {seed}: {short:?}");
            assert!(!short.trainees().iter().any(|one| seen.contains(one)));
            seen.extend_from_slice(short.trainees());
            let who: Vec<&str> = short.trainees().iter().map(TraineeId::as_str).collect();
            if let Some(answer) = possible(&program, &who, &hard) {
                tried += 1;
                assert!(!answer, "seed {seed}: {short:?}");
            }
        }
    }
    assert!(tried > 15, "{tried}");
}

/// The counted shortage is the plainer one, the solver's the sharper one: what counting shows, prices
/// show as well, and what prices leave open, counting does.
#[test]
fn the_two_shortages_agree() {
    let book = RuleBook::default();
    let (mut counted, mut priced) = (0, 0);
    for seed in 0..400 {
        let program = tiny_program(seed, false).validate().expect("a program");
        let short = shortage(&program, &book).expect("small enough");
        let problem = practicum::Problem::compile(&program, &book).expect("small enough");
        let mut go = |_: &practicum::solver::Progress| std::ops::ControlFlow::Continue(());
        let found = practicum::solver::shortage(&problem, &mut go);
        if let Some(found) = &found {
            priced += 1;
            assert!(found.verify(&problem), "seed {seed}");
        }
        if let Some(short) = short {
            counted += 1;
            assert!(found.is_some(), "seed {seed}: {short:?}");
        }
    }
    assert!(counted > 20 && priced > counted, "{counted} {priced}");
}

/// Five trainees who need two weeks of surgery each, in four weeks, at one seat; one needs nothing that
/// is short.
fn crowded() -> Program {
    let june = DatesDraft::new(day(0), day(27));
    let department =
        |id: &str, specialty: &str| DepartmentDraft::new(id, specialty).seats(day(0), 1);
    let specialty = |id: &str| SpecialtyDraft::new(id).name(DatedNameDraft::new(id));
    let one = |specialty: &str| RequirementDraft::new(1, [specialty], 2);
    let mut program = ProgramDraft::new("crowded", "Crowded", HorizonDraft::Weekly(june))
        .region(RegionDraft::new("home", "Home", "KR"))
        .specialty(specialty("surgery"))
        .specialty(specialty("urology"))
        .hospital(
            HospitalDraft::new("general", "General")
                .department(department("general/surgery", "surgery"))
                .department(department("general/urology", "urology")),
        )
        .cohort(CohortDraft::new("june", "June", june))
        .curriculum(CurriculumDraft::new("surgeon").requirement(one("surgery")))
        .curriculum(CurriculumDraft::new("urologist").requirement(one("urology")));
    for (id, curriculum) in [
        ("a", "surgeon"),
        ("b", "surgeon"),
        ("c", "surgeon"),
        ("d", "surgeon"),
        ("e", "urologist"),
    ] {
        let by = "the dean".to_owned();
        let route = RouteDraft::Invitation { by };
        program = program.trainee(TraineeDraft::new(
            id, "june", "home", curriculum, "student", route,
        ));
    }
    program.validate().expect("a program")
}

#[test]
fn three_of_four_are_one_too_many_for_a_seat() {
    let program = crowded();
    let book = RuleBook::default();
    let short = shortage(&program, &book).expect("small").expect("one seat");
    assert_eq!((short.needed(), short.room()), (3, 2));
    assert_eq!(short.trainees().len(), 3);
    assert_eq!(short.periods(), [0, 1, 2, 3]);
    let config = SolveConfig::default().steps(50_000);
    let Everybody::Conflict(conflict) = conflict(&program, &book, &config).expect("small") else {
        panic!("four do not fit");
    };
    assert!(conflict.is_smallest());
    assert_eq!(conflict.trainees().len(), 3);
    assert_eq!(conflict.rules(), [RuleCode::Teaching, RuleCode::Seats]);
    let (english, korean) = (English::new(&program), Korean::new(&program));
    assert_eq!(
        english.shortage(&short),
        "3 trainees need 3 placements of surgery in weeks 1 to 4; General, surgery, the only department \
         that they may attend, has room for 2"
    );
    assert!(korean.conflict(&conflict).contains("S201"));
}
