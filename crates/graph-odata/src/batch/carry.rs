//! Sends one batch and tells what became of each of its items.
//!
//! Invariant: an item is sent again only as the retry policy allows for it alone; the others keep their answers.

use super::{
    item::{Fate, Item},
    load::Load,
    read::read,
};
use graph_transport::{Client, Error, ErrorKind, Method, Path, Request, Scope};
use std::{fmt::Write, time::Duration};
use tokio::time::Instant;

/// The name of a batch in errors and spans.
const OPERATION: &str = "graph.batch";

/// A batch that has come back.
pub(crate) struct Landed {
    /// Its items in their order.
    pub(crate) items: Vec<(Item, Fate)>,
    /// What it took of each quota.
    pub(crate) places: Vec<(Scope, u32)>,
    /// Which quotas the service wants left alone, and how long.
    pub(crate) pauses: Vec<(Scope, Duration)>,
    /// Why there is no answer at all, if there is none.
    pub(crate) failure: Option<Error>,
}

/// Sends `load` with `client`, once.
pub(crate) async fn carry(client: Client, load: Load) -> Landed {
    let began = Instant::now();
    let request = write(&load, began);
    let Load { shape, mut items, places, .. } = load;
    let answers = match client.execute(request).await {
        Ok(answer) => read(&answer, items.len()).map_err(|error| error.at(OPERATION, None, answer.attempts())),
        Err(error) => Err(error),
    };
    let answers = match answers {
        Ok(answers) => answers,
        Err(error) => return fail(items, places, error),
    };
    let (mut fates, mut pauses) = (Vec::<Fate>::with_capacity(items.len()), Vec::new());
    for (at, (item, answer)) in items.iter_mut().zip(answers).enumerate() {
        let waits = shape.dependency(at).is_some_and(|dependency| !matches!(fates[dependency], Fate::Done(_)));
        let was_not_done = answer.as_ref().is_ok_and(|answer| answer.status().as_u16() == 424);
        fates.push(match waits && was_not_done {
            true => Fate::Held,
            false => item.settle(&client, began, answer, &mut pauses),
        });
    }
    // Those that are sent again travel together, so the longest wait is everybody's.
    let again = fates.iter().filter_map(|fate| if let Fate::Again(wait) = fate { Some(*wait) } else { None }).max();
    let due = again.map(|wait| Instant::now() + wait);
    for (item, fate) in items.iter_mut().zip(&fates) {
        item.due = due.filter(|_| matches!(fate, Fate::Again(_)));
    }
    Landed { items: items.into_iter().zip(fates).collect(), places, pauses, failure: None }
}

/// What becomes of the items when there is no answer at all.
fn fail(items: Vec<Item>, places: Vec<(Scope, u32)>, error: Error) -> Landed {
    let mixed = items.iter().any(|item| item.places != items[0].places);
    // One scope's pause has kept the whole batch from being sent: those of the other scopes go on without it.
    let was_not_sent = error.kind() == ErrorKind::Service && error.attempts() == 0;
    let parted = mixed && was_not_sent;
    let part = |mut item: Item| {
        item.alone |= parted;
        let fate = if parted { Fate::Held } else { Fate::Done(Err(error.clone())) };
        (item, fate)
    };
    let items = items.into_iter().map(part).collect();
    Landed { items, places, pauses: Vec::new(), failure: (!parted).then_some(error) }
}

/// The request that carries the load.
fn write(load: &Load, now: Instant) -> Request {
    let items = &load.items;
    let mut body = String::from("{\"requests\":[");
    for (at, item) in items.iter().enumerate() {
        let comma = if at == 0 { "" } else { "," };
        // Writing to a string does not fail.
        let _ = write!(body, "{comma}{{\"id\":\"{}\",{}", at + 1, item.text());
        if let Some(dependency) = load.shape.dependency(at) {
            let _ = write!(body, ",\"dependsOn\":[\"{}\"]", dependency + 1);
        }
        body.push('}');
    }
    body.push_str("]}");
    let mut request = Request::new(OPERATION, Method::POST, Path::new("/$batch"))
        .content("application/json", body)
        .idempotent(items.iter().all(Item::is_idempotent))
        .throttled_as(load.places.iter().cloned());
    // Each has its own time, so the batch has the longest.
    if let Some(timeout) = items.iter().map(|item| item.attempt_limit).max() {
        request = request.timeout(timeout);
    }
    let left = items.iter().map(|item| item.time_left(now)).collect::<Option<Vec<_>>>();
    match left.and_then(|left| left.into_iter().max()) {
        Some(left) => request.deadline(left),
        None => request,
    }
}
