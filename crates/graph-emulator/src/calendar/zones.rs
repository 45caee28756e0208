//! Time zones by the names that Outlook takes: Windows' own, and those of the IANA database.

use super::zone_names::WINDOWS;
use crate::reply::Failure;
use jiff::tz::{TimeZone, TimeZoneDatabase};
use std::sync::LazyLock;

/// Names that are Microsoft's alone.
const ALIASES: &[(&str, &str)] =
    &[("Asia/Astana", "Asia/Almaty"), ("Asia/Toshkent", "Asia/Tashkent"), ("tzone://Microsoft/Utc", "Etc/UTC")];

/// The bundled database, since zones must not depend on the machine.
static DATABASE: LazyLock<TimeZoneDatabase> = LazyLock::new(TimeZoneDatabase::bundled);

/// The zone of that name, in whatever case.
pub(crate) fn find(name: &str) -> Result<TimeZone, Failure> {
    let known = WINDOWS.iter().chain(ALIASES).find(|(known, _)| known.eq_ignore_ascii_case(name));
    // Short names of the database, such as `Japan`, are none of Outlook's.
    let iana = known.map(|(_, iana)| *iana).or_else(|| name.contains('/').then_some(name));
    iana.and_then(|iana| DATABASE.get(iana).ok()).ok_or_else(|| {
        Failure::bad(
            "TimeZoneNotSupportedException",
            format!(
                "A valid TimeZone value must be specified. The following TimeZone value is not supported: '{name}'."
            ),
        )
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_in_the_table_is_a_zone() {
        for (windows, iana) in WINDOWS.iter().chain(ALIASES) {
            let zone = find(windows).unwrap_or_else(|failure| panic!("{windows}: {}", failure.message));
            assert_eq!(zone, find(iana).unwrap(), "{windows}");
        }
    }

    #[test]
    fn names_are_found_in_any_case_and_others_are_refused() {
        assert_eq!(find("w. europe standard time").unwrap(), find("Europe/Berlin").unwrap());
        assert_eq!(find("utc").unwrap(), find("tzone://microsoft/utc").unwrap());
        for name in ["", "Mars/Phobos", "Japan", "GMT+1", "Greenwich Mean Time", "[]"] {
            let failure = find(name).expect_err(name);
            assert_eq!(failure.code, "TimeZoneNotSupportedException");
            assert!(failure.message.ends_with(&format!("not supported: '{name}'.")), "{}", failure.message);
        }
    }
}
