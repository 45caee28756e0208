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

use crate::router::{Handler, Match, Route};

pub(crate) use furnish::Impossible;

/// The router's part: a route for each method, which leads to the tables of this module.
static ROUTES: &[Route] = &[
    route("GET", |state, call| file::answer("GET", state, call)),
    route("POST", |state, call| file::answer("POST", state, call)),
    route("PATCH", |state, call| file::answer("PATCH", state, call)),
    route("DELETE", |state, call| file::answer("DELETE", state, call)),
];

const fn route(method: &'static str, handler: Handler) -> Route {
    Route { method, path: "{item}/workbook", handler }
}

/// Finds the route of a request about a workbook.
pub(crate) fn find(method: &str, segments: &[String]) -> Option<Match> {
    let (owner, _, rest) = address::read(segments)?;
    walk::find(method, rest)?;
    let route = ROUTES.iter().find(|route| route.method == method)?;
    Some(Match { route, owner, params: Vec::new(), folder: None })
}

/// The known route that a request about a workbook comes nearest to; `None` for other requests.
pub(crate) fn nearest(method: &str, segments: &[String]) -> Option<String> {
    address::read(segments).map(|(_, _, rest)| walk::nearest(method, rest))
}
