//! OData's functions of text, times and numbers. Which of them a service knows is up to the service.

use crate::{Expr, Field, Filter, Operand, precedence::Precedence};
use jiff::{
    SignedDuration, Timestamp,
    civil::{Date, Time},
};

/// Functions of the value alone, by the type of the value.
macro_rules! functions {
    ($($T:ty { $($(#[$doc:meta])* $name:ident = $function:literal -> $R:ty;)* })*) => {$(
        impl<E, K> Field<E, $T, K> {$(
            $(#[$doc])*
            pub fn $name(self) -> Expr<E, $R> {
                self.call($function)
            }
        )*}
    )*};
}

functions! {
    String {
        /// In lower case.
        to_lower = "tolower" -> String;
        /// In upper case.
        to_upper = "toupper" -> String;
        /// Without white space at both ends.
        trim = "trim" -> String;
        /// The number of characters.
        length = "length" -> i32;
    }
    Timestamp {
        /// The year, in UTC.
        year = "year" -> i32;
        /// The month, from 1, in UTC.
        month = "month" -> i32;
        /// The day of the month, from 1, in UTC.
        day = "day" -> i32;
        /// The hour, in UTC.
        hour = "hour" -> i32;
        /// The minute.
        minute = "minute" -> i32;
        /// The whole second.
        second = "second" -> i32;
        /// What is beyond the whole second, below 1.
        fractional_seconds = "fractionalseconds" -> f64;
        /// The date, in UTC.
        date = "date" -> Date;
        /// The time of day, in UTC.
        time = "time" -> Time;
    }
    Date {
        /// The year.
        year = "year" -> i32;
        /// The month, from 1.
        month = "month" -> i32;
        /// The day of the month, from 1.
        day = "day" -> i32;
    }
    Time {
        /// The hour.
        hour = "hour" -> i32;
        /// The minute.
        minute = "minute" -> i32;
        /// The whole second.
        second = "second" -> i32;
        /// What is beyond the whole second, below 1.
        fractional_seconds = "fractionalseconds" -> f64;
    }
    SignedDuration {
        /// The length in seconds.
        total_seconds = "totalseconds" -> f64;
    }
    f64 {
        /// To the nearest whole number, halves away from zero.
        round = "round" -> f64;
        /// Down to a whole number.
        floor = "floor" -> f64;
        /// Up to a whole number.
        ceiling = "ceiling" -> f64;
    }
}

/// The service's own time, at the moment at which it answers.
///
/// ```
/// # use graph_mail::message;
/// use graph_odata::now;
/// assert_eq!(message::RECEIVED_DATE_TIME.lt(now()).to_string(), "receivedDateTime lt now()");
/// ```
pub fn now<E>() -> Expr<E, Timestamp> {
    Expr::computed("now()".into(), Precedence::Primary)
}

impl<E, T, K> Field<E, T, K> {
    fn call<R>(self, function: &str) -> Expr<E, R> {
        self.call_with(function, |_| ())
    }

    fn call_with<R>(self, function: &str, arguments: impl FnOnce(&mut String)) -> Expr<E, R> {
        Expr::computed(self.written(function, arguments), Precedence::Primary)
    }

    fn holds(self, function: &str, value: &impl Operand<T, E>) -> Filter<E> {
        let text = self.written(function, |text| {
            text.push(',');
            value.write(text);
        });
        Filter::of(text, Precedence::Primary)
    }

    fn written(self, function: &str, arguments: impl FnOnce(&mut String)) -> String {
        let mut text = String::with_capacity(function.len() + self.text().len() + 40);
        text.extend([function, "(", self.text()]);
        arguments(&mut text);
        text.push(')');
        text
    }
}

/// Writes arguments, each after a comma.
macro_rules! arguments {
    ($($argument:expr),+) => {
        |text: &mut String| {$(
            text.push(',');
            $argument.write(text);
        )+}
    };
}

/// ```
/// # use graph_mail::message;
/// let shouted = message::SUBJECT.to_upper().eq(message::SUBJECT) & message::SUBJECT.length().gt(5);
/// assert_eq!(shouted.to_string(), "toupper(subject) eq subject and length(subject) gt 5");
/// ```
///
/// What is no text has no case:
///
/// ```compile_fail
/// let filter = graph_mail::message::IS_READ.to_lower().eq("true");
/// ```
impl<E, K> Field<E, String, K> {
    /// Begins with `value`.
    pub fn starts_with(self, value: impl Operand<String, E>) -> Filter<E> {
        self.holds("startswith", &value)
    }

    /// Ends with `value`. Not every service allows it.
    pub fn ends_with(self, value: impl Operand<String, E>) -> Filter<E> {
        self.holds("endswith", &value)
    }

    /// Has `value` in it. Not every service allows it.
    pub fn contains(self, value: impl Operand<String, E>) -> Filter<E> {
        self.holds("contains", &value)
    }

    /// Where `value` first begins, from 0; -1 when it is not there.
    pub fn index_of(self, value: impl Operand<String, E>) -> Expr<E, i32> {
        self.call_with("indexof", arguments!(value))
    }

    /// The text from the character at `start` on, which is counted from 0.
    pub fn substring(self, start: impl Operand<i32, E>) -> Expr<E, String> {
        self.call_with("substring", arguments!(start))
    }

    /// So many characters from the one at `start` on, which is counted from 0.
    pub fn substring_of(self, start: impl Operand<i32, E>, length: impl Operand<i32, E>) -> Expr<E, String> {
        self.call_with("substring", arguments!(start, length))
    }

    /// Followed by `value`.
    pub fn concat(self, value: impl Operand<String, E>) -> Expr<E, String> {
        self.call_with("concat", arguments!(value))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::test_models::{
        Message,
        message::{RECEIVED_DATE_TIME, SUBJECT},
    };

    #[test]
    fn functions_of_text() {
        let rows = [
            (SUBJECT.to_lower().eq("x"), "tolower(subject) eq 'x'"),
            (SUBJECT.to_upper().trim().starts_with("A'B"), "startswith(trim(toupper(subject)),'A''B')"),
            (SUBJECT.ends_with("z"), "endswith(subject,'z')"),
            (SUBJECT.contains(String::from("x")), "contains(subject,'x')"),
            (SUBJECT.contains(SUBJECT.trim()), "contains(subject,trim(subject))"),
            (SUBJECT.length().gt(5), "length(subject) gt 5"),
            (SUBJECT.index_of("x").eq(-1), "indexof(subject,'x') eq -1"),
            (SUBJECT.substring(1).eq("x"), "substring(subject,1) eq 'x'"),
            (
                SUBJECT.substring_of(1, SUBJECT.length() - 2).eq("x"),
                "substring(subject,1,length(subject) sub 2) eq 'x'",
            ),
            (SUBJECT.concat(",").concat(SUBJECT).ne("x"), "concat(concat(subject,','),subject) ne 'x'"),
        ];
        for (filter, expected) in rows {
            assert_eq!(filter.to_string(), expected);
        }
    }

    #[test]
    fn functions_of_times_and_numbers() {
        let ratio = Field::<Message, f64>::new("ratio");
        let length = Field::<Message, SignedDuration>::new("length");
        let noon = jiff::civil::time(12, 0, 0, 0);
        let at = || RECEIVED_DATE_TIME;
        let rows = [
            (
                at().year().eq(2026) & at().month().in_([1, 2]),
                "year(receivedDateTime) eq 2026 and month(receivedDateTime) in (1,2)",
            ),
            (at().day().ne(31) | at().hour().lt(9), "day(receivedDateTime) ne 31 or hour(receivedDateTime) lt 9"),
            (at().minute().eq(at().second()), "minute(receivedDateTime) eq second(receivedDateTime)"),
            (at().fractional_seconds().lt(0.5), "fractionalseconds(receivedDateTime) lt 0.5"),
            (at().date().eq(jiff::civil::date(2026, 1, 2)), "date(receivedDateTime) eq 2026-01-02"),
            (at().date().year().eq(2026), "year(date(receivedDateTime)) eq 2026"),
            (at().time().gt(noon), "time(receivedDateTime) gt 12:00:00"),
            (at().time().hour().eq(12), "hour(time(receivedDateTime)) eq 12"),
            (at().gt(now() - SignedDuration::from_hours(24)), "receivedDateTime gt now() sub duration'PT24H'"),
            (length.total_seconds().ceiling().gt(60), "ceiling(totalseconds(length)) gt 60"),
            (ratio.clone().round().eq(ratio.floor()), "round(ratio) eq floor(ratio)"),
        ];
        for (filter, expected) in rows {
            assert_eq!(filter.to_string(), expected);
        }
    }
}
