// Written by `cargo xtask codegen` from xtask/schema/mail.toml. Edit that instead.
//! [`MailboxSettings`], and its properties as fields of queries and patches.

use super::{AutomaticRepliesSetting, DelegateMeetingMessageDeliveryOptions, LocaleInfo, MailFolderId, UserPurpose};
use graph_odata::{Extra, Field, wire};
use graph_types::WorkingHours;

/// How a user has set the mailbox up.
///
/// Microsoft's page: [mailboxSettings](https://learn.microsoft.com/graph/api/resources/mailboxsettings).
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct MailboxSettings {
    /// The id of the archive folder. Set by Graph.
    #[doc(alias = "archiveFolder")]
    pub archive_folder: Option<MailFolderId>,
    /// The replies that are sent by themselves while the user is away.
    #[doc(alias = "automaticRepliesSetting")]
    pub automatic_replies_setting: Option<AutomaticRepliesSetting>,
    /// How dates are written: `MM/dd/yyyy`.
    #[doc(alias = "dateFormat")]
    pub date_format: Option<String>,
    /// Who gets messages about meetings when there is a delegate.
    #[doc(alias = "delegateMeetingMessageDeliveryOptions")]
    pub delegate_meeting_message_delivery_options: Option<DelegateMeetingMessageDeliveryOptions>,
    /// The user's language.
    pub language: Option<LocaleInfo>,
    /// How times are written: `hh:mm tt`.
    #[doc(alias = "timeFormat")]
    pub time_format: Option<String>,
    /// The user's time zone: a Windows or IANA name, or `Customized Time Zone`.
    #[doc(alias = "timeZone")]
    pub time_zone: Option<String>,
    /// Whose mailbox it is: a person's, a room's, a shared one. Set by Graph.
    #[doc(alias = "userPurpose")]
    pub user_purpose: Option<UserPurpose>,
    /// When the user is at work.
    #[doc(alias = "workingHours")]
    pub working_hours: Option<WorkingHours>,
    /// Properties that this version does not model, and OData annotations.
    pub extra: Extra,
}

wire!(complex MailboxSettings {
    archive_folder => "archiveFolder",
    automatic_replies_setting => "automaticRepliesSetting",
    date_format => "dateFormat",
    delegate_meeting_message_delivery_options => "delegateMeetingMessageDeliveryOptions",
    language => "language",
    time_format => "timeFormat",
    time_zone => "timeZone",
    user_purpose => "userPurpose",
    working_hours => "workingHours",
});

/// The id of the archive folder. Set by Graph.
#[doc(alias = "archiveFolder")]
pub const ARCHIVE_FOLDER: Field<MailboxSettings, MailFolderId> = Field::new("archiveFolder");

/// The replies that are sent by themselves while the user is away.
#[doc(alias = "automaticRepliesSetting")]
pub const AUTOMATIC_REPLIES_SETTING: Field<MailboxSettings, AutomaticRepliesSetting> =
    Field::new("automaticRepliesSetting");

/// How dates are written: `MM/dd/yyyy`.
#[doc(alias = "dateFormat")]
pub const DATE_FORMAT: Field<MailboxSettings, String> = Field::new("dateFormat");

/// Who gets messages about meetings when there is a delegate.
#[doc(alias = "delegateMeetingMessageDeliveryOptions")]
pub const DELEGATE_MEETING_MESSAGE_DELIVERY_OPTIONS: Field<MailboxSettings, DelegateMeetingMessageDeliveryOptions> =
    Field::new("delegateMeetingMessageDeliveryOptions");

/// The user's language.
pub const LANGUAGE: Field<MailboxSettings, LocaleInfo> = Field::new("language");

/// How times are written: `hh:mm tt`.
#[doc(alias = "timeFormat")]
pub const TIME_FORMAT: Field<MailboxSettings, String> = Field::new("timeFormat");

/// The user's time zone: a Windows or IANA name, or `Customized Time Zone`.
#[doc(alias = "timeZone")]
pub const TIME_ZONE: Field<MailboxSettings, String> = Field::new("timeZone");

/// Whose mailbox it is: a person's, a room's, a shared one. Set by Graph.
#[doc(alias = "userPurpose")]
pub const USER_PURPOSE: Field<MailboxSettings, UserPurpose> = Field::new("userPurpose");

/// When the user is at work.
#[doc(alias = "workingHours")]
pub const WORKING_HOURS: Field<MailboxSettings, WorkingHours> = Field::new("workingHours");
