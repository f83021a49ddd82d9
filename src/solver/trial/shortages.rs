//! What is said of units that trainees need is what looking at every itinerary says.
use super::added::{model, with_caps};
use super::brute::itineraries;
use super::random::Random;
use crate::certificate::shortage::{Count, count, needs, without_itinerary};
use crate::problem::evaluate::{draws, missing};
use crate::problem::model::{Model, at, dense};

/// Units of the cells that a trainee needs at least to miss nothing, whatever the caps.
fn least(model: &Model, trainee: u32, cells: &[u32]) -> Option<i64> {
    let free = with_caps(model, trainee, &[]);
    let automaton = &free.trainees[at(trainee)];
    let whole = itineraries(&free, trainee).into_iter();
    whole
        .filter(|itinerary| missing(automaton, itinerary) == 0)
        .map(|itinerary| {
            let mut sum = 0;
            draws(model, automaton, &itinerary, |cell, units| {
                sum += if cells.contains(&cell) { units } else { 0 };
            });
            sum
        })
        .min()
}

/// What [`count`] should say where nobody is without an itinerary.
fn counted(model: &Model, cells: &[u32], least: &[i64]) -> Option<Count> {
    let limits = || cells.iter().map(|&cell| model.cells[at(cell)].max);
    let needed: i64 = least.iter().copied().filter(|&units| units > 0).sum();
    if limits().any(|max| max == i64::MAX) || needed <= limits().sum() {
        return None;
    }
    let trainees = (0..).zip(least).filter(|(_, units)| **units > 0);
    Some(Count {
        trainees: trainees.map(|(trainee, _)| trainee).collect(),
        needed,
        supplied: limits().sum(),
        alone: false,
    })
}

#[test]
fn needs_and_shortages_are_those_of_all_itineraries() {
    let (mut short, mut alone, mut spared, mut exact) = (0, 0, 0, 0);
    for seed in 0..600 {
        let model = model(seed);
        let r = &mut Random(seed);
        let cells = (0..dense(model.cells.len())).filter(|_| r.chance(60));
        let cells: Vec<u32> = cells.collect();
        let people = 0..dense(model.trainees.len());
        let least: Vec<Option<i64>> = people.map(|one| least(&model, one, &cells)).collect();
        let without = (0..).zip(&least).find(|(_, least)| least.is_none());
        let found = count(&model, &cells);
        let Some(least) = least.iter().copied().collect::<Option<Vec<i64>>>() else {
            assert_eq!(needs(&model, &cells), None, "seed {seed}");
            if cells
                .iter()
                .any(|&cell| model.cells[at(cell)].max == i64::MAX)
            {
                assert_eq!(found, None, "seed {seed}");
                continue;
            }
            let (trainee, _) = without.unwrap();
            let count = Count {
                trainees: vec![trainee],
                needed: 1,
                supplied: 0,
                alone: true,
            };
            assert_eq!(found, Some(count), "seed {seed}");
            alone += 1;
            continue;
        };
        assert_eq!(needs(&model, &cells), Some(least.clone()), "seed {seed}");
        assert_eq!(found, counted(&model, &cells, &least), "seed {seed}");
        if let Some(found) = found {
            short += 1;
            spared += u32::from(found.trainees.len() < least.len());
        } else {
            let supplied = cells
                .iter()
                .map(|&cell| i128::from(model.cells[at(cell)].max));
            let needed = least.iter().map(|&units| i128::from(units.max(0)));
            exact += u32::from(needed.sum::<i128>() == supplied.sum::<i128>());
        }
    }
    assert!(
        short > 10 && alone > 20 && spared > 5 && exact > 5,
        "{short} {alone} {spared} {exact}"
    );
}

#[test]
fn whoever_has_no_itinerary_is_named() {
    let (mut named, mut capped) = (0, 0);
    for seed in 0..1500 {
        let mut model = model(seed);
        let r = &mut Random(seed);
        // Only what must be taken is in the way of doing nothing.
        for automaton in &mut model.trainees {
            for course in &mut automaton.courses {
                course.pinned |= r.chance(25);
            }
        }
        let people = 0..dense(model.trainees.len());
        let pairs = people
            .clone()
            .flat_map(|one| (0..model.hospitals).map(move |place| (one, place)));
        let caps: Vec<(u32, u32)> = pairs.filter(|_| r.chance(50)).collect();
        let without = |caps: &[(u32, u32)]| {
            let mut people = people.clone();
            people.find(|&one| itineraries(&with_caps(&model, one, caps), one).is_empty())
        };
        let found = without(&caps);
        assert_eq!(without_itinerary(&model, &caps), found, "seed {seed}");
        named += u32::from(found.is_some());
        capped += u32::from(found != without(&[]));
    }
    assert!(named > 50 && capped > 5, "{named} {capped}");
}

#[test]
fn cells_that_are_not_sorted_or_not_known_are_not_counted() {
    let wanting = |seed: &u64| count(&model(*seed), &[0]).is_some_and(|count| !count.alone);
    let model = model((0..600).find(wanting).unwrap());
    let beyond = dense(model.cells.len());
    assert_eq!(count(&model, &[0, 0]), None);
    assert_eq!(count(&model, &[beyond]), None);
    assert_eq!(needs(&model, &[beyond]), None);
}
