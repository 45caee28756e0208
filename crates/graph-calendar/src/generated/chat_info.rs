// Written by `cargo xtask codegen` from xtask/schema/calendar.toml. Edit that instead.
//! [`ChatInfo`], and its properties as fields of queries and patches.

use graph_odata::{Extra, Field, wire};

/// The chat of a meeting.
///
/// Microsoft's page: [chatInfo](https://learn.microsoft.com/graph/api/resources/chatinfo).
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct ChatInfo {
    /// The id of the message in a channel that the meeting belongs to.
    #[doc(alias = "messageId")]
    pub message_id: Option<String>,
    /// The id of the message that this one replies to.
    #[doc(alias = "replyChainMessageId")]
    pub reply_chain_message_id: Option<String>,
    /// The id of the chat.
    #[doc(alias = "threadId")]
    pub thread_id: Option<String>,
    /// Properties that this version does not model, and OData annotations.
    pub extra: Extra,
}

wire!(complex ChatInfo {
    message_id => "messageId",
    reply_chain_message_id => "replyChainMessageId",
    thread_id => "threadId",
});

/// The id of the message in a channel that the meeting belongs to.
#[doc(alias = "messageId")]
pub const MESSAGE_ID: Field<ChatInfo, String> = Field::new("messageId");

/// The id of the message that this one replies to.
#[doc(alias = "replyChainMessageId")]
pub const REPLY_CHAIN_MESSAGE_ID: Field<ChatInfo, String> = Field::new("replyChainMessageId");

/// The id of the chat.
#[doc(alias = "threadId")]
pub const THREAD_ID: Field<ChatInfo, String> = Field::new("threadId");
