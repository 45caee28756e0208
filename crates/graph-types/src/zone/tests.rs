//! The table of zone names against the tz database that jiff bundles: complete, sorted, and right by the clock.

use super::{CUSTOM, TimeZoneName, UTC_URI, table};
use jiff::{
    Timestamp,
    tz::{Offset, TimeZone, TimeZoneDatabase, offset},
};

/// The tz database of the same version on every machine, whatever the machine itself has.
fn bundled() -> TimeZoneDatabase {
    TimeZoneDatabase::bundled()
}

fn find(name: &str) -> Option<TimeZone> {
    TimeZoneName::new(name).find(|name| bundled().get(name).ok())
}

fn iana_names() -> Vec<String> {
    let names: Vec<_> = bundled().available().map(|name| name.as_str().to_owned()).collect();
    assert!(names.len() > 590, "{} names: jiff bundles no tz database", names.len());
    names
}

fn at(text: &str) -> Timestamp {
    text.parse().unwrap()
}

/// Every change of the clock in the years that appointments are made for, and the offset before.
fn clock(zone: &TimeZone) -> (Offset, Vec<(Timestamp, Offset)>) {
    let (start, end) = (at("2026-01-01T00:00:00Z"), at("2038-01-01T00:00:00Z"));
    let changes = zone.following(start).take_while(|change| change.timestamp() < end);
    let mut offsets = vec![zone.to_offset(start)];
    let mut moves = Vec::new();
    for change in changes {
        // A change of the name alone is none of the clock.
        if offsets.last() != Some(&change.offset()) {
            offsets.push(change.offset());
            moves.push((change.timestamp(), change.offset()));
        }
    }
    (offsets[0], moves)
}

#[test]
fn every_windows_name_comes_back_from_the_zone_it_stands_for() {
    let mut names = 0;
    for name in TimeZoneName::all_windows() {
        names += 1;
        let windows = TimeZoneName::new(name);
        assert_eq!(windows.windows(), Some(name));
        let zone = find(name).unwrap_or_else(|| panic!("{name} has no clock"));
        let Some(iana) = windows.iana() else {
            assert!(["Kamchatka Standard Time", "Mid-Atlantic Standard Time"].contains(&name), "{name} has no zone");
            continue;
        };
        assert_eq!(TimeZoneName::new(iana).windows(), Some(name), "{iana}");
        assert_eq!(TimeZoneName::new(iana).iana(), Some(iana), "not the present spelling");
        assert_eq!(clock(&zone), clock(&bundled().get(iana).unwrap()), "{name}");
        for changed in [name.to_lowercase(), name.to_uppercase()] {
            assert_eq!(TimeZoneName::new(&changed).windows(), Some(name));
            assert_eq!(TimeZoneName::new(&changed).iana(), Some(iana));
        }
    }
    assert_eq!(names, 144, "142 of CLDR, and two that Windows keeps");
}

#[test]
fn every_iana_name_has_a_windows_name_with_the_same_clock() {
    let mut without = Vec::new();
    for name in iana_names() {
        let zone = TimeZoneName::new(&name);
        let own = clock(&bundled().get(&name).unwrap());
        let present = zone.iana().unwrap_or_else(|| panic!("{name} is not in the table"));
        assert_eq!(clock(&bundled().get(present).unwrap()), own, "{name} is no other spelling of {present}");
        assert_eq!(clock(&find(&name).unwrap()), own, "{name}");
        assert_eq!(TimeZoneName::new(&name.to_uppercase()).iana(), Some(present));
        let Some(windows) = zone.windows() else {
            without.push(name);
            continue;
        };
        assert_eq!(clock(&find(windows).unwrap()), own, "{name} is not {windows}");
    }
    assert_eq!(without, ["Antarctica/Troll", "Factory"], "Windows has no zone with the clock of these");
}

#[test]
fn the_table_is_sorted_and_knows_only_what_exists() {
    for (text, file) in [(include_str!("windows.txt"), "windows.txt"), (include_str!("iana.txt"), "iana.txt")] {
        let keys: Vec<_> =
            text.lines().map(|line| line.split(['|', '=']).next().unwrap().to_ascii_lowercase()).collect();
        assert!(keys.is_sorted_by(|left, right| left < right), "{file} is not sorted, or has a name twice");
        assert!(text.ends_with('\n'), "{file} has to end its last line");
    }
    let known = iana_names();
    let outlooks = ["Asia/Astana", "Asia/Toshkent"];
    let of_the_past = ["Canada/East-Saskatchewan", "US/Pacific-New"];
    for line in include_str!("iana.txt").lines() {
        let name = line.split(['|', '=']).next().unwrap();
        assert!(known.iter().any(|known| known == name) || outlooks.contains(&name) || of_the_past.contains(&name));
        let windows = line.split('|').nth(1);
        assert!(
            windows.is_none_or(|windows| table::windows(windows).is_some_and(|found| found.name == windows)),
            "{line}"
        );
    }
}

