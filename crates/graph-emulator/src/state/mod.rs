//! What the tenant holds: users, and a mailbox for each.

mod folder;
mod ids;
mod mailbox;
mod message;
mod workbook;
mod workbook_area;
mod workbook_cell;
mod workbook_file;
mod workbook_grid;
mod workbook_table;

pub(crate) use folder::{Folder, WELL_KNOWN};
pub(crate) use ids::{Ids, mix};
pub(crate) use mailbox::{Counts, Mailbox};
pub(crate) use message::{Message, seconds};
pub(crate) use workbook::{Sheet, Workbook, braced, same};
pub(crate) use workbook_area::{Area, Axis, COLUMNS, ROWS};
pub(crate) use workbook_cell::{Cell, Input, Scalar};
pub(crate) use workbook_file::{Operation, Outcome, WorkbookFile};
pub(crate) use workbook_grid::Grid;
pub(crate) use workbook_table::{Column, Name, Table};

use serde_json::{Map, Value};

/// Everything that requests read and change.
#[derive(Debug)]
pub(crate) struct State {
    pub(crate) users: Vec<User>,
    pub(crate) ids: Ids,
}

/// A user of the directory.
#[derive(Debug)]
pub(crate) struct User {
    pub(crate) id: String,
    pub(crate) upn: String,
    pub(crate) display_name: String,
    /// Every property that the directory holds of the user.
    pub(crate) value: Value,
    pub(crate) mailbox: Mailbox,
    pub(crate) workbooks: Vec<WorkbookFile>,
}

impl State {
    /// The index of the user with that id or user principal name, or mail address.
    pub(crate) fn user(&self, key: &str) -> Option<usize> {
        self.users.iter().position(|user| user.id.eq_ignore_ascii_case(key) || user.upn.eq_ignore_ascii_case(key))
    }
}

impl User {
    /// The user as a recipient.
    pub(crate) fn recipient(&self) -> Value {
        recipient(&self.upn, &self.display_name)
    }
}

/// A recipient.
pub(crate) fn recipient(address: &str, name: &str) -> Value {
    let mut inner = Map::new();
    inner.insert("address".into(), address.into());
    inner.insert("name".into(), name.into());
    let mut outer = Map::new();
    outer.insert("emailAddress".into(), Value::Object(inner));
    Value::Object(outer)
}
