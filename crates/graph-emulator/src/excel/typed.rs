//! What becomes of a text that is written into a cell: Excel reads it as if it had been typed, in American English.

use crate::state::{Input, Scalar};
use jiff::civil::Date;

/// What a cell gets.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Typed {
    pub(crate) input: Input,
    /// The number format that goes with it, for a cell that has none.
    pub(crate) format: Option<&'static str>,
}

/// Reads a text, for a cell of that number format.
pub(crate) fn read(text: &str, format: Option<&str>) -> Typed {
    let plain = |scalar: Scalar| Typed { input: Input::Value(scalar), format: None };
    if text.is_empty() {
        return plain(Scalar::Empty);
    }
    if format == Some("@") {
        return plain(Scalar::Text(text.to_owned()));
    }
    if let Some(literal) = text.strip_prefix('\'') {
        return plain(Scalar::Text(literal.to_owned()));
    }
    if text.len() > 1 && text.starts_with('=') {
        return Typed { input: Input::Formula(text.to_owned()), format: None };
    }
    let trimmed = text.trim();
    let boolean = [("TRUE", true), ("FALSE", false)].into_iter().find(|(name, _)| name.eq_ignore_ascii_case(trimmed));
    if let Some((_, flag)) = boolean {
        return plain(Scalar::Boolean(flag));
    }
    if let Some(error) = Scalar::error(trimmed) {
        return plain(error);
    }
    match number(trimmed).or_else(|| moment(trimmed)) {
        Some((number, format)) => Typed { input: Input::Value(Scalar::Number(number)), format },
        None => plain(Scalar::Text(text.to_owned())),
    }
}

/// A number, with a sign, thousands between commas, a currency or per cent.
fn number(text: &str) -> Option<(f64, Option<&'static str>)> {
    let (sign, rest) = match text.strip_prefix('-') {
        Some(rest) => (-1.0, rest),
        None => (1.0, text.strip_prefix('+').unwrap_or(text)),
    };
    let (currency, rest) = rest.strip_prefix('$').map_or((false, rest), |rest| (true, rest));
    let (percent, rest) = rest.strip_suffix('%').map_or((false, rest), |rest| (true, rest.trim_end()));
    let (whole, fraction) = rest.split_once('.').map_or((rest, None), |(whole, fraction)| (whole, Some(fraction)));
    let grouped = whole.contains(',');
    if grouped && !is_grouped(whole) {
        return None;
    }
    let bare = rest.replace(',', "");
    let is_numeric = bare.starts_with(|first: char| first.is_ascii_digit() || first == '.')
        && bare.chars().all(|letter| letter.is_ascii_digit() || matches!(letter, '.' | 'e' | 'E' | '+' | '-'));
    let number: f64 = bare.parse().ok().filter(|number: &f64| is_numeric && number.is_finite())?;
    let decimals = fraction.is_some();
    let format = match (currency, percent, grouped) {
        (true, ..) => Some(if decimals { "$#,##0.00" } else { "$#,##0" }),
        (_, true, _) => Some(if decimals { "0.00%" } else { "0%" }),
        (.., true) => Some(if decimals { "#,##0.00" } else { "#,##0" }),
        _ if bare.contains(['e', 'E']) => Some("0.00E+00"),
        _ => None,
    };
    Some((sign * if percent { number / 100.0 } else { number }, format))
}

/// Whether commas stand before every three digits.
fn is_grouped(whole: &str) -> bool {
    let mut groups = whole.split(',');
    let first = groups.next().unwrap_or_default();
    (1..=3).contains(&first.len()) && groups.all(|group| group.len() == 3)
}

/// A date, a time, or both.
fn moment(text: &str) -> Option<(f64, Option<&'static str>)> {
    if let Some(time) = time(text) {
        return Some((time, Some("h:mm:ss").filter(|_| text.matches(':').count() > 1).or(Some("h:mm"))));
    }
    let (day, rest) = text.split_once([' ', 'T']).map_or((text, ""), |(day, rest)| (day, rest.trim()));
    let day = serial(date(day)?)?;
    if rest.is_empty() {
        return Some((day, Some("m/d/yyyy")));
    }
    Some((day + time(rest)?, Some("m/d/yyyy h:mm")))
}

