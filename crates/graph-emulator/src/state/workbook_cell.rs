//! A cell at rest, and the values that cells and formulas have.

use serde_json::Value;

/// The errors that a value can be, as Excel writes them.
const ERRORS: &[&str] = &["#NULL!", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#N/A"];

/// The largest number below which every whole number is exact.
const EXACT: f64 = 9_007_199_254_740_992.0;

/// What a cell is worth.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) enum Scalar {
    #[default]
    Empty,
    Number(f64),
    Text(String),
    Boolean(bool),
    /// One of Excel's errors, such as `#DIV/0!`.
    Error(&'static str),
}

impl Scalar {
    /// The error of that name.
    pub(crate) fn error(text: &str) -> Option<Self> {
        ERRORS.iter().find(|known| known.eq_ignore_ascii_case(text)).map(|known| Self::Error(known))
    }

    /// The value as `values` shows it.
    pub(crate) fn json(&self) -> Value {
        match self {
            Self::Empty => "".into(),
            Self::Number(number) => json_number(*number),
            Self::Text(text) => text.as_str().into(),
            Self::Boolean(flag) => (*flag).into(),
            Self::Error(code) => (*code).into(),
        }
    }

    /// The value's kind as `valueTypes` names it. To Excel every number is a double.
    pub(crate) fn kind(&self) -> &'static str {
        match self {
            Self::Empty => "Empty",
            Self::Number(_) => "Double",
            Self::Text(_) => "String",
            Self::Boolean(_) => "Boolean",
            Self::Error(_) => "Error",
        }
    }
}

/// A number without a fraction that is none.
#[allow(clippy::cast_possible_truncation, reason = "a whole number below that limit fits")]
fn json_number(number: f64) -> Value {
    if number.fract() == 0.0 && number.abs() < EXACT { (number as i64).into() } else { number.into() }
}

/// What was written into a cell.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Input {
    Value(Scalar),
    /// A formula, with its `=`.
    Formula(String),
}

impl Default for Input {
    fn default() -> Self {
        Self::Value(Scalar::Empty)
    }
}

/// A cell: what was written into it, and its number format.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Cell {
    pub(crate) input: Input,
    /// `None` is `General`.
    pub(crate) format: Option<String>,
}

impl Cell {
    /// Whether there is neither a value nor a formula.
    pub(crate) fn is_empty(&self) -> bool {
        self.input == Input::default()
    }

    /// Whether it is as if it had never been touched.
    pub(crate) fn is_blank(&self) -> bool {
        self.is_empty() && self.format.is_none()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn values_as_json() {
        for (scalar, value, kind) in [
            (Scalar::Empty, json!(""), "Empty"),
            (Scalar::Number(3.0), json!(3), "Double"),
            (Scalar::Number(-0.5), json!(-0.5), "Double"),
            (Scalar::Number(1e300), json!(1e300), "Double"),
            (Scalar::Text("a".into()), json!("a"), "String"),
            (Scalar::Boolean(true), json!(true), "Boolean"),
            (Scalar::error("#div/0!").unwrap(), json!("#DIV/0!"), "Error"),
        ] {
            assert_eq!((scalar.json(), scalar.kind()), (value, kind));
        }
        assert_eq!(Scalar::error("#WHAT!"), None);
    }
}
