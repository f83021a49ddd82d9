//! How far a variable may move before another one is at its bound.

/// How far a value may be out of its bounds while the step is chosen.
const PRIMAL: f64 = 1e-9;
/// Smallest pivot.
const PIVOT: f64 = 1e-7;

/// A basic variable that the move brings nearer to a bound.
#[derive(Debug, Clone, Copy)]
pub(super) struct Room {
    row: u32,
    slope: f64,
    distance: f64,
}

impl Room {
    /// The variable of `row`, which is `distance` from the bound that it moves to with `slope`; `None`
    /// where it hardly moves.
    pub(super) fn new(row: u32, slope: f64, distance: f64) -> Option<Self> {
        let slope = slope.abs();
        let moves = slope > PIVOT;
        moves.then_some(Self {
            row,
            slope,
            distance,
        })
    }

    fn length(self, slack: f64) -> f64 {
        (self.distance + slack) / self.slope
    }
}

/// What the ratio test found.
#[derive(Debug, Clone, Copy)]
pub(super) enum Step {
    /// The entering variable moves to its other bound.
    Flip(f64),
    /// It enters in this row.
    Pivot {
        /// The row.
        row: u32,
        /// How far it moves.
        length: f64,
    },
    /// Nothing stops it.
    Unbounded,
}

/// Harris' ratio test: the largest pivot among the rows that bind soon enough. The entering variable's
/// other bound is `flip` away.
pub(super) fn step(flip: f64, rooms: impl Iterator<Item = Room> + Clone) -> Step {
    let mut most = f64::INFINITY;
    for room in rooms.clone() {
        most = most.min(room.length(PRIMAL));
    }
    if flip <= most {
        if flip.is_infinite() {
            return Step::Unbounded;
        }
        return Step::Flip(flip);
    }
    let mut best: Option<Room> = None;
    for room in rooms {
        let soon = room.length(0.0) <= most;
        if soon && best.is_none_or(|best| room.slope > best.slope) {
            best = Some(room);
        }
    }
    best.map_or(Step::Unbounded, |room| Step::Pivot {
        row: room.row,
        length: room.length(0.0).max(0.0),
    })
}
