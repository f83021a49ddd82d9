//! The best itinerary of one trainee at given prices: the plainest dynamic program that will do.
//!
//! What it remembers of the stays so far is which courses are done, how many stays there were in each
//! hospital whose cap is to be kept, where the last stay was, and since when the trainee is free.
use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use super::claim::Stays;
use super::number::Number;
use super::shape::{Done, Form, Shape, Shapes};
use super::worth::Worths;
use crate::problem::model::{Automaton, Model, Window, at};

/// States between two pulses.
const STATES: usize = 512;

/// Price of being in a hospital in a period, in 1/1000.
pub(super) type Presence = BTreeMap<(u32, u32), i128>;

/// What the trainee gets and pays, in 1/1000.
#[derive(Debug, Clone, Copy)]
pub(super) struct Deal<'a> {
    /// Price of a unit of each cell.
    pub(super) prices: &'a [i64],
    /// Price of being in a hospital in a period.
    pub(super) presence: Option<&'a Presence>,
    /// What a unit of the trainee's own value counts.
    pub(super) weight: i64,
    /// What a missing stay costs; `None` where nothing may be missing.
    pub(super) missing: Option<i64>,
    /// Stays of which the trainee has one (`true`), or none.
    pub(super) limits: &'a [(Stays, bool)],
}

/// Why there is no answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum NoAnswer {
    /// The trainee has no itinerary of the kind that was asked for.
    NoItinerary,
    /// More states than this program is made for.
    TooManyStates,
    /// Numbers larger than this program is made for.
    TooLarge,
}

/// A trainee's states, and where each of their stays may be.
#[derive(Debug)]
pub(super) struct States<'a> {
    model: &'a Model,
    automaton: &'a Automaton,
    shape: Arc<Shape>,
    /// Hospitals of the trainee's choices, and the class of each.
    hospitals: Vec<u32>,
    classes: Vec<usize>,
    /// Classes, used or not; the last one is all hospitals.
    count: usize,
}

impl<'a> States<'a> {
    /// The states of a trainee where the caps of the hospitals in `caps` are kept.
    pub(super) fn new(
        model: &'a Model,
        automaton: &'a Automaton,
        caps: &[u32],
        shapes: &mut Shapes,
        pulse: &mut dyn FnMut(),
    ) -> Result<Self, NoAnswer> {
        let choices = &model.choices[at(automaton.choices.start)..at(automaton.choices.end)];
        let mut hospitals: Vec<u32> = choices.iter().map(|choice| choice.hospital).collect();
        hospitals.sort_unstable();
        hospitals.dedup();
        let class = |hospital: &u32| caps.iter().position(|other| other == hospital);
        Ok(Self {
            model,
            automaton,
            shape: shapes.get(Form::new(automaton, caps), pulse)?,
            classes: (hospitals.iter())
                .map(|hospital| class(hospital).map_or(0, |class| class + 1))
                .collect(),
            hospitals,
            count: caps.len() + 2,
        })
    }

    /// Labels that [`Self::best`] looks at, roughly.
    pub(super) fn labels(&self) -> usize {
        let row = self.hospitals.len() * at(self.model.periods);
        self.shape.count.saturating_mul(row)
    }

    /// The most that one legal itinerary is worth. `pulse` is called between small pieces of work.
    pub(super) fn best(&self, deal: Deal<'_>, pulse: &mut dyn FnMut()) -> Result<i128, NoAnswer> {
        match self.best_in::<i32>(deal, pulse) {
            Err(NoAnswer::TooLarge) => self.best_in::<i64>(deal, pulse),
            answer => answer,
        }
    }

    fn best_in<N: Number>(
        &self,
        deal: Deal<'_>,
        pulse: &mut dyn FnMut(),
    ) -> Result<i128, NoAnswer> {
        let walk = Walk::<N>::new(self, deal)?;
        let nothing = walk.over(Done::default());
        let windows = self.automaton.windows.iter();
        windows
            .filter_map(|&window| walk.through(window, pulse))
            .chain(nothing)
            .max()
            .and_then(Number::wide)
            .ok_or(NoAnswer::NoItinerary)
    }
}

/// The periods in which a course may be taken between two layers.
#[derive(Debug, Clone, Copy, Default)]
struct Run {
    /// The first.
    start: usize,
    count: usize,
    /// Where the first one leads to, counted from the first period of the layer.
    after: usize,
}

