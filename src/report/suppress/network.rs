//! What a reader can work out from the numbers that are shown.
//!
//! A table with its totals is a network. Every entry, totals included, stands in one row and in one
//! column; each row says that its cells add to its total, and so does each column. With the signs
//! turned in the row and in the column of the totals, an entry is an arc that takes as much out of
//! one node as it brings to another, and the table is a circulation: cells and the grand total run
//! from their row to their column, other totals from their column to their row.
//!
//! Numbers that are shown are fixed. A withheld one can be larger by one if other withheld ones can
//! make up for it: if a path of them leads from the head of its arc back to its tail. Along the path
//! an arc may be passed forward, which raises it, or backward, which lowers it, if it may be lower.
//! This is the residual graph of network flows (L. R. Ford and D. R. Fulkerson, 1956), and the table
//! of withheld numbers is determined by what is shown exactly if it has no such circle.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

/// An entry of the table: the position in the table that has the totals as last row and column.
pub(super) type Entry = usize;

/// A table with its totals, as a network.
#[derive(Debug)]
pub(super) struct Network {
    /// Rows and columns with the totals.
    rows: usize,
    columns: usize,
    values: Vec<u64>,
    /// The least that a reader must take a withheld number to be.
    least: u64,
    withheld: Vec<bool>,
}

/// How an entry is passed along a path.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Way {
    Raised,
    Lowered,
}

/// What it costs to withhold entries: totals first, then how many, then how much they hold.
type Price = (u64, u64, u64);

/// Nothing more has to be withheld.
const FREE: Price = (0, 0, 0);

/// How a node is reached at the least price: from which node, over which entry.
#[derive(Debug, Clone, Copy)]
struct Reached {
    price: Price,
    by: Option<(usize, Entry)>,
}

impl Network {
    /// A table row by row, with the totals in the last row and column.
    pub(super) fn new(rows: usize, columns: usize, values: Vec<u64>, least: u64) -> Self {
        let withheld = vec![false; values.len()];
        Self {
            rows,
            columns,
            values,
            least,
            withheld,
        }
    }

    pub(super) fn entries(&self) -> usize {
        self.values.len()
    }

    pub(super) fn value(&self, entry: Entry) -> u64 {
        self.values.get(entry).copied().unwrap_or(0)
    }

    pub(super) fn is_withheld(&self, entry: Entry) -> bool {
        self.withheld.get(entry).copied().unwrap_or(false)
    }

    pub(super) fn withhold(&mut self, entry: Entry) {
        if let Some(mark) = self.withheld.get_mut(entry) {
            *mark = true;
        }
    }

    fn row(&self, entry: Entry) -> usize {
        entry.checked_div(self.columns).unwrap_or(0)
    }

    fn column(&self, entry: Entry) -> usize {
        entry.checked_rem(self.columns).unwrap_or(0)
    }

    /// How many of the two sums that an entry stands in are sums of totals.
    fn totals(&self, entry: Entry) -> u64 {
        u64::from(self.row(entry) + 1 == self.rows)
            + u64::from(self.column(entry) + 1 == self.columns)
    }

    /// The nodes that an entry leads from and to; columns are numbered after the rows.
    fn ends(&self, entry: Entry) -> (usize, usize) {
        let (row, column) = (self.row(entry), self.rows + self.column(entry));
        if self.totals(entry) == 1 {
            (column, row)
        } else {
            (row, column)
        }
    }

    /// The entries that touch a node.
    fn touching(&self, node: usize) -> impl Iterator<Item = Entry> + '_ {
        let (columns, rows) = (self.columns, self.rows);
        let (from, step, count) = match node.checked_sub(rows) {
            None => (node * columns, 1, columns),
            Some(column) => (column, columns, rows),
        };
        (0..count).map(move |place| from + place * step)
    }

    /// The ways in which an entry may be passed: a reader can take any withheld number for larger,
    /// and one above the least for smaller.
    fn may(&self, entry: Entry, way: Way) -> bool {
        match way {
            Way::Raised => true,
            Way::Lowered => self.value(entry) > self.least,
        }
    }

    /// The entries to withhold, at the least price, so that a withheld one can not be told: those
    /// on a circle through it. Nothing is to be paid for what is withheld already.
    pub(super) fn cover(&self, entry: Entry) -> Vec<Entry> {
        let price = |entry: Entry| {
            if self.is_withheld(entry) {
                return Some(FREE);
            }
            // A number that is known to be nothing stays known.
            let value = self.value(entry);
            (value >= 1).then_some((self.totals(entry), 1, value))
        };
        let raised = self.circle(entry, Way::Raised, price);
        let is_free = raised.as_ref().is_some_and(|(price, _)| *price == FREE);
        let lowered = (!is_free).then(|| self.circle(entry, Way::Lowered, price));
        let circles = raised.into_iter().chain(lowered.flatten());
        let cheapest = circles.min_by_key(|(price, _)| *price);
        cheapest.map_or_else(Vec::new, |(_, circle)| circle)
    }

    /// The cheapest circle through an entry that is passed in one way, and the entries on it
    /// (E. W. Dijkstra, 1959). `price` leaves out entries that can not be on it.
    fn circle(
        &self,
        entry: Entry,
        way: Way,
        price: impl Fn(Entry) -> Option<Price>,
    ) -> Option<(Price, Vec<Entry>)> {
        if !self.may(entry, way) {
            return None;
        }
        let (from, to) = self.ends(entry);
        let (start, goal) = match way {
            Way::Raised => (to, from),
            Way::Lowered => (from, to),
        };
        let nodes = self.rows + self.columns;
        let mut best: Vec<Option<Reached>> = vec![None; nodes];
        let mut queue = BinaryHeap::new();
        let here = Reached {
            price: FREE,
            by: None,
        };
        *best.get_mut(start)? = Some(here);
        queue.push(Reverse((here.price, start)));
        while let Some(Reverse((so_far, node))) = queue.pop() {
            if node == goal {
                break;
            }
            let reached = best.get(node).copied().flatten();
            if reached.is_some_and(|known| known.price < so_far) {
                continue;
            }
            for next in self.touching(node).filter(|next| *next != entry) {
                let (tail, head) = self.ends(next);
                let (way, there) = if tail == node {
                    (Way::Raised, head)
                } else {
                    (Way::Lowered, tail)
                };
                let Some(step) = price(next).filter(|_| self.may(next, way)) else {
                    continue;
                };
                let price = plus(so_far, step);
                let known = best.get_mut(there)?;
                if known.is_none_or(|known| price < known.price) {
                    let by = Some((node, next));
                    *known = Some(Reached { price, by });
                    queue.push(Reverse((price, there)));
                }
            }
        }
        let Reached { price, mut by } = best.get(goal).copied().flatten()?;
        let mut entries = vec![entry];
        while let Some((node, entry)) = by {
            entries.push(entry);
            by = best.get(node).copied().flatten()?.by;
        }
        Some((price, entries))
    }
}

fn plus(a: Price, b: Price) -> Price {
    (
        a.0.saturating_add(b.0),
        a.1.saturating_add(b.1),
        a.2.saturating_add(b.2),
    )
}
