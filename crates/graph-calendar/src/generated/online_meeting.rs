// Written by `cargo xtask codegen` from xtask/schema/calendar.toml. Edit that instead.
//! [`OnlineMeeting`], and its properties as fields of queries and patches.

use super::{
    AllowedLobbyAdmitterRoles, AudioConferencing, BroadcastMeetingSettings, ChatInfo, ChatRestrictions,
    CloudVideoInteropInfo, JoinMeetingIdSettings, LobbyBypassSettings, MeetingChatHistoryDefaultMode, MeetingChatMode,
    MeetingLiveShareOptions, MeetingParticipants, OnlineMeetingPresenters, OnlineMeetingSensitivityLabelAssignment,
    OnlineMeetingType, WatermarkProtectionValues,
};
use graph_odata::{Extra, Field, Hidden, wire};
use graph_types::ItemBody;

graph_odata::id! {
    /// The id of an [`OnlineMeeting`].
    pub struct OnlineMeetingId;
}

/// A meeting in Teams: how to join it, and what may be done in it.
///
/// Microsoft's page: [onlineMeeting](https://learn.microsoft.com/graph/api/resources/onlinemeeting).
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct OnlineMeeting {
    /// The id, case-sensitive. Set by Graph.
    pub id: Option<OnlineMeetingId>,
    /// Whether attendees may turn on their cameras.
    #[doc(alias = "allowAttendeeToEnableCamera")]
    pub allow_attendee_to_enable_camera: Option<bool>,
    /// Whether attendees may turn on their microphones.
    #[doc(alias = "allowAttendeeToEnableMic")]
    pub allow_attendee_to_enable_mic: Option<bool>,
    /// Whether the meeting may be split up into rooms.
    #[doc(alias = "allowBreakoutRooms")]
    pub allow_breakout_rooms: Option<bool>,
    /// Whether what is written and shown in the meeting may be copied and passed on.
    #[doc(alias = "allowCopyingAndSharingMeetingContent")]
    pub allow_copying_and_sharing_meeting_content: Option<bool>,
    /// Who may let people in from the lobby.
    #[doc(alias = "allowedLobbyAdmitters")]
    pub allowed_lobby_admitters: Option<AllowedLobbyAdmitterRoles>,
    /// Who may present.
    #[doc(alias = "allowedPresenters")]
    pub allowed_presenters: Option<OnlineMeetingPresenters>,
    /// Whether apps may share live content in the meeting.
    #[doc(alias = "allowLiveShare")]
    pub allow_live_share: Option<MeetingLiveShareOptions>,
    /// When there is a chat to the meeting.
    #[doc(alias = "allowMeetingChat")]
    pub allow_meeting_chat: Option<MeetingChatMode>,
    /// Whether those who take part may show themselves by another name in the meeting.
    #[doc(alias = "allowParticipantsToChangeName")]
    pub allow_participants_to_change_name: Option<bool>,
    /// Whether slides may be shown by PowerPoint Live.
    #[doc(alias = "allowPowerPointSharing")]
    pub allow_power_point_sharing: Option<bool>,
    /// Whether the meeting may be recorded.
    #[doc(alias = "allowRecording")]
    pub allow_recording: Option<bool>,
    /// Whether there are reactions, such as applause.
    #[doc(alias = "allowTeamworkReactions")]
    pub allow_teamwork_reactions: Option<bool>,
    /// Whether the meeting may be transcribed.
    #[doc(alias = "allowTranscription")]
    pub allow_transcription: Option<bool>,
    /// Whether there is a whiteboard.
    #[doc(alias = "allowWhiteboard")]
    pub allow_whiteboard: Option<bool>,
    /// How to join by phone. Set by Graph.
    #[doc(alias = "audioConferencing")]
    pub audio_conferencing: Option<AudioConferencing>,
    /// The chat of the meeting. Set by Graph.
    #[doc(alias = "chatInfo")]
    pub chat_info: Option<ChatInfo>,
    /// What may not be sent in the chat.
    #[doc(alias = "chatRestrictions")]
    pub chat_restrictions: Option<ChatRestrictions>,
    /// How conference devices of other makers join. Set by Graph.
    #[doc(alias = "cloudVideoInteropInfo")]
    pub cloud_video_interop_info: Option<CloudVideoInteropInfo>,
    /// After when the meeting can no longer be joined, in UTC. Set by Graph.
    #[doc(alias = "expiryDateTime")]
    pub expiry_date_time: Option<jiff::Timestamp>,
    /// Whether sound and pictures are encrypted from one end to the other.
    #[doc(alias = "isEndToEndEncryptionEnabled")]
    pub is_end_to_end_encryption_enabled: Option<bool>,
    /// Whether it is announced when somebody comes or leaves.
    #[doc(alias = "isEntryExitAnnounced")]
    pub is_entry_exit_announced: Option<bool>,
    /// How to join, as a text for invitations, in the language that the request's `Accept-Language` asks for. Set by
    /// Graph.
    #[doc(alias = "joinInformation")]
    pub join_information: Option<ItemBody>,
    /// The number, and the passcode, by which the meeting can be joined. Can be set on creation only.
    #[doc(alias = "joinMeetingIdSettings")]
    pub join_meeting_id_settings: Option<JoinMeetingIdSettings>,
    /// A URL that joins the meeting. Meetings can be looked up by it. Set by Graph.
    #[doc(alias = "joinWebUrl")]
    pub join_web_url: Option<String>,
    /// Who comes in without waiting in the lobby.
    #[doc(alias = "lobbyBypassSettings")]
    pub lobby_bypass_settings: Option<LobbyBypassSettings>,
    /// A URL that shows the meeting's options in Teams to its organizers. Set by Graph.
    #[doc(alias = "meetingOptionsWebUrl")]
    pub meeting_options_web_url: Option<String>,
    /// The language that is spoken, by which captions and transcripts go: `en-us`.
    #[doc(alias = "meetingSpokenLanguageTag")]
    pub meeting_spoken_language_tag: Option<String>,
    /// How the meeting came about. Set by Graph.
    #[doc(alias = "meetingType")]
    pub meeting_type: Option<OnlineMeetingType>,
    /// Whether recording begins with the meeting.
    #[doc(alias = "recordAutomatically")]
    pub record_automatically: Option<bool>,
    /// The sensitivity label of the meeting.
    #[doc(alias = "sensitivityLabelAssignment")]
    pub sensitivity_label_assignment: Option<OnlineMeetingSensitivityLabelAssignment>,
    /// How much of the chat those see who are added to it later.
    #[doc(alias = "shareMeetingChatHistoryDefault")]
    pub share_meeting_chat_history_default: Option<MeetingChatHistoryDefaultMode>,
    /// The subject.
    pub subject: Option<String>,
    /// The id by which conference devices join. Set by Graph.
    #[doc(alias = "videoTeleconferenceId")]
    pub video_teleconference_id: Option<String>,
    /// Where watermarks are laid over what is shown.
    #[doc(alias = "watermarkProtection")]
    pub watermark_protection: Option<WatermarkProtectionValues>,
    /// Who came to a live event. Its bytes are no part of the JSON: download them.
    #[doc(alias = "attendeeReport")]
    pub attendee_report: Option<Hidden>,
    /// What a live event allows.
    #[doc(alias = "broadcastSettings")]
    pub broadcast_settings: Option<BroadcastMeetingSettings>,
    /// When the meeting was created, in UTC. Set by Graph.
    #[doc(alias = "creationDateTime")]
    pub creation_date_time: Option<jiff::Timestamp>,
    /// When the meeting ends, in UTC.
    #[doc(alias = "endDateTime")]
    pub end_date_time: Option<jiff::Timestamp>,
    /// An id of the client's own choice, by which `createOrGet` finds the meeting again.
    #[doc(alias = "externalId")]
    pub external_id: Option<String>,
    /// Whether it is a live event.
    #[doc(alias = "isBroadcast")]
    pub is_broadcast: Option<bool>,
    /// The id of the template that the meeting was made by.
    #[doc(alias = "meetingTemplateId")]
    pub meeting_template_id: Option<String>,
    /// Who takes part: the organizer and those invited.
    pub participants: Option<MeetingParticipants>,
    /// When the meeting starts, in UTC.
    #[doc(alias = "startDateTime")]
    pub start_date_time: Option<jiff::Timestamp>,
    /// The entity tag, `@odata.etag`: changes whenever the item does.
    pub etag: Option<String>,
    /// Properties that this version does not model, and OData annotations.
    pub extra: Extra,
}

