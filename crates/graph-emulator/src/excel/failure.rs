//! Refusals in Excel's words: the exact code stands in the inner error, and once more, with a capital letter, as the error's own.

use crate::{drive::names, reply::Failure, state::Item};
use http::StatusCode;

fn refuse(status: StatusCode, code: &'static str, message: impl Into<String>) -> Failure {
    let (first, rest) = code.split_at(1);
    Failure::new(status, first.to_ascii_uppercase() + rest, message).within(code)
}

/// 400 for what cannot be taken as it was given.
pub(crate) fn invalid(message: impl AsRef<str>) -> Failure {
    let message = format!("The argument is invalid, missing or not in the right format: {}", message.as_ref());
    refuse(StatusCode::BAD_REQUEST, "invalidArgument", message)
}

/// 400 for a file that is no workbook, and 501 for a workbook that is only here as bytes.
pub(crate) fn unread(item: &Item) -> Failure {
    if item.is_folder() {
        return refuse(StatusCode::BAD_REQUEST, "unsupportedWorkbook", format!("'{}' is a folder.", item.name));
    }
    if names::extension(&item.name) != "xlsx" {
        let message = format!("'{}' is no workbook: the name of one ends in .xlsx.", item.name);
        return refuse(StatusCode::BAD_REQUEST, "unsupportedWorkbook", message);
    }
    let message = format!(
        "The emulator does not read .xlsx files, so that '{}' is bytes alone: tell the workbook to UserBuilder::workbook.",
        item.name
    );
    refuse(StatusCode::NOT_IMPLEMENTED, "notImplementedUncategorized", message)
}

/// 404 for what is not there.
pub(crate) fn not_found(what: impl AsRef<str>) -> Failure {
    refuse(StatusCode::NOT_FOUND, "itemNotFound", format!("There is no {}.", what.as_ref()))
}

/// 404 for a session that there is not, or not any more.
pub(crate) fn no_session() -> Failure {
    let message = "The session does not exist or has ended: open another one with createSession.";
    refuse(StatusCode::NOT_FOUND, "invalidSessionReCreatable", message)
}

/// 409 for a name that is taken.
pub(crate) fn exists(what: impl AsRef<str>) -> Failure {
    refuse(StatusCode::CONFLICT, "itemAlreadyExists", format!("There is already a {}.", what.as_ref()))
}

/// 409 for cells that cannot move because a table is in the way.
pub(crate) fn in_the_way(table: &str) -> Failure {
    let message =
        format!("Cells cannot be inserted or deleted there, because they would tear the table '{table}' apart.");
    refuse(StatusCode::CONFLICT, "insertDeleteConflict", message)
}

/// 400 for cells that would be pushed off the sheet.
pub(crate) fn off_sheet() -> Failure {
    let message = "Cells cannot be inserted there, because others with something in them would leave the worksheet.";
    refuse(StatusCode::BAD_REQUEST, "nonBlankCellOffSheet", message)
}

/// 400 for more cells than can be written at a time.
pub(crate) fn too_many() -> Failure {
    refuse(StatusCode::BAD_REQUEST, "rangeExceedsLimit", "The range has more cells than are allowed: ask for fewer.")
}

/// 400 for what is not to be done.
pub(crate) fn unsupported(message: impl Into<String>) -> Failure {
    refuse(StatusCode::BAD_REQUEST, "unsupportedOperation", message)
}