/// A table that is turned round by chance has obscure zones here, an old one has dated zones, and a short one none.
#[test]
fn well_known_traps_are_none() {
    for (windows, iana) in [
        ("Pacific Standard Time", "America/Los_Angeles"),
        ("Eastern Standard Time", "America/New_York"),
        ("W. Europe Standard Time", "Europe/Berlin"),
        ("China Standard Time", "Asia/Shanghai"),
        ("FLE Standard Time", "Europe/Kyiv"),
        ("Greenland Standard Time", "America/Nuuk"),
        ("Yukon Standard Time", "America/Whitehorse"),
        ("South Sudan Standard Time", "Africa/Juba"),
        ("UTC-02", "Etc/GMT+2"),
    ] {
        assert_eq!(TimeZoneName::new(windows).iana(), Some(iana));
        assert_eq!(TimeZoneName::new(iana).windows(), Some(windows));
    }
    for (iana, windows) in [
        ("Asia/Almaty", "West Asia Standard Time"),
        ("Asia/Toshkent", "West Asia Standard Time"),
        ("America/Ciudad_Juarez", "Mountain Standard Time"),
        ("America/Coyhaique", "Magallanes Standard Time"),
        ("Pacific/Kanton", "UTC+13"),
        ("america/godthab", "Greenland Standard Time"),
        ("Zulu", "UTC"),
        (UTC_URI, "UTC"),
    ] {
        assert_eq!(TimeZoneName::new(iana).windows(), Some(windows), "{iana}");
    }
}

#[test]
fn a_territory_has_a_zone_of_its_own() {
    let romance = TimeZoneName::new("Romance Standard Time");
    assert_eq!(romance.iana_in("es"), Some("Europe/Madrid"));
    assert_eq!(romance.iana_in("BE"), Some("Europe/Brussels"));
    assert_eq!(romance.iana_in("JP"), None);
    assert_eq!(TimeZoneName::new("America/Toronto").iana_in("US"), Some("America/New_York"));
    assert_eq!(TimeZoneName::new("nowhere").iana_in("US"), None);
}

#[test]
fn a_zone_is_found_by_its_other_spellings() {
    let without = |lacking: &'static [&'static str]| {
        move |name: &str| bundled().get(name).ok().filter(|_| !lacking.contains(&name))
    };
    for (name, lacking, expected) in [
        ("FLE Standard Time", &["Europe/Kyiv"][..], "Europe/Kiev"),
        ("US/Pacific", &["US/Pacific"], "America/Los_Angeles"),
        ("Asia/Kolkata", &["Asia/Kolkata"], "Asia/Calcutta"),
        ("Asia/Toshkent", &[], "Asia/Tashkent"),
    ] {
        let found = TimeZoneName::new(name).find(without(lacking));
        assert_eq!(found.unwrap().iana_name(), Some(expected));
    }
    assert_eq!(TimeZoneName::new("Europe/Paris").find(|_| None), None);
}

#[test]
fn utc_and_offsets_need_no_database() {
    let alone = |name: &str| TimeZoneName::new(name).find(|_| None);
    for name in ["UTC", "utc", "Etc/UTC", "Zulu", "tzone://microsoft/utc", "+00:00"] {
        assert_eq!(alone(name), Some(TimeZone::UTC), "{name}");
    }
    for (name, seconds) in [("+02:00", 7200), ("-0330", -12_600), ("+05", 18_000)] {
        assert_eq!(alone(name), Some(TimeZone::fixed(Offset::from_seconds(seconds).unwrap())), "{name}");
        assert_eq!((TimeZoneName::new(name).windows(), TimeZoneName::new(name).iana()), (None, None));
    }
    for name in ["+", "+99:00", "-", "+02:00:", "GMT+02:00", "EST5EDT,M3.2.0,M11.1.0"] {
        assert_eq!(alone(name), None, "{name}");
    }
}

/// Windows still has daylight saving for both, where the places that they were named for have none.
#[test]
fn clocks_of_the_past_go_by_the_rule_of_windows() {
    for (name, day, expected) in [
        ("Kamchatka Standard Time", "2026-01-15T00:00:00Z", offset(12)),
        ("Kamchatka Standard Time", "2026-07-15T00:00:00Z", offset(13)),
        ("Mid-Atlantic Standard Time", "2026-07-15T00:00:00Z", offset(-1)),
        ("mid-atlantic standard time", "2026-10-15T00:00:00Z", offset(-2)),
    ] {
        assert_eq!(find(name).unwrap().to_offset(at(day)), expected, "{name} on {day}");
    }
}

#[test]
fn what_cannot_be_found_says_what_to_do() {
    let said = |name: &str, no_database| TimeZoneName::new(name).not_found(no_database).to_string();
    for custom in CUSTOM {
        assert!(find(custom).is_none());
        assert!(said(&custom.to_lowercase(), false).contains("defined in the mailbox alone"));
    }
    let unknown = TimeZoneName::new("Mars Standard Time").time_zone().unwrap_err().to_string();
    assert!(unknown.contains("`Mars Standard Time`") && unknown.contains("outlook.timezone"), "{unknown}");
    assert!(said("Europe/Paris", true).contains("feature `time-zones`"));
    for name in ["", "Etc/Unknown", "Paris", "Europe/Paris ", "(UTC+01:00) Brussels, Paris", "../../etc/passwd"] {
        assert!(find(name).is_none(), "{name}");
        assert!(TimeZoneName::new(name).time_zone().is_err(), "{name}");
    }
}
