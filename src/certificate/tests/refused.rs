//! What is refused, and how large numbers may be.
use super::alike::{free, model, relaxed};
use crate::certificate::claim::{Company, Prices, Question, Stays, Step};
use crate::certificate::invalid::InvalidCertificate;
use crate::certificate::relaxation::Relaxation;
use crate::certificate::verify::verify;
use crate::problem::model::{Cell, Draw, DrawTable, Link, Model};

/// The sum, with the prices changed.
fn sum(
    model: &Model,
    change: impl FnOnce(&mut Prices),
) -> Result<Option<i128>, InvalidCertificate> {
    let mut certificate = free(model);
    change(&mut certificate.prices[0]);
    verify(model, &certificate, &mut || ()).map(|bound| bound.scaled)
}

#[test]
fn a_relaxation_has_so_many_states_and_no_more() {
    let with = |hospitals| {
        let model = model(1, (18, 1), hospitals, 1);
        sum(&model, |prices| prices.relaxed.push(relaxed(&model, 0)))
    };
    assert_eq!(with(1), Ok(Some(0)));
    let many = InvalidCertificate::TooManyStates { trainee: 0 };
    assert_eq!(with(2), Err(many));
}

#[test]
fn a_trainee_has_so_many_courses_and_caps_and_no_more() {
    let many = InvalidCertificate::TooManyStates { trainee: 0 };
    assert_eq!(sum(&model(1, (64, 1), 1, 1), |_| ()), Ok(Some(0)));
    assert_eq!(sum(&model(1, (65, 1), 1, 1), |_| ()), Err(many));
    let model = model(1, (1, 1), 9, 1);
    let capped = |count| {
        sum(&model, |prices| {
            prices.caps = (0..count).map(|hospital| (0, hospital)).collect();
        })
    };
    assert_eq!(capped(8), Ok(Some(0)));
    assert_eq!(capped(9), Err(many));
}

#[test]
fn no_part_of_an_itinerary_is_worth_more_than_its_share_of_the_numbers() {
    let model = model(1, (1, 1), 1, 1);
    // One stay: twelve parts at most, together below 2^58.
    let most = (1 << 58) / 12;
    let with = |price| sum(&model, |prices| prices.cells[0] = price);
    let large = InvalidCertificate::TooLarge { trainee: 0 };
    assert_eq!(with(1 - most), Ok(Some(i128::from(most - 1))));
    assert_eq!(with(-most), Err(large));
    assert_eq!(with(most - 1), Ok(Some(99 * i128::from(most - 1))));
    assert_eq!(with(most), Err(large));
}

#[test]
fn no_draw_costs_more_than_its_share_of_the_numbers() {
    for table in 0..4 {
        for units in [1 << 27, -1 << 27] {
            let mut model = model(1, (1, 1), 1, 1);
            let mut draws = DrawTable::new(1);
            draws.push_row(&[vec![Draw { cell: 0, units }]]);
            *match table {
                0 => &mut model.profiles.presence,
                1 => &mut model.profiles.start,
                2 => &mut model.boundaries.entry,
                _ => &mut model.boundaries.finish,
            } = draws;
            let with = |price| sum(&model, |prices| prices.cells[0] = price);
            let (cell, price) = (0, i64::MIN);
            let large = InvalidCertificate::PriceTooLarge { cell, price };
            assert_eq!(with(price), Err(large));
            // A little below 2^90, which is too much for a trainee only.
            let large = InvalidCertificate::TooLarge { trainee: 0 };
            assert_eq!(with(i64::MAX), Err(large));
        }
    }
}

#[test]
fn sums_have_120_bits() {
    let mut model = model(1, (1, 1), 1, 1);
    model.cells.push(Cell {
        min: 1 << 60,
        max: 1 << 60,
        target: i64::MAX,
        over: 0,
    });
    let with = |price| sum(&model, |prices| prices.cells[1] = price);
    let large = Err(InvalidCertificate::SumTooLarge);
    assert_eq!(with((1 << 60) - 1), Ok(Some((1 << 120) - (1 << 60))));
    assert_eq!(with(1 << 60), large);
    assert_eq!(with(1 - (1 << 60)), Ok(Some((1 << 60) - (1 << 120))));
    assert_eq!(with(-1 << 60), large);
}

