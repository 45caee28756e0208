// Written by `cargo xtask codegen` from xtask/schema/types.toml. Edit that instead.
//! [`EventType`], an enumeration that Graph may add to.

graph_odata::open_enum! {
    /// How an event belongs to a series.
    ///
    /// Microsoft's page: [eventType](https://learn.microsoft.com/graph/api/resources/event).
    pub enum EventType {
        /// It belongs to none.
        SingleInstance = "singleInstance",
        /// One time of a series.
        Occurrence = "occurrence",
        /// One time of a series that differs from the rest.
        Exception = "exception",
        /// The series itself.
        SeriesMaster = "seriesMaster",
    }
}
