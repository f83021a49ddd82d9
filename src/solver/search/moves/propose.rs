//! Which move to propose next.
use super::super::edit::Edit;
use super::super::state::State;
use super::{change, insert, pair, rehost, retime, rotate};
use crate::problem::model::{at, dense};
use crate::solver::random::Random;

/// How many edits a proposal has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in super::super) enum Proposal {
    /// Nothing could be built.
    None,
    /// The first edit.
    One,
    /// Both edits, of different trainees.
    Two,
}

/// The kinds of moves, for choosing and for counting.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in super::super) enum Kind {
    Change,
    Nudge,
    Relocate,
    Rotate,
    Rehost,
    Insert,
    Displace,
    Remove,
    Exchange,
    Fill,
    Transfer,
}

/// The buffers that proposals are built in, and the shares of the kinds.
#[derive(Debug, Clone)]
pub(in super::super) struct Proposer {
    pub(in super::super) first: Edit,
    pub(in super::super) second: Edit,
    /// One kind for each value of six random bits.
    complete: [Kind; 64],
    /// The same while some stay is not placed.
    open: [Kind; 64],
    /// Where the trainees begin from whom the next proposals are drawn.
    window: u32,
}

/// Trainees from whom the next proposals are drawn, at most.
const WINDOW: u32 = 64;

impl Proposer {
    pub(in super::super) fn new() -> Self {
        use Kind::{
            Change, Displace, Exchange, Fill, Insert, Nudge, Rehost, Relocate, Remove, Rotate,
            Transfer,
        };
        let complete = [
            (Change, 28),
            (Nudge, 8),
            (Relocate, 6),
            (Rotate, 4),
            (Rehost, 4),
            (Exchange, 8),
            (Fill, 6),
        ];
        let open = [
            (Change, 23),
            (Nudge, 6),
            (Relocate, 6),
            (Rotate, 4),
            (Rehost, 3),
            (Exchange, 6),
            (Fill, 4),
            (Insert, 4),
            (Displace, 4),
            (Remove, 2),
            (Transfer, 2),
        ];
        Self {
            first: Edit::new(),
            second: Edit::new(),
            complete: spread(&complete),
            open: spread(&open),
            window: 0,
        }
    }

    /// Builds a proposal; its edits are in `first` and `second`.
    pub(in super::super) fn next(
        &mut self,
        state: &State<'_>,
        random: &mut Random,
    ) -> (Kind, Proposal) {
        if state.layout.movable.is_empty() {
            return (Kind::Change, Proposal::None);
        }
        let (kind, trainee) = (self.kind(state, random), self.whom(state, random));
        let proposal = self.build(kind, state, random, trainee);
        (kind, proposal)
    }

    /// What to propose.
    #[inline]
    pub(in super::super) fn kind(&self, state: &State<'_>, random: &mut Random) -> Kind {
        self.kinds(state)[at(random.below(64))]
    }

    /// For whom to propose something; somebody must be movable.
    #[inline]
    pub(in super::super) fn whom(&self, state: &State<'_>, random: &mut Random) -> u32 {
        let movable = &state.layout.movable;
        let everybody = dense(movable.len());
        let who = self.window + random.below(everybody.min(WINDOW));
        let who = if who < everybody {
            who
        } else {
            who - everybody
        };
        movable[at(who)]
    }

    /// Turns to the next trainees, where there are very many: what was read of the last ones is still
    /// near, so that proposals for them cost less.
    pub(in super::super) fn turn(&mut self, state: &State<'_>) {
        let everybody = dense(state.layout.movable.len());
        if everybody > WINDOW {
            self.window = (self.window + WINDOW) % everybody;
        }
    }

    /// Begins with a random trainee.
    pub(in super::super) fn begin(&mut self, state: &State<'_>, random: &mut Random) {
        if dense(state.layout.movable.len()) > WINDOW {
            self.window = random.below(dense(state.layout.movable.len()));
        }
    }

    /// Builds a proposal for one trainee alone, in `first`.
    pub(in super::super) fn single(
        &mut self,
        state: &State<'_>,
        random: &mut Random,
        trainee: u32,
    ) -> Proposal {
        let kind = self.kind(state, random);
        let kind = match kind {
            Kind::Exchange | Kind::Fill | Kind::Transfer => Kind::Change,
            Kind::Change
            | Kind::Nudge
            | Kind::Relocate
            | Kind::Rotate
            | Kind::Rehost
            | Kind::Insert
            | Kind::Displace
            | Kind::Remove => kind,
        };
        self.build(kind, state, random, trainee)
    }

    fn kinds(&self, state: &State<'_>) -> &[Kind; 64] {
        if state.open() > 0 {
            &self.open
        } else {
            &self.complete
        }
    }

    /// Builds a proposal of a kind; its edits are in `first` and `second`.
    pub(in super::super) fn build(
        &mut self,
        kind: Kind,
        state: &State<'_>,
        random: &mut Random,
        trainee: u32,
    ) -> Proposal {
        let one = |built: bool| if built { Proposal::One } else { Proposal::None };
        let two = |built: bool| if built { Proposal::Two } else { Proposal::None };
        let (first, second) = (&mut self.first, &mut self.second);
        match kind {
            Kind::Change => one(change::propose(state, random, trainee, first)),
            Kind::Nudge => one(retime::nudge(state, random, trainee, first)),
            Kind::Relocate => one(retime::relocate(state, random, trainee, first)),
            Kind::Rotate => {
                let turn = rotate::propose(state, random, trainee);
                one(turn.is_some_and(|turn| {
                    rotate::write(state, trainee, turn, first);
                    true
                }))
            }
            Kind::Rehost => one(rehost::propose(state, random, trainee, first)),
            Kind::Insert => one(insert::insert(state, random, trainee, first)),
            Kind::Displace => one(insert::displace(state, random, trainee, first)),
            Kind::Remove => one(insert::remove(state, random, trainee, first)),
            Kind::Exchange => {
                let meeting = pair::exchange(state, random, trainee);
                two(meeting.is_some_and(|meeting| meeting.write(state, first, second)))
            }
            Kind::Fill => {
                let meeting = pair::fill(state, random, trainee);
                two(meeting.is_some_and(|meeting| meeting.write(state, first, second)))
            }
            Kind::Transfer => two(pair::transfer(state, random, trainee, first, second)),
        }
    }
}

fn spread(shares: &[(Kind, usize)]) -> [Kind; 64] {
    let mut table = [Kind::Change; 64];
    let kinds = shares
        .iter()
        .flat_map(|&(kind, share)| std::iter::repeat_n(kind, share));
    for (entry, kind) in table.iter_mut().zip(kinds) {
        *entry = kind;
    }
    table
}
