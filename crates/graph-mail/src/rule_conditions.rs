//! Writing the conditions of a rule: each setter is one of them.

use crate::{MessageActionFlag, MessageRulePredicates, SizeRange, setters::setters};
use graph_types::{Importance, Recipient, Sensitivity};
use std::ops::{Bound, RangeBounds};

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

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::{Value, json, to_value};
    use std::collections::HashSet;

    #[test]
    fn conditions_are_what_graph_takes() {
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

    #[test]
    fn each_setter_sets_its_own_property() {
        let new = MessageRulePredicates::new;
        let rows = [
            (new().body_contains("x"), "bodyContains"),
            (new().body_or_subject_contains("x"), "bodyOrSubjectContains"),
            (new().category("x"), "categories"),
            (new().from("a@b"), "fromAddresses"),
            (new().has_attachments(true), "hasAttachments"),
            (new().header_contains("x"), "headerContains"),
            (new().importance(Importance::Low), "importance"),
            (new().message_action_flag(MessageActionFlag::Call), "messageActionFlag"),
            (new().recipient_contains("x"), "recipientContains"),
            (new().sender_contains("x"), "senderContains"),
            (new().sensitivity(Sensitivity::Private), "sensitivity"),
            (new().sent_to("a@b"), "sentToAddresses"),
            (new().subject_contains("x"), "subjectContains"),
            (new().within_kilobytes(1..), "withinSizeRange"),
            (new().is_approval_request(), "isApprovalRequest"),
            (new().is_automatic_forward(), "isAutomaticForward"),
            (new().is_automatic_reply(), "isAutomaticReply"),
            (new().is_encrypted(), "isEncrypted"),
            (new().is_meeting_request(), "isMeetingRequest"),
            (new().is_meeting_response(), "isMeetingResponse"),
            (new().is_non_delivery_report(), "isNonDeliveryReport"),
            (new().is_permission_controlled(), "isPermissionControlled"),
            (new().is_read_receipt(), "isReadReceipt"),
            (new().is_signed(), "isSigned"),
            (new().is_voicemail(), "isVoicemail"),
            (new().not_sent_to_me(), "notSentToMe"),
            (new().sent_cc_me(), "sentCcMe"),
            (new().sent_only_to_me(), "sentOnlyToMe"),
            (new().sent_to_me(), "sentToMe"),
            (new().sent_to_or_cc_me(), "sentToOrCcMe"),
        ];
        let all: HashSet<_> = rows.iter().map(|(_, property)| property).collect();
        assert_eq!(all.len(), 30, "all of them");
        for (value, property) in rows {
            let written = to_value(&value).unwrap();
            assert_eq!(written.as_object().unwrap().keys().collect::<Vec<_>>(), [property]);
        }
    }
}
