//! What is judged without an edit against the same as edits, drawn and counted.
use super::construct::construct;
use super::duo;
use super::edit::Edit;
use super::layout::Layout;
use super::moves::change::rechoose;
use super::moves::{pair, retime, rotate};
use super::personal::Change;
use super::state::State;
use super::swap::{self, Floor, Refused};
use super::tests::audit;
use super::trial::{random_model, school};
use super::turn;
use crate::problem::model::dense;
use crate::solver::random::Random;

const SHIFT: u32 = 3;
/// Whatever it costs.
const ANY: Floor = Floor {
    gain: i64::MIN / 4,
    shift: SHIFT,
};

/// How many proposals ended in which way.
#[derive(Debug, Default)]
struct Ends {
    kept: u32,
    rejected: u32,
    general: u32,
}

/// Lets `each` propose something for random trainees of random models, again and again; other changes come between.
fn walk(seeds: u64, mut each: impl FnMut(&mut State<'_>, &mut Random, u32, &mut Ends)) {
    let mut ends = Ends::default();
    for seed in 0..seeds {
        let model = match seed % 8 {
            0 => school(6, 1 + dense(usize::try_from(seed).unwrap()) / 8 % 4, seed),
            _ => random_model(seed),
        };
        let layout = Layout::new(&model);
        let mut state = State::from_plan(&layout, &construct(&model));
        for cell in 0..state.loads.cells() {
            state.loads.reprice(cell, |_, _| 1 + i64::from(cell % 5));
        }
        if layout.separate {
            state.loads.keep_margins(layout.presence.cells(), SHIFT);
        }
        if seed % 2 == 0 {
            state.loads.charge(|cell| i64::from(cell % 7) - 2);
        }
        let mut random = Random::new(seed);
        for _ in 0..60 {
            let trainee = random.below(dense(layout.persons.len()).max(1));
            if layout.movable.contains(&trainee) && !state.itinerary(trainee).is_empty() {
                each(&mut state, &mut random, trainee, &mut ends);
                let mut edit = Edit::new();
                if retime::relocate(&state, &mut random, trainee, &mut edit) {
                    if let Some(change) = state.judge(&mut edit) {
                        keep(&mut state, &[edit], &[change]);
                    }
                }
            }
        }
    }
    println!("{ends:?}");
    let Ends {
        kept,
        rejected,
        general,
    } = ends;
    assert!(kept > 1000 && rejected > 1000 && general > 1000, "{ends:?}");
}

/// What the edits gain, if they are within the rules; the state stays as it was.
fn counted(state: &mut State<'_>, edits: &mut [Edit]) -> Option<(i64, Vec<Change>)> {
    let changes: Vec<Change> = (edits.iter_mut())
        .map(|edit| state.judge(edit))
        .collect::<Option<_>>()?;
    let delta = match (&*edits, &changes[..]) {
        ([one, two], [first, second]) => {
            state.delta_of_two((one.trainee, first), (two.trainee, second))
        }
        _ => state.delta(edits[0].trainee, &changes[0]),
    };
    let before = state.tally();
    for edit in &*edits {
        state.draw(edit);
    }
    let after = state.tally();
    for edit in &*edits {
        state.undraw(edit);
    }
    let value = (delta.value + after.value - before.value) << SHIFT;
    Some((value + before.price - after.price, changes))
}

fn keep(state: &mut State<'_>, edits: &[Edit], changes: &[Change]) {
    for (edit, change) in edits.iter().zip(changes) {
        state.draw(edit);
        state.commit(edit, change);
    }
    audit(state);
}

/// Compares a verdict with what the edits do. `again` judges with another floor; whether it is still worth it.
fn compare<T>(
    verdict: &Result<T, Refused>,
    counted: Option<&(i64, Vec<Change>)>,
    ends: &mut Ends,
    mut again: impl FnMut(Floor) -> bool,
) -> bool {
    match verdict {
        Err(Refused::General) => {
            ends.general += 1;
            false
        }
        Err(Refused::Rejected) => {
            assert!(counted.is_none(), "{counted:?}");
            ends.rejected += 1;
            false
        }
        Ok(_) => {
            let gain = counted.unwrap().0;
            // It is worth exactly what the edits are.
            assert!(again(Floor { gain, ..ANY }));
            let more = Floor {
                gain: gain + 1,
                ..ANY
            };
            assert!(!again(more));
            ends.kept += 1;
            true
        }
    }
}

fn same(one: &Edit, two: &Edit) {
    let range = |edit: &Edit| (edit.trainee, edit.from, edit.until, edit.trade);
    assert_eq!(range(one), range(two));
    assert_eq!(one.slots, two.slots);
}

#[test]
fn a_swap_is_the_edit_that_it_stands_for() {
    walk(6000, |state, random, trainee, ends| {
        let count = dense(state.itinerary(trainee).len());
        let person = state.person(trainee);
        let (index, choice) = random.pair_below(count, person.choice_count);
        let (place, keeps) = ((index, person.choices + choice), random.below(2) == 0);
        let mut edit = Edit::new();
        let built = rechoose(state, (trainee, index), place.1, keeps, &mut edit);
        let edits = std::slice::from_mut(&mut edit);
        let counted = counted(state, edits).filter(|_| built);
        let verdict = swap::judge(state, trainee, place, keeps, ANY);
        let kept = compare(&verdict, counted.as_ref(), ends, |floor| {
            swap::judge(state, trainee, place, keeps, floor).is_ok()
        });
        if let (true, Ok(swap), Some((_, changes))) = (kept, verdict, counted) {
            assert_eq!(swap.change, changes[0]);
            let mut written = Edit::new();
            swap.write(&mut written);
            same(&written, &edit);
            keep(state, &[written], &changes);
        }
    });
}

#[test]
fn a_turn_is_the_edit_that_it_stands_for() {
    walk(6000, |state, random, trainee, ends| {
        let Some(turn) = rotate::propose(state, random, trainee) else {
            return;
        };
        let mut edit = Edit::new();
        rotate::write(state, trainee, turn, &mut edit);
        let counted = counted(state, std::slice::from_mut(&mut edit));
        let verdict = turn::judge(state, trainee, turn, ANY);
        let kept = compare(&verdict, counted.as_ref(), ends, |floor| {
            turn::judge(state, trainee, turn, floor).is_ok()
        });
        if let (true, Ok(change), Some((_, changes))) = (kept, verdict, counted) {
            assert_eq!(change, changes[0]);
            keep(state, &[edit], &changes);
        }
    });
}

#[test]
fn two_swaps_are_the_edits_that_they_stand_for() {
    walk(6000, |state, random, trainee, ends| {
        let meeting = match random.below(2) {
            0 => pair::exchange(state, random, trainee),
            _ => pair::fill(state, random, trainee),
        };
        let Some(meeting) = meeting else {
            return;
        };
        let mut edits = [Edit::new(), Edit::new()];
        let [one, two] = &mut edits;
        let built = meeting.write(state, one, two);
        let counted = built.then(|| counted(state, &mut edits)).flatten();
        let verdict = duo::judge(state, &meeting, ANY);
        let kept = compare(&verdict, counted.as_ref(), ends, |floor| {
            duo::judge(state, &meeting, floor).is_ok()
        });
        if let (true, Ok(swaps), Some((_, changes))) = (kept, verdict, counted) {
            for ((swap, edit), change) in swaps.iter().zip(&edits).zip(&changes) {
                assert_eq!(swap.change, *change);
                let mut written = Edit::new();
                swap.write(&mut written);
                same(&written, edit);
            }
            keep(state, &edits, &changes);
        }
    });
}
