//! The text that a cell shows: its value in its number format.

use crate::state::Scalar;

mod date;

/// A value as a cell of that number format shows it; `None` is `General`.
pub(crate) fn shown(value: &Scalar, format: Option<&str>) -> String {
    match value {
        Scalar::Empty => String::new(),
        Scalar::Text(text) => text.clone(),
        Scalar::Boolean(flag) => if *flag { "TRUE" } else { "FALSE" }.to_owned(),
        Scalar::Error(code) => (*code).to_owned(),
        Scalar::Number(number) => match format {
            Some(code) if !code.eq_ignore_ascii_case("general") && code != "@" => formatted(*number, code),
            _ => general(*number),
        },
    }
}

/// The part of a format for this number: the first is for positive ones, the second for negative ones, the third for zero.
fn formatted(number: f64, code: &str) -> String {
    let sections = sections(code);
    let (section, number) = match sections.as_slice() {
        [_, negative, ..] if number < 0.0 => (negative, -number),
        [_, _, zero, ..] if number == 0.0 => (zero, number),
        [first, ..] => (first, number),
        [] => return general(number),
    };
    if section.iter().any(|part| matches!(part, Part::Time(_))) {
        return date::shown(number, section);
    }
    if section.contains(&Part::General) {
        return general(number);
    }
    Digits::of(section).shown(number, section)
}

/// A piece of a format.
#[derive(Clone, Debug, PartialEq)]
enum Part {
    /// Shown as it is.
    Literal(char),
    /// A place for a digit: `0`, `#` or `?`.
    Digit(char),
    Point,
    Comma,
    Percent,
    /// `E+00`: how many digits the exponent has at least.
    Exponent(usize),
    /// A run of one letter of a date or time, or `AM/PM` as `a`.
    Time(String),
    General,
}

fn sections(code: &str) -> Vec<Vec<Part>> {
    let mut found = vec![Vec::new()];
    let mut rest = code;
    while let Some(next) = rest.chars().next() {
        let (part, length) = match next {
            ';' => {
                found.push(Vec::new());
                rest = &rest[1..];
                continue;
            }
            _ => part(rest, next),
        };
        if let Some(section) = found.last_mut() {
            section.extend(part);
        }
        rest = &rest[length..];
    }
    found
}

fn part(rest: &str, next: char) -> (Vec<Part>, usize) {
    let after = |at: usize| rest[at..].chars().next();
    let upper = rest.to_ascii_uppercase();
    let literal = |text: &str| text.chars().map(Part::Literal).collect::<Vec<_>>();
    match next {
        '"' => {
            let end = rest[1..].find('"').map_or(rest.len(), |end| end + 1);
            (literal(&rest[1..end]), (end + 1).min(rest.len()))
        }
        '\\' => (after(1).map(Part::Literal).into_iter().collect(), 1 + after(1).map_or(0, char::len_utf8)),
        // Room as wide as a character, and a character that fills the cell.
        '_' => (vec![Part::Literal(' ')], 1 + after(1).map_or(0, char::len_utf8)),
        '*' => (Vec::new(), 1 + after(1).map_or(0, char::len_utf8)),
        // A colour, a condition or a locale, which may bring a currency.
        '[' => {
            let end = rest.find(']').map_or(rest.len(), |end| end + 1);
            let currency = rest[1..end].trim_end_matches(']').strip_prefix('$');
            (literal(currency.and_then(|it| it.split('-').next()).unwrap_or_default()), end)
        }
        '0' | '#' | '?' => (vec![Part::Digit(next)], 1),
        '.' => (vec![Part::Point], 1),
        ',' => (vec![Part::Comma], 1),
        '%' => (vec![Part::Percent], 1),
        _ if upper.starts_with("GENERAL") => (vec![Part::General], 7),
        _ if upper.starts_with("AM/PM") => (vec![Part::Time("a".into())], 5),
        _ if upper.starts_with("E+") || upper.starts_with("E-") => {
            let digits = rest[2..].chars().take_while(|digit| *digit == '0').count();
            (vec![Part::Exponent(digits)], 2 + digits)
        }
        'y' | 'Y' | 'm' | 'M' | 'd' | 'D' | 'h' | 'H' | 's' | 'S' => {
            let length = rest.chars().take_while(|letter| letter.eq_ignore_ascii_case(&next)).count();
            (vec![Part::Time(rest[..length].to_ascii_lowercase())], length)
        }
        other => (vec![Part::Literal(other)], other.len_utf8()),
    }
}

/// How the digits of a section are to be shown.
struct Digits {
    whole: usize,
    /// Digits behind the point that are always there, and those that may be.
    decimals: (usize, usize),
    grouped: bool,
    percent: i32,
    exponent: Option<usize>,
}

