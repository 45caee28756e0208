//! What stands in the parentheses of a function in a path: `range(address='A1:B2')`.

use super::failure::invalid;
use crate::{
    odata::{query::Options, write},
    reply::Failure,
};
use serde_json::{Map, Value};

/// The key or the arguments of one segment of a path.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Arguments {
    /// The segment itself, where it stands for a key.
    pub(crate) key: String,
    given: Vec<(String, String)>,
}

impl Arguments {
    /// A segment that is a key.
    pub(crate) fn key(segment: &str) -> Self {
        Self { key: segment.to_owned(), given: Vec::new() }
    }

    /// The arguments of a call of `name` with none but these parameters; `None` when the segment is something else.
    pub(crate) fn of_call(segment: &str, name: &str, parameters: &[&str]) -> Option<Self> {
        let bare = segment.strip_prefix("microsoft.graph.").unwrap_or(segment);
        let (called, rest) = bare.split_once('(').map_or((bare, None), |(called, rest)| (called, Some(rest)));
        if !called.eq_ignore_ascii_case(name) {
            return None;
        }
        let mut given = Vec::new();
        for argument in rest.map_or(Some(Vec::new()), |rest| rest.strip_suffix(')').map(split))? {
            let (parameter, value) = argument.split_once('=')?;
            let parameter = parameters.iter().find(|known| known.eq_ignore_ascii_case(parameter.trim()))?;
            let value = value.trim();
            let text = value.strip_prefix('\'').and_then(|value| value.strip_suffix('\''));
            given
                .push(((*parameter).to_owned(), text.map_or_else(|| value.to_owned(), |text| text.replace("''", "'"))));
        }
        Some(Self { key: String::new(), given })
    }

    /// Takes what is not given from the query, where some clients write it.
    pub(crate) fn or_from(mut self, options: &Options, parameters: &[&str]) -> Self {
        for parameter in parameters {
            if self.text(parameter).is_none()
                && let Some(value) = options.custom(parameter)
            {
                self.given.push(((*parameter).to_owned(), value.trim_matches('\'').to_owned()));
            }
        }
        self
    }

    /// Takes what is not given from the body of a request.
    pub(crate) fn or_in(mut self, body: &Map<String, Value>, parameters: &[&str]) -> Self {
        for parameter in parameters {
            if self.text(parameter).is_none()
                && let Some(value) = write::parameter(body, parameter)
            {
                let text = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
                self.given.push(((*parameter).to_owned(), text));
            }
        }
        self
    }

    /// An argument as it is written.
    pub(crate) fn text(&self, name: &str) -> Option<&str> {
        self.given.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    /// An argument that must be there.
    pub(crate) fn required(&self, name: &str) -> Result<&str, Failure> {
        self.text(name).ok_or_else(|| invalid(format!("the parameter '{name}' is missing.")))
    }

    /// An argument that must be there, and a whole number.
    pub(crate) fn number(&self, name: &str) -> Result<i64, Failure> {
        let text = self.required(name)?;
        let number: Option<i32> = text.parse().ok();
        number.map(i64::from).ok_or_else(|| invalid(format!("'{text}' is no whole number for the parameter '{name}'.")))
    }

    /// An argument that is a whole number if it is there.
    pub(crate) fn number_or(&self, name: &str, otherwise: i64) -> Result<i64, Failure> {
        if self.text(name).is_some() { self.number(name) } else { Ok(otherwise) }
    }

    /// An argument that is true or false, and false if it is not there.
    pub(crate) fn flag(&self, name: &str) -> Result<bool, Failure> {
        match self.text(name) {
            None => Ok(false),
            Some(text) if text.eq_ignore_ascii_case("true") => Ok(true),
            Some(text) if text.eq_ignore_ascii_case("false") => Ok(false),
            Some(text) => Err(invalid(format!("'{text}' is neither true nor false for the parameter '{name}'."))),
        }
    }
}

/// Splits at commas outside quotes.
fn split(text: &str) -> Vec<&str> {
    let mut quoted = false;
    let parts = text.split(|letter| {
        quoted ^= letter == '\'';
        letter == ',' && !quoted
    });
    parts.filter(|part| !part.trim().is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn arguments_are_read_by_name() {
        let call = |segment: &str| Arguments::of_call(segment, "cell", &["row", "column", "text"]);
        let arguments = call("Cell(column=2, row=-1)").unwrap();
        assert_eq!((arguments.number("row").unwrap(), arguments.number("column").unwrap()), (-1, 2));
        let quoted = call("microsoft.graph.cell(text='it''s, (a=b)',row=x)").unwrap();
        assert_eq!(quoted.text("text"), Some("it's, (a=b)"));
        assert!(quoted.number("row").is_err() && quoted.number("column").is_err() && quoted.flag("row").is_err());
        assert_eq!(call("cell").unwrap().number_or("row", 7).unwrap(), 7);
        assert_eq!(call("cell()"), call("cell"));
        for segment in ["cells", "cell(depth=1)", "cell(1)", "cell(row=1", "cellar(row=1)"] {
            assert_eq!(call(segment), None, "{segment}");
        }
    }

    #[test]
    fn some_clients_write_them_into_the_query() {
        let options = Options::parse("anotherRange='A1:B2'").unwrap();
        let arguments = Arguments::of_call("boundingRect", "boundingRect", &["anotherRange"]).unwrap();
        assert_eq!(arguments.or_from(&options, &["anotherRange"]).text("anotherRange"), Some("A1:B2"));
    }
}
