//! What [`verify`] adds up is what looking at every itinerary and at every load adds up.
use super::brute::itineraries;
use super::random::{self, Random};
use super::tolls;
use crate::certificate::InvalidCertificate;
use crate::certificate::claim::{Certificate, Company, Mode, Prices, Question, SCALE, Stays, Step};
use crate::certificate::relaxation::Relaxation;
use crate::certificate::verify::verify;
use crate::problem::evaluate::{draws, missing, own, span};
use crate::problem::model::{Automaton, Link, Model, Stay, at, dense};

/// What `verify` makes of it; `None`: there is no plan.
type Sum = Result<Option<i128>, InvalidCertificate>;

/// A random problem with longer courses and more of them, often linked.
pub(super) fn model(seed: u64) -> Model {
    let mut model = random::model(seed);
    let mut random = Random(seed);
    let r = &mut random;
    for automaton in &mut model.trainees {
        let mut counts = vec![0; automaton.required.len()];
        for (place, course) in automaton.courses.iter_mut().enumerate() {
            counts[at(course.group)] += 1;
            if r.chance(30) {
                course.length = r.index(1, 3);
            }
            if r.chance(20) && !course.pinned {
                course.prerequisites = r.next() & ((1 << place) - 1);
            }
        }
        if r.chance(30) {
            automaton.required = counts;
        }
        if r.chance(20) {
            automaton.origin = r.index(0, 2);
        }
    }
    let members: Vec<u32> = (0..dense(model.trainees.len())).collect();
    if members.len() > 1 && r.chance(60) {
        model.links.push(if r.chance(50) {
            Link::Together(members)
        } else {
            Link::NotAlone(members)
        });
    }
    model
}

/// Prices of some kind.
fn prices(model: &Model, r: &mut Random) -> Prices {
    let mut multipliers: Vec<i64> = vec![0; model.trainees.len()];
    let counted: Vec<usize> = (0..multipliers.len())
        .filter(|&trainee| model.trainees[trainee].counted)
        .collect();
    if let Some(&last) = counted.last() {
        let mut left = model.worst_weight * SCALE;
        for &trainee in &counted {
            let share = if trainee == last {
                left
            } else {
                r.pick(0, left)
            };
            multipliers[trainee] = share;
            left -= share;
        }
    }
    let mut caps = Vec::new();
    for trainee in 0..dense(model.trainees.len()) {
        caps.extend(
            (0..model.hospitals)
                .filter(|_| r.chance(40))
                .map(|place| (trainee, place)),
        );
    }
    let mut company = Vec::new();
    for (link, members) in (0..).zip(&model.links) {
        let (Link::Together(members) | Link::NotAlone(members)) = members;
        for _ in 0..r.index(0, 6) {
            let together = matches!(model.links[at(link)], Link::Together(_));
            company.push(Company {
                link,
                member: r.index(u32::from(together), dense(members.len()) - 1),
                hospital: r.index(0, model.hospitals - 1),
                period: r.index(0, model.periods),
                price: r.pick(if together { -3000 } else { 0 }, 3000),
            });
        }
    }
    Prices {
        cells: (model.cells.iter())
            .map(|cell| match r.index(0, 3) {
                0 => 0,
                1 if cell.max < i64::MAX => -r.pick(0, 9000),
                _ => {
                    r.pick(0, 9000)
                        * if cell.max < i64::MAX || r.chance(5) {
                            1
                        } else {
                            -1
                        }
                }
            })
            .collect(),
        multipliers,
        caps,
        company,
        relaxed: Vec::new(),
    }
}

/// A question that the model knows.
fn question(model: &Model, r: &mut Random) -> Question {
    let load = Question::Load {
        cell: r.index(0, dense(model.cells.len()) - 1),
        most: r.pick(-1, 4),
    };
    let trainee = r.index(0, dense(model.trainees.len()) - 1);
    let choices = model.trainees[at(trainee)].choices.clone();
    if choices.is_empty() || r.chance(40) {
        return load;
    }
    let from = r.index(choices.start, choices.end - 1);
    let course = |choice: u32| model.choices[at(choice)].course;
    let same = (from..choices.end).take_while(|&choice| course(choice) == course(from));
    let until = r.index(from + 1, from + dense(same.count()));
    let first = r.index(0, model.periods);
    Question::Stay(Stays {
        trainee,
        choices: (from, until),
        starts: (first, r.index(first, model.periods + 1)),
    })
}

