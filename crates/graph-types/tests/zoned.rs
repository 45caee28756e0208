//! Times in named zones as instants and back: which are equal, which are refused, and what is said of them.
#![allow(clippy::unwrap_used, reason = "a test fails where it stands")]

use graph_types::DateTimeTimeZone;
use jiff::{
    SignedDuration, Timestamp, Zoned,
    civil::date,
    tz::{self, Offset, TimeZone},
};

fn said(clock: &str, zone: &str) -> DateTimeTimeZone {
    DateTimeTimeZone::new(clock.parse().unwrap(), zone)
}

fn zoned(text: &str) -> Zoned {
    text.parse().unwrap()
}

#[test]
fn what_is_read_is_the_instant_that_was_written() {
    for (clock, zone, expected) in [
        ("2026-01-02T03:04:05", "Romance Standard Time", "2026-01-02T03:04:05+01:00[Europe/Paris]"),
        (
            "2026-07-02T03:04:05.1234567",
            "pacific standard time",
            "2026-07-02T03:04:05.1234567-07:00[America/Los_Angeles]",
        ),
        ("2026-07-02T03:04:05", "Asia/Calcutta", "2026-07-02T03:04:05+05:30[Asia/Calcutta]"),
        ("2026-07-02T03:04:05", "UTC", "2026-07-02T03:04:05+00:00[UTC]"),
        ("2026-07-02T03:04:05", "tzone://Microsoft/Utc", "2026-07-02T03:04:05+00:00[UTC]"),
        ("2026-07-02T03:04:05", "+02:00", "2026-07-02T03:04:05+02:00[+02:00]"),
        ("0001-01-01T00:00:00", "UTC", "0001-01-01T00:00:00+00:00[UTC]"),
    ] {
        assert_eq!(said(clock, zone).to_zoned().unwrap().to_string(), expected, "{zone}");
    }
}

#[test]
fn clocks_that_are_moved_go_by_the_rules_of_icalendar_or_the_callers() {
    let spring = said("2026-03-29T02:30:00", "W. Europe Standard Time");
    assert_eq!(spring.to_zoned().unwrap(), zoned("2026-03-29T03:30+02[Europe/Berlin]"));
    let spring = || spring.to_ambiguous_zoned().unwrap();
    assert_eq!(spring().earlier().unwrap(), zoned("2026-03-29T01:30+01[Europe/Berlin]"));
    assert!(spring().unambiguous().is_err());
    let autumn = said("2026-10-25T02:30:00", "W. Europe Standard Time");
    assert_eq!(autumn.to_zoned().unwrap(), zoned("2026-10-25T02:30+02[Europe/Berlin]"));
    assert_eq!(autumn.to_ambiguous_zoned().unwrap().later().unwrap(), zoned("2026-10-25T02:30+01[Europe/Berlin]"));
}

#[test]
fn what_is_written_is_read_as_the_same_instant() {
    for (text, name) in [
        ("2026-07-02T03:04:05.1234567[Europe/Paris]", "Romance Standard Time"),
        ("2026-07-02T03:04:05[Europe/Madrid]", "Romance Standard Time"),
        ("2026-07-02T03:04:05[US/Pacific]", "Pacific Standard Time"),
        ("2026-07-02T03:04:05[Etc/GMT+2]", "UTC-02"),
        ("2026-07-02T03:04:05[UTC]", "UTC"),
        ("2026-07-02T03:04:05+02[+02:00]", "+02:00"),
        ("2026-07-02T03:04:05-03:30[-03:30]", "-03:30"),
    ] {
        let zoned = zoned(text);
        let written = DateTimeTimeZone::try_from(&zoned).unwrap();
        assert_eq!(written.time_zone.as_deref(), Some(name));
        assert_eq!(written.date_time, Some(zoned.datetime()));
        assert_eq!(written.to_zoned().unwrap(), zoned, "{text}");
    }
}

#[test]
fn in_every_zone_what_is_written_is_read_as_the_same_instant_or_refused() {
    let start: Timestamp = "2026-01-01T00:00:00Z".parse().unwrap();
    // Eight years in steps of 123 days and an odd part of one, so that every season and time of day comes up.
    let instants: Vec<_> = (0..24).map(|step| start + SignedDuration::from_secs(step * 10_647_811)).collect();
    let mut written = 0;
    for name in tz::db().available() {
        let zone = tz::db().get(name.as_str()).unwrap();
        for zoned in instants.iter().map(|instant| instant.to_zoned(zone.clone())) {
            match DateTimeTimeZone::try_from(&zoned) {
                Ok(made) => {
                    assert_eq!(made.to_zoned().unwrap().timestamp(), zoned.timestamp(), "{zoned} as {made:?}");
                    written += 1;
                }
                Err(error) => assert!(error.to_string().contains("in UTC"), "{error}"),
            }
        }
    }
    assert!(written > 500 * instants.len(), "{written} were written: the tz database is not there");
}

