// Written by `cargo xtask codegen` from xtask/schema/calendar.toml. Edit that instead.
//! [`CalendarColor`], an enumeration that Graph may add to.

graph_odata::open_enum! {
    /// A colour of Outlook's for calendars. `hexColor` says which one it is on screen.
    ///
    /// Microsoft's page: [calendarColor](https://learn.microsoft.com/graph/api/resources/calendar).
    pub enum CalendarColor {
        /// Whichever Outlook chooses.
        Auto = "auto",
        /// Light blue.
        LightBlue = "lightBlue",
        /// Light green.
        LightGreen = "lightGreen",
        /// Light orange.
        LightOrange = "lightOrange",
        /// Light grey.
        LightGray = "lightGray",
        /// Light yellow.
        LightYellow = "lightYellow",
        /// Light teal.
        LightTeal = "lightTeal",
        /// Light pink.
        LightPink = "lightPink",
        /// Light brown.
        LightBrown = "lightBrown",
        /// Light red.
        LightRed = "lightRed",
        /// No colour: the last of the list.
        MaxColor = "maxColor",
    }
}
