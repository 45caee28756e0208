// Written by `cargo xtask codegen` from xtask/schema/drive.toml. Edit that instead.
//! [`DriveItemSourceApplication`], an enumeration that Graph may add to.

graph_odata::open_enum! {
    /// The application that made a file.
    ///
    /// Microsoft's page: [driveItemSourceApplication](https://learn.microsoft.com/graph/api/resources/driveitemsource).
    pub enum DriveItemSourceApplication {
        /// Microsoft Teams.
        Teams = "teams",
        /// Yammer, now Viva Engage.
        Yammer = "yammer",
        /// SharePoint.
        SharePoint = "sharePoint",
        /// OneDrive.
        OneDrive = "oneDrive",
        /// Microsoft Stream.
        Stream = "stream",
        /// PowerPoint.
        PowerPoint = "powerPoint",
        /// An Office application.
        Office = "office",
        /// Loki, a service within Microsoft 365.
        Loki = "loki",
        /// Microsoft Loop.
        Loop = "loop",
        /// An application of somebody else.
        Other = "other",
    }
}
