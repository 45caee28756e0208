//! [`Cell`]: what is to become of a cell, and [`Cells`]: of a rectangle of them.

use serde_json::Value;

/// What is to become of a cell that is written to.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub enum Cell {
    /// It stays what it is.
    #[default]
    Keep,
    /// It becomes empty.
    Clear,
    /// It gets this value: a text, a number or a boolean.
    Value(Value),
}

impl<T: Into<Value>> From<T> for Cell {
    fn from(value: T) -> Self {
        Self::Value(value.into())
    }
}

/// A rectangle of cells, row by row: arrays or vectors of what becomes a [`Cell`].
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Cells(Vec<Vec<Cell>>);

impl Cells {
    pub(crate) fn to_json(&self) -> Value {
        let cell = |cell: &Cell| match cell {
            Cell::Keep => Value::Null,
            Cell::Clear => "".into(),
            Cell::Value(value) => value.clone(),
        };
        self.0.iter().map(|row| row.iter().map(cell).collect::<Value>()).collect()
    }

    /// The verb that writes them. What is no rectangle is its error.
    pub(crate) fn checked<V>(&self, verb: V, invalid: impl FnOnce(V, &'static str) -> V) -> V {
        match self.problem() {
            Some(problem) => invalid(verb, problem),
            None => verb,
        }
    }

    fn problem(&self) -> Option<&'static str> {
        let columns = self.0.first().map_or(0, Vec::len);
        let odd = columns == 0 || self.0.iter().any(|row| row.len() != columns);
        odd.then_some(
            "there must be a row at least, and every row must have as many cells as the first, and one at least",
        )
    }
}

impl<R: IntoIterator<Item: Into<Cell>>> From<Vec<R>> for Cells {
    fn from(rows: Vec<R>) -> Self {
        Self(rows.into_iter().map(|row| row.into_iter().map(Into::into).collect()).collect())
    }
}

impl<R: IntoIterator<Item: Into<Cell>>, const N: usize> From<[R; N]> for Cells {
    fn from(rows: [R; N]) -> Self {
        Self(rows.into_iter().map(|row| row.into_iter().map(Into::into).collect()).collect())
    }
}
