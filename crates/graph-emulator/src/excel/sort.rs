//! Sorts the rows or columns of a range, and the rows of a table.
//!
//! Invariant: what is sorted keeps its formulas and formats, and equals keep their order.

use super::{
    desk::Desk,
    failure::{invalid, unsupported},
    formula::{Calc, compare, from_r1c1, to_r1c1},
    grow,
    places::Place,
    tables,
    view::{Resource, View},
};
use crate::{
    facts::TABLE_SORT,
    odata::{select::Select, write},
    reply::{Answer, Failure, Reply},
    state::{Area, Axis, Cell, Input, Scalar, Workbook},
};
use http::StatusCode;
use serde_json::{Map, Value, json};
use std::cmp::Ordering;

pub(super) static ENTITY: Resource = Resource {
    root: &TABLE_SORT,
    record,
    path: |book, place| format!("{}/sort", tables::path(book, place)),
    navigation: &[],
};

fn record(view: &View<'_>, place: Place, _: &Select) -> Map<String, Value> {
    let none = json!({"fields": [], "matchCase": false, "method": "PinYin"});
    let sort = view.book.tables[place.table].sort.clone().unwrap_or(none);
    sort.as_object().cloned().unwrap_or_default()
}

/// One thing to sort by.
struct Key {
    /// Counted from the first column, or row.
    at: u32,
    ascending: bool,
    as_number: bool,
}

/// `GET …/tables/{id}/sort`.
pub(super) fn get(desk: &mut Desk<'_>) -> Answer {
    desk.view().entity(StatusCode::OK, &ENTITY, desk.place)
}

/// `POST` of `sort/apply` to a range.
pub(super) fn apply(desk: &mut Desk<'_>) -> Answer {
    let body = desk.parameters(&["fields", "matchCase", "hasHeaders", "orientation", "method"])?;
    let columns = write::parameter(&body, "orientation").and_then(Value::as_str);
    let axis = match columns.map(str::to_ascii_lowercase).as_deref() {
        None | Some("rows") => Axis::Rows,
        Some("columns") => Axis::Columns,
        Some(other) => return Err(invalid(format!("'{other}' is no orientation: it is Rows or Columns."))),
    };
    let (mut area, sheet) = (desk.place.area, desk.place.on());
    if area.is_unbounded() {
        return Err(invalid("whole rows and columns cannot be sorted."));
    }
    let (first, last) = area.along(axis);
    if flag(&body, "hasHeaders") && first < last {
        area = area.spanning(axis, (first + 1, last));
    }
    let keys = keys(&body, area, axis)?;
    sort(desk.book, sheet, area, axis, &keys, flag(&body, "matchCase"));
    Ok(Reply::empty(StatusCode::NO_CONTENT))
}

/// `POST …/tables/{id}/sort/apply`.
pub(super) fn apply_to_table(desk: &mut Desk<'_>) -> Answer {
    let body = desk.parameters(&["fields", "matchCase", "method"])?;
    let method = write::parameter(&body, "method").cloned().unwrap_or_else(|| "PinYin".into());
    let fields = write::parameter(&body, "fields").cloned().unwrap_or_default();
    let area = desk.book.tables[desk.place.table].body();
    keys(&body, area, Axis::Rows)?;
    let kept = json!({"fields": fields, "matchCase": flag(&body, "matchCase"), "method": method});
    desk.book.tables[desk.place.table].sort = Some(kept);
    reapply(desk)
}

/// `POST …/tables/{id}/sort/reapply`.
pub(super) fn reapply(desk: &mut Desk<'_>) -> Answer {
    let table = &desk.book.tables[desk.place.table];
    if let Some(body) = table.sort.as_ref().and_then(Value::as_object).cloned()
        && grow::rows_of(desk.book, desk.place.table) > 0
    {
        let area = table.body();
        let keys = keys(&body, area, Axis::Rows)?;
        sort(desk.book, desk.place.on(), area, Axis::Rows, &keys, flag(&body, "matchCase"));
    }
    Ok(Reply::empty(StatusCode::NO_CONTENT))
}

/// `POST …/tables/{id}/sort/clear`: the rows stay where they are.
pub(super) fn clear(desk: &mut Desk<'_>) -> Answer {
    desk.book.tables[desk.place.table].sort = None;
    Ok(Reply::empty(StatusCode::NO_CONTENT))
}