wire!(entity OnlineMeeting {
    id => "id",
    allow_attendee_to_enable_camera => "allowAttendeeToEnableCamera",
    allow_attendee_to_enable_mic => "allowAttendeeToEnableMic",
    allow_breakout_rooms => "allowBreakoutRooms",
    allow_copying_and_sharing_meeting_content => "allowCopyingAndSharingMeetingContent",
    allowed_lobby_admitters => "allowedLobbyAdmitters",
    allowed_presenters => "allowedPresenters",
    allow_live_share => "allowLiveShare",
    allow_meeting_chat => "allowMeetingChat",
    allow_participants_to_change_name => "allowParticipantsToChangeName",
    allow_power_point_sharing => "allowPowerPointSharing",
    allow_recording => "allowRecording",
    allow_teamwork_reactions => "allowTeamworkReactions",
    allow_transcription => "allowTranscription",
    allow_whiteboard => "allowWhiteboard",
    audio_conferencing => "audioConferencing",
    chat_info => "chatInfo",
    chat_restrictions => "chatRestrictions",
    cloud_video_interop_info => "cloudVideoInteropInfo",
    expiry_date_time => "expiryDateTime",
    is_end_to_end_encryption_enabled => "isEndToEndEncryptionEnabled",
    is_entry_exit_announced => "isEntryExitAnnounced",
    join_information => "joinInformation",
    join_meeting_id_settings => "joinMeetingIdSettings",
    join_web_url => "joinWebUrl",
    lobby_bypass_settings => "lobbyBypassSettings",
    meeting_options_web_url => "meetingOptionsWebUrl",
    meeting_spoken_language_tag => "meetingSpokenLanguageTag",
    meeting_type => "meetingType",
    record_automatically => "recordAutomatically",
    sensitivity_label_assignment => "sensitivityLabelAssignment",
    share_meeting_chat_history_default => "shareMeetingChatHistoryDefault",
    subject => "subject",
    video_teleconference_id => "videoTeleconferenceId",
    watermark_protection => "watermarkProtection",
    broadcast_settings => "broadcastSettings",
    creation_date_time => "creationDateTime",
    end_date_time => "endDateTime",
    external_id => "externalId",
    is_broadcast => "isBroadcast",
    meeting_template_id => "meetingTemplateId",
    participants => "participants",
    start_date_time => "startDateTime",
} read {
    attendee_report => "attendeeReport@odata.mediaReadLink",
});

