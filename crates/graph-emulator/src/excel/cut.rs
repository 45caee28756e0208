//! Cells that come or go, and what becomes of the areas around them.

use crate::state::{Area, Axis, COLUMNS, ROWS};

/// Cells of a sheet that come or go.
#[derive(Clone, Copy, Debug)]
pub(super) struct Cut {
    pub(super) area: Area,
    pub(super) axis: Axis,
    /// Whether they come; otherwise they go.
    pub(super) comes: bool,
}

impl Cut {
    fn across(&self) -> Axis {
        if self.axis == Axis::Rows { Axis::Columns } else { Axis::Rows }
    }

    /// How many rows or columns come or go.
    pub(super) fn length(&self) -> u32 {
        let (first, last) = self.area.along(self.axis);
        last - first + 1
    }

    /// The last place of a sheet along the axis.
    pub(super) fn end(&self) -> u32 {
        if self.axis == Axis::Rows { ROWS - 1 } else { COLUMNS - 1 }
    }

    /// The cells that come or go, and all behind them.
    pub(super) fn tail(&self) -> Area {
        self.area.spanning(self.axis, (self.area.along(self.axis).0, self.end()))
    }

    /// Whether all of an area moves with the cut, seen across it.
    pub(super) fn spans(&self, area: Area) -> bool {
        let ((first, last), (from, to)) = (self.area.along(self.across()), area.along(self.across()));
        first <= from && to <= last
    }

    /// What an area is afterwards; `None` when nothing is left of it.
    pub(super) fn moved(&self, area: Area) -> Option<Area> {
        let (from, to) = area.along(self.axis);
        // A whole column stays one, and what is not all in the way stays where it is.
        if !self.spans(area) || (from, to) == (0, self.end()) {
            return Some(area);
        }
        let ((first, last), length) = (self.area.along(self.axis), self.length());
        let (from, to) = if self.comes {
            let pushed = |at: u32| if at >= first { at + length } else { at };
            (pushed(from), pushed(to).min(self.end()))
        } else {
            let start = if from > last { from - length } else { from.min(first) };
            let end = if to > last { i64::from(to - length) } else { i64::from(to).min(i64::from(first) - 1) };
            (start, u32::try_from(end).ok()?)
        };
        (from <= to).then(|| area.spanning(self.axis, (from, to)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::excel::formula::Reference;

    fn cut(area: (i64, i64, i64, i64), axis: Axis, comes: bool) -> Cut {
        let (top, left, bottom, right) = area;
        Cut { area: Area::new(top, left, bottom, right).unwrap(), axis, comes }
    }

    fn moved(cut: Cut, area: &str) -> Option<String> {
        let reference = Reference::parse(area).unwrap();
        cut.moved(reference.area).map(|area| Reference { area, ..reference }.to_string())
    }

    #[test]
    fn areas_follow_what_comes_and_goes() {
        // Rows 3 and 4 of columns A to C.
        let (comes, goes) = (cut((2, 0, 3, 2), Axis::Rows, true), cut((2, 0, 3, 2), Axis::Rows, false));
        for (area, pushed, drawn) in [
            ("A1:B2", Some("A1:B2"), Some("A1:B2")),
            ("A1:B3", Some("A1:B5"), Some("A1:B2")),
            ("A3:B4", Some("A5:B6"), None),
            ("B4:C9", Some("B6:C11"), Some("B3:C7")),
            ("A9", Some("A11"), Some("A7")),
            ("B5:D9", Some("B5:D9"), Some("B5:D9")),
            ("A:B", Some("A:B"), Some("A:B")),
            ("9:9", Some("9:9"), Some("9:9")),
        ] {
            assert_eq!(moved(comes, area).as_deref(), pushed, "{area} when cells come");
            assert_eq!(moved(goes, area).as_deref(), drawn, "{area} when cells go");
        }
        let whole = cut((2, 0, 3, 16_383), Axis::Rows, true);
        assert_eq!(moved(whole, "9:9").as_deref(), Some("11:11"));
        assert_eq!(moved(whole, "A1048575"), None);
        assert_eq!(moved(cut((0, 1, 9, 1), Axis::Columns, false), "A1:C9").as_deref(), Some("A1:B9"));
    }
}
