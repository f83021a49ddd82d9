//! Swaps of two trainees at the same time, together and without an edit: what one leaves, the other may take.
use super::edit::Slot;
use super::moves::pair::Meeting;
use super::state::State;
use super::swap::{Floor, Refused, Swap, find};

/// One unit of a profile's cells in some periods, given back or taken.
#[derive(Debug, Clone, Copy)]
struct Draws {
    profile: u32,
    from: u32,
    until: u32,
}

impl Draws {
    fn overlaps(&self, other: &Self) -> bool {
        self.profile == other.profile && self.from.max(other.from) < self.until.min(other.until)
    }

    /// Takes out what one gives back and the other takes; `false` where one lies within the other.
    #[inline]
    fn cancel(&mut self, other: &mut Self) -> bool {
        if !self.overlaps(other) {
            return true;
        }
        let (early, late) = if (self.from, self.until) <= (other.from, other.until) {
            (self, other)
        } else {
            (other, self)
        };
        if early.until > late.until {
            return false;
        }
        (early.until, late.from) = (late.from, early.until);
        true
    }
}

/// Both swaps, where they are worth it together. The tests in the order of their cost: rules, value, prices,
/// caps.
#[inline]
pub(super) fn judge(
    state: &mut State<'_>,
    meeting: &Meeting,
    floor: Floor,
) -> Result<[Swap; 2], Refused> {
    let [first, second] = meeting.places;
    let keep = meeting.keep_hospital;
    let one = find(state, first.0, first.1, keep)?;
    let two = find(state, second.0, second.1, keep)?;
    let both = ((one.trainee, &one.change), (two.trainee, &two.change));
    let value = state.delta_of_two(both.0, both.1).value << floor.shift;
    if !state.loads.is_soft() && value + state.tally().price < floor.gain {
        return Err(Refused::Rejected);
    }
    let gain = cells(state, &one, &two).ok_or(Refused::General)?;
    if value + gain < floor.gain || !one.within_caps(state) || !two.within_caps(state) {
        return Err(Refused::Rejected);
    }
    Ok([one, two])
}

/// What both would do to the cells; `None` where they touch one cell in a way that does not simply cancel.
#[inline]
fn cells(state: &State<'_>, one: &Swap, two: &Swap) -> Option<i64> {
    let ([mut fewer, mut more], [mut fewer_too, mut more_too]) =
        (draws(state, one), draws(state, two));
    for mine in 0..one.count() {
        for yours in 0..two.count() {
            if fewer[mine].overlaps(&fewer_too[yours])
                || more[mine].overlaps(&more_too[yours])
                || !fewer[mine].cancel(&mut more_too[yours])
                || !more[mine].cancel(&mut fewer_too[yours])
            {
                return None;
            }
        }
    }
    let (table, loads) = (&state.layout.presence, &state.loads);
    let range = |draws: &Draws| table.range(draws.profile, draws.from, draws.until);
    let gain = |fewer: &[Draws], more: &[Draws]| {
        let fall = |draws| loads.fall(range(draws));
        let rise = |draws| loads.rise(range(draws));
        fewer.iter().map(fall).sum::<i64>() + more.iter().map(rise).sum::<i64>()
    };
    let (first, second) = (one.count(), two.count());
    Some(gain(&fewer[..first], &more[..first]) + gain(&fewer_too[..second], &more_too[..second]))
}

/// What the stays of a swap give back, and what they take.
#[inline]
fn draws(state: &State<'_>, swap: &Swap) -> [[Draws; 2]; 2] {
    let stays = swap.stays(state);
    let draws = |profile: u32, (old, new): (&Slot, &Slot)| Draws {
        profile,
        from: new.start,
        // The same department: nothing is drawn.
        until: if old.profile == new.profile {
            new.start
        } else {
            new.end
        },
    };
    [
        stays.map(|stay| draws(stay.0.profile, stay)),
        stays.map(|stay| draws(stay.1.profile, stay)),
    ]
}
