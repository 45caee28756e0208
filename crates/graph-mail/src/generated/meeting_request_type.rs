// Written by `cargo xtask codegen` from xtask/schema/mail.toml. Edit that instead.
//! [`MeetingRequestType`], an enumeration that Graph may add to.

graph_odata::open_enum! {
    /// Whether an invitation is new or changes an older one.
    ///
    /// Microsoft's page: [meetingRequestType](https://learn.microsoft.com/graph/api/resources/eventmessagerequest).
    pub enum MeetingRequestType {
        /// Not told.
        None = "none",
        /// It is new.
        NewMeetingRequest = "newMeetingRequest",
        /// It changes something that those invited must answer anew.
        FullUpdate = "fullUpdate",
        /// It changes something that needs no new answer.
        InformationalUpdate = "informationalUpdate",
        /// It changes something that nobody need be told of.
        SilentUpdate = "silentUpdate",
        /// A newer one has come.
        Outdated = "outdated",
        /// It is a copy for somebody whose delegate was invited in their place.
        PrincipalWantsCopy = "principalWantsCopy",
    }
}
