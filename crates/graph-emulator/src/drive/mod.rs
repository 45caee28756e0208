//! Drives: files and folders, their content, their sharing, and what changed.

pub(crate) mod access;
pub(crate) mod address;
pub(crate) mod changes;
pub(crate) mod checkout;
pub(crate) mod children;
pub(crate) mod conditions;
pub(crate) mod content;
pub(crate) mod convert;
pub(crate) mod copy;
pub(crate) mod download;
pub(crate) mod drives;
pub(crate) mod hash;
pub(crate) mod items;
pub(crate) mod list_items;
pub(crate) mod lists;
pub(crate) mod names;
pub(crate) mod permissions;
pub(crate) mod preview;
pub(crate) mod resolve;
pub(crate) mod retention;
pub(crate) mod shares;
pub(crate) mod sharing;
pub(crate) mod show;
pub(crate) mod sites;
pub(crate) mod special;
pub(crate) mod thumbnails;
pub(crate) mod urls;
pub(crate) mod usage;
pub(crate) mod versions;
pub(crate) mod write;

use crate::reply::Failure;
use http::StatusCode;

/// 404 as drives say it.
pub(crate) fn not_found() -> Failure {
    Failure::new(StatusCode::NOT_FOUND, "itemNotFound", "The resource could not be found.")
}

/// 400 as drives say it.
pub(crate) fn invalid(message: impl Into<String>) -> Failure {
    Failure::bad("invalidRequest", message)
}

/// 403 for what is there but not to be done.
pub(crate) fn denied(message: impl Into<String>) -> Failure {
    Failure::new(StatusCode::FORBIDDEN, "accessDenied", message)
}
