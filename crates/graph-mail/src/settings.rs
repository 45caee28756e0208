//! [`Settings`] of a mailbox, and what may be set there.

use crate::{AutomaticRepliesSetting, LocaleInfo, MailboxSettings};
use graph_odata::{Get, List, Resource, Update};
use graph_types::{TimeZoneInformation, TimeZoneStandard};

/// How a user has set a mailbox up: time zone, language, formats, working hours, automatic replies.
///
/// ```
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> graph_mail::Result<()> {
/// # let (_emulator, client) = graph_emulator::doctest();
/// # let mail = graph_mail::MailClient::new(&client);
/// use graph_mail::{AutomaticRepliesSetting, jiff::Timestamp, mailbox_settings};
///
/// let start: Timestamp = "2026-12-24T00:00:00Z".parse().unwrap();
/// let end: Timestamp = "2027-01-02T00:00:00Z".parse().unwrap();
/// let away = AutomaticRepliesSetting::always("Back in January.").between(start, end);
/// mail.settings()
///     .update()
///     .set(mailbox_settings::AUTOMATIC_REPLIES_SETTING, away)
///     .set(mailbox_settings::TIME_ZONE, "Pacific Standard Time")
///     .await?;
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Debug)]
pub struct Settings {
    mailbox: Resource,
}

impl Settings {
    pub(crate) fn new(mailbox: &Resource) -> Self {
        Self { mailbox: mailbox.clone() }
    }

    /// Reads the settings, all or those selected. What the answer leaves out is `None`.
    ///
    /// Permission: `MailboxSettings.Read`. Microsoft's page:
    /// [get mailboxSettings](https://learn.microsoft.com/graph/api/user-get-mailboxsettings).
    pub fn get(&self) -> Get<MailboxSettings> {
        self.mailbox.join("mailboxSettings").get("mail.settings.get")
    }

    /// Changes settings. What is not set stays as it is, within automatic replies and working hours, too. A time zone or language that the
    /// service does not know is an error.
    ///
    /// Permission: `MailboxSettings.ReadWrite`. Microsoft's page:
    /// [update mailboxSettings](https://learn.microsoft.com/graph/api/user-update-mailboxsettings).
    pub fn update(&self) -> Update<MailboxSettings> {
        self.mailbox.join("mailboxSettings").update("mail.settings.update")
    }

    /// Reads the automatic replies alone.
    ///
    /// Permission: `MailboxSettings.Read`. Microsoft's page:
    /// [get mailboxSettings](https://learn.microsoft.com/graph/api/user-get-mailboxsettings).
    pub fn automatic_replies(&self) -> Get<AutomaticRepliesSetting> {
        self.mailbox.join("mailboxSettings/automaticRepliesSetting").get("mail.settings.automatic_replies")
    }

    /// Lists the languages that may be set.
    ///
    /// Permission: `User.Read`, or `User.Read.All` for an application. Microsoft's page:
    /// [supportedLanguages](https://learn.microsoft.com/graph/api/outlookuser-supportedlanguages).
    pub fn supported_languages(&self) -> List<LocaleInfo> {
        self.mailbox.join("outlook").call("supportedLanguages", "").list("mail.settings.supported_languages")
    }

    /// Lists the time zones that may be set, by their names in Windows or in the IANA database.
    ///
    /// Permission: `User.Read`, or `User.Read.All` for an application. Microsoft's page:
    /// [supportedTimeZones](https://learn.microsoft.com/graph/api/outlookuser-supportedtimezones).
    pub fn supported_time_zones(&self, standard: TimeZoneStandard) -> List<TimeZoneInformation> {
        let argument = format!("TimeZoneStandard=microsoft.graph.timeZoneStandard'{standard}'");
        self.mailbox.join("outlook").call("supportedTimeZones", &argument).list("mail.settings.supported_time_zones")
    }
}

impl LocaleInfo {
    /// A language by its code: `en-US`.
    pub fn new(locale: impl Into<String>) -> Self {
        Self { locale: Some(locale.into()), ..Self::default() }
    }
}

#[cfg(test)]
mod tests {
    use crate::{
        AutomaticRepliesSetting, DelegateMeetingMessageDeliveryOptions, LocaleInfo, TimeZoneStandard,
        client::tests::mail, mailbox_settings,
    };

    #[test]
    fn golden_requests() {
        let settings = mail().settings();
        for (request, line, body) in [
            (settings.get().into_request(), "GET /me/mailboxSettings", ""),
            (
                settings.get().select(mailbox_settings::TIME_ZONE).into_request(),
                "GET /me/mailboxSettings?$select=timeZone",
                "",
            ),
            (
                settings
                    .update()
                    .set(mailbox_settings::TIME_ZONE, "UTC")
                    .set(mailbox_settings::DATE_FORMAT, "yyyy-MM-dd")
                    .set(mailbox_settings::LANGUAGE, LocaleInfo::new("de-DE"))
                    .set(
                        mailbox_settings::DELEGATE_MEETING_MESSAGE_DELIVERY_OPTIONS,
                        DelegateMeetingMessageDeliveryOptions::SendToDelegateOnly,
                    )
                    .into_request(),
                "PATCH /me/mailboxSettings",
                r#"{"dateFormat":"yyyy-MM-dd","delegateMeetingMessageDeliveryOptions":"sendToDelegateOnly","language":{"locale":"de-DE"},"timeZone":"UTC"}"#,
            ),
            (
                settings
                    .update()
                    .set(mailbox_settings::AUTOMATIC_REPLIES_SETTING, AutomaticRepliesSetting::disabled())
                    .into_request(),
                "PATCH /me/mailboxSettings",
                r#"{"automaticRepliesSetting":{"status":"disabled"}}"#,
            ),
            (settings.automatic_replies().into_request(), "GET /me/mailboxSettings/automaticRepliesSetting", ""),
            (settings.supported_languages().into_request(), "GET /me/outlook/supportedLanguages()", ""),
            (
                settings.supported_time_zones(TimeZoneStandard::Iana).into_request(),
                "GET /me/outlook/supportedTimeZones(TimeZoneStandard=microsoft.graph.timeZoneStandard'iana')",
                "",
            ),
        ] {
            assert_eq!(request.line(), line);
            assert_eq!(request.body().as_bytes(), Some(body.as_bytes()), "{line}");
        }
    }
}
