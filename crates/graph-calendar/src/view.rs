//! A span of time as Graph wants it: what views and instances are asked for with.

use crate::Event;
use graph_odata::{List, Resource};
use jiff::{SignedDuration, Timestamp};

/// The longest span that Outlook looks at, in days.
const LONGEST: i64 = 1825;

/// Lists the events at `segment` that lie in the span.
pub(crate) fn list(
    at: &Resource,
    operation: &'static str,
    segment: &str,
    start: Timestamp,
    end: Timestamp,
) -> List<Event> {
    let list = at.join(segment).list(operation);
    let list = list.query("startDateTime", written(start)).query("endDateTime", written(end));
    let length = end.duration_since(start);
    if !length.is_positive() {
        list.invalid("the span must end after its start")
    } else if length > SignedDuration::from_hours(24 * LONGEST) {
        list.invalid(format!(
            "the span is longer than {LONGEST} days, which Outlook does not look at: ask for a part at a time"
        ))
    } else {
        list
    }
}

/// The time in UTC. Services count in ticks of 100 ns and refuse finer digits, so those are cut off.
fn written(time: Timestamp) -> String {
    if time.subsec_nanosecond() % 100 == 0 { time.to_string() } else { format!("{time:.7}") }
}

#[cfg(test)]
mod tests {
    use crate::client::tests::calendar;
    use jiff::Timestamp;

    #[test]
    fn times_are_as_fine_as_services_count() {
        let at = |text: &str| text.parse::<Timestamp>().unwrap();
        let view = calendar().view(at("2026-01-02T03:04:05.123456789+01:00"), at("2026-01-03T00:00:00.5Z"));
        let expected = "startDateTime=2026-01-02T02:04:05.1234567Z&endDateTime=2026-01-03T00:00:00.5Z";
        assert_eq!(view.into_request().line(), format!("GET /me/calendarView?{expected}"));
    }

    #[tokio::test]
    async fn spans_that_cannot_be_are_refused() {
        let at = |text: &str| text.parse::<Timestamp>().unwrap();
        for (start, end, told) in [
            ("2026-01-02T00:00:00Z", "2026-01-02T00:00:00Z", "must end after its start"),
            ("2026-01-02T00:00:00Z", "2026-01-01T00:00:00Z", "must end after its start"),
            ("2026-01-01T00:00:00Z", "2031-01-01T00:00:00Z", "longer than 1825 days"),
        ] {
            let error = calendar().view(at(start), at(end)).await.unwrap_err().to_string();
            assert!(error.starts_with("calendar.view.list: ") && error.contains(told), "{error}");
        }
    }
}
