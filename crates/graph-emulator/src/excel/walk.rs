//! Finds the way that a path goes through a workbook, step by step.

use super::{
    arguments::Arguments,
    routes::{Kind, OPERATIONS, Operation, STEPS, Step},
};

/// A path that leads somewhere, and what is to be done there.
pub(crate) struct Route {
    pub(crate) steps: Vec<(&'static Step, Arguments)>,
    pub(crate) operation: &'static Operation,
}

/// Finds the route for a method and the segments behind `workbook`.
pub(crate) fn find(method: &str, segments: &[String]) -> Option<Route> {
    let (steps, at, rest) = walk(method, segments);
    let action = match rest {
        [] => "",
        [action] => action,
        _ => return None,
    };
    let is_posted = method == "POST" && action.is_empty() && steps.last().is_some_and(|(step, _)| step.posted);
    let found = operation(method, at, action).or_else(|| operation("GET", at, "").filter(|_| is_posted));
    Some(Route { steps, operation: found? })
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
            ("POST", "/worksheets/a/range/row", "worksheets/{key}/range/row "),
            ("POST", "/worksheets/a/range/microsoft.graph.clear", "worksheets/{key}/range clear"),
        ] {
            assert_eq!(shown(method, path).as_deref(), Some(route), "{method} {path}");
        }
        for (method, path) in [
            ("GET", "/worksheets/a/range(adress='A1')"),
            ("GET", "/worksheets/a/range/clear"),
            ("POST", "/worksheets/a/range/clear/clear"),
            ("POST", "/worksheets/a/range(address='A1')"),
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
