//! Every path through a workbook, and what can be done at its end.
//!
//! Invariant: what the emulator can do with workbooks is these two tables.

use super::{
    application,
    arguments::Arguments,
    columns,
    desk::Desk,
    file::FileDesk,
    names,
    places::{self, Going, Place},
    range_actions, range_steps, ranges, rows, sessions, sort, tables, worksheets,
};
use crate::{reply::Answer, state::Workbook};

/// What a path can come to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Book,
    Application,
    Operations,
    Operation,
    SessionInfo,
    RowResult,
    Sheets,
    Sheet,
    Range,
    RangeSort,
    Tables,
    Table,
    TableSort,
    Columns,
    Column,
    Rows,
    Row,
    Names,
    Name,
}

/// A step from one to another. `{key}` takes any segment; others are functions or parts of that name.
pub(crate) struct Step {
    pub(super) from: Kind,
    pub(super) name: &'static str,
    pub(crate) parameters: &'static [&'static str],
    /// Whether it may be posted, with its parameters in the body, as Microsoft's documentation does it with some functions.
    pub(crate) posted: bool,
    pub(super) to: Kind,
    pub(crate) go: fn(&Workbook, Place, &Arguments) -> Going,
}

/// What answers a request.
pub(crate) enum Handler {
    /// It is about the sessions of a file.
    File(fn(&mut FileDesk<'_>) -> Answer),
    /// It is about what is in a workbook.
    Book(fn(&mut Desk<'_>) -> Answer),
    /// So is this, and its answer can be asked for later.
    Late(fn(&mut Desk<'_>) -> Answer),
}

/// Something that can be done: a method, at the end of a path or with one more segment.
pub(crate) struct Operation {
    pub(super) method: &'static str,
    pub(super) at: Kind,
    pub(super) action: &'static str,
    pub(crate) handler: Handler,
}

type Go = fn(&Workbook, Place, &Arguments) -> Going;

const fn step(from: Kind, name: &'static str, to: Kind, go: Go) -> Step {
    Step { from, name, parameters: &[], posted: false, to, go }
}

const fn call(from: Kind, name: &'static str, parameters: &'static [&'static str], to: Kind, go: Go) -> Step {
    Step { from, name, parameters, posted: false, to, go }
}

const fn posted(from: Kind, name: &'static str, parameters: &'static [&'static str], to: Kind, go: Go) -> Step {
    Step { from, name, parameters, posted: true, to, go }
}

const fn get(at: Kind, action: &'static str, handler: fn(&mut Desk<'_>) -> Answer) -> Operation {
    Operation { method: "GET", at, action, handler: Handler::Book(handler) }
}

const fn post(at: Kind, action: &'static str, handler: fn(&mut Desk<'_>) -> Answer) -> Operation {
    Operation { method: "POST", at, action, handler: Handler::Book(handler) }
}

const fn patch(at: Kind, handler: fn(&mut Desk<'_>) -> Answer) -> Operation {
    Operation { method: "PATCH", at, action: "", handler: Handler::Book(handler) }
}

const fn delete(at: Kind, handler: fn(&mut Desk<'_>) -> Answer) -> Operation {
    Operation { method: "DELETE", at, action: "", handler: Handler::Book(handler) }
}

const fn late(method: &'static str, at: Kind, action: &'static str, handler: fn(&mut Desk<'_>) -> Answer) -> Operation {
    Operation { method, at, action, handler: Handler::Late(handler) }
}

const fn file(
    method: &'static str,
    at: Kind,
    action: &'static str,
    handler: fn(&mut FileDesk<'_>) -> Answer,
) -> Operation {
    Operation { method, at, action, handler: Handler::File(handler) }
}

/// Every step. Names stand before keys, so the first that fits is the right one.
pub(super) static STEPS: &[Step] = &[
    step(Kind::Book, "application", Kind::Application, places::stay),
    step(Kind::Book, "operations", Kind::Operations, places::stay),
    step(Kind::Operations, "{key}", Kind::Operation, places::stay),
    call(Kind::Book, "sessionInfoResource", &["key"], Kind::SessionInfo, places::stay),
    call(Kind::Book, "tableRowOperationResult", &["key"], Kind::RowResult, places::stay),
    step(Kind::Book, "worksheets", Kind::Sheets, places::stay),
    step(Kind::Sheets, "{key}", Kind::Sheet, places::sheet),
    call(Kind::Sheet, "range", &["address"], Kind::Range, range_steps::range),
    call(Kind::Sheet, "usedRange", &["valuesOnly"], Kind::Range, range_steps::sheet_used),
    call(Kind::Sheet, "cell", &["row", "column"], Kind::Range, range_steps::sheet_cell),
    call(Kind::Range, "usedRange", &["valuesOnly"], Kind::Range, range_steps::used),
    call(Kind::Range, "cell", &["row", "column"], Kind::Range, range_steps::cell),
    posted(Kind::Range, "row", &["row"], Kind::Range, range_steps::range_row),
    call(Kind::Range, "column", &["column"], Kind::Range, range_steps::range_column),
    step(Kind::Range, "lastCell", Kind::Range, range_steps::last_cell),
    step(Kind::Range, "lastRow", Kind::Range, range_steps::last_row),
    step(Kind::Range, "lastColumn", Kind::Range, range_steps::last_column),
    step(Kind::Range, "entireRow", Kind::Range, range_steps::entire_row),
    step(Kind::Range, "entireColumn", Kind::Range, range_steps::entire_column),
    call(Kind::Range, "offsetRange", &["rowOffset", "columnOffset"], Kind::Range, range_steps::offset),
    call(Kind::Range, "resizedRange", &["deltaRows", "deltaColumns"], Kind::Range, range_steps::resized),
    posted(Kind::Range, "rowsAbove", &["count"], Kind::Range, range_steps::rows_above),
    posted(Kind::Range, "rowsBelow", &["count"], Kind::Range, range_steps::rows_below),
    posted(Kind::Range, "columnsBefore", &["count"], Kind::Range, range_steps::columns_before),
    posted(Kind::Range, "columnsAfter", &["count"], Kind::Range, range_steps::columns_after),
    call(Kind::Range, "intersection", &["anotherRange"], Kind::Range, range_steps::intersection),
    call(Kind::Range, "boundingRect", &["anotherRange"], Kind::Range, range_steps::bounding),
    step(Kind::Range, "worksheet", Kind::Sheet, places::own_sheet),
    step(Kind::Range, "sort", Kind::RangeSort, places::stay),
    step(Kind::Book, "tables", Kind::Tables, places::stay),
    step(Kind::Sheet, "tables", Kind::Tables, places::stay),
    posted(Kind::Tables, "itemAt", &["index"], Kind::Table, places::table_at),
    step(Kind::Tables, "{key}", Kind::Table, places::table),
    step(Kind::Table, "worksheet", Kind::Sheet, places::own_sheet),
    step(Kind::Table, "sort", Kind::TableSort, places::stay),
    step(Kind::Table, "range", Kind::Range, places::stay),
    step(Kind::Table, "headerRowRange", Kind::Range, places::header),
    step(Kind::Table, "dataBodyRange", Kind::Range, places::body),
    step(Kind::Table, "totalRowRange", Kind::Range, places::totals),
    step(Kind::Table, "columns", Kind::Columns, places::stay),
    posted(Kind::Columns, "itemAt", &["index"], Kind::Column, places::column_at),
    step(Kind::Columns, "{key}", Kind::Column, places::column),
    step(Kind::Column, "range", Kind::Range, places::stay),
    step(Kind::Column, "headerRowRange", Kind::Range, places::header),
    step(Kind::Column, "dataBodyRange", Kind::Range, places::body),
    step(Kind::Column, "totalRowRange", Kind::Range, places::totals),
    step(Kind::Table, "rows", Kind::Rows, places::stay),
    // Microsoft's documentation deletes rows at `rows/$/itemAt(index=6)`.
    step(Kind::Rows, "$", Kind::Rows, places::stay),
    posted(Kind::Rows, "itemAt", &["index"], Kind::Row, places::row_at),
    step(Kind::Rows, "{key}", Kind::Row, places::row),
    step(Kind::Row, "range", Kind::Range, places::stay),
    step(Kind::Book, "names", Kind::Names, places::stay),
    step(Kind::Sheet, "names", Kind::Names, places::stay),
    step(Kind::Names, "{key}", Kind::Name, places::name),
    step(Kind::Name, "range", Kind::Range, places::name_range),
    step(Kind::Name, "worksheet", Kind::Sheet, places::own_sheet),
];

/// Everything that can be done.
pub(super) static OPERATIONS: &[Operation] = &[
    file("POST", Kind::Book, "createSession", sessions::create),
    file("POST", Kind::Book, "refreshSession", sessions::refresh),
    file("POST", Kind::Book, "closeSession", sessions::close),
    file("GET", Kind::Operation, "", sessions::operation),
    file("GET", Kind::SessionInfo, "", sessions::info),
    file("GET", Kind::RowResult, "", sessions::row),
    get(Kind::Application, "", application::get),
    post(Kind::Application, "calculate", application::calculate),
    get(Kind::Sheets, "", worksheets::list),
    get(Kind::Sheets, "$count", worksheets::count),
    post(Kind::Sheets, "", worksheets::add),
    post(Kind::Sheets, "add", worksheets::add),
    get(Kind::Sheet, "", worksheets::get),
    patch(Kind::Sheet, worksheets::update),
    delete(Kind::Sheet, worksheets::delete),
    get(Kind::Range, "", ranges::get),
    patch(Kind::Range, ranges::update),
    post(Kind::Range, "clear", range_actions::clear),
    post(Kind::Range, "insert", range_actions::insert),
    post(Kind::Range, "delete", range_actions::delete),
    post(Kind::RangeSort, "apply", sort::apply),
    get(Kind::Tables, "", tables::list),
    get(Kind::Tables, "$count", tables::count),
    get(Kind::Tables, "count", tables::count),
    post(Kind::Tables, "add", tables::add),
    get(Kind::Table, "", tables::get),
    patch(Kind::Table, tables::update),
    delete(Kind::Table, tables::delete),
    post(Kind::Table, "convertToRange", tables::convert),
    post(Kind::Table, "clearFilters", tables::filters),
    post(Kind::Table, "reapplyFilters", tables::filters),
    get(Kind::TableSort, "", sort::get),
    post(Kind::TableSort, "apply", sort::apply_to_table),
    post(Kind::TableSort, "reapply", sort::reapply),
    post(Kind::TableSort, "clear", sort::clear),
    get(Kind::Columns, "", columns::list),
    get(Kind::Columns, "$count", columns::count),
    get(Kind::Columns, "count", columns::count),
    post(Kind::Columns, "", columns::add),
    post(Kind::Columns, "add", columns::add),
    get(Kind::Column, "", columns::get),
    patch(Kind::Column, columns::update),
    delete(Kind::Column, columns::delete),
    post(Kind::Column, "delete", columns::delete),
    get(Kind::Rows, "", rows::list),
    get(Kind::Rows, "$count", rows::count),
    get(Kind::Rows, "count", rows::count),
    late("POST", Kind::Rows, "", rows::create),
    late("POST", Kind::Rows, "add", rows::add),
    get(Kind::Row, "", rows::get),
    patch(Kind::Row, rows::update),
    delete(Kind::Row, rows::delete),
    post(Kind::Row, "delete", rows::delete),
    get(Kind::Names, "", names::list),
    post(Kind::Names, "add", names::add),
    post(Kind::Names, "addFormulaLocal", names::add_formula),
    get(Kind::Name, "", names::get),
    patch(Kind::Name, names::update),
    delete(Kind::Name, names::delete),
];
