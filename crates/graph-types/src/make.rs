//! Short ways to make the types that people write by hand.

use crate::{BodyType, DateTimeTimeZone, EmailAddress, FollowupFlag, FollowupFlagStatus, ItemBody, Recipient};
use jiff::civil::DateTime;

impl EmailAddress {
    /// An address without a name.
    pub fn new(address: impl Into<String>) -> Self {
        Self { address: Some(address.into()), ..Self::default() }
    }

    /// The name that is shown beside the address.
    #[must_use]
    pub fn name(mut self, name: impl Into<String>) -> Self {
        self.name = Some(name.into());
        self
    }
}

impl Recipient {
    /// A recipient by address: `Recipient::new("ada@contoso.com").name("Ada Lovelace")`.
    pub fn new(address: impl Into<String>) -> Self {
        Self { email_address: Some(EmailAddress::new(address)), ..Self::default() }
    }

    /// The name that is shown beside the address.
    #[must_use]
    pub fn name(mut self, name: impl Into<String>) -> Self {
        self.email_address = Some(self.email_address.unwrap_or_default().name(name));
        self
    }

    /// The address, if there is one.
    pub fn address(&self) -> Option<&str> {
        self.email_address.as_ref()?.address.as_deref()
    }
}

impl From<&str> for Recipient {
    fn from(address: &str) -> Self {
        Self::new(address)
    }
}

impl From<String> for Recipient {
    fn from(address: String) -> Self {
        Self::new(address)
    }
}

impl From<&String> for Recipient {
    fn from(address: &String) -> Self {
        Self::new(address)
    }
}

impl From<&Self> for Recipient {
    fn from(recipient: &Self) -> Self {
        recipient.clone()
    }
}

impl From<EmailAddress> for Recipient {
    fn from(address: EmailAddress) -> Self {
        Self { email_address: Some(address), ..Self::default() }
    }
}

impl ItemBody {
    /// Plain text.
    pub fn text(content: impl Into<String>) -> Self {
        Self::of(BodyType::Text, content.into())
    }

    /// HTML.
    pub fn html(content: impl Into<String>) -> Self {
        Self::of(BodyType::Html, content.into())
    }

    fn of(content_type: BodyType, content: String) -> Self {
        Self { content_type: Some(content_type), content: Some(content), ..Self::default() }
    }
}

impl FollowupFlag {
    /// A flag on something to do.
    pub fn flagged() -> Self {
        Self { flag_status: Some(FollowupFlagStatus::Flagged), ..Self::default() }
    }

    /// A flag on something done.
    pub fn complete() -> Self {
        Self { flag_status: Some(FollowupFlagStatus::Complete), ..Self::default() }
    }

    /// When the follow-up is to begin and to be finished. Graph takes one only with the other.
    #[must_use]
    pub fn dates(mut self, start: DateTimeTimeZone, due: DateTimeTimeZone) -> Self {
        self.start_date_time = Some(start);
        self.due_date_time = Some(due);
        self
    }
}

impl DateTimeTimeZone {
    /// A date and time on the clocks of a zone: `UTC`, a Windows name, or an IANA name such as `Europe/Paris`.
    pub fn new(date_time: DateTime, time_zone: impl Into<String>) -> Self {
        Self { date_time: Some(date_time), time_zone: Some(time_zone.into()), ..Self::default() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::{json, to_value};

    #[test]
    fn what_is_made_is_what_graph_takes() {
        let ada = Recipient::new("ada@contoso.com").name("Ada");
        assert_eq!(to_value(&ada).unwrap(), json!({"emailAddress": {"address": "ada@contoso.com", "name": "Ada"}}));
        assert_eq!(to_value(ItemBody::html("<p>")).unwrap(), json!({"contentType": "html", "content": "<p>"}));
        assert_eq!(Recipient::from("x@y").address(), Some("x@y"));
        let at = |hour| DateTimeTimeZone::new(jiff::civil::date(2026, 1, 2).at(hour, 0, 0, 0), "Europe/Paris");
        let expected = json!({
            "flagStatus": "flagged",
            "startDateTime": {"dateTime": "2026-01-02T09:00:00", "timeZone": "Europe/Paris"},
            "dueDateTime": {"dateTime": "2026-01-02T17:00:00", "timeZone": "Europe/Paris"},
        });
        assert_eq!(to_value(FollowupFlag::flagged().dates(at(9), at(17))).unwrap(), expected);
        assert_eq!(to_value(FollowupFlag::complete()).unwrap(), json!({"flagStatus": "complete"}));
    }
}
