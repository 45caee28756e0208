//! Which items go out next, and in which shape, so that Graph accepts them and every dependency comes first.

use super::load::{MOST, Shape};
use std::collections::BTreeMap;

/// Items that are not done, each with those of them that it comes after.
pub(super) type Open = BTreeMap<usize, Vec<usize>>;

/// What may go out now, in batches of these shapes. Only what nothing open precedes is in a parallel one.
///
/// A chain travels in one batch, and so do many items after one: Graph keeps their order. Every other web of dependencies goes level by
/// level, and so do chains when they are so many that levels make fewer batches.
pub(super) fn plan(open: &Open) -> Vec<(Shape, Vec<usize>)> {
    let shaped: Vec<_> = components(open).into_iter().filter_map(|items| Some((shape(open, &items)?, items))).collect();
    let mut others = open.clone();
    for item in shaped.iter().flat_map(|(_, items)| items) {
        others.remove(item);
    }
    let batches: usize = shaped.iter().map(|(_, items)| items.len().div_ceil(MOST)).sum();
    if batches + levels(&others) > levels(open) {
        return vec![(Shape::Parallel, first_level(open))];
    }
    let rest = (Shape::Parallel, first_level(&others));
    shaped.into_iter().chain([rest]).collect()
}

/// What comes after nothing.
fn first_level(open: &Open) -> Vec<usize> {
    open.iter().filter(|(_, after)| after.is_empty()).map(|(item, _)| *item).collect()
}

/// The shape in which all of them, in their order, make one batch, when that is not a parallel one.
fn shape(open: &Open, items: &[usize]) -> Option<Shape> {
    let (first, rest) = items.split_first()?;
    let comes_after = |item: &usize, other: &usize| open[item].iter().all(|it| it == other);
    if rest.is_empty() {
        None
    } else if items.windows(2).all(|pair| comes_after(&pair[1], &pair[0])) {
        Some(Shape::Serial)
    } else if rest.iter().all(|item| comes_after(item, first)) {
        Some(Shape::Star)
    } else {
        None
    }
}

/// How many batches it takes level by level.
fn levels(open: &Open) -> usize {
    let (mut level_of, mut sizes) = (BTreeMap::new(), Vec::new());
    for (item, after) in open {
        let level = after.iter().map(|item| level_of[item] + 1).max().unwrap_or(0);
        level_of.insert(*item, level);
        if sizes.len() == level {
            sizes.push(0_usize);
        }
        sizes[level] += 1;
    }
    sizes.iter().map(|size| size.div_ceil(MOST)).sum()
}

/// The items in groups that have nothing to do with each other, each in ascending order.
fn components(open: &Open) -> Vec<Vec<usize>> {
    let mut leads_to: BTreeMap<usize, usize> = open.keys().map(|item| (*item, *item)).collect();
    for (item, after) in open {
        for other in after {
            let (own, theirs) = (root(&leads_to, *item), root(&leads_to, *other));
            leads_to.insert(own.max(theirs), own.min(theirs));
        }
    }
    let mut groups: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for item in open.keys() {
        groups.entry(root(&leads_to, *item)).or_default().push(*item);
    }
    groups.into_values().collect()
}

/// The first item of the group that an item is in, as far as it is known.
fn root(leads_to: &BTreeMap<usize, usize>, mut item: usize) -> usize {
    while leads_to[&item] != item {
        item = leads_to[&item];
    }
    item
}

#[cfg(test)]
mod tests {
    use super::*;

    fn planned(after: &[&[usize]]) -> Vec<(Shape, Vec<usize>)> {
        plan(&after.iter().map(|after| after.to_vec()).enumerate().collect())
    }

    #[test]
    fn shapes_that_graph_takes_travel_whole() {
        use Shape::{Parallel, Serial, Star};
        type Row = (&'static [&'static [usize]], &'static [(Shape, &'static [usize])]);
        let rows: &[Row] = &[
            (&[&[], &[]], &[(Parallel, &[0, 1])]),
            (&[&[], &[0], &[1]], &[(Serial, &[0, 1, 2]), (Parallel, &[])]),
            (&[&[], &[0, 0]], &[(Serial, &[0, 1]), (Parallel, &[])]),
            (&[&[], &[0], &[0]], &[(Star, &[0, 1, 2]), (Parallel, &[])]),
            (&[&[], &[], &[0]], &[(Serial, &[0, 2]), (Parallel, &[1])]),
            (&[&[], &[], &[0], &[1]], &[(Serial, &[0, 2]), (Serial, &[1, 3]), (Parallel, &[])]),
            // A tree that is neither, and two before one: the first level alone.
            (&[&[], &[0], &[0], &[1]], &[(Parallel, &[0])]),
            (&[&[], &[], &[0, 1]], &[(Parallel, &[0, 1])]),
        ];
        for (after, expected) in rows {
            let expected: Vec<_> = expected.iter().map(|(shape, items)| (*shape, items.to_vec())).collect();
            assert_eq!(planned(after), expected, "{after:?}");
        }
    }

    #[test]
    fn many_short_chains_go_level_by_level() {
        let pairs: Open = (0..200).map(|item| (item, if item % 2 == 0 { vec![] } else { vec![item - 1] })).collect();
        let planned = plan(&pairs);
        assert_eq!(planned.len(), 1);
        assert_eq!((planned[0].0, planned[0].1.len()), (Shape::Parallel, 100));
    }
}
