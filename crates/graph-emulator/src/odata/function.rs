//! The functions of a filter: what they take, what they give, and what they do.

use super::{
    eval::Scalar,
    shape::{Family, Shape},
};
use crate::reply::Failure;
use jiff::{Timestamp, civil, tz::TimeZone};

/// A function that Outlook, the directory or OData itself has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Function {
    StartsWith,
    EndsWith,
    Contains,
    ToLower,
    ToUpper,
    Trim,
    Length,
    IndexOf,
    Substring,
    Concat,
    Year,
    Month,
    Day,
    Hour,
    Minute,
    Second,
    FractionalSeconds,
    Date,
    Time,
    TotalSeconds,
    Round,
    Floor,
    Ceiling,
    /// `cast` to a number, whole or not, and to text.
    ToInteger,
    ToDouble,
    ToText,
}

use Family::{Named, Number, Text, Time as Instant};
use Function as F;

const CLOCK: Family = Named("Edm.TimeOfDay");
const DURATION: Family = Named("Edm.Duration");
const DOUBLE: Shape = Shape::Other("Edm.Double");

/// Each function with its arguments and its result. One that takes different types has a row for each.
const SIGNATURES: &[(&str, Function, &[Family], Shape)] = &[
    ("startswith", F::StartsWith, &[Text, Text], Shape::Boolean),
    ("endswith", F::EndsWith, &[Text, Text], Shape::Boolean),
    ("contains", F::Contains, &[Text, Text], Shape::Boolean),
    ("tolower", F::ToLower, &[Text], Shape::Text),
    ("toupper", F::ToUpper, &[Text], Shape::Text),
    ("trim", F::Trim, &[Text], Shape::Text),
    ("length", F::Length, &[Text], Shape::Integer),
    ("indexof", F::IndexOf, &[Text, Text], Shape::Integer),
    ("substring", F::Substring, &[Text, Number], Shape::Text),
    ("substring", F::Substring, &[Text, Number, Number], Shape::Text),
    ("concat", F::Concat, &[Text, Text], Shape::Text),
    ("year", F::Year, &[Instant], Shape::Integer),
    ("month", F::Month, &[Instant], Shape::Integer),
    ("day", F::Day, &[Instant], Shape::Integer),
    ("hour", F::Hour, &[Instant], Shape::Integer),
    ("hour", F::Hour, &[CLOCK], Shape::Integer),
    ("minute", F::Minute, &[Instant], Shape::Integer),
    ("minute", F::Minute, &[CLOCK], Shape::Integer),
    ("second", F::Second, &[Instant], Shape::Integer),
    ("second", F::Second, &[CLOCK], Shape::Integer),
    ("fractionalseconds", F::FractionalSeconds, &[Instant], DOUBLE),
    ("fractionalseconds", F::FractionalSeconds, &[CLOCK], DOUBLE),
    ("date", F::Date, &[Instant], Shape::Other("Edm.DateTimeOffset")),
    ("time", F::Time, &[Instant], Shape::Other("Edm.TimeOfDay")),
    ("totalseconds", F::TotalSeconds, &[DURATION], DOUBLE),
    ("round", F::Round, &[Number], DOUBLE),
    ("floor", F::Floor, &[Number], DOUBLE),
    ("ceiling", F::Ceiling, &[Number], DOUBLE),
];

/// The function of that name, in any case, that takes such arguments; and what it gives.
pub(super) fn find(name: &str, arguments: &[Shape]) -> Result<(Function, Shape), Failure> {
    let fits = |takes: &[Family]| {
        takes.len() == arguments.len() && takes.iter().zip(arguments).all(|(family, shape)| shape.fits(*family))
    };
    let mut rows = SIGNATURES.iter().filter(|(known, ..)| known.eq_ignore_ascii_case(name)).peekable();
    if rows.peek().is_none() {
        return Err(Failure::query(format!(
            "Invalid filter clause: An unknown function with name '{name}' was found. This may also be a function \
             import or a key lookup on a navigation property, which is not allowed."
        )));
    }
    rows.find(|(_, _, takes, _)| fits(takes)).map(|(_, function, _, gives)| (*function, gives.clone())).ok_or_else(
        || {
            Failure::query(format!(
                "Invalid filter clause: No function signature for the function with name '{name}' matches the \
             specified arguments."
            ))
        },
    )
}

