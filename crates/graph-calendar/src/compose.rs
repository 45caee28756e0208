//! Writing an event: setters that read like an invitation.

use crate::{Attendee, AttendeeType, Event};
use graph_types::{DateTimeTimeZone, ItemBody, Location, PatternedRecurrence, Recipient};
use jiff::civil::{Date, DateTime, Time};

impl Event {
    /// An event with a subject, which still needs its start and end.
    ///
    /// ```
    /// use graph_calendar::{Attendee, Event, jiff::civil::date};
    ///
    /// let day = date(2026, 3, 2);
    /// let event = Event::new("Review")
    ///     .start(day.at(9, 0, 0, 0), "Europe/Berlin")
    ///     .end(day.at(10, 30, 0, 0), "Europe/Berlin")
    ///     .location("Room 1")
    ///     .attendee("bob@contoso.com")
    ///     .attendee(Attendee::optional("carol@contoso.com"))
    ///     .html("<p>Bring the figures.</p>");
    /// assert_eq!(event.attendees.unwrap().len(), 2);
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

    /// Makes it one of whole days, the last included: midnight to midnight on the clocks of a zone, and the same days wherever they are
    /// looked at from.
    ///
    /// ```
    /// use graph_calendar::{Event, jiff::civil::date};
    ///
    /// let fair = Event::new("Fair").whole_days(date(2026, 3, 20), date(2026, 3, 22), "Europe/Berlin");
    /// assert_eq!(fair.end.unwrap().date_time.unwrap(), date(2026, 3, 23).at(0, 0, 0, 0));
    /// ```
    #[must_use]
    pub fn whole_days(mut self, first: Date, last: Date, zone: impl Into<String>) -> Self {
        let zone = zone.into();
        let after = last.tomorrow().unwrap_or(last);
        self.is_all_day = Some(true);
        self.start(first.to_datetime(Time::midnight()), zone.clone()).end(after.to_datetime(Time::midnight()), zone)
    }

    /// Makes it a series.
    #[must_use]
    pub fn recurrence(mut self, recurrence: PatternedRecurrence) -> Self {
        self.recurrence = Some(recurrence);
        self
    }

    /// Sets the name of the place.
    #[must_use]
    pub fn location(mut self, name: impl Into<String>) -> Self {
        let mut location = Location::default();
        location.display_name = Some(name.into());
        self.location = Some(location);
        self
    }

    /// Invites somebody, who is needed unless [`Attendee`] says otherwise: an address, a [`Recipient`] with a name, or an attendee.
    #[must_use]
    pub fn attendee(mut self, attendee: impl Into<Attendee>) -> Self {
        self.attendees.get_or_insert_default().push(attendee.into());
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

impl Attendee {
    /// Somebody who has to come.
    pub fn required(recipient: impl Into<Recipient>) -> Self {
        Self::of(recipient.into(), AttendeeType::Required)
    }

    /// Somebody who may come.
    pub fn optional(recipient: impl Into<Recipient>) -> Self {
        Self::of(recipient.into(), AttendeeType::Optional)
    }

    /// A room or a device that is booked.
    pub fn resource(recipient: impl Into<Recipient>) -> Self {
        Self::of(recipient.into(), AttendeeType::Resource)
    }

    fn of(recipient: Recipient, kind: AttendeeType) -> Self {
        Self { email_address: recipient.email_address, r#type: Some(kind), ..Self::default() }
    }

    /// The address, if there is one.
    pub fn address(&self) -> Option<&str> {
        self.email_address.as_ref()?.address.as_deref()
    }
}

impl<T: Into<Recipient>> From<T> for Attendee {
    fn from(recipient: T) -> Self {
        Self::required(recipient)
    }
}
