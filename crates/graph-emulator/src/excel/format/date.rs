//! Serial numbers of days as dates and times.

use super::Part;
use jiff::{ToSpan, civil::date};

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];
const DAYS: [&str; 7] = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];

/// What Excel shows where there is no date.
const NONE: &str = "########";

/// A serial number as a section of a format that is about dates has it.
#[allow(clippy::cast_possible_truncation, reason = "a serial number of a day that there is fits")]
pub(super) fn shown(serial: f64, section: &[Part]) -> String {
    if !(0.0..2_958_466.0).contains(&serial) {
        return NONE.to_owned();
    }
    let seconds = (serial * 86_400.0).round() as i64;
    let (days, seconds) = (seconds.div_euclid(86_400), seconds.rem_euclid(86_400));
    let Some(day) = day(days) else { return NONE.to_owned() };
    let (hours, minutes, seconds) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
    let has_halves = section.contains(&Part::Time("a".into()));
    let clock = if has_halves { (hours + 11) % 12 + 1 } else { hours };
    let mut text = String::new();
    for (at, part) in section.iter().enumerate() {
        let run = match part {
            Part::Literal(letter) => {
                text.push(*letter);
                continue;
            }
            Part::Point => {
                text.push('.');
                continue;
            }
            Part::Comma => {
                text.push(',');
                continue;
            }
            Part::Time(run) => run.as_str(),
            _ => continue,
        };
        let padded = |number: i64| if run.len() == 1 { number.to_string() } else { format!("{number:02}") };
        text.push_str(&match run {
            "a" => if hours < 12 { "AM" } else { "PM" }.to_owned(),
            "yy" => format!("{:02}", day.year % 100),
            "ddd" => DAYS[day.weekday][..3].to_owned(),
            _ => match &run[..1] {
                "y" => day.year.to_string(),
                "h" => padded(clock),
                "s" => padded(seconds),
                "m" if is_minute(section, at) => padded(minutes),
                "m" => month(day.month, run.len()),
                _ if run.len() > 3 => DAYS[day.weekday].to_owned(),
                _ => padded(day.day),
            },
        });
    }
    text
}

struct Day {
    year: i64,
    month: usize,
    day: i64,
    weekday: usize,
}

/// The day of that number. To Excel 1900 was a leap year, and a zeroth of January came before it.
fn day(days: i64) -> Option<Day> {
    let weekday = usize::try_from((days + 6) % 7).ok()?;
    match days {
        0 => Some(Day { year: 1900, month: 1, day: 0, weekday }),
        60 => Some(Day { year: 1900, month: 2, day: 29, weekday }),
        _ => {
            let shift = if days < 60 { days + 1 } else { days };
            let found = date(1899, 12, 30).checked_add(shift.days()).ok()?;
            let month = usize::try_from(found.month()).ok()?;
            Some(Day { year: found.year().into(), month, day: found.day().into(), weekday })
        }
    }
}

fn month(month: usize, length: usize) -> String {
    let name = MONTHS[month - 1];
    match length {
        1 => month.to_string(),
        2 => format!("{month:02}"),
        3 => name[..3].to_owned(),
        4 => name.to_owned(),
        _ => name[..1].to_owned(),
    }
}

/// Whether `m` is about minutes: behind hours, or before seconds.
fn is_minute(section: &[Part], at: usize) -> bool {
    let begins = |part: &Part, letter: char| matches!(part, Part::Time(run) if run.starts_with(letter));
    let is_time = |part: &&Part| matches!(part, Part::Time(run) if run != "a");
    let before = section[..at].iter().rev().find(is_time);
    let after = section[at + 1..].iter().find(is_time);
    before.is_some_and(|part| begins(part, 'h')) || after.is_some_and(|part| begins(part, 's'))
}

#[cfg(test)]
mod tests {
    use super::super::shown;
    use crate::state::Scalar;

    #[test]
    fn days_and_times() {
        for (serial, format, text) in [
            (42019.0, "m/d/yyyy", "1/15/2015"),
            (42019.0, "yyyy-mm-dd", "2015-01-15"),
            (42019.0, "dddd, d mmmm yy", "Thursday, 15 January 15"),
            (42019.0, "ddd d-mmm", "Thu 15-Jan"),
            (0.75, "h:mm AM/PM", "6:00 PM"),
            (0.0, "h AM/PM", "12 AM"),
            (42_019.520_844_907_41, "hh:mm:ss", "12:30:01"),
            (42019.5, "m/d/yyyy h:mm", "1/15/2015 12:00"),
            (1.0, "yyyy-mm-dd", "1900-01-01"),
            (59.0, "yyyy-mm-dd", "1900-02-28"),
            (60.0, "yyyy-mm-dd", "1900-02-29"),
            (61.0, "yyyy-mm-dd", "1900-03-01"),
            (-1.0, "yyyy", "########"),
            (2_958_465.0, "yyyy-mm-dd", "9999-12-31"),
        ] {
            assert_eq!(shown(&Scalar::Number(serial), Some(format)), text, "{serial} as {format}");
        }
    }
}