impl OnlineMeeting {
    /// The id, for calls that need one.
    ///
    /// # Errors
    /// When the answer came without it.
    pub fn require_id(&self) -> graph_odata::Result<&OnlineMeetingId> {
        graph_odata::__private::require_id(self.id.as_ref())
    }
}

/// The id, case-sensitive. Set by Graph.
pub const ID: Field<OnlineMeeting, OnlineMeetingId> = Field::new("id");

/// Whether attendees may turn on their cameras.
#[doc(alias = "allowAttendeeToEnableCamera")]
pub const ALLOW_ATTENDEE_TO_ENABLE_CAMERA: Field<OnlineMeeting, bool> = Field::new("allowAttendeeToEnableCamera");

/// Whether attendees may turn on their microphones.
#[doc(alias = "allowAttendeeToEnableMic")]
pub const ALLOW_ATTENDEE_TO_ENABLE_MIC: Field<OnlineMeeting, bool> = Field::new("allowAttendeeToEnableMic");

/// Whether the meeting may be split up into rooms.
#[doc(alias = "allowBreakoutRooms")]
pub const ALLOW_BREAKOUT_ROOMS: Field<OnlineMeeting, bool> = Field::new("allowBreakoutRooms");

/// Whether what is written and shown in the meeting may be copied and passed on.
#[doc(alias = "allowCopyingAndSharingMeetingContent")]
pub const ALLOW_COPYING_AND_SHARING_MEETING_CONTENT: Field<OnlineMeeting, bool> =
    Field::new("allowCopyingAndSharingMeetingContent");

/// Who may let people in from the lobby.
#[doc(alias = "allowedLobbyAdmitters")]
pub const ALLOWED_LOBBY_ADMITTERS: Field<OnlineMeeting, AllowedLobbyAdmitterRoles> =
    Field::new("allowedLobbyAdmitters");

/// Who may present.
#[doc(alias = "allowedPresenters")]
pub const ALLOWED_PRESENTERS: Field<OnlineMeeting, OnlineMeetingPresenters> = Field::new("allowedPresenters");

