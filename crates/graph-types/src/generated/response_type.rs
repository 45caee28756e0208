// Written by `cargo xtask codegen` from xtask/schema/types.toml. Edit that instead.
//! [`ResponseType`], an enumeration that Graph may add to.

graph_odata::open_enum! {
    /// What somebody answered to an invitation.
    ///
    /// Microsoft's page: [responseType](https://learn.microsoft.com/graph/api/resources/responsestatus).
    pub enum ResponseType {
        /// Nothing, or it is not told.
        None = "none",
        /// It is the organizer, who does not answer.
        Organizer = "organizer",
        /// Perhaps.
        TentativelyAccepted = "tentativelyAccepted",
        /// Yes.
        Accepted = "accepted",
        /// No.
        Declined = "declined",
        /// No answer yet.
        NotResponded = "notResponded",
    }
}
