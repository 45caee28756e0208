//! Writing automatic replies: who gets which text, and when.

use crate::{AutomaticRepliesSetting, AutomaticRepliesStatus, ExternalAudienceScope};
use graph_types::DateTimeTimeZone;

impl AutomaticRepliesSetting {
    /// Replies from now on, until they are turned off. The text, HTML or plain, goes to people of the organization; nobody else gets a
    /// reply unless [`external`](Self::external) says so.
    ///
    /// ```
    /// use graph_mail::{AutomaticRepliesSetting, AutomaticRepliesStatus, ExternalAudienceScope, jiff::Timestamp};
    ///
    /// let start: Timestamp = "2026-12-24T00:00:00Z".parse().unwrap();
    /// let end: Timestamp = "2027-01-02T00:00:00Z".parse().unwrap();
    /// let away = AutomaticRepliesSetting::always("Ask Bob.")
    ///     .external(ExternalAudienceScope::All, "Back in January.")
    ///     .between(start, end);
    /// assert_eq!(away.status, Some(AutomaticRepliesStatus::Scheduled));
    /// ```
    pub fn always(text: impl Into<String>) -> Self {
        Self {
            status: Some(AutomaticRepliesStatus::AlwaysEnabled),
            internal_reply_message: Some(text.into()),
            external_audience: Some(ExternalAudienceScope::None),
            ..Self::default()
        }
    }

    /// No replies. The texts stay for another time.
    pub fn disabled() -> Self {
        Self { status: Some(AutomaticRepliesStatus::Disabled), ..Self::default() }
    }

    /// Who outside of the organization gets a reply, and its text.
    #[must_use]
    pub fn external(mut self, audience: ExternalAudienceScope, text: impl Into<String>) -> Self {
        self.external_audience = Some(audience);
        self.external_reply_message = Some(text.into());
        self
    }

    /// Replies between two times alone, rather than from now on. The service refuses an end that is not after the
    /// start, or that has passed.
    #[must_use]
    pub fn between(mut self, start: impl Into<DateTimeTimeZone>, end: impl Into<DateTimeTimeZone>) -> Self {
        self.status = Some(AutomaticRepliesStatus::Scheduled);
        self.scheduled_start_date_time = Some(start.into());
        self.scheduled_end_date_time = Some(end.into());
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use serde_json::{json, to_value};

    #[test]
    fn what_is_written_is_what_graph_takes() {
        let at = |day| DateTimeTimeZone::new(date(2026, 3, day).at(9, 0, 0, 0), "UTC");
        let rows = [
            (
                AutomaticRepliesSetting::always("Away"),
                json!({"status": "alwaysEnabled", "internalReplyMessage": "Away", "externalAudience": "none"}),
            ),
            (
                AutomaticRepliesSetting::always("Away")
                    .external(ExternalAudienceScope::ContactsOnly, "Gone")
                    .between(at(1), at(2)),
                json!({
                    "status": "scheduled", "internalReplyMessage": "Away", "externalAudience": "contactsOnly",
                    "externalReplyMessage": "Gone",
                    "scheduledStartDateTime": {"dateTime": "2026-03-01T09:00:00", "timeZone": "UTC"},
                    "scheduledEndDateTime": {"dateTime": "2026-03-02T09:00:00", "timeZone": "UTC"},
                }),
            ),
            (AutomaticRepliesSetting::disabled(), json!({"status": "disabled"})),
        ];
        for (setting, expected) in rows {
            assert_eq!(to_value(&setting).unwrap(), expected);
        }
    }
}
