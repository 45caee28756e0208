//! Operations that go on after their answer: the host that tells how they stand. No bearer is taken here.

use crate::{
    call::Call,
    reply::{Answer, Failure, Reply},
    state::State,
};
use http::StatusCode;
use jiff::{SignedDuration, Timestamp};
use serde_json::json;

/// What a monitor says before the operation is over, one after another: the state, and how much of a hundred is done.
const ON_THE_WAY: &[(&str, f64)] = &[("notStarted", 0.0), ("inProgress", 48.6)];
/// How long a monitor can be asked.
const LIFETIME: SignedDuration = SignedDuration::from_hours(24);

/// An operation and how often it was asked about.
#[derive(Debug)]
pub(crate) struct Monitor {
    pass: String,
    expires: Timestamp,
    asked: usize,
    operation: &'static str,
    /// The id of what was made, or code and message of what went wrong.
    outcome: Result<String, (String, String)>,
}

/// Begins to tell about an operation, and gives the URL where.
pub(crate) fn open(
    state: &mut State,
    call: &Call<'_>,
    operation: &'static str,
    outcome: Result<String, Failure>,
) -> String {
    let (id, pass) = (state.ids.guid(), state.ids.internet());
    let url = format!("{}/monitor/{id}?tempauth={pass}", call.hosts.files(call.origin));
    let expires = call.now.saturating_add(LIFETIME).unwrap_or(Timestamp::MAX);
    let outcome = outcome.map_err(|failure| (failure.code, failure.message));
    state.urls.monitors.insert(id, Monitor { pass, expires, asked: 0, operation, outcome });
    url
}

/// `GET /monitor/{operation}`.
pub(crate) fn get(state: &mut State, call: &Call<'_>) -> Answer {
    state.urls.monitors.retain(|_, monitor| monitor.expires > call.now);
    let monitor = state.urls.monitors.get_mut(call.param(0));
    let pass = call.options.custom("tempauth").unwrap_or_default();
    let Some(monitor) = monitor.filter(|monitor| monitor.pass == pass) else {
        return Err(Failure::new(StatusCode::NOT_FOUND, "itemNotFound", "The operation was not found."));
    };
    let operation = monitor.operation;
    let step = ON_THE_WAY.get(monitor.asked);
    monitor.asked += 1;
    let told = |status, state: &str, percentage: f64| {
        Reply::json(status, json!({"operation": operation, "status": state, "percentageComplete": percentage}))
    };
    Ok(match (step, &monitor.outcome) {
        (Some((state, percentage)), _) => told(StatusCode::ACCEPTED, state, *percentage),
        // It leads nowhere: what was made is told in the body alone.
        (None, Ok(id)) => Reply::json(
            StatusCode::SEE_OTHER,
            json!({"operation": operation, "status": "completed", "percentageComplete": 100.0, "resourceId": id}),
        ),
        (None, Err((code, message))) => Reply::ok(json!({
            "operation": operation, "status": "failed", "percentageComplete": 48.6,
            "error": {"code": code, "message": message},
        })),
    })
}