/// Takes a course in every period and at every hospital at once.
fn take<N: Number>(labels: &mut [N], ahead: &[N], stays: &[N]) {
    for ((label, &before), &stay) in labels.iter_mut().zip(ahead).zip(stays) {
        *label = (*label).max(before + stay);
    }
}

/// Walks through all states at one deal.
struct Walk<'a, N> {
    states: &'a States<'a>,
    deal: Deal<'a>,
    /// Courses that must be taken.
    wanted: u64,
    /// Worth of the best stay by class, course, start and hospital, end to end.
    stays: Vec<N>,
    change: N,
    /// Worth of the first stay's start, and of the last stay's last period.
    entry: Vec<N>,
    finish: Vec<N>,
}

impl<'a, N: Number> Walk<'a, N> {
    fn new(states: &'a States<'a>, deal: Deal<'a>) -> Result<Self, NoAnswer> {
        let (model, automaton) = (states.model, states.automaton);
        let mut wanted = 0;
        for (course, each) in automaton.courses.iter().enumerate() {
            wanted |= u64::from(each.pinned) << course;
        }
        for (stays, _) in deal.limits.iter().filter(|(_, yes)| *yes) {
            wanted |= 1 << model.choices[at(stays.choices.0)].course;
        }
        // Every number is a part of some itinerary's worth, and there are so many parts at most.
        let required: u32 = automaton.required.iter().sum();
        let parts = 4 * (i128::from(required) + 2);
        let narrow = |worth: i128| N::part(worth, N::REACH / parts).ok_or(NoAnswer::TooLarge);
        let worths = Worths::new(model, automaton, deal);
        // So that all that may be missing is in reach together.
        narrow(i128::from(deal.missing.unwrap_or(0)))?;
        let mut walk = Self {
            states,
            deal,
            wanted,
            stays: Vec::new(),
            change: narrow(worths.change())?,
            entry: Vec::new(),
            finish: Vec::new(),
        };
        for period in 0..model.periods {
            walk.entry.push(narrow(worths.entry(period))?);
            walk.finish.push(narrow(worths.finish(period))?);
        }
        let rows = states.count * automaton.courses.len() * at(model.periods);
        let mut stays = vec![N::NEVER; rows * states.hospitals.len()];
        let mut paid = Vec::new();
        for index in automaton.choices.clone() {
            let choice = &model.choices[at(index)];
            let length = automaton.courses[at(choice.course)].length;
            let Ok(local) = states.hospitals.binary_search(&choice.hospital) else {
                continue;
            };
            let class = states.classes[local];
            worths.presence(index, &mut paid);
            for start in 0..(model.periods + 1).saturating_sub(length) {
                if model.may_start(index, start) && walk.allowed(index, start) {
                    let worth = narrow(worths.stay(index, start, length, &paid))?;
                    for class in [class, states.count - 1] {
                        let row = walk.row(class, at(choice.course), at(start));
                        let slot = &mut stays[row + local];
                        *slot = (*slot).max(worth);
                    }
                }
            }
        }
        walk.stays = stays;
        Ok(walk)
    }

    /// Where the stays of a class, course and start begin in the table.
    fn row(&self, class: usize, course: usize, start: usize) -> usize {
        let course = class * self.states.automaton.courses.len() + course;
        (course * at(self.states.model.periods) + start) * self.states.hospitals.len()
    }

    /// Whether the limits allow a stay.
    fn allowed(&self, index: u32, start: u32) -> bool {
        let choices = &self.states.model.choices;
        let course = choices[at(index)].course;
        self.deal.limits.iter().all(|(stays, yes)| {
            let same = choices[at(stays.choices.0)].course == course;
            !same || stays.contain(index, start) == *yes
        })
    }

    /// What it costs that the itinerary is over here; `None` where it may not be.
    fn over(&self, done: Done) -> Option<N> {
        let required: u32 = self.states.automaton.required.iter().sum();
        let missing = i128::from(required) - i128::from(done.courses.count_ones());
        let cost = match self.deal.missing {
            None => (missing == 0).then_some(0),
            Some(cost) => Some(-missing * i128::from(cost)),
        };
        let cost = cost.filter(|_| self.wanted & !done.courses == 0)?;
        N::part(cost, N::REACH)
    }

