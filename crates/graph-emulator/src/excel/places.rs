//! Where a path through a workbook has come to, and its steps: to a sheet, to a table and its parts, to what a name stands for.

use super::{
    arguments::Arguments,
    failure::{invalid, not_found},
    formula::Calc,
    grow,
};
use crate::{
    reply::Failure,
    state::{Area, Workbook, same},
};

/// Where a path has come to. What it has not come past means nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Place {
    /// The sheet, or none where all of the workbook is meant.
    pub(crate) sheet: Option<usize>,
    /// A range on that sheet.
    pub(crate) area: Area,
    pub(crate) table: usize,
    /// A column or row of that table, or a name.
    pub(crate) item: usize,
}

impl Place {
    /// The workbook itself.
    pub(crate) const BOOK: Self = Self { sheet: None, area: Area::SHEET, table: 0, item: 0 };

    /// A range of a sheet.
    pub(crate) fn range(sheet: usize, area: Area) -> Self {
        Self { sheet: Some(sheet), area, ..Self::BOOK }
    }

    /// The sheet of whatever is on one.
    pub(crate) fn on(&self) -> usize {
        self.sheet.unwrap_or_default()
    }
}

pub(crate) type Going = Result<Place, Failure>;

/// A step that leads to all of something, or to what there is one of.
pub(super) fn stay(_: &Workbook, from: Place, _: &Arguments) -> Going {
    Ok(from)
}

pub(super) fn sheet(book: &Workbook, from: Place, arguments: &Arguments) -> Going {
    let at = book.sheet(&arguments.key).ok_or_else(|| not_found(format!("worksheet '{}'", arguments.key)))?;
    Ok(Place { sheet: Some(at), ..from })
}

pub(super) fn table(book: &Workbook, from: Place, arguments: &Arguments) -> Going {
    let missing = || not_found(format!("table '{}'", arguments.key));
    let at = book.table(&arguments.key).filter(|at| is_on(book, from, *at)).ok_or_else(missing)?;
    on_table(book, at)
}

pub(super) fn table_at(book: &Workbook, from: Place, arguments: &Arguments) -> Going {
    let index = index(arguments)?;
    let at = (0..book.tables.len()).filter(|at| is_on(book, from, *at)).nth(index);
    on_table(book, at.ok_or_else(|| not_found(format!("table at {index}")))?)
}

/// Whether a table is on the sheet that the path goes through, if it goes through one.
pub(super) fn is_on(book: &Workbook, from: Place, table: usize) -> bool {
    from.sheet.is_none_or(|sheet| book.sheets[sheet].id == book.tables[table].sheet)
}

/// The place of a table.
pub(super) fn on_table(book: &Workbook, table: usize) -> Going {
    let found = &book.tables[table];
    let sheet = book.sheet(&found.sheet).ok_or_else(|| not_found("worksheet of the table"))?;
    Ok(Place { sheet: Some(sheet), area: found.area, table, item: 0 })
}

pub(super) fn column(book: &Workbook, from: Place, arguments: &Arguments) -> Going {
    let columns = &book.tables[from.table].columns;
    let by_id = columns.iter().position(|column| column.id.to_string() == arguments.key);
    let by_name = || columns.iter().position(|column| same(&column.name, &arguments.key));
    column_of(book, from, by_id.or_else(by_name).ok_or_else(|| not_found(format!("column '{}'", arguments.key)))?)
}

pub(super) fn column_at(book: &Workbook, from: Place, arguments: &Arguments) -> Going {
    column_of(book, from, index(arguments)?)
}

/// The place of a column of a table.
pub(super) fn column_of(book: &Workbook, from: Place, item: usize) -> Going {
    let area = u32::try_from(item).ok().and_then(|at| book.tables[from.table].area.column(at));
    Ok(Place { area: area.ok_or_else(|| not_found(format!("column at {item}")))?, item, ..from })
}

pub(super) fn row(book: &Workbook, from: Place, arguments: &Arguments) -> Going {
    let item = arguments.key.parse().map_err(|_| invalid(format!("'{}' is no place of a row.", arguments.key)))?;
    row_of(book, from, item)
}

pub(super) fn row_at(book: &Workbook, from: Place, arguments: &Arguments) -> Going {
    row_of(book, from, index(arguments)?)
}

/// The place of a row of a table.
pub(super) fn row_of(book: &Workbook, from: Place, item: usize) -> Going {
    let area = u32::try_from(item).ok().filter(|at| *at < grow::rows_of(book, from.table));
    let area = area.and_then(|at| book.tables[from.table].body().row(at));
    Ok(Place { area: area.ok_or_else(|| not_found(format!("row at {item}")))?, item, ..from })
}

fn index(arguments: &Arguments) -> Result<usize, Failure> {
    usize::try_from(arguments.number("index")?).map_err(|_| invalid("the index is below 0."))
}

pub(super) fn name(book: &Workbook, from: Place, arguments: &Arguments) -> Going {
    let scope = from.sheet.map(|sheet| book.sheets[sheet].id.as_str());
    let item = book.names.iter().position(|name| same(&name.name, &arguments.key) && name.sheet.as_deref() == scope);
    Ok(Place { item: item.ok_or_else(|| not_found(format!("name '{}'", arguments.key)))?, ..from })
}

pub(super) fn name_range(book: &Workbook, from: Place, _: &Arguments) -> Going {
    let name = &book.names[from.item];
    let cells = Calc::new(book).cells_of(&name.formula, from.sheet.unwrap_or_default());
    let (sheet, area) = cells.ok_or_else(|| not_found(format!("range that '{}' stands for", name.name)))?;
    Ok(Place::range(sheet, area))
}

/// The sheet that something is on; for a name, that it belongs to.
pub(super) fn own_sheet(_: &Workbook, from: Place, _: &Arguments) -> Going {
    if from.sheet.is_some() { Ok(from) } else { Err(not_found("worksheet that the name belongs to")) }
}

/// The parts of a table, and of a column of it.
pub(super) fn header(book: &Workbook, from: Place, _: &Arguments) -> Going {
    part(from, book.tables[from.table].header(), "header row")
}

pub(super) fn body(book: &Workbook, from: Place, _: &Arguments) -> Going {
    part(from, Some(book.tables[from.table].body()), "row")
}

pub(super) fn totals(book: &Workbook, from: Place, _: &Arguments) -> Going {
    part(from, book.tables[from.table].total(), "total row")
}

fn part(from: Place, part: Option<Area>, what: &str) -> Going {
    let area = part.and_then(|part| part.common(&from.area));
    Ok(Place { area: area.ok_or_else(|| not_found(format!("{what} of the table")))?, ..from })
}
