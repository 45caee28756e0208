//! Writing a rule: setters that read like a sentence.

use crate::{MailFolderId, MessageActionFlag, MessageRule, MessageRuleActions, MessageRulePredicates, SizeRange};
use graph_types::{Importance, Recipient, Sensitivity};
use std::ops::{Bound, RangeBounds};

impl MessageRule {
    /// A rule that is on, and the first to work unless [`sequence`](Self::sequence) says otherwise. It is for every message until
    /// [`when`](Self::when) narrows it, and needs [`then`](Self::then).
    pub fn new(display_name: impl Into<String>) -> Self {
        Self { display_name: Some(display_name.into()), sequence: Some(1), is_enabled: Some(true), ..Self::default() }
    }

    /// Which messages it is for: all of the conditions must hold.
    #[must_use]
    pub fn when(mut self, conditions: MessageRulePredicates) -> Self {
        self.conditions = Some(conditions);
        self
    }

    /// Which messages it is not for: those where one of the conditions holds.
    #[must_use]
    pub fn unless(mut self, exceptions: MessageRulePredicates) -> Self {
        self.exceptions = Some(exceptions);
        self
    }

    /// What it does.
    #[must_use]
    pub fn then(mut self, actions: MessageRuleActions) -> Self {
        self.actions = Some(actions);
        self
    }

    /// Its place among the rules, from 1.
    #[must_use]
    pub fn sequence(mut self, place: i32) -> Self {
        self.sequence = Some(place);
        self
    }

    /// Leaves the rule off.
    #[must_use]
    pub fn disabled(mut self) -> Self {
        self.is_enabled = Some(false);
        self
    }
}

