//! A mail folder, and the folders that every mailbox has.

/// A mail folder. Its counts are derived from what is in it.
#[derive(Clone, Debug)]
pub(crate) struct Folder {
    pub(crate) id: String,
    pub(crate) name: String,
    /// `None` for the root and what stands beside it.
    pub(crate) parent: Option<String>,
    pub(crate) well_known: Option<&'static str>,
    pub(crate) hidden: bool,
    /// What a search folder shows; it holds nothing itself.
    pub(crate) search: Option<Search>,
}

/// What a search folder looks for, and where.
#[derive(Clone, Debug)]
pub(crate) struct Search {
    pub(crate) filter: String,
    pub(crate) nested: bool,
    /// The ids of the folders.
    pub(crate) sources: Vec<String>,
}

/// A folder that every mailbox has: its well-known name, its display name, the well-known name of its parent, and
/// whether it is hidden.
pub(crate) struct WellKnown {
    pub(crate) name: &'static str,
    pub(crate) display: &'static str,
    pub(crate) parent: Option<&'static str>,
    pub(crate) hidden: bool,
}

const fn top(name: &'static str, display: &'static str, hidden: bool) -> WellKnown {
    WellKnown { name, display, parent: Some("msgfolderroot"), hidden }
}

const fn under_issues(name: &'static str, display: &'static str) -> WellKnown {
    WellKnown { name, display, parent: Some("syncissues"), hidden: false }
}

/// The folders of a new mailbox; parents stand before their children.
pub(crate) const WELL_KNOWN: &[WellKnown] = &[
    WellKnown { name: "msgfolderroot", display: "Top of Information Store", parent: None, hidden: false },
    top("archive", "Archive", false),
    top("clutter", "Clutter", true),
    top("conversationhistory", "Conversation History", false),
    top("deleteditems", "Deleted Items", false),
    top("drafts", "Drafts", false),
    top("inbox", "Inbox", false),
    top("junkemail", "Junk Email", false),
    top("outbox", "Outbox", false),
    top("scheduled", "Scheduled", true),
    top("sentitems", "Sent Items", false),
    top("syncissues", "Sync Issues", true),
    under_issues("conflicts", "Conflicts"),
    under_issues("localfailures", "Local Failures"),
    under_issues("serverfailures", "Server Failures"),
    WellKnown { name: "recoverableitemsdeletions", display: "Deletions", parent: None, hidden: true },
    WellKnown { name: "recoverableitemspurges", display: "Purges", parent: None, hidden: true },
    WellKnown { name: "searchfolders", display: "Search Folders", parent: None, hidden: true },
];
