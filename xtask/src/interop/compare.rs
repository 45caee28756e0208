//! Whether two programs have seen the same: compares the JSON documents that they print.

use std::fmt::Write as _;

use serde_json::{Number, Value};

/// How many differences are shown.
const SHOWN: usize = 12;
/// How much of a value is shown.
const LONGEST: usize = 90;

/// Compares what both have printed. Gives how many values are equal.
///
/// # Errors
/// Where they differ, one difference a line and the sum of it last; also when there is nothing to compare.
pub(super) fn compare(theirs: &str, ours: &str) -> Result<usize, String> {
    let read = |whose: &str, text: &str| {
        serde_json::from_str::<Value>(text).map_err(|error| format!("{whose} printed no JSON: {error}: {text}"))
    };
    let mut comparison = Comparison::default();
    comparison.walk("", &read("theirs", theirs)?, &read("ours", ours)?);
    let Comparison { equal, differences } = comparison;
    if let Some(first) = differences.first() {
        let mut said = differences.iter().take(SHOWN).fold(String::new(), |mut said, difference| {
            // Writing to a string cannot fail.
            let _ = writeln!(said, "{difference}");
            said
        });
        let _ = write!(said, "{} values differ, {equal} are equal: {first}", differences.len());
        return Err(said);
    }
    if equal == 0 {
        return Err("both printed nothing to compare".to_owned());
    }
    Ok(equal)
}

#[derive(Default)]
struct Comparison {
    equal: usize,
    differences: Vec<String>,
}

impl Comparison {
    fn walk(&mut self, at: &str, theirs: &Value, ours: &Value) {
        match (theirs, ours) {
            (Value::Object(theirs), Value::Object(ours)) => {
                for (name, value) in theirs {
                    match ours.get(name) {
                        Some(other) => self.walk(&format!("{at}/{name}"), value, other),
                        None => self.differences.push(format!("{at}/{name}: theirs {}, ours nothing", short(value))),
                    }
                }
                for (name, value) in ours.iter().filter(|(name, _)| !theirs.contains_key(*name)) {
                    self.differences.push(format!("{at}/{name}: theirs nothing, ours {}", short(value)));
                }
            }
            (Value::Array(theirs), Value::Array(ours)) => {
                if theirs.len() != ours.len() {
                    self.differences.push(format!("{at}: theirs has {} items, ours {}", theirs.len(), ours.len()));
                }
                for (index, (theirs, ours)) in theirs.iter().zip(ours).enumerate() {
                    self.walk(&format!("{at}/{index}"), theirs, ours);
                }
            }
            // JSON knows one kind of numbers: 0 is 0.0.
            (Value::Number(one), Value::Number(other)) if one.as_f64() == other.as_f64() && !both_whole(one, other) => {
                self.equal += 1;
            }
            _ if theirs == ours => self.equal += 1,
            _ => self.differences.push(format!("{at}: theirs {}, ours {}", short(theirs), short(ours))),
        }
    }
}

/// Whether both are written without a fraction: such are compared to the last digit.
fn both_whole(one: &Number, other: &Number) -> bool {
    !one.is_f64() && !other.is_f64()
}

fn short(value: &Value) -> String {
    let text = value.to_string();
    match text.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{} …", &text[..end]),
        None => text,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_counted_and_differences_named() {
        let all = r#"{"a": [1, {"b": "x"}], "c": null}"#;
        assert_eq!(compare(all, all), Ok(3));
        let error = compare(all, r#"{"a": [1, {"b": "y"}, 2], "d": true}"#).unwrap_err();
        assert_eq!(
            error,
            "/a: theirs has 2 items, ours 3\n/a/1/b: theirs \"x\", ours \"y\"\n/c: theirs null, ours nothing\n\
             /d: theirs nothing, ours true\n4 values differ, 1 are equal: /a: theirs has 2 items, ours 3"
        );
    }

    #[test]
    fn numbers_are_equal_however_they_are_written() {
        assert_eq!(compare("[0, 100.0, 7]", "[0.0, 100, 7]"), Ok(3));
        assert!(compare("9007199254740993", "9007199254740992").is_err());
        assert!(compare("[1]", "[1.5]").is_err());
    }

    #[test]
    fn nothing_is_not_equal_to_nothing() {
        assert_eq!(compare("{}", r#"{}"#), Err("both printed nothing to compare".to_owned()));
        assert!(compare("{}", "").unwrap_err().starts_with("ours printed no JSON"));
        assert!(compare("1 2", "{}").unwrap_err().starts_with("theirs printed no JSON"));
    }
}
