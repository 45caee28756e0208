//! Writing a search folder.

use crate::{MailFolderId, MailSearchFolder, Message};
use graph_odata::Filter;
use serde_json::{Map, Value};

impl MailSearchFolder {
    /// A folder that shows what a filter finds in other folders. Name the [`SearchFolders`](crate::WellKnownFolder::SearchFolders) as the
    /// place to create it in, and Outlook shows it, too.
    ///
    /// ```
    /// use graph_mail::{Importance, MailSearchFolder, WellKnownFolder, message};
    ///
    /// let unread = message::IS_READ.eq(false) & message::IMPORTANCE.eq(Importance::High);
    /// let folder = MailSearchFolder::new("Urgent", [WellKnownFolder::Inbox], unread).include_nested();
    /// assert_eq!(folder.filter_query.as_deref(), Some("isRead eq false and importance eq 'high'"));
    /// ```
    pub fn new<F: Into<MailFolderId>>(
        display_name: impl Into<String>,
        sources: impl IntoIterator<Item = F>,
        filter: Filter<Message>,
    ) -> Self {
        Self {
            display_name: Some(display_name.into()),
            source_folder_ids: Some(sources.into_iter().map(Into::into).collect()),
            filter_query: Some(filter.to_string()),
            include_nested_folders: Some(false),
            ..Self::default()
        }
    }

    /// Searches the folders below the source folders, too.
    #[must_use]
    pub fn include_nested(mut self) -> Self {
        self.include_nested_folders = Some(true);
        self
    }
}

/// The body that creates it. Its type must be said, since the collection is one of folders.
pub(crate) fn body(folder: &MailSearchFolder) -> Map<String, Value> {
    let mut body = Map::from_iter([("@odata.type".to_owned(), Value::from("#microsoft.graph.mailSearchFolder"))]);
    // A model can always be written.
    if let Ok(Value::Object(properties)) = serde_json::to_value(folder) {
        body.extend(properties);
    }
    body
}
