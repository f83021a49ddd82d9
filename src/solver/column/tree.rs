//! Branch and price: the cases into which plans fall, until prices bound each of them.
//!
//! Where prices alone leave a gap, a *question* (does this trainee have one of these stays?) splits all
//! plans in two, and each half gets prices of its own. What comes out is a certificate: the verifier
//! asks the same questions and adds up each leaf again.
use crate::certificate::claim::{Certificate, Prices, Question, SCALE, Stays, Step};
use crate::problem::evaluate::evaluate;
use crate::problem::model::{Model, Plan, Stay, at};
use crate::solver::budget::Budget;

use super::decisions::has;
use super::dive::{combined, is_part, plan};
use super::generate::{End, Generator, units};

/// What came of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Grown {
    /// No plan is worth the target: the bound rounded down is below it, in 1/1000.
    Proven(i128, Certificate),
    /// Too many leaves, too little budget, or nothing left to ask.
    GaveUp,
}

/// A question that was asked, and whether its second case is being looked at.
struct Branch {
    stays: Stays,
    second: bool,
}

/// A tree that is being grown, depth first.
pub(crate) struct Tree<'r> {
    /// The problem, with its links as links.
    model: &'r Model,
    /// Plans of at least this worth are looked for.
    target: i64,
    prices: Vec<Prices>,
    steps: Vec<Step>,
    branches: Vec<Branch>,
    /// The greatest bound of a leaf, in 1/1000.
    most: i128,
    /// Plans found on the way, the best one last.
    plans: Vec<Plan>,
}

impl<'r> Tree<'r> {
    /// A tree that is to show that no plan is worth `target`.
    pub(crate) fn new(model: &'r Model, target: i64) -> Self {
        Self {
            model,
            target,
            prices: Vec::new(),
            steps: Vec::new(),
            branches: Vec::new(),
            most: i128::MIN,
            plans: Vec::new(),
        }
    }

    /// Grows until each leaf is bounded, with at most `leaves` of them. Plans worth the target are
    /// put into `found`, and the target then lies above them.
    pub(crate) fn grow(
        mut self,
        generator: &mut Generator<'_>,
        leaves: usize,
        found: &mut Vec<Plan>,
        budget: &mut Budget<'_>,
    ) -> Grown {
        self.prices
            .push(generator.crowd.prices(&generator.proof.rates));
        for stays in generator.focus_stays(self.target, budget) {
            // By the first prices, a plan with one of these stays is not worth the target.
            self.steps.push(Step::Split(Question::Stay(stays)));
            self.steps.push(Step::Leaf(0));
            self.most = i128::from(self.target) * i128::from(SCALE) - 1;
        }
        let grown = self.walk(generator, leaves, budget);
        while let Some(branch) = self.branches.pop() {
            answer(generator, &branch, None);
        }
        generator.blur();
        found.append(&mut self.plans);
        match grown {
            Some(()) => Grown::Proven(
                self.most,
                Certificate {
                    mode: generator.crowd.form.mode(),
                    prices: self.prices,
                    steps: self.steps,
                },
            ),
            None => Grown::GaveUp,
        }
    }

    fn walk(
        &mut self,
        generator: &mut Generator<'_>,
        leaves: usize,
        budget: &mut Budget<'_>,
    ) -> Option<()> {
        let mut closed = 0;
        loop {
            let bounded = self.look(generator, budget)?;
            if !bounded {
                let stays = question(generator)?;
                self.steps.push(Step::Split(Question::Stay(stays)));
                let branch = Branch {
                    stays,
                    second: false,
                };
                answer(generator, &branch, Some(true));
                self.branches.push(branch);
                continue;
            }
            closed += 1;
            loop {
                let Some(mut branch) = self.branches.pop() else {
                    return Some(());
                };
                answer(generator, &branch, None);
                if !branch.second {
                    branch.second = true;
                    answer(generator, &branch, Some(false));
                    self.branches.push(branch);
                    break;
                }
            }
            if closed >= leaves {
                return None;
            }
        }
    }

    /// Bounds the case at hand, if it can be; `None` to give up.
    fn look(&mut self, generator: &mut Generator<'_>, budget: &mut Budget<'_>) -> Option<bool> {
        loop {
            let end = generator.run(self.target, budget);
            match end {
                End::Stopped => return None,
                // Whatever the prices.
                End::NoItinerary => {
                    self.steps.push(Step::Leaf(0));
                    return Some(true);
                }
                End::Below | End::Converged => {}
            }
            if let Some(proof) = &generator.here {
                if units(proof.scaled) < self.target {
                    self.most = self.most.max(proof.scaled);
                    let place = u32::try_from(self.prices.len()).ok()?;
                    self.steps.push(Step::Leaf(place));
                    self.prices.push(generator.crowd.prices(&proof.rates));
                    return Some(true);
                }
            }
            let mix = generator.master.mix();
            let whole = !mix.iter().any(|&(_, share)| is_part(share));
            // A plan raises the target, and then the case may be bounded.
            if !whole || !self.offer(generator, plan(generator, &mix)) {
                return Some(false);
            }
        }
    }

