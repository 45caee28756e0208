//! When an event is, as instants.

use crate::Event;
use graph_odata::{Error, Result};
use graph_types::DateTimeTimeZone;
use jiff::Zoned;

impl Event {
    /// When it begins: an instant, on the clocks of the zone that the answer tells times in, which is UTC unless
    /// [`time_zone`](crate::CalendarClient::time_zone) says otherwise. One of whole days begins at midnight of that zone, whichever it is.
    ///
    /// ```
    /// # #[tokio::main(flavor = "current_thread")]
    /// # async fn main() -> graph_calendar::Result<()> {
    /// # let (_emulator, client) = graph_emulator::doctest();
    /// use graph_calendar::{CalendarClient, Event, jiff::civil::date};
    ///
    /// let calendar = CalendarClient::new(&client).time_zone("W. Europe Standard Time");
    /// let noon = date(2026, 7, 1).at(12, 0, 0, 0);
    /// let lunch = Event::new("Lunch").start(noon, "UTC").end(date(2026, 7, 1).at(13, 0, 0, 0), "UTC");
    /// let lunch = calendar.events().create(lunch).await?;
    /// assert_eq!(lunch.starts()?.to_string(), "2026-07-01T14:00:00+02:00[Europe/Berlin]");
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// If the start was not selected, or cannot be an instant: see [`DateTimeTimeZone::to_zoned`]. Zones other than UTC take the feature
    /// `time-zones`.
    pub fn starts(&self) -> Result<Zoned> {
        instant(self.start.as_ref(), "start")
    }

    /// When it ends, as [`starts`](Self::starts) tells when it begins. One of whole days ends at midnight after the last of them.
    ///
    /// # Errors
    ///
    /// Those of [`starts`](Self::starts).
    pub fn ends(&self) -> Result<Zoned> {
        instant(self.end.as_ref(), "end")
    }
}

fn instant(time: Option<&DateTimeTimeZone>, property: &str) -> Result<Zoned> {
    time.ok_or_else(|| Error::request(format!("the event has no `{property}`: ask for it with select")))?.to_zoned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn times_are_instants_or_say_what_is_missing() {
        let at = |hour| date(2026, 3, 2).at(hour, 0, 0, 0);
        let event = Event::new("S").start(at(9), "+01:00").end(at(9), "UTC");
        assert_eq!(event.starts().unwrap().timestamp().to_string(), "2026-03-02T08:00:00Z");
        assert_eq!(event.ends().unwrap().to_string(), "2026-03-02T09:00:00+00:00[UTC]");
        let error = Event::new("S").ends().unwrap_err().to_string();
        assert_eq!(error, "the event has no `end`: ask for it with select");
        let error = Event::new("S").start(at(9), "Mars/Phobos").starts().unwrap_err().to_string();
        assert!(error.contains("Mars/Phobos"), "{error}");
    }
}
