//! The many paths to a calendar's contents, brought to the shortest.

/// `calendarGroups/g/calendars/c/…` is `calendars/c/…`; `calendar/events/…` is `events/…`, as is `calendars/c/events/e/…` with `c` remembered;
/// an event in a view, or among the instances of a series, is an event; the parameters of `reminderView(…)` become segments. `None` for paths
/// that lead elsewhere.
pub(crate) fn through_calendars(rest: &[String]) -> Option<(Option<String>, Vec<String>)> {
    let mut rest = rest.to_vec();
    let is = |rest: &[String], at: usize, names: &[&str]| {
        rest.get(at).is_some_and(|segment| names.iter().any(|name| segment.eq_ignore_ascii_case(name)))
    };
    let is_id = |rest: &[String], at: usize| rest.get(at).is_some_and(|id| id != "$count" && !id.starts_with("delta"));
    if let [view] = rest.as_slice()
        && let Some((name, parameters)) = view.strip_suffix(')').and_then(|view| view.split_once('('))
        && name.trim_start_matches("microsoft.graph.").eq_ignore_ascii_case("reminderView")
    {
        let value = |name: &str| {
            let pairs = parameters.split(',').filter_map(|pair| pair.split_once('='));
            let mut values = pairs.filter(|(known, _)| known.trim().eq_ignore_ascii_case(name));
            values.next().map(|(_, value)| value.trim().trim_matches('\'').to_owned())
        };
        let segments = [Some("reminderView".to_owned()), value("StartDateTime"), value("EndDateTime")];
        return Some((None, segments.into_iter().flatten().collect()));
    }
    if !is(&rest, 0, &["calendarGroups", "calendar", "calendars", "calendarView", "events"]) {
        return None;
    }
    if is(&rest, 0, &["calendarGroups"]) && is(&rest, 2, &["calendars"]) && is_id(&rest, 3) {
        rest.drain(..2);
    }
    if is(&rest, 0, &["calendar"]) && is(&rest, 1, &["events", "calendarView"]) {
        rest.remove(0);
    }
    let mut calendar = None;
    if is(&rest, 0, &["calendars"]) && is(&rest, 2, &["events", "calendarView"]) && is_id(&rest, 3) {
        calendar = Some(rest.remove(1));
        rest.remove(0);
    }
    if is(&rest, 0, &["calendarView"]) && is_id(&rest, 1) {
        "events".clone_into(&mut rest[0]);
    }
    while is(&rest, 0, &["events"]) && is(&rest, 2, &["instances", "exceptionOccurrences"]) && is_id(&rest, 3) {
        rest.drain(1..3);
    }
    Some((calendar, rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_way_leads_to_one_path() {
        for (long, short, calendar) in [
            ("calendarGroups/g/calendars/c/events/e/accept", "events/e/accept", Some("c")),
            ("calendarGroups/g/calendars/c", "calendars/c", None),
            ("calendarGroups/g/calendars", "calendarGroups/g/calendars", None),
            ("calendarGroups/g/calendars/$count", "calendarGroups/g/calendars/$count", None),
            ("calendar/events", "events", None),
            ("calendar/events/e", "events/e", None),
            ("calendar/calendarView", "calendarView", None),
            ("calendar", "calendar", None),
            ("calendars/c/events", "calendars/c/events", None),
            ("calendars/c/calendarView", "calendars/c/calendarView", None),
            ("calendars/c/calendarView/delta", "calendars/c/calendarView/delta", None),
            ("calendars/c/events/$count", "calendars/c/events/$count", None),
            ("calendars/c/calendarview/e/decline", "events/e/decline", Some("c")),
            ("events/m/instances/i/attachments", "events/i/attachments", None),
            ("events/m/instances", "events/m/instances", None),
            ("reminderView(EndDateTime='b',startDateTime='a')", "reminderView/a/b", None),
            ("reminderView(startDateTime='a')", "reminderView/a", None),
        ] {
            let segments: Vec<String> = long.split('/').map(str::to_owned).collect();
            let (found, rest) = through_calendars(&segments).unwrap();
            assert_eq!((rest.join("/").as_str(), found.as_deref()), (short, calendar), "{long}");
        }
        assert!(through_calendars(&["messages".to_owned()]).is_none());
    }
}
