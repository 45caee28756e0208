//! What the week brings, on the clocks of a zone.

use super::Screen;
use jiff::{ToSpan, Zoned};
use msgraph::{
    Error, Graph, Result,
    calendar::{CalendarClient, event},
    types::Owner,
};

/// The zone that the times are told in.
const ZONE: &str = "Europe/London";

pub(super) async fn week(graph: &Graph, owner: &Owner, screen: &Screen) -> Result<()> {
    let now = Zoned::now();
    let end = now.checked_add(7.days()).map_err(|error| Error::request("there is no next week").with_source(error))?;
    let calendar = CalendarClient::of(graph.client(), owner.clone()).time_zone(ZONE);
    let mut events = calendar.view(&now, &end).select((event::SUBJECT, event::START)).top(50).items();
    screen.say(&format!("The week, in the zone {ZONE}:\n"));
    let mut found = 0;
    while let Some(event) = events.next().await {
        let event = event?;
        let start = event.start.and_then(|start| start.date_time);
        let when = start.map(|time| time.strftime("%a %d %b %H:%M").to_string()).unwrap_or_default();
        screen.say(&format!("  {when}  {}", event.subject.unwrap_or_default()));
        found += 1;
    }
    screen.say(&format!("  ── {found} events\n"));
    Ok(())
}