/// `2026-01-15` or `1/15/2026`.
fn date(text: &str) -> Option<Date> {
    let numbers = |separator: char| -> Option<[i16; 3]> {
        let parts: Result<Vec<i16>, _> = text.split(separator).map(str::parse).collect();
        parts.ok()?.try_into().ok()
    };
    let [year, month, day] = match numbers('-') {
        Some([year, month, day]) if year > 31 => [year, month, day],
        _ => {
            let [month, day, year] = numbers('/')?;
            [year, month, day]
        }
    };
    // Two digits are a year of this century before 30, and of the last one from there on.
    let year = match year {
        0..30 => 2000 + year,
        30..100 => 1900 + year,
        _ => year,
    };
    Date::new(year, month.try_into().ok()?, day.try_into().ok()?).ok()
}

/// `14:30`, `14:30:05` or `2:30 PM`, as a part of a day.
fn time(text: &str) -> Option<f64> {
    let upper = text.to_ascii_uppercase();
    let (clock, half) = match (upper.strip_suffix("AM"), upper.strip_suffix("PM")) {
        (Some(clock), _) => (clock.trim_end(), Some(0.0)),
        (_, Some(clock)) => (clock.trim_end(), Some(12.0)),
        _ => (upper.as_str(), None),
    };
    let parts: Result<Vec<u32>, _> = clock.split(':').map(str::parse).collect();
    let (hours, minutes, seconds) = match *parts.ok()? {
        [hours, minutes] => (hours, minutes, 0),
        [hours, minutes, seconds] => (hours, minutes, seconds),
        _ => return None,
    };
    let hours = match half {
        Some(half) if (1..=12).contains(&hours) => f64::from(hours % 12) + half,
        None if hours < 24 => f64::from(hours),
        _ => return None,
    };
    (minutes < 60 && seconds < 60).then(|| (hours + f64::from(minutes) / 60.0 + f64::from(seconds) / 3600.0) / 24.0)
}

/// The number of a day: 1 is the first of January 1900, and 60 a day that never was.
fn serial(date: Date) -> Option<f64> {
    let days = date.since(jiff::civil::date(1899, 12, 30)).ok()?.get_days();
    let days = if days <= 60 { days - 1 } else { days };
    (days > 0).then(|| f64::from(days))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn value(text: &str) -> (String, Option<&'static str>) {
        let typed = read(text, None);
        let shown = match typed.input {
            Input::Value(scalar) => scalar.json().to_string(),
            Input::Formula(formula) => formula,
        };
        (shown, typed.format)
    }

    #[test]
    fn texts_become_what_they_look_like() {
        for (text, shown, format) in [
            ("100", "100", None),
            (" -2.5 ", "-2.5", None),
            ("1,234", "1234", Some("#,##0")),
            ("$3.50", "3.5", Some("$#,##0.00")),
            ("50%", "0.5", Some("0%")),
            ("1e3", "1000", Some("0.00E+00")),
            ("true", "true", None),
            ("#n/a", "\"#N/A\"", None),
            ("=A1", "=A1", None),
            ("1/15/2015", "42019", Some("m/d/yyyy")),
            ("2015-01-15", "42019", Some("m/d/yyyy")),
            ("2/28/1900", "59", Some("m/d/yyyy")),
            ("3/1/1900", "61", Some("m/d/yyyy")),
            ("1/1/26 12:00", "46023.5", Some("m/d/yyyy h:mm")),
            ("6:00 PM", "0.75", Some("h:mm")),
            ("", "\"\"", None),
        ] {
            assert_eq!(value(text), (shown.to_owned(), format), "{text}");
        }
    }

    #[test]
    fn other_texts_stay_texts() {
        for text in [
            "North",
            "=",
            "1,23",
            "1.2.3",
            "inf",
            "NaN",
            "1/1",
            "13/13/2026",
            "25:00",
            "13:00 PM",
            "1/1/1850",
            "e5",
            "-",
        ] {
            assert_eq!(read(text, None).input, Input::Value(Scalar::Text(text.into())), "{text}");
        }
        assert_eq!(value("'007").0, "\"007\"");
        assert_eq!(read("007", Some("@")).input, Input::Value(Scalar::Text("007".into())));
        assert_eq!(read("=A1", Some("@")).input, Input::Value(Scalar::Text("=A1".into())));
    }
}
