//! What the tenant holds: users, and for each a mailbox and calendars; drives, sites and groups.

mod attachment;
mod calendar_event;
mod calendars;
mod changes;
mod drive;
mod drive_item;
mod folder;
mod ids;
mod mailbox;
mod message;
mod setup;
mod site;
mod syncs;
mod workbook;
mod workbook_area;
mod workbook_cell;
mod workbook_grid;
mod workbook_sessions;
mod workbook_table;

pub(crate) use attachment::{Attachment, Held};
pub(crate) use calendar_event::{Event, Reminder};
pub(crate) use calendars::{Calendar, CalendarGroup, Calendars};
pub(crate) use changes::{Changes, Left, Since, What};
pub(crate) use drive::{Drive, Face};
pub(crate) use drive_item::{Byline, Content, Item, Standing, Version};
pub(crate) use folder::{Folder, Search, WELL_KNOWN};
pub(crate) use ids::{Ids, mix};
pub(crate) use mailbox::{Counts, Limits, Mailbox};
pub(crate) use message::{Message, seconds};
pub(crate) use setup::Setup;
pub(crate) use site::{Group, Site};
pub(crate) use syncs::Syncs;
pub(crate) use workbook::{Sheet, Workbook, braced, same};
pub(crate) use workbook_area::{Area, Axis, COLUMNS, ROWS};
pub(crate) use workbook_cell::{Cell, Input, Scalar};
pub(crate) use workbook_grid::Grid;
pub(crate) use workbook_sessions::{Operation, Outcome, Sessions};
pub(crate) use workbook_table::{Column, Name, Table};

use crate::drive::urls::Urls;
use serde_json::{Map, Value, json};

/// Everything that requests read and change.
#[derive(Debug)]
pub(crate) struct State {
    pub(crate) users: Vec<User>,
    /// Everybody's drives, and the libraries of sites.
    pub(crate) drives: Vec<Drive>,
    pub(crate) sites: Vec<Site>,
    pub(crate) groups: Vec<Group>,
    /// Whether users find only what is theirs or was shared with them.
    pub(crate) guarded: bool,
    pub(crate) ids: Ids,
    /// What pre-authenticated URLs lead to.
    pub(crate) urls: Urls,
    /// What waits to be sent.
    pub(crate) outgoing: Vec<Outgoing>,
}

/// A message that waits among its author's drafts.
#[derive(Clone, Debug)]
pub(crate) struct Outgoing {
    pub(crate) user: usize,
    /// Its immutable id.
    pub(crate) message: String,
    /// Whether it is kept in Sent Items.
    pub(crate) save: bool,
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
    /// The place of the user's drive among all.
    pub(crate) drive: usize,
    pub(crate) calendars: Calendars,
    pub(crate) rights: Rights,
}

/// In whose name a user may send: addresses.
#[derive(Clone, Debug, Default)]
pub(crate) struct Rights {
    /// As if they were this user.
    pub(crate) send_as: Vec<String>,
    /// Where it shows who sends.
    pub(crate) on_behalf: Vec<String>,
}

impl State {
    /// The index of the user with that id or user principal name, or mail address.
    pub(crate) fn user(&self, key: &str) -> Option<usize> {
        self.users.iter().position(|user| user.id.eq_ignore_ascii_case(key) || user.upn.eq_ignore_ascii_case(key))
    }

    /// Forgets how far anybody's delta queries have come.
    pub(crate) fn expire_delta_tokens(&mut self) {
        for user in &mut self.users {
            user.mailbox.syncs().clear();
        }
        self.urls.delta_epoch += 1;
    }
}

impl User {
    /// The user as a recipient.
    pub(crate) fn recipient(&self) -> Value {
        recipient(&self.upn, &self.display_name)
    }

    /// The user as drives name whoever did something.
    pub(crate) fn identity(&self) -> Value {
        identity(&self.id, &self.upn, &self.display_name)
    }
}

/// A person as an identitySet.
pub(crate) fn identity(id: &str, address: &str, name: &str) -> Value {
    json!({"user": {"email": address, "id": id, "displayName": name}})
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
