//! Rows of values as values of a type: the first row names the fields.

use graph_odata::{Error, Result};
use serde::de::{DeserializeOwned, value::MapDeserializer};
use serde_json::Value;

/// Reads the rows below the header.
///
/// # Errors
/// [`Decode`](graph_transport::ErrorKind::Decode) when there is no header, or a row is not a `T`.
pub(crate) fn read<T: DeserializeOwned>(values: &Value) -> Result<Vec<T>> {
    let rows = values.as_array().map(Vec::as_slice).unwrap_or_default();
    let Some((header, rows)) = rows.split_first() else {
        return Err(Error::decode("there are no values: ask for fewer cells, which do not span whole columns"));
    };
    let names: Vec<String> = cells(header).iter().map(name).collect();
    let read = |(at, row): (usize, &Value)| {
        // An empty cell has the empty text: nothing was written there.
        let fields = names.iter().zip(cells(row)).filter(|(name, cell)| !name.is_empty() && **cell != "");
        let fields = fields.map(|(name, cell)| (name.as_str(), cell.clone()));
        T::deserialize(MapDeserializer::<_, serde_json::Error>::new(fields))
            .map_err(|error| Error::decode(format!("row {} of the range is not what was expected: {error}", at + 2)))
    };
    rows.iter().enumerate().map(read).collect()
}

fn cells(row: &Value) -> &[Value] {
    row.as_array().map(Vec::as_slice).unwrap_or_default()
}

fn name(cell: &Value) -> String {
    match cell {
        Value::String(text) => text.trim().to_owned(),
        Value::Null => String::new(),
        other => other.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde::Deserialize;
    use serde_json::json;

    #[derive(Debug, PartialEq, Deserialize)]
    struct Sale {
        region: String,
        units: f64,
        #[serde(rename = "2026")]
        year: Option<bool>,
    }

    #[test]
    fn the_first_row_names_what_is_in_the_others() {
        let values =
            json!([[" region ", "units", 2026, "", null], ["North", 3, true, "x", 1], ["South", 0.5, "", "", ""]]);
        let sales: Vec<Sale> = read(&values).unwrap();
        assert_eq!(sales[0], Sale { region: "North".into(), units: 3.0, year: Some(true) });
        assert_eq!(sales[1], Sale { region: "South".into(), units: 0.5, year: None });
        assert!(read::<Sale>(&json!([["region"]])).unwrap().is_empty());
    }

    #[test]
    fn a_row_that_is_something_else_is_named() {
        for (values, told) in [
            (json!([["region", "units"], ["North", 1], ["South", "many"]]), "row 3 of the range"),
            (json!([["region"], ["North"]]), "missing field `units`"),
            (json!(null), "there are no values"),
            (json!([]), "there are no values"),
        ] {
            let error = read::<Sale>(&values).unwrap_err().to_string();
            assert!(error.contains(told), "{error}");
        }
    }
}
