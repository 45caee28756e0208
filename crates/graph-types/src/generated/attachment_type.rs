// Written by `cargo xtask codegen` from xtask/schema/types.toml. Edit that instead.
//! [`AttachmentType`], an enumeration that Graph may add to.

graph_odata::open_enum! {
    /// What an attachment is.
    ///
    /// Microsoft's page: [attachmentType](https://learn.microsoft.com/graph/api/resources/attachmentitem).
    pub enum AttachmentType {
        /// A file.
        File = "file",
        /// Another Outlook item.
        Item = "item",
        /// A link to a file.
        Reference = "reference",
    }
}
