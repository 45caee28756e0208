// Written by `cargo xtask codegen` from xtask/schema/mail.toml. Edit that instead.
//! [`MailTipsType`], an enumeration whose members stand in sets and which Graph may add to.

graph_odata::flags! {
    /// Which tips to ask for.
    ///
    /// Microsoft's page: [mailTipsType](https://learn.microsoft.com/graph/api/resources/mailtips).
    pub enum MailTipsType {
        /// Automatic replies.
        AutomaticReplies = "automaticReplies",
        /// Whether the mailbox is full.
        MailboxFullStatus = "mailboxFullStatus",
        /// What the organization wants to be told.
        CustomMailTip = "customMailTip",
        /// How many members are outside.
        ExternalMemberCount = "externalMemberCount",
        /// How many members there are.
        TotalMemberCount = "totalMemberCount",
        /// The largest size of a message.
        MaxMessageSize = "maxMessageSize",
        /// Whether some senders are refused.
        DeliveryRestriction = "deliveryRestriction",
        /// Whether messages are looked at first.
        ModerationStatus = "moderationStatus",
        /// How the recipient stands to the organization.
        RecipientScope = "recipientScope",
        /// Whom else it may be for.
        RecipientSuggestions = "recipientSuggestions",
    }
}
