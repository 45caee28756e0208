// Written by `cargo xtask codegen` from xtask/schema/excel.toml. Edit that instead.
//! [`WorkbookSessionInfo`], and its properties as fields of queries and patches.

use graph_odata::{Extra, Field, wire};

graph_odata::id! {
    /// The id of a [`WorkbookSessionInfo`].
    pub struct SessionId;
}

/// A session: it keeps a workbook open between calls.
///
/// Microsoft's page: [workbookSessionInfo](https://learn.microsoft.com/graph/api/resources/workbooksessioninfo).
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct WorkbookSessionInfo {
    /// The id, which calls of the session send in the header `workbook-session-id`. Set by Graph.
    pub id: Option<SessionId>,
    /// Whether changes are saved to the file. If not, the session has a copy of its own, and changes are lost with it.
    /// Set on creation.
    #[doc(alias = "persistChanges")]
    pub persist_changes: Option<bool>,
    /// Properties that this version does not model, and OData annotations.
    pub extra: Extra,
}

wire!(complex WorkbookSessionInfo {
    id => "id",
    persist_changes => "persistChanges",
});

impl WorkbookSessionInfo {
    /// The id, for calls that need one.
    ///
    /// # Errors
    /// When the answer came without it.
    pub fn require_id(&self) -> graph_odata::Result<&SessionId> {
        graph_odata::__private::require_id(self.id.as_ref())
    }
}

/// The id, which calls of the session send in the header `workbook-session-id`. Set by Graph.
pub const ID: Field<WorkbookSessionInfo, SessionId> = Field::new("id");

/// Whether changes are saved to the file. If not, the session has a copy of its own, and changes are lost with it. Set
/// on creation.
#[doc(alias = "persistChanges")]
pub const PERSIST_CHANGES: Field<WorkbookSessionInfo, bool> = Field::new("persistChanges");
