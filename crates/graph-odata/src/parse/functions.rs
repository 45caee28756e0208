//! The functions that a filter may call.

use super::expression::Form;
use Form::{Condition, Either, Value};

/// A function: its name as it is written, how many arguments it takes at least and at most, and what it gives.
pub(super) struct Function(pub(super) &'static str, usize, usize, pub(super) Form);

/// All that OData 4.01 has, but for `case` and places on the earth, which Graph does not speak of.
const FUNCTIONS: [Function; 32] = [
    Function("cast", 1, 2, Either),
    Function("ceiling", 1, 1, Value),
    Function("concat", 2, 2, Value),
    Function("contains", 2, 2, Condition),
    Function("date", 1, 1, Value),
    Function("day", 1, 1, Value),
    Function("endswith", 2, 2, Condition),
    Function("floor", 1, 1, Value),
    Function("fractionalseconds", 1, 1, Value),
    Function("hassubsequence", 2, 2, Condition),
    Function("hassubset", 2, 2, Condition),
    Function("hour", 1, 1, Value),
    Function("indexof", 2, 2, Value),
    Function("isof", 1, 2, Condition),
    Function("length", 1, 1, Value),
    Function("matchesPattern", 2, 2, Condition),
    Function("maxdatetime", 0, 0, Value),
    Function("mindatetime", 0, 0, Value),
    Function("minute", 1, 1, Value),
    Function("month", 1, 1, Value),
    Function("now", 0, 0, Value),
    Function("round", 1, 1, Value),
    Function("second", 1, 1, Value),
    Function("startswith", 2, 2, Condition),
    Function("substring", 2, 3, Value),
    Function("time", 1, 1, Value),
    Function("tolower", 1, 1, Value),
    Function("totaloffsetminutes", 1, 1, Value),
    Function("totalseconds", 1, 1, Value),
    Function("toupper", 1, 1, Value),
    Function("trim", 1, 1, Value),
    Function("year", 1, 1, Value),
];

impl Function {
    /// The function of that name, in any case.
    pub(super) fn find(name: &str) -> Option<&'static Self> {
        FUNCTIONS.iter().find(|function| function.0.eq_ignore_ascii_case(name))
    }

    /// What is wrong with so many arguments.
    pub(super) fn refuses(&self, arguments: usize) -> Option<String> {
        let Self(name, least, most, _) = *self;
        if (least..=most).contains(&arguments) {
            return None;
        }
        Some(match (least, most) {
            (0, _) => format!("no argument of {name}"),
            (1, 1) => format!("1 argument of {name}"),
            (least, most) if least == most => format!("{least} arguments of {name}"),
            (least, most) => format!("{least} or {most} arguments of {name}"),
        })
    }
}