/// A random tree of cases.
fn tree(model: &Model, lists: u32, depth: u32, r: &mut Random, steps: &mut Vec<Step>) {
    if depth == 0 || r.chance(30) {
        steps.push(Step::Leaf(r.index(0, lists - 1)));
        return;
    }
    steps.push(Step::Split(question(model, r)));
    tree(model, lists, depth - 1, r, steps);
    tree(model, lists, depth - 1, r, steps);
}

fn certificate(model: &Model, r: &mut Random) -> Certificate {
    let lists = r.index(1, 2);
    let mut steps = Vec::new();
    tree(model, lists, 3, r, &mut steps);
    let penalty = r.pick(1, 9);
    Certificate {
        mode: if r.chance(50) {
            Mode::Strict
        } else {
            Mode::Relaxed { penalty }
        },
        prices: (0..lists).map(|_| prices(model, r)).collect(),
        steps,
    }
}

/// The problem where a trainee keeps the caps of these pairs and no others.
pub(super) fn with_caps(model: &Model, trainee: u32, caps: &[(u32, u32)]) -> Model {
    let mut other = model.clone();
    let before = &model.trainees[at(trainee)];
    let automaton = &mut other.trainees[at(trainee)];
    let own = caps.iter().filter(|cap| cap.0 == trainee);
    automaton.hospital_caps = own
        .map(|&(_, place)| (place, Model::hospital_cap(before, place)))
        .collect();
    automaton.hospital_max = u32::MAX;
    other
}

/// What a trainee can get at most, in the cases with these answers, one itinerary after the other.
fn trainee_most(
    model: &Model,
    trainee: u32,
    (mode, prices): (Mode, &Prices),
    answers: &[(Question, bool)],
) -> Option<i128> {
    let free = with_caps(model, trainee, &prices.caps);
    let automaton = &free.trainees[at(trainee)];
    let answered = |itinerary: &[Stay]| {
        answers.iter().all(|&(question, yes)| match question {
            Question::Stay(stays) if stays.trainee == trainee => {
                let mut all = itinerary.iter();
                all.any(|stay| stays.contain(stay.choice, stay.start)) == yes
            }
            Question::Stay(_) | Question::Load { .. } => true,
        })
    };
    itineraries(&free, trainee)
        .into_iter()
        .filter(|itinerary| answered(itinerary))
        .filter_map(|itinerary| worth(model, trainee, automaton, (mode, prices), &itinerary))
        .max()
}

/// What an itinerary is worth at prices; `None` where it misses something and must not.
pub(super) fn worth(
    model: &Model,
    trainee: u32,
    automaton: &Automaton,
    (mode, prices): (Mode, &Prices),
    itinerary: &[Stay],
) -> Option<i128> {
    let missing = i128::from(missing(automaton, itinerary));
    let penalty = match mode {
        Mode::Strict if missing > 0 => return None,
        Mode::Strict => 0,
        Mode::Relaxed { penalty } => penalty,
    };
    let weight = SCALE + prices.multipliers[at(trainee)];
    let mut sum = i128::from(weight) * i128::from(own(model, automaton, itinerary));
    sum -= missing * i128::from(penalty) * i128::from(SCALE);
    draws(model, automaton, itinerary, |cell, units| {
        sum -= i128::from(prices.cells[at(cell)]) * i128::from(units);
    });
    for one in &prices.company {
        let present = itinerary.iter().any(|&stay| {
            let (start, end) = span(model, automaton, stay);
            let there = model.choices[at(stay.choice)].hospital == one.hospital;
            there && (start..end).contains(&one.period)
        });
        let (pays, gets) = match &model.links[at(one.link)] {
            Link::Together(members) => (members[0], members[at(one.member)] == trainee),
            Link::NotAlone(members) => {
                let pays = members[at(one.member)];
                (pays, pays != trainee && members.contains(&trainee))
            }
        };
        if present && pays == trainee {
            sum -= i128::from(one.price);
        }
        if present && gets {
            sum += i128::from(one.price);
        }
    }
    Some(sum)
}

