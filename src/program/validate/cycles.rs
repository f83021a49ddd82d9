//! Circles in a graph, without recursion and in linear time.

/// Where a walk through the graph has come to at a node.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Visit {
    /// When the node was found, counted from 0.
    found: usize,
    /// The earliest node on the stack that can be reached from here.
    low: usize,
    stacked: bool,
}

/// One circle for each set of nodes that reach each other: each member leads to the next, the last
/// one to the first. `edges` lists, for each node, where it leads to.
///
/// Tarjan's strongly connected components with an explicit stack. A circle begins with its set's
/// smallest member that lies on it; circles are in order of their first members.
pub(super) fn cycles(edges: &[Vec<usize>]) -> Vec<Vec<usize>> {
    let mut visits: Vec<Option<Visit>> = vec![None; edges.len()];
    let mut found = 0;
    let mut stack = Vec::new();
    let mut circles = Vec::new();
    for root in 0..edges.len() {
        let mut walk = vec![(root, 0_usize)];
        while let Some((node, next)) = walk.pop() {
            let Some(slot) = visits.get_mut(node) else {
                continue;
            };
            if next == 0 {
                if slot.is_some() {
                    continue;
                }
                *slot = Some(Visit {
                    found,
                    low: found,
                    stacked: true,
                });
                found += 1;
                stack.push(node);
            }
            let leads_to = edges.get(node).map_or(&[][..], Vec::as_slice);
            // Coming back from a successor, or seeing one that is on the stack.
            let seen = |index: usize, visits: &[Option<Visit>]| {
                let visit = (*visits.get(*leads_to.get(index)?)?)?;
                visit.stacked.then_some(visit.low)
            };
            let low = next.checked_sub(1).and_then(|back| seen(back, &visits));
            lower(&mut visits, node, low);
            match leads_to.get(next) {
                Some(&successor) => {
                    walk.push((node, next + 1));
                    walk.push((successor, 0));
                }
                None => close(&mut visits, &mut stack, node, edges, &mut circles),
            }
        }
    }
    circles.sort_unstable();
    circles
}

fn lower(visits: &mut [Option<Visit>], node: usize, low: Option<usize>) {
    if let (Some(Some(visit)), Some(low)) = (visits.get_mut(node), low) {
        visit.low = visit.low.min(low);
    }
}

/// Takes the nodes that reach each other off the stack if `node` was the first of them.
fn close(
    visits: &mut [Option<Visit>],
    stack: &mut Vec<usize>,
    node: usize,
    edges: &[Vec<usize>],
    circles: &mut Vec<Vec<usize>>,
) {
    let Some(&Some(visit)) = visits.get(node) else {
        return;
    };
    if visit.low != visit.found {
        return;
    }
    let mut members = Vec::new();
    while let Some(member) = stack.pop() {
        if let Some(Some(visit)) = visits.get_mut(member) {
            visit.stacked = false;
        }
        members.push(member);
        if member == node {
            break;
        }
    }
    members.sort_unstable();
    circles.extend(circle(&members, edges));
}

/// A circle among nodes that all reach each other: from the smallest one, always to the smallest
/// successor, until a node comes again.
fn circle(members: &[usize], edges: &[Vec<usize>]) -> Option<Vec<usize>> {
    let mut order = vec![None; members.len()];
    let mut way = Vec::new();
    let mut node = *members.first()?;
    loop {
        let slot = order.get_mut(members.binary_search(&node).ok()?)?;
        if let Some(start) = *slot {
            let mut circle = way.split_off(start);
            let smallest = circle.iter().enumerate().min_by_key(|&(_, member)| *member);
            let smallest = smallest.map_or(0, |(position, _)| position);
            circle.rotate_left(smallest);
            return Some(circle);
        }
        *slot = Some(way.len());
        way.push(node);
        let successors = edges.get(node)?.iter().copied();
        // A single node without an edge to itself is no circle.
        node = successors
            .filter(|successor| members.binary_search(successor).is_ok())
            .min()?;
    }
}

#[cfg(test)]
mod tests {
    use super::cycles;

    #[test]
    fn finds_one_circle_a_component() {
        assert!(cycles(&[]).is_empty());
        assert!(cycles(&[vec![1], vec![2], vec![]]).is_empty());
        assert_eq!(cycles(&[vec![0]]), [[0]]);
        assert_eq!(
            cycles(&[vec![1], vec![0], vec![3], vec![2]]),
            [[0, 1], [2, 3]]
        );
        // 0 leads into the circle of 1 and 2 and is none of it; 3 stands alone.
        assert_eq!(cycles(&[vec![1], vec![2], vec![1, 3], vec![]]), [[1, 2]]);
        // Two circles through 0: one component, one circle.
        assert_eq!(cycles(&[vec![1, 2], vec![0], vec![0]]), [[0, 1]]);
    }

    #[test]
    fn a_long_chain_needs_no_stack() {
        let nodes = 200_000;
        let mut edges: Vec<_> = (1..=nodes).map(|next| vec![next]).collect();
        edges.push(vec![]);
        assert!(cycles(&edges).is_empty());
        edges[nodes] = vec![0];
        assert_eq!(cycles(&edges).len(), 1);
    }

    #[test]
    fn agrees_with_reachability_on_small_graphs() {
        // Every graph of four nodes with at most one edge a node, and one extra edge.
        for code in 0..5_usize.pow(4) * 16 {
            let mut edges: Vec<Vec<usize>> = (0..4)
                .map(|node| {
                    let target = code / 16 / 5_usize.pow(node) % 5;
                    Vec::from_iter((target < 4).then_some(target))
                })
                .collect();
            edges[code % 4].push(code / 4 % 4);
            let reaches = |from: usize, to: usize| {
                let (mut seen, mut todo) = ([false; 4], edges[from].clone());
                while let Some(node) = todo.pop() {
                    if !std::mem::replace(&mut seen[node], true) {
                        todo.extend(&edges[node]);
                    }
                }
                seen[to]
            };
            let circles = cycles(&edges);
            for circle in &circles {
                let next = circle.iter().cycle().skip(1);
                for (&from, &to) in circle.iter().zip(next) {
                    assert!(edges[from].contains(&to), "{edges:?} {circle:?}");
                }
            }
            // Every node on a circle shares its component with exactly one circle found.
            for node in 0..4 {
                let found = circles
                    .iter()
                    .filter(|circle| {
                        circle.contains(&node)
                            || (reaches(node, circle[0]) && reaches(circle[0], node))
                    })
                    .count();
                assert_eq!(found, usize::from(reaches(node, node)), "{edges:?}");
            }
        }
    }
}
