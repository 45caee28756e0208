//! The Excel that calculates a workbook.

use super::{
    desk::Desk,
    failure::invalid,
    places::Place,
    view::{Resource, View},
};
use crate::{
    facts::APPLICATION,
    odata::{select::Select, write},
    reply::{Answer, Reply},
};
use http::StatusCode;
use serde_json::{Map, Value};

static EXCEL: Resource = Resource { root: &APPLICATION, record, path: |_, _| "/application".into(), navigation: &[] };

fn record(_: &View<'_>, _: Place, _: &Select) -> Map<String, Value> {
    // Whatever is asked for is calculated then.
    Map::from_iter([("calculationMode".to_owned(), "Automatic".into())])
}

/// `GET …/workbook/application`.
pub(super) fn get(desk: &mut Desk<'_>) -> Answer {
    desk.view().entity(StatusCode::OK, &EXCEL, desk.place)
}

/// `POST …/workbook/application/calculate`.
pub(super) fn calculate(desk: &mut Desk<'_>) -> Answer {
    let body = desk.parameters(&["calculationType"])?;
    let kind = write::parameter(&body, "calculationType").and_then(Value::as_str).unwrap_or_default();
    if !["Recalculate", "Full", "FullRebuild"].iter().any(|known| known.eq_ignore_ascii_case(kind)) {
        return Err(invalid("calculationType must be Recalculate, Full or FullRebuild."));
    }
    Ok(Reply::empty(StatusCode::NO_CONTENT))
}
