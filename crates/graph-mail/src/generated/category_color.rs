// Written by `cargo xtask codegen` from xtask/schema/mail.toml. Edit that instead.
//! [`CategoryColor`], an enumeration that Graph may add to.

graph_odata::open_enum! {
    /// The colour of a category. What it looks like is the app's choice.
    ///
    /// Microsoft's page: [categoryColor](https://learn.microsoft.com/graph/api/resources/outlookcategory).
    pub enum CategoryColor {
        /// No colour.
        None = "none",
        /// Red, in Outlook.
        Preset0 = "preset0",
        /// Orange, in Outlook.
        Preset1 = "preset1",
        /// Brown, in Outlook.
        Preset2 = "preset2",
        /// Yellow, in Outlook.
        Preset3 = "preset3",
        /// Green, in Outlook.
        Preset4 = "preset4",
        /// Teal, in Outlook.
        Preset5 = "preset5",
        /// Olive, in Outlook.
        Preset6 = "preset6",
        /// Blue, in Outlook.
        Preset7 = "preset7",
        /// Purple, in Outlook.
        Preset8 = "preset8",
        /// Cranberry, in Outlook.
        Preset9 = "preset9",
        /// Steel, in Outlook.
        Preset10 = "preset10",
        /// Dark steel, in Outlook.
        Preset11 = "preset11",
        /// Gray, in Outlook.
        Preset12 = "preset12",
        /// Dark gray, in Outlook.
        Preset13 = "preset13",
        /// Black, in Outlook.
        Preset14 = "preset14",
        /// Dark red, in Outlook.
        Preset15 = "preset15",
        /// Dark orange, in Outlook.
        Preset16 = "preset16",
        /// Dark brown, in Outlook.
        Preset17 = "preset17",
        /// Dark yellow, in Outlook.
        Preset18 = "preset18",
        /// Dark green, in Outlook.
        Preset19 = "preset19",
        /// Dark teal, in Outlook.
        Preset20 = "preset20",
        /// Dark olive, in Outlook.
        Preset21 = "preset21",
        /// Dark blue, in Outlook.
        Preset22 = "preset22",
        /// Dark purple, in Outlook.
        Preset23 = "preset23",
        /// Dark cranberry, in Outlook.
        Preset24 = "preset24",
    }
}
