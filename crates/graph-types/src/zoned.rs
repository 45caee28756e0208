//! [`DateTimeTimeZone`] as an instant, and an instant as a [`DateTimeTimeZone`].
//!
//! Invariant: no conversion changes the instant. Where the text could be read as another one, there is an error instead.

use crate::{DateTimeTimeZone, TimeZoneName};
use graph_odata::{Error, Result};
use jiff::{
    Timestamp, Zoned,
    civil::DateTime,
    tz::{AmbiguousOffset, AmbiguousZoned, Offset, TimeZone},
};
use std::borrow::Cow;

impl DateTimeTimeZone {
    /// The instant, on the clocks of its zone.
    ///
    /// Where clocks are set back, an hour comes twice: the first is taken. Where they are set forward, an hour is left out: a time within it
    /// is moved on by as much, so that 02:30 becomes 03:30. These are the rules of iCalendar. Whoever wants others, or none, takes
    /// [`to_ambiguous_zoned`](Self::to_ambiguous_zoned).
    ///
    /// ```
    /// use graph_types::DateTimeTimeZone;
    /// use jiff::civil::date;
    ///
    /// let start = DateTimeTimeZone::new(date(2026, 7, 1).at(9, 0, 0, 0), "Pacific Standard Time");
    /// assert_eq!(start.to_zoned()?.to_string(), "2026-07-01T09:00:00-07:00[America/Los_Angeles]");
    /// # Ok::<(), graph_odata::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// If the date and time or the zone is missing or the zone is not known, see [`TimeZoneName::time_zone`]; and after
    /// 9999-12-30T22:00:00Z, where instants end: Outlook writes `9999-12-31T23:59:59.9999999` for a time that never comes.
    pub fn to_zoned(&self) -> Result<Zoned> {
        let zoned = self.to_ambiguous_zoned()?;
        let clock = zoned.datetime();
        zoned.compatible().map_err(|error| {
            let zone = self.time_zone.as_deref().unwrap_or_default();
            Error::request(format!(
                "{clock} in `{zone}` is no instant that can be counted. At the end of the year 9999 it stands for a time that never \
                 comes: compare `date_time` instead"
            ))
            .with_source(error)
        })
    }

    /// The instant, or the two that it may be: the caller chooses which of an hour that comes twice is meant, and what becomes of a time that
    /// the clocks leave out.
    ///
    /// ```
    /// use graph_types::DateTimeTimeZone;
    /// use jiff::civil::date;
    ///
    /// let start = DateTimeTimeZone::new(date(2026, 10, 25).at(2, 30, 0, 0), "Europe/Paris");
    /// assert_eq!(start.to_zoned()?.to_string(), "2026-10-25T02:30:00+02:00[Europe/Paris]");
    /// assert_eq!(start.to_ambiguous_zoned()?.later()?.to_string(), "2026-10-25T02:30:00+01:00[Europe/Paris]");
    /// assert!(start.to_ambiguous_zoned()?.unambiguous().is_err());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    ///
    /// If the date and time or the zone is missing, or the zone is not known: see [`TimeZoneName::time_zone`].
    pub fn to_ambiguous_zoned(&self) -> Result<AmbiguousZoned> {
        let missing = |what: &str| Error::request(format!("`{what}` is missing: select the whole property"));
        let clock = self.date_time.ok_or_else(|| missing("dateTime"))?;
        let zone = self.time_zone.as_deref().ok_or_else(|| missing("timeZone"))?;
        Ok(TimeZoneName::new(zone).time_zone()?.into_ambiguous_zoned(clock))
    }
}

/// The instant in UTC. Digits finer than the 100 ns that services count in are cut off.
impl From<Timestamp> for DateTimeTimeZone {
    fn from(instant: Timestamp) -> Self {
        Self::new(ticks(Offset::UTC.to_datetime(instant)), "UTC")
    }
}

/// The instant on the clocks of its zone, by the zone's Windows name, which Outlook takes always: `Europe/Madrid` becomes
/// `Romance Standard Time`. An offset stays an offset, which Outlook's calendar does not take. Digits finer than the 100 ns that services
/// count in are cut off.
///
/// ```
/// use graph_types::DateTimeTimeZone;
/// use jiff::{Zoned, tz::TimeZone};
///
/// let start: Zoned = "2026-07-01T09:00[America/Toronto]".parse()?;
/// let written = DateTimeTimeZone::try_from(&start)?;
/// assert_eq!(written.time_zone.as_deref(), Some("Eastern Standard Time"));
/// assert_eq!(written.to_zoned()?, start);
///
/// // Once more, in the hour that comes twice: only UTC can say which is meant.
/// let twice: Zoned = "2026-11-01T01:30-05[America/Toronto]".parse()?;
/// assert!(DateTimeTimeZone::try_from(&twice).is_err());
/// assert_eq!(DateTimeTimeZone::from(twice.timestamp()).to_zoned()?, twice);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Errors
///
/// If the zone has no name that a service could know, if the clocks there show the time twice, so that a reader might take the other, or if
/// the Windows zone had another clock at the time. `DateTimeTimeZone::from(zoned.timestamp())` says the same instant in UTC.
impl TryFrom<&Zoned> for DateTimeTimeZone {
    type Error = Error;

    fn try_from(zoned: &Zoned) -> Result<Self> {
        let name = name(zoned.time_zone()).ok_or_else(|| {
            let zone = zoned.time_zone().iana_name().unwrap_or("the time zone");
            refused(zoned, &format!("{zone} has no name that Outlook knows"))
        })?;
        let made = Self::new(ticks(zoned.datetime()), name);
        let why = match made.to_ambiguous_zoned()?.offset() {
            AmbiguousOffset::Unambiguous { offset } if offset == zoned.offset() => return Ok(made),
            AmbiguousOffset::Fold { .. } => "its clocks show this time twice",
            AmbiguousOffset::Unambiguous { .. } | AmbiguousOffset::Gap { .. } => {
                "Windows has another clock for it then"
            }
        };
        Err(refused(zoned, why))
    }
}

fn refused(zoned: &Zoned, why: &str) -> Error {
    Error::request(format!(
        "{zoned} cannot be said by the name of its zone, since {why}: say it in UTC, with `DateTimeTimeZone::from(zoned.timestamp())`"
    ))
}

fn name(zone: &TimeZone) -> Option<Cow<'static, str>> {
    match zone.iana_name() {
        Some(iana) => TimeZoneName::new(iana).windows().map(Cow::Borrowed),
        None if zone.is_unknown() => None,
        None => zone.to_fixed_offset().ok().map(offset_name).map(Cow::Owned),
    }
}

/// The offset as RFC 3339 writes it: jiff leaves out minutes that are zero.
fn offset_name(offset: Offset) -> String {
    let name = offset.to_string();
    if name.len() == "+02".len() { name + ":00" } else { name }
}

/// Cuts off what is finer than 100 ns.
fn ticks(clock: DateTime) -> DateTime {
    let fine = clock.subsec_nanosecond() % 100;
    clock.with().subsec_nanosecond(clock.subsec_nanosecond() - fine).build().unwrap_or(clock)
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::{civil::date, tz};

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
        let without_clock = DateTimeTimeZone { time_zone: Some("UTC".into()), ..Default::default() };
        let without_zone = DateTimeTimeZone { date_time: Some(DateTime::MIN), ..Default::default() };
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
            assert_eq!(offset_name(tz::Offset::from_seconds(seconds).unwrap()), expected);
        }
    }
}