impl Digits {
    fn of(section: &[Part]) -> Self {
        let point = section.iter().position(|part| *part == Part::Point).unwrap_or(section.len());
        let (whole, fraction) = section.split_at(point);
        let count = |parts: &[Part], wanted: fn(&Part) -> bool| parts.iter().filter(|part| wanted(part)).count();
        let is_zero = |part: &Part| *part == Part::Digit('0');
        let is_digit = |part: &Part| matches!(part, Part::Digit(_));
        let last = whole.iter().rposition(is_digit).unwrap_or(0);
        Self {
            whole: count(whole, is_zero),
            decimals: (count(fraction, is_zero), count(fraction, is_digit)),
            grouped: whole[..last].contains(&Part::Comma),
            percent: i32::try_from(count(section, |part| *part == Part::Percent)).unwrap_or(0),
            exponent: section
                .iter()
                .find_map(|part| if let Part::Exponent(digits) = part { Some(*digits) } else { None }),
        }
    }

    fn shown(&self, number: f64, section: &[Part]) -> String {
        let digits = self.digits(number.abs() * 100_f64.powi(self.percent));
        let sign = if number < 0.0 && digits.chars().any(|digit| matches!(digit, '1'..='9')) { "-" } else { "" };
        let mut text = String::from(sign);
        let mut written = false;
        for part in section {
            match part {
                Part::Literal(letter) => text.push(*letter),
                Part::Percent => text.push('%'),
                // All digits stand where the first has its place.
                Part::Digit(_) | Part::Point if !written => {
                    text.push_str(&digits);
                    written = true;
                }
                _ => {}
            }
        }
        text
    }

    fn digits(&self, number: f64) -> String {
        let (least, most) = self.decimals;
        if let Some(least_exponent) = self.exponent {
            let exponent = if number == 0.0 { 0.0 } else { number.log10().floor() };
            let mantissa = rounded(number / 10_f64.powf(exponent), least, most);
            let sign = if exponent < 0.0 { '-' } else { '+' };
            return format!("{mantissa}E{sign}{:0>1$}", exponent.abs(), least_exponent);
        }
        let text = rounded(number, least, most);
        let (whole, fraction) = text.split_once('.').map_or((text.as_str(), ""), |(whole, rest)| (whole, rest));
        let whole = if whole == "0" && self.whole == 0 { "" } else { whole };
        let whole = format!("{whole:0>0$}", self.whole);
        let whole = if self.grouped { grouped(&whole) } else { whole };
        if fraction.is_empty() { whole } else { format!("{whole}.{fraction}") }
    }
}

/// A number with that many decimals; half a unit goes away from zero.
fn rounded(number: f64, least: usize, most: usize) -> String {
    let scale = 10_f64.powi(i32::try_from(most).unwrap_or(i32::MAX));
    let scaled = (number * scale).round() / scale;
    let text = format!("{:.most$}", if scaled.is_finite() { scaled } else { number });
    let Some((whole, fraction)) = text.split_once('.') else { return text };
    let kept = fraction.trim_end_matches('0').len().max(least);
    if kept == 0 { whole.to_owned() } else { format!("{whole}.{}", &fraction[..kept]) }
}

fn grouped(digits: &str) -> String {
    let mut text = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// A number without a format: as exact as eleven characters can be.
fn general(number: f64) -> String {
    let size = number.abs();
    if size != 0.0 && !(1e-9..1e11).contains(&size) {
        let exponent = size.log10().floor();
        let mantissa = rounded(number / 10_f64.powf(exponent), 0, 5);
        return format!("{mantissa}E{}{:0>2}", if exponent < 0.0 { '-' } else { '+' }, exponent.abs());
    }
    let whole = format!("{:.0}", size.trunc()).len();
    rounded(number, 0, 10_usize.saturating_sub(whole))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(number: f64, format: &str) -> String {
        shown(&Scalar::Number(number), Some(format))
    }

    #[test]
    fn numbers_without_a_format() {
        for (number, shown) in [
            (0.0, "0"),
            (42.0, "42"),
            (-2.5, "-2.5"),
            (1.0 / 3.0, "0.333333333"),
            (0.1 + 0.2, "0.3"),
            (1234.56789, "1234.56789"),
            (123_456_789_012.0, "1.23457E+11"),
            (1e-10, "1E-10"),
        ] {
            assert_eq!(text(number, "General"), shown);
        }
        assert_eq!(shown(&Scalar::Boolean(true), Some("0.00")), "TRUE");
        assert_eq!(shown(&Scalar::Text("x".into()), Some("0.00")), "x");
    }

    #[test]
    fn numbers_in_a_format() {
        for (number, format, shown) in [
            (1234.5, "0.00", "1234.50"),
            (1234.5, "#,##0", "1,235"),
            (1_234_567.891, "#,##0.00", "1,234,567.89"),
            (0.256, "0%", "26%"),
            (-0.5, "0.0%", "-50.0%"),
            (-3.0, "$#,##0.00", "-$3.00"),
            (7.0, "000", "007"),
            (0.5, "#.##", ".5"),
            (-2.0, "0.00;(0.00)", "(2.00)"),
            (0.0, "0;-0;\"none\"", "none"),
            (3.0, "0 \"pieces\"", "3 pieces"),
            (3.0, "[Red][$€-407] 0.0", "€ 3.0"),
            (12345.0, "0.00E+00", "1.23E+04"),
            (-0.001, "0.00", "0.00"),
            (5.0, "@", "5"),
        ] {
            assert_eq!(text(number, format), shown, "{number} as {format}");
        }
    }
}
