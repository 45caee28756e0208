//! Writing an event: setters that read like an invitation.

use crate::{Attendee, AttendeeType, Event};
use graph_types::{DateTimeTimeZone, EmailAddress, ItemBody, Recipient};
use jiff::civil::DateTime;

impl Event {
    /// An event with a subject, which still needs its start and end.
    ///
    /// ```
    /// use graph_calendar::{Event, jiff::civil::date};
    ///
    /// let day = date(2026, 3, 2);
    /// let event = Event::new("Review")
    ///     .start(day.at(9, 0, 0, 0), "Europe/Berlin")
    ///     .end(day.at(10, 30, 0, 0), "Europe/Berlin")
    ///     .attendee("bob@contoso.com")
    ///     .html("<p>Bring the figures.</p>");
    /// assert_eq!(event.attendees.unwrap().len(), 1);
    /// ```
    pub fn new(subject: impl Into<String>) -> Self {
        Self { subject: Some(subject.into()), ..Self::default() }
    }

    /// Sets when it begins, on the clocks of a zone: a Windows name, an IANA name such as `Europe/Paris`, or `UTC`.
    #[must_use]
    pub fn start(mut self, time: DateTime, zone: impl Into<String>) -> Self {
        self.start = Some(DateTimeTimeZone::new(time, zone));
        self
    }

    /// Sets when it ends, on the clocks of a zone.
    #[must_use]
    pub fn end(mut self, time: DateTime, zone: impl Into<String>) -> Self {
        self.end = Some(DateTimeTimeZone::new(time, zone));
        self
    }

    /// Invites somebody who is needed: an address, or a [`Recipient`] with a name.
    #[must_use]
    pub fn attendee(self, recipient: impl Into<Recipient>) -> Self {
        self.invite(recipient.into(), AttendeeType::Required)
    }

    /// Invites somebody who may come.
    #[must_use]
    pub fn optional_attendee(self, recipient: impl Into<Recipient>) -> Self {
        self.invite(recipient.into(), AttendeeType::Optional)
    }

    fn invite(mut self, recipient: Recipient, kind: AttendeeType) -> Self {
        let email_address: Option<EmailAddress> = recipient.email_address;
        let attendee = Attendee { email_address, r#type: Some(kind), ..Attendee::default() };
        self.attendees.get_or_insert_default().push(attendee);
        self
    }

    /// Sets the body to plain text.
    #[must_use]
    pub fn text(mut self, body: impl Into<String>) -> Self {
        self.body = Some(ItemBody::text(body));
        self
    }

    /// Sets the body to HTML.
    #[must_use]
    pub fn html(mut self, body: impl Into<String>) -> Self {
        self.body = Some(ItemBody::html(body));
        self
    }
}