fn flag(body: &Map<String, Value>, name: &str) -> bool {
    write::parameter(body, name).and_then(Value::as_bool).unwrap_or_default()
}

fn keys(body: &Map<String, Value>, area: Area, axis: Axis) -> Result<Vec<Key>, Failure> {
    let fields = write::parameter(body, "fields").and_then(Value::as_array).filter(|fields| !fields.is_empty());
    let across = if axis == Axis::Rows { area.columns() } else { area.rows() };
    let key = |field: &Value| {
        let field = field.as_object().ok_or_else(|| invalid("a field of a sort is an object."))?;
        let word = |name: &str| write::parameter(field, name).and_then(Value::as_str).unwrap_or_default();
        if !["", "value"].contains(&word("sortOn").to_ascii_lowercase().as_str()) {
            return Err(unsupported("The emulator sorts by value alone."));
        }
        let at = write::parameter(field, "key").and_then(Value::as_u64).and_then(|at| u32::try_from(at).ok());
        let at = at.filter(|at| *at < across).ok_or_else(|| invalid("the key of a field is beyond the range."))?;
        let ascending = write::parameter(field, "ascending").and_then(Value::as_bool).unwrap_or(true);
        Ok(Key { at, ascending, as_number: word("dataOption").eq_ignore_ascii_case("TextAsNumber") })
    };
    fields.ok_or_else(|| invalid("fields is missing."))?.iter().map(key).collect()
}

/// Puts the lines of an area in order: its rows, or its columns.
fn sort(book: &mut Workbook, sheet: usize, area: Area, axis: Axis, keys: &[Key], match_case: bool) {
    let (first, last) = area.along(axis);
    let values: Vec<Vec<Scalar>> = {
        let calc = Calc::new(book);
        let value = |line: u32, key: &Key| {
            let (row, column) = if axis == Axis::Rows { (line, area.left + key.at) } else { (area.top + key.at, line) };
            match calc.value((sheet, row, column)) {
                Scalar::Text(text) if key.as_number => text.trim().parse().map_or(Scalar::Text(text), Scalar::Number),
                value => value,
            }
        };
        (first..=last).map(|line| keys.iter().map(|key| value(line, key)).collect()).collect()
    };
    let mut order: Vec<usize> = (0..values.len()).collect();
    order.sort_by(|one, other| {
        let by_key =
            keys.iter().enumerate().map(|(at, key)| order_of(&values[*one][at], &values[*other][at], key, match_case));
        by_key.fold(Ordering::Equal, Ordering::then)
    });
    // Where each line goes.
    let mut goes: Vec<u32> = vec![first; order.len()];
    for (to, from) in (first..).zip(order) {
        goes[from] = to;
    }
    let grid = &mut book.sheets[sheet].grid;
    for ((row, column), cell) in grid.take(area) {
        let place = match axis {
            Axis::Rows => (goes[(row - first) as usize], column),
            Axis::Columns => (row, goes[(column - first) as usize]),
        };
        grid.edit(place, |here| *here = carried(&cell, (row, column), place));
    }
}

/// A cell at another place. Its formula refers to what is as far away as before.
fn carried(cell: &Cell, from: (u32, u32), to: (u32, u32)) -> Cell {
    let mut cell = cell.clone();
    if let Input::Formula(formula) = &cell.input
        && let Some(moved) = from_r1c1(&to_r1c1(formula, from), to)
    {
        cell.input = Input::Formula(moved);
    }
    cell
}

/// Errors come behind all other values, and empty cells behind everything, whichever way is sorted.
fn order_of(one: &Scalar, other: &Scalar, key: &Key, match_case: bool) -> Ordering {
    let rank = |value: &Scalar| match value {
        Scalar::Empty => 2,
        Scalar::Error(_) => 1,
        _ => 0,
    };
    let (left, right) = (rank(one), rank(other));
    if left == 2 || right == 2 {
        return left.cmp(&right);
    }
    let order = left.cmp(&right).then_with(|| compare(one, other).unwrap_or(Ordering::Equal)).then_with(|| {
        match (one, other) {
            // Of two that differ by case alone, the small one comes first.
            (Scalar::Text(one), Scalar::Text(other)) if match_case => other.cmp(one),
            _ => Ordering::Equal,
        }
    });
    if key.ascending { order } else { order.reverse() }
}