#[test]
fn what_a_reader_might_take_for_another_instant_is_refused() {
    for (zoned, why) in [
        (zoned("2026-10-25T02:30+02[Europe/Paris]"), "twice"),
        (zoned("2026-10-25T02:30+01[Europe/Paris]"), "twice"),
        (zoned("2026-07-02T03:04[Antarctica/Troll]"), "Antarctica/Troll has no name"),
        // Spain had summer time in 1974, and France had none.
        (zoned("1974-07-01T12:00[Europe/Madrid]"), "another clock"),
        (Timestamp::UNIX_EPOCH.to_zoned(TimeZone::unknown()), "the time zone has no name"),
        (Timestamp::UNIX_EPOCH.to_zoned(TimeZone::posix("EST5EDT,M3.2.0,M11.1.0").unwrap()), "no name"),
    ] {
        let error = DateTimeTimeZone::try_from(&zoned).unwrap_err().to_string();
        assert!(error.contains(why) && error.contains("in UTC"), "{error}");
        assert_eq!(DateTimeTimeZone::from(zoned.timestamp()).to_zoned().unwrap().timestamp(), zoned.timestamp());
    }
}

#[test]
fn digits_finer_than_services_count_are_cut_off() {
    let fine: Timestamp = "1969-12-31T23:59:59.123456789Z".parse().unwrap();
    let cut = Some(date(1969, 12, 31).at(23, 59, 59, 123_456_700));
    assert_eq!(DateTimeTimeZone::from(fine).date_time, cut);
    assert_eq!(DateTimeTimeZone::try_from(&fine.to_zoned(TimeZone::UTC)).unwrap().date_time, cut);
    assert_eq!(DateTimeTimeZone::from(Timestamp::MAX).date_time.unwrap().subsec_nanosecond(), 999_999_900);
}

#[test]
fn what_is_missing_or_never_comes_is_an_error_that_says_so() {
    let (mut without_clock, mut without_zone) =
        (said("2026-01-02T03:04:05", "UTC"), said("2026-01-02T03:04:05", "UTC"));
    without_clock.date_time = None;
    without_zone.time_zone = None;
    for (value, why) in [
        (without_clock, "`dateTime` is missing"),
        (without_zone, "`timeZone` is missing"),
        (said("2026-01-02T03:04:05", "Nowhere"), "`Nowhere`"),
        (said("9999-12-31T23:59:59.9999999", "UTC"), "never comes"),
        (said("9999-12-31T23:59:59.9999999", "Pacific Standard Time"), "never comes"),
    ] {
        let error = value.to_zoned().unwrap_err().to_string();
        assert!(error.contains(why), "{error}");
    }
}

#[test]
fn an_offset_within_the_date_and_time_is_obeyed() {
    let with = |text: &str, zone: &str| {
        let mut value = said("2026-01-02T03:04:05", zone);
        value.date_time = None;
        value.extra.insert("dateTime", text);
        value
    };
    for (text, expected) in [
        ("2026-10-25T01:30:00Z", "2026-10-25T02:30:00+01:00[Europe/Paris]"),
        ("2026-10-25T02:30:00.0000000+02:00", "2026-10-25T02:30:00+02:00[Europe/Paris]"),
    ] {
        let value = with(text, "Romance Standard Time");
        assert_eq!(value.to_zoned().unwrap().to_string(), expected);
        assert!(value.to_ambiguous_zoned().unwrap_err().to_string().contains("take `to_zoned`"));
    }
    assert!(with("2026-10-25T01:30:00Z", "Nowhere").to_zoned().is_err());
    assert!(with("soon", "UTC").to_zoned().unwrap_err().to_string().contains("`soon`"));
}

#[test]
fn what_comes_over_the_wire_stays_as_it_is() {
    for zone in ["tzone://Microsoft/Custom", "Customized Time Zone", "+02:00", "Nowhere"] {
        let json = serde_json::json!({"dateTime": "9999-12-31T23:59:59.9999999", "timeZone": zone});
        let read: DateTimeTimeZone = serde_json::from_value(json.clone()).unwrap();
        assert_eq!(serde_json::to_value(read).unwrap(), json);
    }
}

#[test]
fn offsets_have_minutes() {
    for (seconds, expected) in [(7200, "+02:00"), (-12_600, "-03:30"), (-1, "-00:00:01")] {
        let zone = TimeZone::fixed(Offset::from_seconds(seconds).unwrap());
        let written = DateTimeTimeZone::try_from(&Timestamp::UNIX_EPOCH.to_zoned(zone)).unwrap();
        assert_eq!(written.time_zone.as_deref(), Some(expected));
    }
}
