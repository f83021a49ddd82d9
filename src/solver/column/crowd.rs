//! All trainees with their layouts: prices in, best itineraries out.
use std::rc::Rc;

use crate::certificate::claim::SCALE;
use crate::problem::model::{Automaton, Model, Stay, at, dense};

use super::layout::Layout;
use super::pricing::{Priced, Pricer, Terms};
use super::tariff::Tariff;

/// Hospitals whose caps are counted, for one trainee, at most.
const MOST_CRITICAL: usize = 8;

/// Shortfall allowed or not, and what it costs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Form {
    /// Value lost with each missing unit; `None`: nothing may be missing.
    pub(crate) penalty: Option<i64>,
    /// Most nodes of one layout.
    pub(crate) most_nodes: usize,
}

impl Form {
    /// Cost of a missing stay in a priced itinerary, in 1/1000.
    pub(crate) fn missing(self) -> i64 {
        self.penalty.unwrap_or(0).saturating_mul(SCALE)
    }
}

/// What one trainee's pricing needs and the prices do not change.
#[derive(Debug, Default)]
struct Person {
    critical: Vec<u32>,
    layouts: Vec<Layout>,
}

/// The trainees of a model, priced exactly.
#[derive(Debug)]
pub(crate) struct Crowd<'m> {
    /// The model.
    pub(crate) model: &'m Model,
    /// Which itineraries count.
    pub(crate) form: Form,
    people: Vec<Rc<Person>>,
    pricer: Pricer,
    work: u64,
}

impl<'m> Crowd<'m> {
    /// Lays out all trainees; `None` where one of them has too many states.
    pub(crate) fn new(model: &'m Model, form: Form) -> Option<Self> {
        let people = model
            .trainees
            .iter()
            .map(|automaton| Person::new(model, automaton, form, Vec::new()).map(Rc::new))
            .collect::<Option<Vec<_>>>()?;
        Some(Self {
            model,
            form,
            people,
            pricer: Pricer::default(),
            work: 0,
        })
    }

    /// The same layouts for some of the trainees; `part` has them in this order.
    pub(crate) fn part<'p>(&self, part: &'p Model, trainees: &[u32]) -> Crowd<'p> {
        Crowd {
            model: part,
            form: self.form,
            people: trainees
                .iter()
                .map(|&trainee| Rc::clone(&self.people[at(trainee)]))
                .collect(),
            pricer: Pricer::default(),
            work: 0,
        }
    }

    /// Steps of work since the last call.
    pub(crate) fn take_work(&mut self) -> u64 {
        std::mem::take(&mut self.work)
    }

    /// Pairs (trainee, hospital) whose caps are counted.
    pub(crate) fn caps(&self) -> Vec<(u32, u32)> {
        let mut caps = Vec::new();
        for (trainee, person) in (0..).zip(&self.people) {
            let mut critical = person.critical.clone();
            critical.sort_unstable();
            caps.extend(critical.into_iter().map(|hospital| (trainee, hospital)));
        }
        caps
    }

    /// The trainee's best itinerary; `None` where there is none.
    ///
    /// Hospital caps are counted only once an itinerary broke them.
    pub(crate) fn best(&mut self, trainee: u32, tariff: &Tariff, weight: i64) -> Option<Priced> {
        let terms = Terms {
            tariff,
            weight,
            missing: self.form.missing(),
        };
        let automaton = &self.model.trainees[at(trainee)];
        loop {
            let person = &self.people[at(trainee)];
            let (layouts, critical) = (&person.layouts, &person.critical);
            let labels: u32 = layouts.iter().map(|layout| layout.labels).sum();
            self.work += 1 + u64::from(labels / 256);
            let found = self
                .pricer
                .best(self.model, automaton, layouts, critical, terms)?;
            let Some(hospital) = broken_cap(self.model, automaton, &found.itinerary) else {
                return Some(found);
            };
            let mut critical = person.critical.clone();
            critical.push(hospital);
            let person = Person::new(self.model, automaton, self.form, critical)?;
            self.people[at(trainee)] = Rc::new(person);
        }
    }
}

impl Person {
    fn new(model: &Model, automaton: &Automaton, form: Form, critical: Vec<u32>) -> Option<Self> {
        if critical.len() > MOST_CRITICAL {
            return None;
        }
        let strict = form.penalty.is_none();
        let layouts = automaton
            .windows
            .iter()
            .map(|&window| {
                Layout::new(model, automaton, window, &critical, strict, form.most_nodes)
            })
            .collect::<Option<Vec<_>>>()?;
        Some(Self { critical, layouts })
    }
}

fn broken_cap(model: &Model, automaton: &Automaton, itinerary: &[Stay]) -> Option<u32> {
    let hospital = |stay: &Stay| model.choices[at(stay.choice)].hospital;
    itinerary.iter().map(hospital).find(|&one| {
        let stays = itinerary
            .iter()
            .filter(|stay| hospital(stay) == one)
            .count();
        dense(stays) > Model::hospital_cap(automaton, one)
    })
}