/// What a cell is worth at most, one load after the other.
fn cell_most(
    model: &Model,
    index: u32,
    price: i64,
    mode: Mode,
    answers: &[(Question, bool)],
) -> Sum {
    let cell = model.cells[at(index)];
    let (mut least, mut most) = (0, cell.max);
    let mut penalty = 0;
    match mode {
        Mode::Strict => least = cell.min.max(0),
        Mode::Relaxed { penalty: given } => penalty = given,
    }
    for &(question, yes) in answers {
        match question {
            Question::Load { cell, most: limit } if cell == index && yes => most = most.min(limit),
            Question::Load { cell, most } if cell == index => least = least.max(most + 1),
            Question::Load { .. } | Question::Stay(_) => {}
        }
    }
    let aimed = cell.target < i64::MAX;
    let over = if aimed { cell.over * SCALE } else { 0 };
    if most == i64::MAX {
        if price + over > 0 {
            return Err(InvalidCertificate::Unbounded { cell: index, price });
        }
        // From here on it is worth no more.
        most = least.max(cell.min).max(if aimed { cell.target } else { 0 });
    }
    let worth = |load: i64| {
        let above = if aimed {
            (load - cell.target).max(0)
        } else {
            0
        };
        let below = (cell.min - load).max(0);
        i128::from(price * load + over * above - penalty * SCALE * below)
    };
    Ok((least..=most).map(worth).max())
}

fn plus(one: Option<i128>, other: Option<i128>) -> Option<i128> {
    Some(one? + other?)
}

/// The most that a leaf allows.
fn leaf_most(model: &Model, mode: Mode, prices: &Prices, answers: &[(Question, bool)]) -> Sum {
    let mut sum = Some(0);
    for (cell, &price) in (0..).zip(&prices.cells) {
        sum = plus(sum, cell_most(model, cell, price, mode, answers)?);
    }
    for trainee in 0..dense(model.trainees.len()) {
        let relaxation = prices.relaxed.iter().find(|one| one.trainee == trainee);
        let most = match relaxation {
            Some(one) => tolls::most(model, one, (mode, prices)),
            None => trainee_most(model, trainee, (mode, prices), answers),
        };
        sum = plus(sum, most);
    }
    Ok(sum)
}

/// The most of all cases.
fn added(model: &Model, certificate: &Certificate) -> Sum {
    let mut open: Vec<Vec<(Question, bool)>> = vec![Vec::new()];
    let mut most = None;
    for step in &certificate.steps {
        let case = open.pop().unwrap();
        match *step {
            Step::Split(question) => {
                let with = |answer| {
                    let mut case = case.clone();
                    case.push((question, answer));
                    case
                };
                open.extend([with(false), with(true)]);
            }
            Step::Leaf(place) => {
                let prices = &certificate.prices[at(place)];
                most = most.max(leaf_most(model, certificate.mode, prices, &case)?);
            }
        }
    }
    Ok(most)
}

fn sum(model: &Model, certificate: &Certificate) -> Sum {
    verify(model, certificate, &mut || ()).map(|bound| bound.scaled)
}

#[test]
fn sums_are_those_of_all_itineraries_and_loads() {
    let (mut bounded, mut none, mut refused) = (0, 0, 0);
    for seed in 0..1200 {
        let model = model(seed);
        let certificate = certificate(&model, &mut Random(!seed));
        let found = sum(&model, &certificate);
        assert_eq!(found, added(&model, &certificate), "seed {seed}");
        match found {
            Ok(Some(_)) => bounded += 1,
            Ok(None) => none += 1,
            Err(_) => refused += 1,
        }
    }
    assert!(
        bounded > 600 && none > 60 && refused > 6,
        "{bounded} {none} {refused}"
    );
}

#[test]
fn sums_of_relaxed_trainees_are_those_of_all_their_paths() {
    let (mut bounded, mut none) = (0, 0);
    for seed in 0..700 {
        let model = model(seed);
        let r = &mut Random(!seed);
        let mut certificate = certificate(&model, r);
        for prices in &mut certificate.prices {
            let trainees = (0..dense(model.trainees.len())).filter(|_| r.chance(70));
            let trainees: Vec<u32> = trainees.collect();
            let strict = certificate.mode == Mode::Strict;
            let relaxed = trainees
                .iter()
                .map(|&one| tolls::relaxation(&model, one, strict, r));
            prices.relaxed = relaxed.collect::<Vec<Relaxation>>();
        }
        let found = sum(&model, &certificate);
        assert_eq!(found, added(&model, &certificate), "seed {seed}");
        match found {
            Ok(Some(_)) => bounded += 1,
            Ok(None) => none += 1,
            Err(_) => {}
        }
    }
    assert!(bounded > 350 && none > 20, "{bounded} {none}");
}
