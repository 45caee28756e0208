//! [`TimeZoneName`]: one zone by its Windows and its IANA name, and as the clock it stands for.
//!
//! Invariant: a name that is not known is an error that says so. No zone is ever taken in its place.

mod table;
#[cfg(test)]
mod tests;

use graph_odata::{Error, Result};
use jiff::tz::TimeZone;
use std::fmt;
use table::Clock;

/// What Outlook calls a zone that is defined within the mailbox, in `timeZone` and in the mailbox settings.
const CUSTOM: [&str; 2] = ["tzone://Microsoft/Custom", "Customized Time Zone"];
/// What Outlook calls UTC where a zone is named by a URI.
const UTC_URI: &str = "tzone://Microsoft/Utc";

/// The name of a time zone: Windows', as in `Romance Standard Time`, the tz database's, as in `Europe/Paris`, or an offset, as in
/// `+02:00`. Letter case does not matter.
///
/// Windows' names are what Outlook speaks; of the tz database's it takes about a hundred. Each is translated into the other by a table
/// that has all of both: [Unicode CLDR](https://cldr.unicode.org) 48.2, with the zones that Windows has got since, and the tz database
/// 2026f. What a mailbox takes is told by [supportedTimeZones](https://learn.microsoft.com/graph/api/outlookuser-supportedtimezones).
///
/// ```
/// use graph_types::TimeZoneName;
///
/// let romance = TimeZoneName::new("Romance Standard Time");
/// assert_eq!(romance.iana(), Some("Europe/Paris"));
/// assert_eq!(romance.iana_in("ES"), Some("Europe/Madrid"));
/// assert_eq!(TimeZoneName::new("Europe/Madrid").windows(), Some("Romance Standard Time"));
/// assert_eq!(TimeZoneName::new("us/eastern").iana(), Some("America/New_York"));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct TimeZoneName<'a>(&'a str);

impl<'a> TimeZoneName<'a> {
    /// The name, whether or not it is known.
    pub const fn new(name: &'a str) -> Self {
        Self(name)
    }

    /// The name as it was given.
    pub const fn as_str(self) -> &'a str {
        self.0
    }

    /// The Windows name of the zone, spelled as Windows does. None if Windows has no zone with this clock, as for `Antarctica/Troll`,
    /// if the name is an offset, or if it is not known.
    pub fn windows(self) -> Option<&'static str> {
        if self.is_utc_uri() {
            return Some("UTC");
        }
        table::windows(self.0).map(|windows| windows.name).or_else(|| table::iana(self.0)?.windows)
    }

    /// The tz database's name of the zone, in its present spelling. A Windows name stands for many places; this is the one that stands
    /// for all of them. None if the name is an offset or is not known, and for two names that Windows keeps for clocks of the past,
    /// `Kamchatka Standard Time` and `Mid-Atlantic Standard Time`.
    pub fn iana(self) -> Option<&'static str> {
        match table::windows(self.0).map(|windows| windows.clock) {
            Some(Clock::Iana(name)) => Some(name),
            Some(Clock::Rule(_)) => None,
            None if self.is_utc_uri() => Some("Etc/UTC"),
            None => table::iana(self.0).map(|iana| iana.name),
        }
    }

    /// The tz database's name of the zone in a territory by its code of ISO 3166: that of Spain (`ES`) for `Romance Standard Time` is
    /// `Europe/Madrid`. None if the Windows zone does not reach there.
    pub fn iana_in(self, territory: &str) -> Option<&'static str> {
        table::in_territory(self.windows()?, &territory.to_ascii_uppercase())
    }

    /// The clock that the name stands for.
    ///
    /// The rules come from the tz database of the program, which the feature `time-zones` brings along; UTC and offsets need none. A name
    /// that a database lacks, because it is too old or has no old spellings, is looked up by the zone's other spellings.
    ///
    /// ```
    /// use graph_types::TimeZoneName;
    ///
    /// let zone = TimeZoneName::new("W. Europe Standard Time").time_zone()?;
    /// assert_eq!(zone.iana_name(), Some("Europe/Berlin"));
    ///
    /// let error = TimeZoneName::new("tzone://Microsoft/Custom").time_zone().unwrap_err();
    /// assert!(error.to_string().contains("outlook.timezone"));
    /// # Ok::<(), graph_odata::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// If the name is not known, belongs to a zone that only the mailbox knows, or if there is no tz database.
    pub fn time_zone(self) -> Result<TimeZone> {
        let database = jiff::tz::db();
        let found = self.find(|name| database.get(name).ok());
        found.ok_or_else(|| self.not_found(database.is_definitively_empty()))
    }

    /// The name of every zone of Windows, sorted.
    pub fn all_windows() -> impl Iterator<Item = &'static str> {
        table::all_windows().map(|windows| windows.name)
    }

    fn is_utc_uri(self) -> bool {
        self.0.eq_ignore_ascii_case(UTC_URI)
    }

    fn find(self, get: impl Fn(&str) -> Option<TimeZone>) -> Option<TimeZone> {
        let named = match table::windows(self.0).map(|windows| windows.clock) {
            Some(Clock::Rule(rule)) => return TimeZone::posix(rule).ok(),
            Some(Clock::Iana(name)) => name,
            None => self.0,
        };
        if self.iana() == Some("Etc/UTC") {
            return Some(TimeZone::UTC);
        }
        if self.0.starts_with(['+', '-']) {
            return jiff::fmt::temporal::DateTimeParser::new().parse_time_zone(self.0).ok();
        }
        // jiff has a name for not knowing, whose clock is UTC's.
        let get = |name: &str| get(name).filter(|zone| !zone.is_unknown());
        get(named).or_else(|| {
            let present = self.iana()?;
            get(present).or_else(|| table::old_spellings(present).find_map(get))
        })
    }

    fn not_found(self, no_database: bool) -> Error {
        let name = self.0;
        if CUSTOM.iter().any(|custom| custom.eq_ignore_ascii_case(name)) {
            return Error::request(format!(
                "the time zone `{name}` is defined in the mailbox alone: ask for times in another one, by the header \
                 `Prefer: outlook.timezone=\"UTC\"`"
            ));
        }
        if no_database && !name.is_empty() {
            return Error::request(format!(
                "the time zone `{name}` cannot be looked up, since this program has no tz database: turn on the feature \
                 `time-zones` of msgraph or of the service's crate"
            ));
        }
        Error::request(format!(
            "no time zone is called `{name}`: name one as Windows does (`Romance Standard Time`) or the tz database does \
             (`Europe/Paris`), or ask for times in another one, by the header `Prefer: outlook.timezone=\"UTC\"`"
        ))
    }
}

impl fmt::Display for TimeZoneName<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0)
    }
}
