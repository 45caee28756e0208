//! Excel: workbooks with worksheets, cells, formulas, tables, names and sessions.

mod address;
mod application;
mod arguments;
mod cells;
mod columns;
mod cut;
mod desk;
mod failure;
mod file;
pub(crate) mod format;
mod formula;
pub(crate) mod furnish;
mod grow;
mod headers;
mod names;
mod package;
mod places;
mod range_actions;
mod range_steps;
mod ranges;
mod routes;
mod rows;
mod sessions;
mod shift;
mod sort;
mod tables;
mod typed;
mod view;
mod walk;
mod worksheets;

use crate::{
    drive::address::Found,
    router::{Handler, Kind, Route},
};

pub(crate) use furnish::Impossible;
pub(crate) use package::new as content;

/// The router's part: a route for each method, which leads to the tables of this module. What is behind `workbook` are its parameters.
static ROUTES: &[Route] = &[
    route("GET", |state, call| file::answer("GET", state, call)),
    route("POST", |state, call| file::answer("POST", state, call)),
    route("PATCH", |state, call| file::answer("PATCH", state, call)),
    route("DELETE", |state, call| file::answer("DELETE", state, call)),
];

const fn route(method: &'static str, handler: Handler) -> Route {
    Route { method, path: "{item}/workbook", handler, kind: Kind::Graph }
}

/// Finds the route of a request about a workbook, and its parameters.
pub(crate) fn find(method: &str, found: &Found) -> Option<(&'static Route, Vec<String>)> {
    let rest = address::below(found)?;
    walk::find(method, rest)?;
    ROUTES.iter().find(|route| route.method == method).map(|route| (route, rest.to_vec()))
}

/// The known route that a request about a workbook comes nearest to; `None` for other requests.
pub(crate) fn nearest(method: &str, found: &Found) -> Option<String> {
    address::below(found).map(|rest| walk::nearest(method, rest))
}
