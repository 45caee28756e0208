//! A rectangle of cells, and what can be done with two of them.
//!
//! Invariant: an area is not empty, and lies within the sheet.

/// The rows of a sheet.
pub(crate) const ROWS: u32 = 1 << 20;
/// The columns of a sheet.
pub(crate) const COLUMNS: u32 = 1 << 14;

/// A rectangle of cells: its first and its last row and column, from 0 on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Area {
    pub(crate) top: u32,
    pub(crate) left: u32,
    pub(crate) bottom: u32,
    pub(crate) right: u32,
}

/// The direction in which an area grows, or its neighbours make room.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Axis {
    /// Row by row: down and up.
    Rows,
    /// Column by column: right and left.
    Columns,
}

impl Area {
    /// All cells of a sheet.
    pub(crate) const SHEET: Self = Self { top: 0, left: 0, bottom: ROWS - 1, right: COLUMNS - 1 };

    pub(crate) fn cell(row: u32, column: u32) -> Self {
        Self { top: row, left: column, bottom: row, right: column }
    }

    /// The area between two corners, unless it reaches beyond the sheet or the corners are the wrong way round.
    pub(crate) fn new(top: i64, left: i64, bottom: i64, right: i64) -> Option<Self> {
        let within = |at: i64, end: u32| u32::try_from(at).ok().filter(|at| *at < end);
        let (top, bottom) = (within(top, ROWS)?, within(bottom, ROWS)?);
        let (left, right) = (within(left, COLUMNS)?, within(right, COLUMNS)?);
        (top <= bottom && left <= right).then_some(Self { top, left, bottom, right })
    }

    pub(crate) fn rows(&self) -> u32 {
        self.bottom - self.top + 1
    }

    pub(crate) fn columns(&self) -> u32 {
        self.right - self.left + 1
    }

    /// How many cells it has.
    pub(crate) fn count(&self) -> u64 {
        u64::from(self.rows()) * u64::from(self.columns())
    }

    /// Whether it is made of whole rows.
    pub(crate) fn has_whole_rows(&self) -> bool {
        self.columns() == COLUMNS
    }

    /// Whether it is made of whole columns.
    pub(crate) fn has_whole_columns(&self) -> bool {
        self.rows() == ROWS
    }

    /// Whether it is made of whole rows or columns.
    pub(crate) fn is_unbounded(&self) -> bool {
        self.has_whole_rows() || self.has_whole_columns()
    }

    /// The first and the last place along an axis.
    pub(crate) fn along(&self, axis: Axis) -> (u32, u32) {
        match axis {
            Axis::Rows => (self.top, self.bottom),
            Axis::Columns => (self.left, self.right),
        }
    }

    /// The same area from another first to another last place along an axis.
    pub(crate) fn spanning(self, axis: Axis, (first, last): (u32, u32)) -> Self {
        match axis {
            Axis::Rows => Self { top: first, bottom: last, ..self },
            Axis::Columns => Self { left: first, right: last, ..self },
        }
    }

    pub(crate) fn has(&self, row: u32, column: u32) -> bool {
        (self.top..=self.bottom).contains(&row) && (self.left..=self.right).contains(&column)
    }

    /// Whether all of `other` is in it.
    pub(crate) fn holds(&self, other: &Self) -> bool {
        self.has(other.top, other.left) && self.has(other.bottom, other.right)
    }

    /// What both have.
    pub(crate) fn common(&self, other: &Self) -> Option<Self> {
        let (top, bottom) = (self.top.max(other.top), self.bottom.min(other.bottom));
        let (left, right) = (self.left.max(other.left), self.right.min(other.right));
        (top <= bottom && left <= right).then_some(Self { top, left, bottom, right })
    }

    /// The smallest area that holds both.
    pub(crate) fn around(&self, other: &Self) -> Self {
        Self {
            top: self.top.min(other.top),
            left: self.left.min(other.left),
            bottom: self.bottom.max(other.bottom),
            right: self.right.max(other.right),
        }
    }

    /// The area of the same size elsewhere, if that is on the sheet.
    pub(crate) fn moved(&self, rows: i64, columns: i64) -> Option<Self> {
        let row = |at: u32| i64::from(at).saturating_add(rows);
        let column = |at: u32| i64::from(at).saturating_add(columns);
        Self::new(row(self.top), column(self.left), row(self.bottom), column(self.right))
    }

    /// Its cells, row by row.
    pub(crate) fn cells(self) -> impl Iterator<Item = (u32, u32)> {
        (self.top..=self.bottom).flat_map(move |row| (self.left..=self.right).map(move |column| (row, column)))
    }

    /// One of its rows, counted from its first; `None` behind the last.
    pub(crate) fn row(&self, index: u32) -> Option<Self> {
        let at = self.top.checked_add(index).filter(|at| *at <= self.bottom)?;
        Some(Self { top: at, bottom: at, ..*self })
    }

    /// One of its columns, counted from its first; `None` behind the last.
    pub(crate) fn column(&self, index: u32) -> Option<Self> {
        let at = self.left.checked_add(index).filter(|at| *at <= self.right)?;
        Some(Self { left: at, right: at, ..*self })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn area(top: i64, left: i64, bottom: i64, right: i64) -> Area {
        Area::new(top, left, bottom, right).unwrap()
    }

    #[test]
    fn areas_end_with_the_sheet() {
        assert_eq!(area(0, 0, i64::from(ROWS) - 1, i64::from(COLUMNS) - 1), Area::SHEET);
        assert!(Area::SHEET.has_whole_rows() && Area::SHEET.has_whole_columns());
        assert_eq!(Area::SHEET.count(), 1 << 34);
        for (top, left, bottom, right) in [(-1, 0, 0, 0), (1, 0, 0, 0), (0, 0, 1 << 20, 0), (0, 0, 0, 1 << 14)] {
            assert_eq!(Area::new(top, left, bottom, right), None);
        }
        assert_eq!(area(1, 1, 2, 2).moved(-1, 3), Some(area(0, 4, 1, 5)));
        assert_eq!(area(1, 1, 2, 2).moved(-2, 0), None);
    }

    #[test]
    fn two_areas() {
        let (one, other) = (area(0, 0, 3, 3), area(2, 2, 5, 4));
        assert_eq!(one.common(&other), Some(area(2, 2, 3, 3)));
        assert_eq!(one.around(&other), area(0, 0, 5, 4));
        assert_eq!(one.common(&area(4, 0, 4, 0)), None);
        assert!(one.holds(&area(1, 1, 3, 3)) && !one.holds(&other));
        assert_eq!((one.row(3), one.row(4)), (Some(area(3, 0, 3, 3)), None));
        assert_eq!((one.column(1), one.column(4)), (Some(area(0, 1, 3, 1)), None));
        assert_eq!(area(1, 1, 2, 2).cells().collect::<Vec<_>>(), [(1, 1), (1, 2), (2, 1), (2, 2)]);
    }
}