/// Whether apps may share live content in the meeting.
#[doc(alias = "allowLiveShare")]
pub const ALLOW_LIVE_SHARE: Field<OnlineMeeting, MeetingLiveShareOptions> = Field::new("allowLiveShare");

/// When there is a chat to the meeting.
#[doc(alias = "allowMeetingChat")]
pub const ALLOW_MEETING_CHAT: Field<OnlineMeeting, MeetingChatMode> = Field::new("allowMeetingChat");

/// Whether those who take part may show themselves by another name in the meeting.
#[doc(alias = "allowParticipantsToChangeName")]
pub const ALLOW_PARTICIPANTS_TO_CHANGE_NAME: Field<OnlineMeeting, bool> = Field::new("allowParticipantsToChangeName");

/// Whether slides may be shown by PowerPoint Live.
#[doc(alias = "allowPowerPointSharing")]
pub const ALLOW_POWER_POINT_SHARING: Field<OnlineMeeting, bool> = Field::new("allowPowerPointSharing");

/// Whether the meeting may be recorded.
#[doc(alias = "allowRecording")]
pub const ALLOW_RECORDING: Field<OnlineMeeting, bool> = Field::new("allowRecording");

/// Whether there are reactions, such as applause.
#[doc(alias = "allowTeamworkReactions")]
pub const ALLOW_TEAMWORK_REACTIONS: Field<OnlineMeeting, bool> = Field::new("allowTeamworkReactions");

/// Whether the meeting may be transcribed.
#[doc(alias = "allowTranscription")]
pub const ALLOW_TRANSCRIPTION: Field<OnlineMeeting, bool> = Field::new("allowTranscription");

/// Whether there is a whiteboard.
#[doc(alias = "allowWhiteboard")]
pub const ALLOW_WHITEBOARD: Field<OnlineMeeting, bool> = Field::new("allowWhiteboard");

/// How to join by phone. Set by Graph.
#[doc(alias = "audioConferencing")]
pub const AUDIO_CONFERENCING: Field<OnlineMeeting, AudioConferencing> = Field::new("audioConferencing");

/// The chat of the meeting. Set by Graph.
#[doc(alias = "chatInfo")]
pub const CHAT_INFO: Field<OnlineMeeting, ChatInfo> = Field::new("chatInfo");

/// What may not be sent in the chat.
#[doc(alias = "chatRestrictions")]
pub const CHAT_RESTRICTIONS: Field<OnlineMeeting, ChatRestrictions> = Field::new("chatRestrictions");

/// How conference devices of other makers join. Set by Graph.
#[doc(alias = "cloudVideoInteropInfo")]
pub const CLOUD_VIDEO_INTEROP_INFO: Field<OnlineMeeting, CloudVideoInteropInfo> = Field::new("cloudVideoInteropInfo");

/// After when the meeting can no longer be joined, in UTC. Set by Graph.
#[doc(alias = "expiryDateTime")]
pub const EXPIRY_DATE_TIME: Field<OnlineMeeting, jiff::Timestamp> = Field::new("expiryDateTime");

/// Whether sound and pictures are encrypted from one end to the other.
#[doc(alias = "isEndToEndEncryptionEnabled")]
pub const IS_END_TO_END_ENCRYPTION_ENABLED: Field<OnlineMeeting, bool> = Field::new("isEndToEndEncryptionEnabled");

/// Whether it is announced when somebody comes or leaves.
#[doc(alias = "isEntryExitAnnounced")]
pub const IS_ENTRY_EXIT_ANNOUNCED: Field<OnlineMeeting, bool> = Field::new("isEntryExitAnnounced");

/// How to join, as a text for invitations, in the language that the request's `Accept-Language` asks for. Set by Graph.
#[doc(alias = "joinInformation")]
pub const JOIN_INFORMATION: Field<OnlineMeeting, ItemBody> = Field::new("joinInformation");

/// The number, and the passcode, by which the meeting can be joined. Can be set on creation only.
#[doc(alias = "joinMeetingIdSettings")]
pub const JOIN_MEETING_ID_SETTINGS: Field<OnlineMeeting, JoinMeetingIdSettings> = Field::new("joinMeetingIdSettings");

/// A URL that joins the meeting. Meetings can be looked up by it. Set by Graph.
#[doc(alias = "joinWebUrl")]
pub const JOIN_WEB_URL: Field<OnlineMeeting, String> = Field::new("joinWebUrl");

