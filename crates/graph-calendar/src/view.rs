//! A span of time as Graph wants it: what views and instances are asked for with.

use crate::{Event, spot::Spot};
use graph_odata::List;
use jiff::{Timestamp, Unit};

/// The longest span that Outlook looks at.
const LONGEST: i64 = 1825;

/// Lists the events at `segment` that lie in the span.
pub(crate) fn list(
    spot: &Spot,
    operation: &'static str,
    segment: &str,
    start: Timestamp,
    end: Timestamp,
) -> List<Event> {
    let spot = spot.join(segment);
    let list = List::new(&spot.client, operation, spot.path.clone())
        .query("startDateTime", start.to_string())
        .query("endDateTime", end.to_string());
    let list = spot.told(list, List::prefer);
    let days = (end - start).total(Unit::Second).map_or(f64::INFINITY, |seconds| seconds / 86_400.0);
    if days <= 0.0 {
        list.invalid("the span must end after its start")
    } else if days > LONGEST as f64 {
        list.invalid(format!(
            "the span is longer than {LONGEST} days, which Outlook does not look at: ask for a part at a time"
        ))
    } else {
        list
    }
}

#[cfg(test)]
mod tests {
    use crate::client::tests::calendar;
    use jiff::Timestamp;

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
