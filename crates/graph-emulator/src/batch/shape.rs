//! How the requests of a batch depend on each other.
//!
//! Invariant: only what Graph takes has a shape. Everything else is refused as a whole.

use crate::reply::Failure;

/// The three ways in which Graph lets requests depend on each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Shape {
    /// None waits for another.
    Parallel,
    /// Each waits for the one before it.
    Serial,
    /// All the others wait for this one.
    Star(usize),
}

impl Shape {
    /// The shape of requests, each with its id and the ids that it waits for.
    pub(crate) fn of(items: &[(&str, &[String])]) -> Result<Self, Failure> {
        let position = |id: &String| items.iter().position(|(known, _)| known.eq_ignore_ascii_case(id));
        let mut waits = Vec::with_capacity(items.len());
        for (at, (id, depends_on)) in items.iter().enumerate() {
            let found = depends_on.iter().map(|on| position(on).ok_or(on)).collect::<Result<Vec<_>, _>>();
            let found = found.map_err(|on| refused(&format!("'{id}' depends on '{on}', which is not in the batch")))?;
            match found.as_slice() {
                [] => waits.push(None),
                [on] if *on != at => waits.push(Some(*on)),
                [_] => return Err(refused(&format!("'{id}' depends on itself"))),
                _ => return Err(refused(&format!("'{id}' depends on more than one request"))),
            }
        }
        let first = waits.iter().position(Option::is_none);
        let is_serial = waits.iter().enumerate().all(|(at, on)| *on == at.checked_sub(1));
        let is_star = |root: usize| waits.iter().enumerate().all(|(at, on)| *on == (at != root).then_some(root));
        match first {
            _ if waits.iter().all(Option::is_none) => Ok(Self::Parallel),
            _ if is_serial => Ok(Self::Serial),
            Some(root) if is_star(root) => Ok(Self::Star(root)),
            _ => Err(refused(
                "they are neither all independent, nor each after the one before, nor all after the same one",
            )),
        }
    }

    /// The request that the one at `at` waits for.
    pub(crate) fn dependency(self, at: usize) -> Option<usize> {
        match self {
            Self::Parallel => None,
            Self::Serial => at.checked_sub(1),
            Self::Star(root) => (at != root).then_some(root),
        }
    }

    /// The positions of so many requests, in an order in which they can be carried out.
    pub(crate) fn order(self, count: usize) -> Vec<usize> {
        let mut order: Vec<usize> = (0..count).collect();
        if let Self::Star(root) = self {
            order.sort_by_key(|at| *at != root);
        }
        order
    }
}

fn refused(why: &str) -> Failure {
    Failure::bad("BadRequest", format!("The dependencies of the batch's requests cannot be served: {why}."))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Requests `a`, `b`, … and what each waits for, a letter each.
    fn shape(waits: &[&str]) -> Result<Shape, String> {
        let ids: Vec<String> = ('a'..).take(waits.len()).map(String::from).collect();
        let waits: Vec<Vec<String>> = waits.iter().map(|on| on.chars().map(String::from).collect()).collect();
        let items: Vec<_> = ids.iter().zip(&waits).map(|(id, on)| (id.as_str(), on.as_slice())).collect();
        Shape::of(&items).map_err(|failure| failure.message)
    }

    #[test]
    fn the_shapes_that_graph_takes() {
        for (waits, expected) in [
            (&["", "", ""][..], Shape::Parallel),
            (&[""], Shape::Parallel),
            (&["", "a"], Shape::Serial),
            (&["", "A", "b", "C"], Shape::Serial),
            (&["", "a", "a"], Shape::Star(0)),
            (&["b", "", "b"], Shape::Star(1)),
        ] {
            assert_eq!(shape(waits), Ok(expected), "{waits:?}");
        }
    }

    #[test]
    fn the_shapes_that_it_does_not() {
        for (waits, why) in [
            (&["", "a", "", "c"][..], "neither"),
            (&["", "a", "a", "b"], "neither"),
            (&["", "", "b"], "neither"),
            (&["", "a", "ab"], "'c' depends on more than one"),
            (&["", "x"], "'b' depends on 'x', which is not"),
            (&["a"], "'a' depends on itself"),
            (&["b", "a"], "neither"),
            (&["", "c", "a"], "neither"),
        ] {
            let refused = shape(waits).unwrap_err();
            assert!(refused.contains(why), "{waits:?}: {refused}");
        }
    }

    #[test]
    fn what_all_wait_for_comes_first() {
        assert_eq!(Shape::Star(1).order(3), [1, 0, 2]);
        assert_eq!(Shape::Serial.order(2), [0, 1]);
        assert_eq!((Shape::Star(1).dependency(1), Shape::Star(1).dependency(2)), (None, Some(1)));
    }
}
