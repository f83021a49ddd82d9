//! Two trainees who would each rather have the other's place.

use practicum::check::check;
use practicum::explain::Explainer;
use practicum::program::draft::{
    CohortDraft, CurriculumDraft, DatedNameDraft, DatesDraft, DepartmentDraft, HorizonDraft,
    HospitalDraft, PreferencesDraft, RegionDraft, RequirementDraft, RouteDraft, SpecialtyDraft,
    TraineeDraft,
};
use practicum::program::{Program, ProgramDraft};
use practicum::rules::RuleBook;
use practicum::schedule::{Placement, Schedule};

use crate::oracle::brute::itineraries;
use crate::support::chance::Chance;
use crate::support::tiny::{day, tiny_program};

/// One week, two hospitals with one seat each; `a` likes the north by so much, `b` the south.
fn two(a: i64, b: i64) -> Program {
    let week = DatesDraft::new(day(0), day(6));
    let hospital = |id: &str| {
        let department = DepartmentDraft::new(format!("{id}/surgery"), "surgery");
        HospitalDraft::new(id, id).department(department.seats(day(0), 1))
    };
    let trainee = |id: &str, likes: &str, how_much: i64| {
        let by = "the dean".to_owned();
        let route = RouteDraft::Invitation { by };
        let wishes = PreferencesDraft::default().hospital(likes, how_much);
        TraineeDraft::new(id, "june", "home", "surgeon", "student", route).preferences(wishes)
    };
    ProgramDraft::new("two", "Two", HorizonDraft::Weekly(week))
        .region(RegionDraft::new("home", "Home", "KR"))
        .specialty(SpecialtyDraft::new("surgery").name(DatedNameDraft::new("Surgery")))
        .hospital(hospital("north"))
        .hospital(hospital("south"))
        .cohort(CohortDraft::new("june", "June", week))
        .curriculum(
            CurriculumDraft::new("surgeon").requirement(RequirementDraft::new(1, ["surgery"], 1)),
        )
        .trainee(trainee("a", "north", a))
        .trainee(trainee("b", "south", b))
        .validate()
        .expect("a program")
}

fn stay(trainee: &str, hospital: &str) -> Placement {
    let id = |text: String| text.parse().expect("an id");
    Placement::new(
        trainee.parse().expect("an id"),
        id(format!("{hospital}/surgery")),
        "surgery".parse().expect("an id"),
        0,
        1,
    )
}

#[test]
fn swaps_help_both_or_one_without_hurting() {
    let book = RuleBook::default();
    let crossed = Schedule::new([stay("a", "south"), stay("b", "north")]);
    for (a, b, swap) in [(3, 2, true), (3, 0, true), (3, -1, false), (0, 0, false)] {
        let program = two(a, b);
        let explainer = Explainer::new(&program, &book, &crossed).expect("nothing is broken");
        let now = explainer.report();
        let trainee = "a".parse().expect("an id");
        let found = explainer.swaps(&trainee, 5).expect("a trainee");
        assert_eq!(!found.is_empty(), swap, "{a} {b}: {found:?}");
        for swap in found {
            let both = swap.first().iter().chain(swap.second()).cloned();
            let report = check(&program, &book, &both.collect());
            assert!(report.is_valid() && report.is_complete());
            assert_eq!(report.score(), swap.after());
            let gain = |id: &str| {
                let id = id.parse().expect("an id");
                report.value().own_of(&id).unwrap() - now.value().own_of(&id).unwrap()
            };
            assert_eq!(swap.gains(), (gain("a"), gain("b")));
            assert_eq!(swap.gains(), (a, b));
        }
    }
}

/// Whether an itinerary differs from another in one placement, or in the order of two.
fn is_near(one: &[Placement], other: &[Placement]) -> bool {
    let (gone, new): (Vec<_>, Vec<_>) = (
        one.iter().filter(|place| !other.contains(place)).collect(),
        other.iter().filter(|place| !one.contains(place)).collect(),
    );
    let place = |one: &Placement| (one.department().clone(), one.specialty().clone());
    match (gone.as_slice(), new.as_slice()) {
        ([], [_]) | ([_], [] | [_]) => true,
        ([a, b], [c, d]) => {
            let crossed = |c: &Placement, d: &Placement| {
                place(a) == place(c)
                    && place(b) == place(d)
                    && (a.start(), b.start()) == (d.start(), c.start())
            };
            crossed(c, d) || crossed(d, c)
        }
        _ => false,
    }
}

