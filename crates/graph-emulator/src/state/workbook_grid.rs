//! The cells of a sheet.
//!
//! Invariant: a cell that is as if never touched is not held.

use super::{Area, Axis, Cell, Input};
use std::collections::BTreeMap;

/// The cells of a sheet that are not blank, by row and column.
#[derive(Clone, Debug, Default)]
pub(crate) struct Grid {
    cells: BTreeMap<(u32, u32), Cell>,
}

impl Grid {
    pub(crate) fn get(&self, row: u32, column: u32) -> Option<&Cell> {
        self.cells.get(&(row, column))
    }

    /// Changes a cell.
    pub(crate) fn edit(&mut self, (row, column): (u32, u32), change: impl FnOnce(&mut Cell)) {
        let mut cell = self.cells.remove(&(row, column)).unwrap_or_default();
        change(&mut cell);
        if !cell.is_blank() {
            self.cells.insert((row, column), cell);
        }
    }

    /// The cells within an area that are not blank, row by row.
    pub(crate) fn within(&self, area: Area) -> impl Iterator<Item = ((u32, u32), &Cell)> {
        let rows = (area.top, area.left)..=(area.bottom, area.right);
        let found = self.cells.range(rows).map(|(at, cell)| (*at, cell));
        found.filter(move |((row, column), _)| area.has(*row, *column))
    }

    /// Every cell that is not blank, to be changed without becoming blank.
    pub(crate) fn inputs_mut(&mut self) -> impl Iterator<Item = &mut Input> {
        self.cells.values_mut().map(|cell| &mut cell.input)
    }

    /// The smallest area within `area` that holds every cell which is used: which has a value, or also which has a format.
    pub(crate) fn used(&self, area: Area, values_only: bool) -> Option<Area> {
        let used = self.within(area).filter(|(_, cell)| !values_only || !cell.is_empty());
        used.map(|((row, column), _)| Area::cell(row, column)).reduce(|all, cell| all.around(&cell))
    }

    /// Takes what was written, the formats, or both from the cells of an area.
    pub(crate) fn clear(&mut self, area: Area, contents: bool, formats: bool) {
        let cleared: Vec<(u32, u32)> = self.within(area).map(|(at, _)| at).collect();
        for at in cleared {
            self.edit(at, |cell| {
                if contents {
                    cell.input = Input::default();
                }
                if formats {
                    cell.format = None;
                }
            });
        }
    }

    /// Takes the cells of an area out.
    pub(crate) fn take(&mut self, area: Area) -> Vec<((u32, u32), Cell)> {
        let taken: Vec<(u32, u32)> = self.within(area).map(|(at, _)| at).collect();
        taken.into_iter().filter_map(|at| Some((at, self.cells.remove(&at)?))).collect()
    }

    /// Moves the cells of an area along an axis, over whatever is there. What would leave the sheet is lost.
    pub(crate) fn shift(&mut self, area: Area, axis: Axis, by: i64) {
        for ((row, column), cell) in self.take(area) {
            let (rows, columns) = if axis == Axis::Rows { (by, 0) } else { (0, by) };
            if let Some(to) = Area::cell(row, column).moved(rows, columns) {
                self.cells.insert((to.top, to.left), cell);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::state::Scalar;

    fn grid() -> Grid {
        let mut grid = Grid::default();
        for (row, column) in [(1, 1), (2, 3)] {
            grid.edit((row, column), |cell| cell.input = Input::Value(Scalar::Boolean(true)));
        }
        grid.edit((5, 0), |cell| cell.format = Some("0.00".into()));
        grid
    }

    #[test]
    fn used_cells_have_a_value_or_a_format() {
        let grid = grid();
        assert_eq!(grid.used(Area::SHEET, true), Area::new(1, 1, 2, 3));
        assert_eq!(grid.used(Area::SHEET, false), Area::new(1, 0, 5, 3));
        assert_eq!(grid.used(Area::cell(0, 0), false), None);
    }

    #[test]
    fn blank_cells_are_not_held() {
        let mut grid = grid();
        grid.clear(Area::SHEET, true, false);
        assert_eq!(grid.within(Area::SHEET).map(|(at, _)| at).collect::<Vec<_>>(), [(5, 0)]);
        grid.clear(Area::SHEET, false, true);
        assert_eq!(grid.within(Area::SHEET).count(), 0);
    }

    #[test]
    fn cells_move_together() {
        let mut grid = grid();
        grid.shift(Area::new(1, 0, 4, 9).unwrap(), Axis::Columns, 2);
        assert!(grid.get(1, 3).is_some() && grid.get(2, 5).is_some() && grid.get(5, 0).is_some());
        grid.shift(Area::new(1, 0, 4, 9).unwrap(), Axis::Rows, -2);
        assert_eq!(grid.within(Area::SHEET).map(|(at, _)| at).collect::<Vec<_>>(), [(0, 5), (5, 0)]);
    }
}