    /// Keeps a plan that is worth the target.
    fn offer(&mut self, generator: &Generator<'_>, plan: Plan) -> bool {
        let worth = evaluate(self.model, &plan).map(|worth| combined(generator, worth));
        let enough = worth.filter(|&worth| worth >= self.target);
        if let Some(worth) = enough {
            self.target = worth + 1;
            self.plans.push(plan);
        }
        enough.is_some()
    }
}

/// Goes into a case (`Some`), or back out of it.
fn answer(generator: &mut Generator<'_>, branch: &Branch, answer: Option<bool>) {
    let stays = branch.stays;
    let decisions = &mut generator.crowd.decisions[at(stays.trainee)];
    match answer {
        Some(true) => decisions.wanted.push(stays),
        Some(false) => decisions.banned.push(stays),
        None if branch.second => {
            decisions.banned.pop();
        }
        None => {
            decisions.wanted.pop();
        }
    }
    generator.obey(stays.trainee);
}

/// What to ask where the mix is not whole: the coarsest question that it answers with yes and no.
fn question(generator: &Generator<'_>) -> Option<Stays> {
    let model = generator.crowd.model;
    let mix = generator.master.mix();
    let mut best: Option<(f64, Stays)> = None;
    let mut from = 0;
    while from < mix.len() {
        let trainee = generator.master.columns[at(mix[from].0)].trainee;
        let same =
            |&(column, _): &(u32, f64)| generator.master.columns[at(column)].trainee == trainee;
        let until = from + mix[from..].iter().take_while(|one| same(one)).count();
        let columns: Vec<(&[Stay], f64)> = (mix[from..until].iter())
            .map(|&(column, share)| {
                let column = &generator.master.columns[at(column)];
                (column.itinerary.as_slice(), share)
            })
            .collect();
        from = until;
        if columns.len() < 2 {
            continue;
        }
        for stays in questions(model, trainee, &columns) {
            let yes: f64 = (columns.iter())
                .filter(|(itinerary, _)| has(itinerary, stays))
                .map(|(_, share)| share)
                .sum();
            let merit = yes.min(1.0 - yes);
            if is_part(yes) && best.is_none_or(|(most, _)| merit > most + 1e-9) {
                best = Some((merit, stays));
            }
        }
    }
    best.map(|(_, stays)| stays)
}

/// Questions about one trainee, the coarse ones first.
fn questions(model: &Model, trainee: u32, columns: &[(&[Stay], f64)]) -> Vec<Stays> {
    let automaton = &model.trainees[at(trainee)];
    let mut stays: Vec<Stay> = (columns.iter())
        .flat_map(|(itinerary, _)| itinerary.iter().copied())
        .collect();
    stays.sort_unstable_by_key(|stay| (stay.choice, stay.start));
    stays.dedup();
    let whole = (0, model.periods);
    let range = |alike: &dyn Fn(u32) -> bool| {
        let mut all = automaton.choices.clone().filter(|&choice| alike(choice));
        let first = all.next().unwrap_or(0);
        (first, all.next_back().unwrap_or(first) + 1)
    };
    let choice = |choice: u32| &model.choices[at(choice)];
    let mut levels: [Vec<Stays>; 5] = std::array::from_fn(|_| Vec::new());
    for stay in stays {
        let this = choice(stay.choice);
        let course = range(&|other| choice(other).course == this.course);
        let place = range(&|other| {
            (choice(other).course, choice(other).hospital) == (this.course, this.hospital)
        });
        let starts = (stay.start, stay.start + 1);
        let ask = |choices, starts| Stays {
            trainee,
            choices,
            starts,
        };
        levels[0].push(ask(course, whole));
        levels[1].push(ask(place, whole));
        levels[2].push(ask(course, (0, stay.start)));
        levels[3].push(ask(course, starts));
        levels[4].push(ask((stay.choice, stay.choice + 1), starts));
    }
    levels.concat()
}

/// Leaves that a problem of some size may have.
pub(crate) fn most_leaves(model: &Model) -> usize {
    let numbers = model.cells.len() + model.trainees.len() + 1;
    (4_000_000 / numbers).min(2000)
}
