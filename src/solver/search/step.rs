//! One proposal: made, judged, kept or dropped. What most proposals are is judged without an edit, the cheapest and
//! likeliest reasons to drop them first.
use super::anneal::Annealer;
use super::crew;
use super::duo;
use super::edit::Edit;
use super::moves::change::rechoose;
use super::moves::pair::{self, Meeting};
use super::moves::propose::{Kind, Proposal};
use super::moves::rotate;
use super::personal::Change;
use super::state::Delta;
use super::swap::{self, Floor, Refused};
use super::turn;
use crate::problem::model::dense;

/// What came of a proposal.
enum Made {
    /// It is kept or dropped; whether a better plan came of it.
    Decided(bool),
    /// The proposer's edits are still to be judged.
    Edits(Proposal),
}

impl Annealer<'_> {
    /// One proposal; whether a better plan came of it.
    #[inline]
    pub(super) fn step(&mut self, kind: Kind) -> bool {
        let linked = dense(self.links.linked.len());
        if linked > 0 {
            let everybody = dense(self.state.layout.movable.len()) + linked;
            if self.random.below(everybody) < linked {
                return self.crew_step();
            }
        }
        let trainee = self.proposer.whom(&self.state, &mut self.random);
        let made = match kind {
            Kind::Change => self.swap_step(trainee),
            Kind::Rotate => self.turn_step(trainee),
            Kind::Exchange => {
                let meeting = pair::exchange(&self.state, &mut self.random, trainee);
                self.pair_step(meeting)
            }
            Kind::Fill => {
                let meeting = pair::fill(&self.state, &mut self.random, trainee);
                self.pair_step(meeting)
            }
            Kind::Nudge
            | Kind::Relocate
            | Kind::Rehost
            | Kind::Insert
            | Kind::Displace
            | Kind::Remove
            | Kind::Transfer => {
                let (state, random) = (&self.state, &mut self.random);
                Made::Edits(self.proposer.build(kind, state, random, trainee))
            }
        };
        match made {
            Made::Decided(better) => better,
            Made::Edits(proposal) => self.judge(proposal),
        }
    }

    /// Judges and decides what was built.
    fn judge(&mut self, proposal: Proposal) -> bool {
        let first = &mut self.proposer.first;
        let second = &mut self.proposer.second;
        match proposal {
            Proposal::None => false,
            Proposal::One => {
                let Some(change) = self.state.judge(first) else {
                    return false;
                };
                let delta = self.state.delta(first.trainee, &change);
                self.decide(delta, &[change])
            }
            Proposal::Two => {
                let (Some(one), Some(two)) = (self.state.judge(first), self.state.judge(second))
                else {
                    return false;
                };
                let delta = self
                    .state
                    .delta_of_two((first.trainee, &one), (second.trainee, &two));
                self.decide(delta, &[one, two])
            }
        }
    }

    /// One change of a stay.
    #[inline]
    fn swap_step(&mut self, trainee: u32) -> Made {
        let count = dense(self.state.itinerary(trainee).len());
        if count == 0 {
            return Made::Decided(false);
        }
        let person = self.state.person(trainee);
        let (index, choice) = self.random.pair_below(count, person.choice_count);
        let (word, keep) = self.random.word_and_bit();
        let (choice, floor) = (person.choices + choice, self.floor(word));
        match swap::judge(&self.state, trainee, (index, choice), keep, floor) {
            Err(Refused::Rejected) => Made::Decided(false),
            Err(Refused::General) => {
                let first = &mut self.proposer.first;
                let built = rechoose(&self.state, (trainee, index), choice, keep, first);
                Made::Edits(if built { Proposal::One } else { Proposal::None })
            }
            Ok(swap) => {
                swap.write(&mut self.proposer.first);
                Made::Decided(self.keep(&[swap.change]))
            }
        }
    }

    /// A stay to another place in the order.
    #[inline]
    fn turn_step(&mut self, trainee: u32) -> Made {
        let Some(turn) = rotate::propose(&self.state, &mut self.random, trainee) else {
            return Made::Decided(false);
        };
        let word = self.random.word();
        let floor = self.floor(word);
        let verdict = turn::judge(&self.state, trainee, turn, floor);
        if verdict == Err(Refused::Rejected) {
            return Made::Decided(false);
        }
        rotate::write(&self.state, trainee, turn, &mut self.proposer.first);
        match verdict {
            Ok(change) => Made::Decided(self.keep(&[change])),
            Err(_) => Made::Edits(Proposal::One),
        }
    }

    /// One change of a stay each of two trainees.
    #[inline]
    fn pair_step(&mut self, meeting: Option<Meeting>) -> Made {
        let Some(meeting) = meeting else {
            return Made::Decided(false);
        };
        let word = self.random.word();
        let floor = self.floor(word);
        let verdict = duo::judge(&mut self.state, &meeting, floor);
        let (first, second) = (&mut self.proposer.first, &mut self.proposer.second);
        match verdict {
            Err(Refused::Rejected) => Made::Decided(false),
            Err(Refused::General) => {
                let built = meeting.write(&self.state, first, second);
                Made::Edits(if built { Proposal::Two } else { Proposal::None })
            }
            Ok(swaps) => {
                swaps[0].write(first);
                swaps[1].write(second);
                Made::Decided(self.keep(&swaps.map(|swap| swap.change)))
            }
        }
    }

    /// What a proposal must gain, by 32 random bits.
    fn floor(&self, word: u32) -> Floor {
        Floor {
            gain: -self.acceptance.threshold(self.temperature, word),
            shift: self.shift,
        }
    }

    /// Makes the proposer's edits part of the plan; whether it is better than any before.
    fn keep(&mut self, changes: &[Change]) -> bool {
        let edits = [&self.proposer.first, &self.proposer.second];
        for (edit, change) in edits.into_iter().zip(changes) {
            self.state.draw(edit);
            self.state.commit(edit, change);
            self.best.note(edit.trainee);
        }
        self.best.offer(&self.state)
    }

    /// One proposal for linked trainees: made first, then kept or taken back.
    fn crew_step(&mut self) -> bool {
        let before = self.energy();
        let made = crew::propose(
            &mut self.state,
            &mut self.links,
            &mut self.proposer,
            &mut self.random,
            &mut self.undo,
            &mut self.moved,
        );
        if !made {
            return false;
        }
        let limit = -self
            .acceptance
            .threshold(self.temperature, self.random.word());
        if self.energy() - before < limit {
            self.undo.revert(&mut self.state);
            return false;
        }
        self.undo.keep();
        for &trainee in &self.moved {
            self.best.note(trainee);
        }
        self.best.offer(&self.state)
    }

    /// What the search maximizes, scaled.
    fn energy(&self) -> i64 {
        (self.state.worth().value << self.shift)
            - self.state.open() * self.penalty.open
            - self.state.tally().price
    }

    /// Accepts or rejects what the proposer's edits do.
    #[inline]
    fn decide(&mut self, delta: Delta, changes: &[Change]) -> bool {
        let limit = -self
            .acceptance
            .threshold(self.temperature, self.random.word());
        let fixed = (delta.value << self.shift) - delta.open * self.penalty.open;
        let before = self.state.tally();
        if !self.state.loads.is_soft() && fixed + before.price < limit {
            return false;
        }
        let simple = self.state.can_gauge(&self.proposer.first);
        if changes.len() == 1 && simple {
            let gain = fixed + self.state.gauge(&self.proposer.first);
            return gain >= limit && self.keep(changes);
        }
        let edits: [&Edit; 2] = [&self.proposer.first, &self.proposer.second];
        for (edit, _) in edits.iter().zip(changes) {
            self.state.draw(edit);
        }
        let after = self.state.tally();
        let gain =
            fixed + ((after.value - before.value) << self.shift) + (before.price - after.price);
        if gain < limit {
            for (edit, _) in edits.iter().zip(changes) {
                self.state.undraw(edit);
            }
            return false;
        }
        for (edit, change) in edits.iter().zip(changes) {
            self.state.commit(edit, change);
            self.best.note(edit.trainee);
        }
        self.best.offer(&self.state)
    }
}
