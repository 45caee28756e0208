//! Short ways to make the types that people write by hand.

use crate::{BodyType, EmailAddress, ItemBody, Recipient};

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
    }
}
