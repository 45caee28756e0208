// Written by `cargo xtask codegen` from xtask/schema/calendar.toml. Edit that instead.
//! [`PhoneType`], an enumeration that Graph may add to.

graph_odata::open_enum! {
    /// The kind of a telephone number.
    ///
    /// Microsoft's page: [phoneType](https://learn.microsoft.com/graph/api/resources/phone).
    pub enum PhoneType {
        /// At home.
        Home = "home",
        /// At work.
        Business = "business",
        /// A mobile phone's.
        Mobile = "mobile",
        /// Another kind.
        Other = "other",
        /// An assistant's.
        Assistant = "assistant",
        /// A fax machine's, at home.
        HomeFax = "homeFax",
        /// A fax machine's, at work.
        BusinessFax = "businessFax",
        /// Another fax machine's.
        OtherFax = "otherFax",
        /// A pager's.
        Pager = "pager",
        /// A radio's.
        Radio = "radio",
    }
}