/// Who comes in without waiting in the lobby.
#[doc(alias = "lobbyBypassSettings")]
pub const LOBBY_BYPASS_SETTINGS: Field<OnlineMeeting, LobbyBypassSettings> = Field::new("lobbyBypassSettings");

/// A URL that shows the meeting's options in Teams to its organizers. Set by Graph.
#[doc(alias = "meetingOptionsWebUrl")]
pub const MEETING_OPTIONS_WEB_URL: Field<OnlineMeeting, String> = Field::new("meetingOptionsWebUrl");

/// The language that is spoken, by which captions and transcripts go: `en-us`.
#[doc(alias = "meetingSpokenLanguageTag")]
pub const MEETING_SPOKEN_LANGUAGE_TAG: Field<OnlineMeeting, String> = Field::new("meetingSpokenLanguageTag");

/// How the meeting came about. Set by Graph.
#[doc(alias = "meetingType")]
pub const MEETING_TYPE: Field<OnlineMeeting, OnlineMeetingType> = Field::new("meetingType");

/// Whether recording begins with the meeting.
#[doc(alias = "recordAutomatically")]
pub const RECORD_AUTOMATICALLY: Field<OnlineMeeting, bool> = Field::new("recordAutomatically");

/// The sensitivity label of the meeting.
#[doc(alias = "sensitivityLabelAssignment")]
pub const SENSITIVITY_LABEL_ASSIGNMENT: Field<OnlineMeeting, OnlineMeetingSensitivityLabelAssignment> =
    Field::new("sensitivityLabelAssignment");

/// How much of the chat those see who are added to it later.
#[doc(alias = "shareMeetingChatHistoryDefault")]
pub const SHARE_MEETING_CHAT_HISTORY_DEFAULT: Field<OnlineMeeting, MeetingChatHistoryDefaultMode> =
    Field::new("shareMeetingChatHistoryDefault");

/// The subject.
pub const SUBJECT: Field<OnlineMeeting, String> = Field::new("subject");

/// The id by which conference devices join. Set by Graph.
#[doc(alias = "videoTeleconferenceId")]
pub const VIDEO_TELECONFERENCE_ID: Field<OnlineMeeting, String> = Field::new("videoTeleconferenceId");

/// Where watermarks are laid over what is shown.
#[doc(alias = "watermarkProtection")]
pub const WATERMARK_PROTECTION: Field<OnlineMeeting, WatermarkProtectionValues> = Field::new("watermarkProtection");

/// Who came to a live event. Its bytes are no part of the JSON: download them.
#[doc(alias = "attendeeReport")]
pub const ATTENDEE_REPORT: Field<OnlineMeeting, Hidden> = Field::new("attendeeReport");

/// What a live event allows.
#[doc(alias = "broadcastSettings")]
pub const BROADCAST_SETTINGS: Field<OnlineMeeting, BroadcastMeetingSettings> = Field::new("broadcastSettings");

/// When the meeting was created, in UTC. Set by Graph.
#[doc(alias = "creationDateTime")]
pub const CREATION_DATE_TIME: Field<OnlineMeeting, jiff::Timestamp> = Field::new("creationDateTime");

/// When the meeting ends, in UTC.
#[doc(alias = "endDateTime")]
pub const END_DATE_TIME: Field<OnlineMeeting, jiff::Timestamp> = Field::new("endDateTime");

/// An id of the client's own choice, by which `createOrGet` finds the meeting again.
#[doc(alias = "externalId")]
pub const EXTERNAL_ID: Field<OnlineMeeting, String> = Field::new("externalId");

/// Whether it is a live event.
#[doc(alias = "isBroadcast")]
pub const IS_BROADCAST: Field<OnlineMeeting, bool> = Field::new("isBroadcast");

/// The id of the template that the meeting was made by.
#[doc(alias = "meetingTemplateId")]
pub const MEETING_TEMPLATE_ID: Field<OnlineMeeting, String> = Field::new("meetingTemplateId");

/// Who takes part: the organizer and those invited.
pub const PARTICIPANTS: Field<OnlineMeeting, MeetingParticipants> = Field::new("participants");

/// When the meeting starts, in UTC.
#[doc(alias = "startDateTime")]
pub const START_DATE_TIME: Field<OnlineMeeting, jiff::Timestamp> = Field::new("startDateTime");