/// Writes setters that add to a list, that give a value, and that say yes.
macro_rules! setters {
    (
        $Model:ident;
        add { $($(#[$add_doc:meta])* $add:ident($Added:ty) => $list:ident;)* }
        give { $($(#[$give_doc:meta])* $give:ident($Given:ty) => $value:ident;)* }
        yes { $($(#[$yes_doc:meta])* $yes:ident => $flag:ident;)* }
    ) => {
        impl $Model {
            $($(#[$add_doc])*
            #[must_use]
            pub fn $add(mut self, value: impl Into<$Added>) -> Self {
                self.$list.get_or_insert_default().push(value.into());
                self
            })*

            $($(#[$give_doc])*
            #[must_use]
            pub fn $give(mut self, value: impl Into<$Given>) -> Self {
                self.$value = Some(value.into());
                self
            })*

            $($(#[$yes_doc])*
            #[must_use]
            pub fn $yes(mut self) -> Self {
                self.$flag = Some(true);
                self
            })*
        }
    };
}

setters! {
    MessageRulePredicates;
    add {
        /// A text is in the body. Said again, one of the texts is enough.
        body_contains(String) => body_contains;
        /// A text is in the body or the subject. Said again, one of the texts is enough.
        body_or_subject_contains(String) => body_or_subject_contains;
        /// It is in a category, by its name. Said again, one of the categories is enough.
        category(String) => categories;
        /// It is from somebody. Said again, one of the senders is enough.
        from(Recipient) => from_addresses;
        /// A text is in the header lines. Said again, one of the texts is enough.
        header_contains(String) => header_contains;
        /// A text is in the To: or Cc: line. Said again, one of the texts is enough.
        recipient_contains(String) => recipient_contains;
        /// A text is in the From: line. Said again, one of the texts is enough.
        sender_contains(String) => sender_contains;
        /// It is to somebody. Said again, one of the recipients is enough.
        sent_to(Recipient) => sent_to_addresses;
        /// A text is in the subject. Said again, one of the texts is enough.
        subject_contains(String) => subject_contains;
    }
    give {
        /// Whether it has attachments.
        has_attachments(bool) => has_attachments;
        /// It has this importance.
        importance(Importance) => importance;
        /// It is flagged for this.
        message_action_flag(MessageActionFlag) => message_action_flag;
        /// It is as private as this.
        sensitivity(Sensitivity) => sensitivity;
    }
    yes {
        /// It asks for an approval.
        is_approval_request => is_approval_request;
        /// It was forwarded by itself.
        is_automatic_forward => is_automatic_forward;
        /// It is an automatic reply.
        is_automatic_reply => is_automatic_reply;
        /// It is encrypted.
        is_encrypted => is_encrypted;
        /// It invites to a meeting.
        is_meeting_request => is_meeting_request;
        /// It answers an invitation.
        is_meeting_response => is_meeting_response;
        /// It tells that a message could not be delivered.
        is_non_delivery_report => is_non_delivery_report;
        /// Rights management protects it.
        is_permission_controlled => is_permission_controlled;
        /// It is a receipt on reading.
        is_read_receipt => is_read_receipt;
        /// It is signed with S/MIME.
        is_signed => is_signed;
        /// It is a voice message.
        is_voicemail => is_voicemail;
        /// The user is not among its recipients.
        not_sent_to_me => not_sent_to_me;
        /// The user is in the Cc: line.
        sent_cc_me => sent_cc_me;
        /// The user is the only recipient.
        sent_only_to_me => sent_only_to_me;
        /// The user is in the To: line.
        sent_to_me => sent_to_me;
        /// The user is in the To: or Cc: line.
        sent_to_or_cc_me => sent_to_or_cc_me;
    }
}

impl MessageRulePredicates {
    /// No conditions yet.
    ///
    /// ```
    /// use graph_mail::{Importance, MessageRulePredicates};
    ///
    /// let urgent = MessageRulePredicates::new()
    ///     .sender_contains("@contoso.com")
    ///     .importance(Importance::High)
    ///     .has_attachments(true)
    ///     .within_kilobytes(..=5_000);
    /// assert_eq!(urgent.within_size_range.unwrap().maximum_size, Some(5_000));
    /// ```
    pub fn new() -> Self {
        Self::default()
    }

    /// Its size is within a range of kilobytes, such as `100..=200` or `1_000..`.
    #[must_use]
    pub fn within_kilobytes(mut self, range: impl RangeBounds<i32>) -> Self {
        let at = |bound: Bound<&i32>, beside: i32| match bound {
            Bound::Included(size) => Some(*size),
            Bound::Excluded(size) => Some(size.saturating_add(beside)),
            Bound::Unbounded => None,
        };
        self.within_size_range = Some(SizeRange {
            minimum_size: at(range.start_bound(), 1),
            maximum_size: at(range.end_bound(), -1),
            ..SizeRange::default()
        });
        self
    }
}

setters! {
    MessageRuleActions;
    add {
        /// Puts it into a category, by its name.
        assign_category(String) => assign_categories;
        /// Forwards it to somebody as an attachment.
        forward_as_attachment_to(Recipient) => forward_as_attachment_to;
        /// Forwards it to somebody.
        forward_to(Recipient) => forward_to;
        /// Sends it on to somebody as it came.
        redirect_to(Recipient) => redirect_to;
    }
    give {
        /// Copies it into a folder.
        copy_to(MailFolderId) => copy_to_folder;
        /// Gives it an importance.
        mark_importance(Importance) => mark_importance;
        /// Moves it into a folder.
        move_to(MailFolderId) => move_to_folder;
    }
    yes {
        /// Moves it to the deleted items.
        delete => delete;
        /// Marks it as read.
        mark_as_read => mark_as_read;
        /// Deletes it for good.
        permanent_delete => permanent_delete;
        /// Lets no rule after this one see it.
        stop_processing_rules => stop_processing_rules;
    }
}

impl MessageRuleActions {
    /// No actions yet.
    ///
    /// ```
    /// use graph_mail::{MessageRuleActions, WellKnownFolder};
    ///
    /// let file = MessageRuleActions::new().move_to(WellKnownFolder::Archive).assign_category("Blue category").stop_processing_rules();
    /// assert_eq!(file.stop_processing_rules, Some(true));
    /// ```
    pub fn new() -> Self {
        Self::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::{Value, json, to_value};

    #[test]
    fn conditions_and_actions_are_what_graph_takes() {
        let conditions = MessageRulePredicates::new()
            .subject_contains("a")
            .subject_contains("b")
            .from("a@b")
            .sent_to(Recipient::new("c@d"))
            .importance(Importance::High)
            .has_attachments(false)
            .sent_only_to_me()
            .within_kilobytes(10..21);
        let expected = json!({
            "subjectContains": ["a", "b"], "fromAddresses": [{"emailAddress": {"address": "a@b"}}],
            "sentToAddresses": [{"emailAddress": {"address": "c@d"}}], "importance": "high", "hasAttachments": false,
            "sentOnlyToMe": true, "withinSizeRange": {"minimumSize": 10, "maximumSize": 20},
        });
        assert_eq!(to_value(&conditions).unwrap(), expected);
        let actions = MessageRuleActions::new()
            .move_to("f")
            .copy_to("g")
            .assign_category("Red category")
            .forward_to("a@b")
            .mark_importance(Importance::Low)
            .delete();
        let expected = json!({
            "moveToFolder": "f", "copyToFolder": "g", "assignCategories": ["Red category"], "delete": true,
            "forwardTo": [{"emailAddress": {"address": "a@b"}}], "markImportance": "low",
        });
        assert_eq!(to_value(&actions).unwrap(), expected);
    }

    #[test]
    fn sizes_are_ranges() {
        let range = |conditions: MessageRulePredicates| to_value(conditions).unwrap()["withinSizeRange"].take();
        let new = MessageRulePredicates::new;
        let rows: [(MessageRulePredicates, Value); 4] = [
            (new().within_kilobytes(1..=2), json!({"minimumSize": 1, "maximumSize": 2})),
            (new().within_kilobytes(5..), json!({"minimumSize": 5})),
            (new().within_kilobytes(..5), json!({"maximumSize": 4})),
            (new().within_kilobytes((Bound::Excluded(1), Bound::Unbounded)), json!({"minimumSize": 2})),
        ];
        for (conditions, expected) in rows {
            assert_eq!(range(conditions), expected);
        }
    }
}
