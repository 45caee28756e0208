// Written by `cargo xtask codegen` from xtask/schema/drive.toml. Edit that instead.
//! [`ColumnTypes`], an enumeration that Graph may add to.

graph_odata::open_enum! {
    /// The kind of values that a column holds.
    ///
    /// Microsoft's page: [columnTypes](https://learn.microsoft.com/graph/api/resources/columndefinition).
    pub enum ColumnTypes {
        /// Text of several lines.
        Note = "note",
        /// Text of one line.
        Text = "text",
        /// One of several choices.
        Choice = "choice",
        /// Any of several choices.
        Multichoice = "multichoice",
        /// A number.
        Number = "number",
        /// An amount of money.
        Currency = "currency",
        /// A date, with or without a time.
        DateTime = "dateTime",
        /// A value of another list.
        Lookup = "lookup",
        /// Yes or no.
        Boolean = "boolean",
        /// A person or group.
        User = "user",
        /// A URL of a page or picture.
        Url = "url",
        /// What a formula gives.
        Calculated = "calculated",
        /// A place with an address.
        Location = "location",
        /// A place by its latitude and longitude.
        Geolocation = "geolocation",
        /// A term of the term store.
        Term = "term",
        /// Several terms of the term store.
        Multiterm = "multiterm",
        /// A small picture.
        Thumbnail = "thumbnail",
        /// Whether the item has been approved.
        ApprovalStatus = "approvalStatus",
    }
}