/// What `cast` does to reach that type, and what it gives.
pub(super) fn cast(target: &str) -> Option<(Function, Shape)> {
    Some(match target {
        "Edm.Int16" | "Edm.Int32" | "Edm.Int64" => (F::ToInteger, Shape::Integer),
        "Edm.Double" | "Edm.Decimal" | "Edm.Single" => (F::ToDouble, DOUBLE),
        "Edm.String" => (F::ToText, Shape::Text),
        _ => return None,
    })
}

/// What a function gives for these values. Whatever it is asked of nothing is nothing.
pub(super) fn call(function: Function, arguments: &[Scalar]) -> Scalar {
    let number = |number: f64| Scalar::Number(number);
    match arguments {
        [Scalar::Text(text)] => of_text(function, text),
        [Scalar::Text(text), Scalar::Text(other)] => of_texts(function, text, other),
        [Scalar::Text(text), Scalar::Number(start)] => substring(text, *start, f64::INFINITY),
        [Scalar::Text(text), Scalar::Number(start), Scalar::Number(length)] => substring(text, *start, *length),
        [Scalar::Instant(instant)] => of_instant(function, *instant),
        [Scalar::Time(time)] => of_time(function, *time),
        [Scalar::Duration(duration)] => number(duration.as_secs_f64()),
        [Scalar::Number(value)] => match function {
            F::Round => number(value.round()),
            F::Floor => number(value.floor()),
            F::Ceiling => number(value.ceil()),
            F::ToInteger => number(value.trunc()),
            F::ToText => Scalar::Text(value.to_string()),
            _ => number(*value),
        },
        _ => Scalar::Null,
    }
}

fn of_text(function: Function, text: &str) -> Scalar {
    match function {
        F::ToLower => Scalar::Text(text.to_lowercase()),
        F::ToUpper => Scalar::Text(text.to_uppercase()),
        F::Trim => Scalar::Text(text.trim().to_owned()),
        // OData counts characters as .NET does, in UTF-16.
        F::Length => Scalar::Number(text.encode_utf16().count() as f64),
        F::ToInteger => text.trim().parse::<i64>().map_or(Scalar::Null, |number| Scalar::Number(number as f64)),
        F::ToDouble => text.trim().parse().map_or(Scalar::Null, Scalar::Number),
        _ => Scalar::Text(text.to_owned()),
    }
}

fn of_texts(function: Function, text: &str, other: &str) -> Scalar {
    // As in comparisons, the case does not matter.
    let (folded, part) = (text.to_lowercase(), other.to_lowercase());
    match function {
        F::StartsWith => Scalar::Boolean(folded.starts_with(&part)),
        F::EndsWith => Scalar::Boolean(folded.ends_with(&part)),
        F::Contains => Scalar::Boolean(folded.contains(&part)),
        F::IndexOf => {
            let at = folded.find(&part).map(|at| folded[..at].encode_utf16().count() as f64);
            Scalar::Number(at.unwrap_or(-1.0))
        }
        _ => Scalar::Text(format!("{text}{other}")),
    }
}

/// Within the bounds of the text, whatever was asked.
fn substring(text: &str, start: f64, length: f64) -> Scalar {
    let units: Vec<u16> = text.encode_utf16().collect();
    let start = start.clamp(0.0, units.len() as f64) as usize;
    let length = length.clamp(0.0, (units.len() - start) as f64) as usize;
    Scalar::Text(String::from_utf16_lossy(&units[start..start + length]))
}

fn of_instant(function: Function, instant: Timestamp) -> Scalar {
    let zoned = instant.to_zoned(TimeZone::UTC);
    match function {
        F::Year => Scalar::Number(zoned.year().into()),
        F::Month => Scalar::Number(zoned.month().into()),
        F::Day => Scalar::Number(zoned.day().into()),
        F::Date => zoned.start_of_day().map_or(Scalar::Null, |midnight| Scalar::Instant(midnight.timestamp())),
        F::Time => Scalar::Time(zoned.time()),
        _ => of_time(function, zoned.time()),
    }
}

fn of_time(function: Function, time: civil::Time) -> Scalar {
    Scalar::Number(match function {
        F::Hour => time.hour().into(),
        F::Minute => time.minute().into(),
        F::Second => time.second().into(),
        _ => f64::from(time.subsec_nanosecond()) / 1e9,
    })
}
