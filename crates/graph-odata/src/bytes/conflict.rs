//! [`Conflict`]: what becomes of a name that is taken.

/// What happens when there is an item of that name already.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Conflict {
    /// The upload fails, and the error [`is_conflict`](graph_transport::Error::is_conflict).
    Fail,
    /// The item's content becomes what is uploaded.
    Replace,
    /// The new item gets another name.
    Rename,
}

impl Conflict {
    /// How Graph is told: the annotation of a new item, and the query option of a copy.
    pub const NAME: &'static str = "@microsoft.graph.conflictBehavior";

    /// The word for it in Graph.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Fail => "fail",
            Self::Replace => "replace",
            Self::Rename => "rename",
        }
    }
}