#[test]
fn a_cell_is_worth_no_more_than_the_numbers_hold() {
    let mut model = model(1, (1, 1), 1, 1);
    let (cell, price) = (0, 0);
    model.cells[0] = Cell {
        min: 0,
        max: 1 << 62,
        target: 0,
        over: -1 << 60,
    };
    let large = InvalidCertificate::PriceTooLarge { cell, price };
    assert_eq!(sum(&model, |_| ()), Err(large));
    // Without a limit, nobody looks at the load at the limit.
    model.cells[0].max = i64::MAX;
    assert_eq!(sum(&model, |_| ()), Ok(Some(0)));
}

/// What is done to the prices, and what is said of it.
type Damage = (fn(&mut Prices), InvalidCertificate);

#[test]
fn prices_that_do_not_fit_are_refused() {
    let mut model = model(3, (1, 1), 2, 2);
    model.worst_weight = 2;
    model.trainees[0].counted = true;
    model.trainees[1].counted = true;
    model.links = vec![Link::Together(vec![0, 1]), Link::NotAlone(vec![1, 2])];
    let price = |link, member, price| Company {
        link,
        member,
        hospital: 0,
        period: 0,
        price,
    };
    let fair = |prices: &mut Prices| prices.multipliers = vec![500, 1500, 0];
    for (link, member, amount) in [(0, 1, -5), (0, 1, 5), (1, 0, 0), (1, 1, 5)] {
        let change = |prices: &mut Prices| {
            fair(prices);
            prices.company.push(price(link, member, amount));
            prices.caps = vec![(0, 0), (0, 1), (2, 0)];
        };
        // One gets it, and the other need not pay.
        let most = i128::from(amount.abs());
        assert_eq!(sum(&model, change), Ok(Some(most)));
    }
    for (link, member, amount) in [
        (0, 0, 5),
        (0, 2, 5),
        (1, 2, 5),
        (1, 0, -1),
        (2, 0, 5),
        (u32::MAX, 0, 5),
    ] {
        let change = |prices: &mut Prices| {
            fair(prices);
            prices.company.push(price(link, member, amount));
        };
        let wrong = InvalidCertificate::WrongCompany { link };
        assert_eq!(sum(&model, change), Err(wrong), "{link} {member} {amount}");
    }
    let size = |prices, multipliers| InvalidCertificate::WrongSize {
        prices,
        multipliers,
    };
    let damages: [Damage; 12] = [
        (|prices| prices.cells.push(0), size(2, 3)),
        (|prices| prices.multipliers.push(0), size(1, 4)),
        (
            |prices| prices.multipliers = vec![500, 1499, 0],
            InvalidCertificate::WrongShares,
        ),
        (
            |prices| prices.multipliers = vec![500, 1501, 0],
            InvalidCertificate::WrongShares,
        ),
        (
            |prices| prices.multipliers = vec![500, 1499, 1],
            InvalidCertificate::WrongShares,
        ),
        (
            |prices| prices.multipliers = vec![-1, 2001, 0],
            InvalidCertificate::WrongShares,
        ),
        (
            |prices| prices.multipliers = vec![0, 0, 0],
            InvalidCertificate::WrongShares,
        ),
        (
            |prices| prices.caps = vec![(3, 0)],
            InvalidCertificate::WrongCaps,
        ),
        (
            |prices| prices.caps = vec![(0, 2)],
            InvalidCertificate::WrongCaps,
        ),
        (
            |prices| prices.caps = vec![(0, 0), (0, 0)],
            InvalidCertificate::WrongCaps,
        ),
        (
            |prices| prices.caps = vec![(0, 1), (0, 0)],
            InvalidCertificate::WrongCaps,
        ),
        (
            |prices| prices.caps = vec![(1, 0), (0, 1)],
            InvalidCertificate::WrongCaps,
        ),
    ];
    for (index, (damage, wrong)) in damages.into_iter().enumerate() {
        let change = |prices: &mut Prices| {
            fair(prices);
            damage(prices);
        };
        assert_eq!(sum(&model, change), Err(wrong), "{index}");
    }
}

#[test]
fn nobody_counted_means_no_shares() {
    let mut model = model(1, (1, 1), 1, 1);
    model.worst_weight = 2;
    assert_eq!(sum(&model, |_| ()), Ok(Some(0)));
}