/// Somebody's plan: one trainee after the other gets some itinerary that still fits.
fn some_plan(program: &Program, book: &RuleBook, chance: &mut Chance) -> Schedule {
    let mut plan = Schedule::default();
    for trainee in program.trainees() {
        let mut all = itineraries(program, book, trainee);
        all.sort_by_key(Vec::len);
        for _ in 0..6 {
            // Rather more placements than few.
            let from = all.len() / 2;
            let some = chance.pick(&all[from..]);
            let with = plan.placements().iter().chain(some).cloned();
            let with: Schedule = with.collect();
            if check(program, book, &with).is_valid() {
                plan = with;
                break;
            }
        }
    }
    plan
}

/// All pairs of itineraries close to the present ones, tried one by one.
#[test]
fn no_swap_is_missed_and_none_is_made_up() {
    let book = RuleBook::default();
    let (mut asked, mut found) = (0, 0);
    for seed in 0..400 {
        let program = tiny_program(seed, false).validate().expect("a program");
        let schedule = some_plan(&program, &book, &mut Chance::new(seed));
        let Ok(explainer) = Explainer::new(&program, &book, &schedule) else {
            continue;
        };
        let now = explainer.report();
        let people: Vec<_> = program.trainees().iter().collect();
        if !now.is_valid() {
            continue;
        }
        let near: Vec<Vec<Vec<Placement>>> = people
            .iter()
            .map(|one| {
                let current = schedule.of_trainee(one.id());
                let mut near = itineraries(&program, &book, one);
                for stays in &mut near {
                    stays.sort();
                }
                near.retain(|stays| stays.len() >= current.len() && is_near(current, stays));
                near
            })
            .collect();
        let with = |changes: &[(usize, &Vec<Placement>)]| -> practicum::CheckReport {
            let moved = |id: &practicum::ids::TraineeId| {
                changes.iter().any(|(who, _)| people[*who].id() == id)
            };
            let others = schedule.placements().iter();
            let others = others.filter(|one| !moved(one.trainee())).cloned();
            let fresh = changes.iter().flat_map(|(_, stays)| stays.iter().cloned());
            check(&program, &book, &others.chain(fresh).collect())
        };
        for one in 0..people.len() {
            let mut expected = Vec::new();
            for other in (0..people.len()).filter(|&other| other != one) {
                for wish in &near[one] {
                    if with(&[(one, wish)]).is_valid() {
                        continue;
                    }
                    for answer in &near[other] {
                        let report = with(&[(one, wish), (other, answer)]);
                        let own = |report: &practicum::CheckReport, who: usize| {
                            report.value().own_of(people[who].id()).unwrap_or(0)
                        };
                        let gain = |who: usize| own(&report, who) - own(now, who);
                        let gains = (gain(one), gain(other));
                        let fine =
                            report.is_valid() && report.score().shortfall <= now.score().shortfall;
                        if fine && gains.0 >= 0 && gains.1 >= 0 && gains.0 + gains.1 > 0 {
                            expected.push((wish.clone(), answer.clone(), gains));
                        }
                    }
                }
            }
            let swaps = explainer
                .swaps(people[one].id(), usize::MAX)
                .expect("a trainee");
            let sums: Vec<i64> = swaps.iter().map(|s| s.gains().0 + s.gains().1).collect();
            assert!(sums.iter().rev().is_sorted(), "seed {seed}: {sums:?}");
            let mut got: Vec<_> = swaps
                .iter()
                .map(|swap| {
                    let (mut a, mut b) = (swap.first().to_vec(), swap.second().to_vec());
                    a.sort();
                    b.sort();
                    (a, b, swap.gains())
                })
                .collect();
            expected.sort();
            got.sort();
            assert_eq!(got, expected, "seed {seed}, {}", people[one].id());
            asked += 1;
            found += got.len();
        }
    }
    assert!(asked > 500 && found > 7, "{asked} {found}");
}
