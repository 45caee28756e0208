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
    from: Kind,
    name: &'static str,
    pub(crate) parameters: &'static [&'static str],
    to: Kind,
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
    method: &'static str,
    at: Kind,
    action: &'static str,
    pub(crate) handler: Handler,
}

/// A path that leads somewhere, and what is to be done there.
pub(crate) struct Route {
    pub(crate) steps: Vec<(&'static Step, Arguments)>,
    pub(crate) operation: &'static Operation,
}

type Go = fn(&Workbook, Place, &Arguments) -> Going;

const fn step(from: Kind, name: &'static str, to: Kind, go: Go) -> Step {
    Step { from, name, parameters: &[], to, go }
}

const fn call(from: Kind, name: &'static str, parameters: &'static [&'static str], to: Kind, go: Go) -> Step {
    Step { from, name, parameters, to, go }
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
static STEPS: &[Step] = &[
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
    call(Kind::Range, "row", &["row"], Kind::Range, range_steps::range_row),
    call(Kind::Range, "column", &["column"], Kind::Range, range_steps::range_column),
    step(Kind::Range, "lastCell", Kind::Range, range_steps::last_cell),
    step(Kind::Range, "lastRow", Kind::Range, range_steps::last_row),
    step(Kind::Range, "lastColumn", Kind::Range, range_steps::last_column),
    step(Kind::Range, "entireRow", Kind::Range, range_steps::entire_row),
    step(Kind::Range, "entireColumn", Kind::Range, range_steps::entire_column),
    call(Kind::Range, "offsetRange", &["rowOffset", "columnOffset"], Kind::Range, range_steps::offset),
    call(Kind::Range, "resizedRange", &["deltaRows", "deltaColumns"], Kind::Range, range_steps::resized),
    call(Kind::Range, "rowsAbove", &["count"], Kind::Range, range_steps::rows_above),
    call(Kind::Range, "rowsBelow", &["count"], Kind::Range, range_steps::rows_below),
    call(Kind::Range, "columnsBefore", &["count"], Kind::Range, range_steps::columns_before),
    call(Kind::Range, "columnsAfter", &["count"], Kind::Range, range_steps::columns_after),
    call(Kind::Range, "intersection", &["anotherRange"], Kind::Range, range_steps::intersection),
    call(Kind::Range, "boundingRect", &["anotherRange"], Kind::Range, range_steps::bounding),
    step(Kind::Range, "worksheet", Kind::Sheet, places::own_sheet),
    step(Kind::Range, "sort", Kind::RangeSort, places::stay),
    step(Kind::Book, "tables", Kind::Tables, places::stay),
    step(Kind::Sheet, "tables", Kind::Tables, places::stay),
    call(Kind::Tables, "itemAt", &["index"], Kind::Table, places::table_at),
    step(Kind::Tables, "{key}", Kind::Table, places::table),
    step(Kind::Table, "worksheet", Kind::Sheet, places::own_sheet),
    step(Kind::Table, "sort", Kind::TableSort, places::stay),
    step(Kind::Table, "range", Kind::Range, places::stay),
    step(Kind::Table, "headerRowRange", Kind::Range, places::header),
    step(Kind::Table, "dataBodyRange", Kind::Range, places::body),
    step(Kind::Table, "totalRowRange", Kind::Range, places::totals),
    step(Kind::Table, "columns", Kind::Columns, places::stay),
    call(Kind::Columns, "itemAt", &["index"], Kind::Column, places::column_at),
    step(Kind::Columns, "{key}", Kind::Column, places::column),
    step(Kind::Column, "range", Kind::Range, places::stay),
    step(Kind::Column, "headerRowRange", Kind::Range, places::header),
    step(Kind::Column, "dataBodyRange", Kind::Range, places::body),
    step(Kind::Column, "totalRowRange", Kind::Range, places::totals),
    step(Kind::Table, "rows", Kind::Rows, places::stay),
    // Microsoft's documentation deletes rows at `rows/$/itemAt(index=6)`.
    step(Kind::Rows, "$", Kind::Rows, places::stay),
    call(Kind::Rows, "itemAt", &["index"], Kind::Row, places::row_at),
    step(Kind::Rows, "{key}", Kind::Row, places::row),
    step(Kind::Row, "range", Kind::Range, places::stay),
    step(Kind::Book, "names", Kind::Names, places::stay),
    step(Kind::Sheet, "names", Kind::Names, places::stay),
    step(Kind::Names, "{key}", Kind::Name, places::name),
    step(Kind::Name, "range", Kind::Range, places::name_range),
    step(Kind::Name, "worksheet", Kind::Sheet, places::own_sheet),
];

static OPERATIONS: &[Operation] = &[
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
    get(Kind::Rows, "", rows::list),
    get(Kind::Rows, "$count", rows::count),
    get(Kind::Rows, "count", rows::count),
    late("POST", Kind::Rows, "", rows::create),
    late("POST", Kind::Rows, "add", rows::add),
    get(Kind::Row, "", rows::get),
    patch(Kind::Row, rows::update),
    delete(Kind::Row, rows::delete),
    get(Kind::Names, "", names::list),
    post(Kind::Names, "add", names::add),
    post(Kind::Names, "addFormulaLocal", names::add_formula),
    get(Kind::Name, "", names::get),
    patch(Kind::Name, names::update),
    delete(Kind::Name, names::delete),
];

/// Finds the route for a method and the segments behind `workbook`.
pub(crate) fn find(method: &str, segments: &[String]) -> Option<Route> {
    let (steps, at, rest) = walk(method, segments);
    let action = match rest {
        [] => "",
        [action] => action,
        _ => return None,
    };
    Some(Route { steps, operation: operation(method, at, action)? })
}

/// The part of a path that leads somewhere, where it leads, and what is left: nothing, an action, or what leads nowhere.
fn walk<'s>(method: &str, mut segments: &'s [String]) -> (Vec<(&'static Step, Arguments)>, Kind, &'s [String]) {
    let (mut steps, mut at) = (Vec::new(), Kind::Book);
    while let [segment, rest @ ..] = segments {
        // An action comes before a key that looks like it.
        if rest.is_empty() && operation(method, at, segment).is_some() {
            break;
        }
        let fits = |step: &'static Step| Some((step, step.arguments(segment)?));
        let Some(found) = STEPS.iter().filter(|step| step.from == at).find_map(fits) else { break };
        at = found.0.to;
        steps.push(found);
        segments = rest;
    }
    (steps, at, segments)
}

impl Step {
    fn arguments(&self, segment: &str) -> Option<Arguments> {
        match self.name {
            "{key}" => Some(Arguments::key(segment)),
            name => Arguments::of_call(segment, name, self.parameters),
        }
    }
}

fn operation(method: &str, at: Kind, action: &str) -> Option<&'static Operation> {
    let bare = action.strip_prefix("microsoft.graph.").unwrap_or(action).trim_end_matches("()");
    let fits = |it: &&Operation| it.method == method && it.at == at && it.action.eq_ignore_ascii_case(bare);
    OPERATIONS.iter().find(fits)
}

/// The known route that a path without one comes nearest to.
pub(crate) fn nearest(method: &str, segments: &[String]) -> String {
    let (steps, at, rest) = walk(method, segments);
    let path = steps.iter().fold(String::from("{item}/workbook"), |path, (step, _)| format!("{path}/{}", step.name));
    let wanted = rest.first().map(String::as_str).unwrap_or_default();
    let likeness = |name: &str| {
        let pairs = name.chars().zip(wanted.chars());
        pairs.take_while(|(left, right)| left.eq_ignore_ascii_case(right)).count() + usize::from(name == wanted)
    };
    let operations = OPERATIONS.iter().filter(|it| it.at == at).map(|it| (it.method, it.action));
    let onward = STEPS.iter().filter(|step| step.from == at).map(|step| (method, step.name));
    let score = |(with, name): &(&str, &str)| 2 * likeness(name) + usize::from(*with == method);
    let best = operations.chain(onward).max_by_key(score);
    let (method, end) = best.unwrap_or((method, ""));
    format!("{method} /{path}/{end}").trim_end_matches('/').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::router::segments;

    fn shown(method: &str, path: &str) -> Option<String> {
        let route = find(method, &segments(path))?;
        let path: Vec<&str> = route.steps.iter().map(|(step, _)| step.name).collect();
        Some(format!("{} {}", path.join("/"), route.operation.action))
    }

    #[test]
    fn paths_lead_step_by_step() {
        for (method, path, route) in [
            ("GET", "/worksheets", "worksheets "),
            ("POST", "/worksheets/add", "worksheets add"),
            ("GET", "/worksheets/add", "worksheets/{key} "),
            ("GET", "/worksheets('it''s')/usedRange(valuesOnly=true)", "worksheets/{key}/usedRange "),
            (
                "PATCH",
                "/worksheets/a/range(address='A1')/row(row=1)/lastCell()",
                "worksheets/{key}/range/row/lastCell ",
            ),
            ("DELETE", "/tables('4')/rows/$/itemAt(index=6)", "tables/{key}/rows/$/itemAt "),
            ("POST", "/worksheets/a/range/microsoft.graph.clear", "worksheets/{key}/range clear"),
        ] {
            assert_eq!(shown(method, path).as_deref(), Some(route), "{method} {path}");
        }
        for (method, path) in [
            ("GET", "/worksheets/a/range(adress='A1')"),
            ("GET", "/worksheets/a/range/clear"),
            ("POST", "/worksheets/a/range/clear/clear"),
            ("DELETE", "/worksheets/a/range"),
            ("GET", "/worksheet"),
        ] {
            assert_eq!(shown(method, path), None, "{method} {path}");
        }
    }

    #[test]
    fn the_nearest_route_is_named() {
        for (method, path, route) in [
            ("GET", "/worksheet", "GET /{item}/workbook/worksheets"),
            ("GET", "/worksheets/a/usedRanges", "GET /{item}/workbook/worksheets/{key}/usedRange"),
            ("POST", "/worksheets/a/range/clean", "POST /{item}/workbook/worksheets/{key}/range/clear"),
            ("PUT", "/worksheets/a", "GET /{item}/workbook/worksheets/{key}"),
        ] {
            let found = nearest(method, &segments(path));
            assert_eq!(found.split(' ').next_back(), route.split(' ').next_back(), "{method} {path}");
        }
    }
}