    /// The best itinerary inside a window that has at least one stay.
    fn through(&self, window: Window, pulse: &mut dyn FnMut()) -> Option<N> {
        // What the best way to be free is worth, by period and hospital; then what it is worth to start
        // a stay, by state of the layer before, period and hospital.
        let (mut labels, mut ahead) = (Vec::new(), Vec::new());
        let hospitals = self.states.hospitals.len();
        let mut before = 0..0;
        let mut most = None;
        for (count, layer) in (0_u32..).zip(&self.states.shape.layers) {
            let here = self.periods(window, count);
            let runs = self.runs(&before, &here);
            let mut following = Vec::new();
            let mut from = 0;
            for (index, (&done, &until)) in layer.states.iter().zip(&layer.ends).enumerate() {
                if index % STATES == STATES - 1 {
                    pulse();
                }
                if count == 0 {
                    self.arrive(here.clone(), &mut following);
                    continue;
                }
                labels.clear();
                labels.resize(here.len() * hospitals, N::NEVER);
                for step in &layer.steps[from..until] {
                    let run = &runs[step.course];
                    let from = step.source * before.len() * hospitals;
                    let stay = self.row(step.class, step.course, run.start);
                    let into = run.after * hospitals;
                    take(
                        &mut labels[into..into + run.count * hospitals],
                        &ahead[from..from + run.count * hospitals],
                        &self.stays[stay..stay + run.count * hospitals],
                    );
                }
                from = until;
                if let Some(over) = self.over(done) {
                    most = most.max(self.leave(here.clone(), &labels, over));
                }
                self.wait_or_move(&labels, &mut following);
            }
            (before, ahead) = (here, following);
        }
        most
    }

    /// What it is worth to start the first stay in each period, at each hospital.
    fn arrive(&self, here: Range<usize>, ahead: &mut Vec<N>) {
        for now in here {
            let entry = self.entry.get(now).copied().unwrap_or(N::NEVER);
            ahead.extend(std::iter::repeat_n(entry, self.states.hospitals.len()));
        }
    }

    /// The most that it is worth to have the last stay end before one of these periods.
    fn leave(&self, here: Range<usize>, labels: &[N], over: N) -> Option<N> {
        let rows = labels.chunks_exact(self.states.hospitals.len().max(1));
        let ends = here.zip(rows).filter_map(|(now, row)| {
            let arrived = row.iter().copied().max()?;
            (arrived.wide()).map(|_| arrived + over + self.finish[now - 1])
        });
        ends.max()
    }

    /// What it is worth to start a further stay in each period, at each hospital: whoever waited is where
    /// they were, whoever comes from elsewhere pays the change.
    fn wait_or_move(&self, labels: &[N], ahead: &mut Vec<N>) {
        let mut free = vec![N::NEVER; self.states.hospitals.len()];
        for row in labels.chunks_exact(free.len().max(1)) {
            for (free, &label) in free.iter_mut().zip(row) {
                *free = (*free).max(label);
            }
            let moved = free.iter().copied().fold(N::NEVER, N::max) + self.change;
            ahead.extend(free.iter().map(|&free| free.max(moved)));
        }
    }

    /// When each course may be taken between a layer and the next: starts that follow each other lead to
    /// ends that follow each other. No course is shorter than the time between the layers' first periods.
    fn runs(&self, before: &Range<usize>, here: &Range<usize>) -> Vec<Run> {
        let courses = self.states.automaton.courses.iter();
        let runs = courses.map(|course| {
            let length = at(course.length);
            let start = before.start;
            let until = (before.end)
                .min(here.end.saturating_sub(length))
                .min(at(self.states.model.periods));
            // Where it may not be taken at all, nothing is read either.
            match until.checked_sub(start) {
                None | Some(0) => Run::default(),
                Some(count) => Run {
                    start,
                    count,
                    after: start + length - here.start,
                },
            }
        });
        runs.collect()
    }

    /// Periods in which the trainee may be free after so many stays. Where nothing may be missing,
    /// those still to come need their time.
    fn periods(&self, window: Window, count: u32) -> Range<usize> {
        let automaton = self.states.automaton;
        let shortest = automaton.courses.iter().map(|course| course.length).min();
        let required: u32 = automaton.required.iter().sum();
        let ahead = match self.deal.missing {
            None => required.saturating_sub(count) * shortest.unwrap_or(0),
            Some(_) => 0,
        };
        let from = window.from.max(automaton.origin) + count * shortest.unwrap_or(0);
        let until = (window.until.min(self.states.model.periods) + 1).saturating_sub(ahead);
        at(from)..at(until.max(from))
    }
}
