//! [`Role`]: what somebody may do with an item, and how people are named who get one.

use crate::DriveRecipient;

graph_odata::open_enum! {
    /// What somebody may do with an item.
    pub enum Role {
        /// To see it and to download it.
        Read = "read",
        /// To change it, too.
        Write = "write",
        /// To do everything with it. It cannot be given.
        Owner = "owner",
    }
}

/// People by their addresses, or by their ids in the directory.
pub(crate) fn recipients(people: impl IntoIterator<Item = impl Into<String>>) -> Vec<DriveRecipient> {
    let recipient = |name: String| match name.contains('@') {
        true => DriveRecipient { email: Some(name), ..DriveRecipient::default() },
        false => DriveRecipient { object_id: Some(name), ..DriveRecipient::default() },
    };
    people.into_iter().map(|name| recipient(name.into())).collect()
}
