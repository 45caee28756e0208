//! [`WellKnownFolder`]: folders that every mailbox has, whatever its language calls them.

use crate::MailFolderId;

/// Writes the enum and its names from one table.
macro_rules! well_known {
    ($($(#[$doc:meta])* $Variant:ident = $name:literal,)+) => {
        /// A folder that is found by its role. It goes wherever a folder's id does.
        ///
        /// Microsoft's page: [mailFolder](https://learn.microsoft.com/graph/api/resources/mailfolder).
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        pub enum WellKnownFolder {
            $($(#[$doc])* $Variant,)+
        }

        impl WellKnownFolder {
            /// The name that Graph knows it by.
            pub fn as_str(self) -> &'static str {
                match self {
                    $(Self::$Variant => $name,)+
                }
            }

            /// The folder of that name, in any case.
            pub fn named(name: &str) -> Option<Self> {
                $(if name.eq_ignore_ascii_case($name) {
                    return Some(Self::$Variant);
                })+
                None
            }
        }
    };
}

well_known! {
    /// Where the Archive button moves messages.
    Archive = "archive",
    /// Low-priority messages, while Clutter was a feature.
    Clutter = "clutter",
    /// Items that could not be merged between devices.
    Conflicts = "conflicts",
    /// Chats kept by Skype.
    ConversationHistory = "conversationhistory",
    /// What was deleted once.
    DeletedItems = "deleteditems",
    /// Messages not sent yet.
    Drafts = "drafts",
    /// The Inbox.
    Inbox = "inbox",
    /// Junk mail.
    JunkEmail = "junkemail",
    /// Items that exist on one device alone.
    LocalFailures = "localfailures",
    /// The folder above those at the top.
    MsgFolderRoot = "msgfolderroot",
    /// Messages on their way.
    Outbox = "outbox",
    /// What was deleted for good but can be brought back for a while.
    RecoverableItemsDeletions = "recoverableitemsdeletions",
    /// Messages that will reappear in the Inbox.
    Scheduled = "scheduled",
    /// The folder above search folders.
    SearchFolders = "searchfolders",
    /// Messages sent.
    SentItems = "sentitems",
    /// Items that could not be brought to a device.
    ServerFailures = "serverfailures",
    /// The folder above synchronization logs.
    SyncIssues = "syncissues",
}

impl From<WellKnownFolder> for MailFolderId {
    fn from(folder: WellKnownFolder) -> Self {
        Self::from(folder.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folders_are_named_in_any_case_and_by_nothing_else() {
        assert_eq!(WellKnownFolder::named("SentItems"), Some(WellKnownFolder::SentItems));
        assert_eq!(WellKnownFolder::ConversationHistory.as_str(), "conversationhistory");
        assert_eq!((WellKnownFolder::named("Sent Items"), WellKnownFolder::named("")), (None, None));
    }
}