/// Three courses, two of which are wanted, or three.
#[test]
fn relaxations_that_do_not_fit_are_refused() {
    let wrong = |index| Err(InvalidCertificate::WrongRelaxation { index });
    let mut model = model(2, (3, 2), 3, 3);
    model.trainees[0].hospital_caps = vec![(0, 1), (1, 1)];
    let with = |model: &Model, change: &dyn Fn(&mut Relaxation)| {
        let mut one = relaxed(model, 0);
        change(&mut one);
        sum(model, |prices| prices.relaxed.push(one))
    };
    let fine = Ok(Some(0));
    assert_eq!(with(&model, &|_| ()), fine);
    let tolls = |tolls: &[(u32, i64)]| {
        let tolls = tolls.to_vec();
        with(&model, &|one| one.hospital_tolls.clone_from(&tolls))
    };
    assert!(tolls(&[(0, 1), (1, 1)]).is_ok());
    assert_eq!(tolls(&[(0, 0)]), wrong(0), "no toll");
    assert_eq!(tolls(&[(0, -1)]), wrong(0));
    assert_eq!(tolls(&[(2, 1)]), wrong(0), "without a cap");
    assert_eq!(tolls(&[(0, 1), (0, 1)]), wrong(0));
    assert_eq!(tolls(&[(1, 1), (0, 1)]), wrong(0));
    assert_eq!(with(&model, &|one| one.counts = vec![1]), wrong(0));
    assert_eq!(with(&model, &|one| one.counts = vec![0, 0]), wrong(0));
    assert_eq!(with(&model, &|one| one.remembered = vec![3]), wrong(0));
    assert_eq!(with(&model, &|one| one.remembered = vec![1, 0]), wrong(0));
    assert_eq!(with(&model, &|one| one.remembered = vec![1, 1]), wrong(0));
    assert_eq!(with(&model, &|one| one.tolls = vec![0; 4]), wrong(0));
    let reward: &dyn Fn(&mut Relaxation) = &|one| one.tolls[2] = -1;
    assert_eq!(with(&model, reward), wrong(0), "it may be left out");
    let both = sum(&model, |prices| {
        prices.relaxed = vec![relaxed(&model, 1), relaxed(&model, 0)];
    });
    assert_eq!(both, wrong(1));
    let mut all = model.clone();
    all.trainees[0].required = vec![3];
    assert_eq!(with(&all, reward), fine, "every itinerary has it");
    // Without an offer it is not there, and the others are certain.
    let mut two = model.clone();
    two.trainees[0].choices = 0..6;
    assert_eq!(with(&two, reward), wrong(0));
    assert_eq!(with(&two, &|one| one.tolls[1] = -1), fine);
    // The limit on hospitals holds where a hospital without a cap of its own has one.
    model.trainees[0].hospital_max = 1;
    model.hospitals = 2;
    let beyond = with(&model, &|one| one.hospital_tolls = vec![(2, 1)]);
    assert_eq!(beyond, wrong(0), "no such hospital");
}

#[test]
fn questions_that_split_no_case_are_refused() {
    let model = model(2, (2, 1), 1, 2);
    let asked = |question| {
        let mut certificate = free(&model);
        certificate.steps = vec![Step::Split(question), Step::Leaf(0), Step::Leaf(0)];
        verify(&model, &certificate, &mut || ()).map(|bound| bound.scaled)
    };
    let stay = |trainee, choices| {
        let starts = (0, 2);
        asked(Question::Stay(Stays {
            trainee,
            choices,
            starts,
        }))
    };
    let load = |cell, most| asked(Question::Load { cell, most });
    let wrong = Err(InvalidCertificate::WrongQuestion);
    assert_eq!(stay(1, (2, 3)), Ok(Some(0)));
    assert_eq!(stay(1, (3, 4)), Ok(Some(0)));
    assert_eq!(stay(1, (1, 2)), wrong, "another trainee's");
    assert_eq!(stay(1, (2, 2)), wrong, "none");
    assert_eq!(stay(1, (2, 4)), wrong, "two courses");
    assert_eq!(stay(1, (3, 5)), wrong, "one too many");
    assert_eq!(stay(2, (2, 3)), wrong, "no such trainee");
    assert_eq!(load(0, i64::MAX - 1), Ok(Some(0)));
    assert_eq!(load(0, i64::MAX), wrong);
    assert_eq!(load(1, 1), wrong);
}
