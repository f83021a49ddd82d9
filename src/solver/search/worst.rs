//! The least own value over all counted trainees: a tree of minima.

/// A complete binary tree; leaf `i` is trainee `i`, trainees that do not count hold `NOBODY`.
#[derive(Debug, Clone)]
pub(super) struct Worst {
    nodes: Vec<i64>,
    leaves: usize,
}

/// Larger than any own value.
pub(super) const NOBODY: i64 = i64::MAX;

impl Worst {
    pub(super) fn new(values: &[i64]) -> Self {
        let leaves = values.len().next_power_of_two();
        let mut nodes = vec![NOBODY; 2 * leaves];
        nodes[leaves..leaves + values.len()].copy_from_slice(values);
        for node in (1..leaves).rev() {
            nodes[node] = nodes[2 * node].min(nodes[2 * node + 1]);
        }
        Self { nodes, leaves }
    }

    /// The minimum, `NOBODY` where nobody counts.
    pub(super) fn least(&self) -> i64 {
        self.nodes[1]
    }

    /// The minimum if `trainee` were worth `value`.
    pub(super) fn least_with(&self, trainee: usize, value: i64) -> i64 {
        let mut node = self.leaves + trainee;
        let least = self.nodes[1];
        if self.nodes[node] > least {
            return least.min(value);
        }
        let mut others = value;
        while node > 1 {
            others = others.min(self.nodes[node ^ 1]);
            node /= 2;
        }
        others
    }

    pub(super) fn set(&mut self, trainee: usize, value: i64) {
        let mut node = self.leaves + trainee;
        self.nodes[node] = value;
        while node > 1 {
            let least = self.nodes[node].min(self.nodes[node ^ 1]);
            node /= 2;
            if self.nodes[node] == least {
                break;
            }
            self.nodes[node] = least;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::solver::random::Random;

    #[test]
    fn agrees_with_a_scan() {
        let mut random = Random::new(3);
        for size in 0..20 {
            let mut values: Vec<i64> = vec![NOBODY; size];
            let mut worst = Worst::new(&values);
            for _ in 0..200 {
                if size == 0 {
                    assert_eq!(worst.least(), NOBODY);
                    continue;
                }
                let trainee = random.below(u32::try_from(size).unwrap());
                let trainee = usize::try_from(trainee).unwrap();
                let value = i64::from(random.below(50)) - 25;
                let would = worst.least_with(trainee, value);
                values[trainee] = value;
                worst.set(trainee, value);
                assert_eq!(Some(&worst.least()), values.iter().min());
                assert_eq!(would, worst.least());
            }
        }
    }
}
