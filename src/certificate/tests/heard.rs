//! How often the caller is heard while a certificate is checked.
use super::alike::{free, model, relaxed};
use crate::certificate::claim::Prices;
use crate::certificate::verify::verify;
use crate::problem::model::{Draw, Model};

/// How often the caller is heard.
fn pulses(model: &Model, change: impl FnOnce(&mut Prices)) -> u32 {
    let mut certificate = free(model);
    change(&mut certificate.prices[0]);
    let mut count = 0;
    verify(model, &certificate, &mut || count += 1).unwrap();
    count
}

#[test]
fn the_caller_is_heard_after_every_sixteen_trainees() {
    // Two layers of states, two pulses each, and one at the end.
    for (people, heard) in [(1, 5), (15, 5), (16, 6), (17, 6), (31, 6), (32, 7)] {
        let model = model(people, (1, 1), 1, 2);
        assert_eq!(pulses(&model, |_| ()), heard, "{people}");
    }
}

/// Twelve courses: 4096 states in 13 layers, of which three have more than 512. So 64 periods at two hospitals are
/// as many labels as trainees who are asked together may have.
#[test]
fn the_caller_is_heard_after_so_many_labels() {
    let layers = 2 * 13;
    let heard = |people, periods| pulses(&model(people, (12, 12), 2, periods), |_| ());
    assert_eq!(heard(1, 64), layers + 1);
    assert_eq!(heard(1, 65), layers + 3 + 1, "asked alone");
    assert_eq!(heard(2, 64), layers + 1 + 1);
    assert_eq!(heard(2, 65), layers + 2 * 3 + 1, "each alone");
}

/// Layers of 1, 13, 78, 286, 715, 1287 and 1716 states.
#[test]
fn the_caller_is_heard_after_so_many_states() {
    let model = model(1, (13, 6), 1, 6);
    assert_eq!(pulses(&model, |_| ()), (1 + 1 + 1 + 1 + 1 + 2 + 2) + 7 + 1);
}

/// Every list is looked at once for its prices' size, and once for their sum.
#[test]
fn the_caller_is_heard_after_so_many_prices_and_draws() {
    let with = |cells: usize, draws: usize| {
        let mut model = model(1, (1, 1), 1, 2);
        model.cells.resize(cells, model.cells[0]);
        // The only profile draws twice.
        let presence = vec![Draw { cell: 0, units: 0 }; draws - 2];
        (model.profiles.presence).push_row(&[presence, Vec::new()]);
        model.profiles.start.push_row(&[]);
        pulses(&model, |_| ())
    };
    let many = 1 << 16;
    assert_eq!(with(1, 2), 5);
    assert_eq!(with(many - 1, 2), 5);
    assert_eq!(with(many, 2), 5 + 2);
    assert_eq!(with(2 * many, 2), 5 + 4);
    assert_eq!(with(1, many - 1), 5);
    assert_eq!(with(1, many), 5 + 1);
    assert_eq!(with(1, 2 * many), 5 + 2);
}

/// Twelve courses, each done or not, and one stay or none: 8192 states before and after each of two periods.
#[test]
fn the_caller_is_heard_while_a_relaxed_trainee_is_asked() {
    let model = model(1, (12, 1), 1, 2);
    let heard = pulses(&model, |prices| prices.relaxed.push(relaxed(&model, 0)));
    assert_eq!(heard, 3 * (1 + 4) + 1);
}
