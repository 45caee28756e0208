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

/// The property as Graph calls it.
const DATE_TIME: &str = "dateTime";

impl DateTimeTimeZone {
    /// The instant, on the clocks of its zone.
    ///
    /// Where clocks are set back, an hour comes twice: the first is taken. Where they are set forward, an hour is left out: a time within it
    /// is moved on by as much, so that 02:30 becomes 03:30. These are the rules of iCalendar. Whoever wants others, or none, takes
    /// [`to_ambiguous_zoned`](Self::to_ambiguous_zoned).
    ///
    /// A `dateTime` with an offset of its own is none of a clock, so it is kept in `extra` as it came. It is that very instant.
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
        if let Some(instant) = self.instant() {
            return Ok(instant.to_zoned(self.zone()?));
        }
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
    /// If the date and time or the zone is missing or the zone is not known, see [`TimeZoneName::time_zone`]; and if the date and time has
    /// an offset of its own, which leaves nothing to choose.
    pub fn to_ambiguous_zoned(&self) -> Result<AmbiguousZoned> {
        let clock = self.date_time.ok_or_else(|| match self.extra.get::<String>(DATE_TIME) {
            None => missing(DATE_TIME),
            Some(text) if self.instant().is_some() => Error::request(format!(
                "the date and time `{text}` has an offset of its own, so there is nothing to choose: take `to_zoned`"
            )),
            Some(text) => Error::request(format!("`{text}` is no date and time: read it from `extra`")),
        })?;
        Ok(self.zone()?.into_ambiguous_zoned(clock))
    }

    /// The instant of a date and time with an offset.
    fn instant(&self) -> Option<Timestamp> {
        if self.date_time.is_some() {
            return None;
        }
        self.extra.get::<String>(DATE_TIME)?.parse().ok()
    }

    fn zone(&self) -> Result<TimeZone> {
        TimeZoneName::new(self.time_zone.as_deref().ok_or_else(|| missing("timeZone"))?).time_zone()
    }
}

fn missing(property: &str) -> Error {
    Error::request(format!("`{property}` is missing: select the whole date and time, zone included"))
}

/// The instant in UTC. Digits finer than the 100 ns that services count in are cut off.
impl From<Timestamp> for DateTimeTimeZone {
    fn from(instant: Timestamp) -> Self {
        Self::new(ticks(Offset::UTC.to_datetime(instant)), "UTC")
    }
}

/// The instant on the clocks of its zone, by its Windows name, which is what Outlook speaks: `Europe/Madrid` becomes
/// `Romance Standard Time`. An offset stays an offset, which Outlook's calendar does not take. Digits finer than the 100 ns that services
/// count in are cut off.
///
/// ```
/// use graph_types::DateTimeTimeZone;
/// use jiff::Zoned;
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
