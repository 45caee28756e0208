// Written by `cargo xtask codegen` from xtask/schema/drive.toml. Edit that instead.
//! [`MediaSourceContentCategory`], an enumeration that Graph may add to.

graph_odata::open_enum! {
    /// The kind of thing that a recording shows.
    ///
    /// Microsoft's page: [mediaSourceContentCategory](https://learn.microsoft.com/graph/api/resources/mediasource).
    pub enum MediaSourceContentCategory {
        /// A meeting.
        Meeting = "meeting",
        /// Something that was sent out live.
        LiveStream = "liveStream",
        /// A presentation.
        Presentation = "presentation",
        /// What went on on a screen.
        ScreenRecording = "screenRecording",
        /// A story.
        Story = "story",
        /// Somebody about themselves.
        Profile = "profile",
        /// A part of a chat.
        Chat = "chat",
        /// A note.
        Note = "note",
        /// A comment.
        Comment = "comment",
    }
}
