//! Answers in the shapes that Microsoft documents: read into the models, and written back with nothing lost.
#![allow(clippy::unwrap_used, reason = "a test fails where it stands")]

use graph_mail::{
    AutomaticRepliesStatus, CategoryColor, ConvertIdResult, DayOfWeek, EventMessage, EventMessageRequest,
    EventMessageResponse, InferenceClassificationOverride, InferenceClassificationType, MailFolder, MailSearchFolder,
    MailTips, MailTipsType, MailboxSettings, MeetingMessageType, MeetingRequestType, Message, MessageActionFlag,
    MessageRule, OutlookCategory, RecipientScopeType, ResponseType, Sensitivity, UserPurpose,
};
use serde::{Serialize, de::DeserializeOwned};
use serde_json::{Value, json};

/// Reads the value, and sees to it that it is written back as it came.
fn read_back<T: DeserializeOwned + Serialize>(json: &Value) -> T {
    let model = serde_json::from_str(&json.to_string()).unwrap();
    assert_eq!(&serde_json::to_value(&model).unwrap(), json);
    model
}

#[test]
fn settings_of_a_mailbox() {
    let settings: MailboxSettings = read_back(&json!({
        "archiveFolder": "AQMk", "timeZone": "Pacific Standard Time", "dateFormat": "MM/dd/yyyy", "timeFormat": "hh:mm tt",
        "delegateMeetingMessageDeliveryOptions": "sendToDelegateOnly", "userPurpose": "shared",
        "language": {"locale": "en-US", "displayName": "English (United States)"},
        "automaticRepliesSetting": {
            "status": "scheduled", "externalAudience": "all", "internalReplyMessage": "<p>Away</p>", "externalReplyMessage": "",
            "scheduledStartDateTime": {"dateTime": "2026-03-19T02:00:00", "timeZone": "UTC"},
            "scheduledEndDateTime": {"dateTime": "2026-03-20T02:00:00Z", "timeZone": "UTC"},
        },
        "workingHours": {
            "daysOfWeek": ["monday"], "startTime": "08:00:00", "endTime": "17:00:00", "timeZone": {"name": "Pacific Standard Time"},
        },
    }));
    assert_eq!(settings.user_purpose, Some(UserPurpose::Shared));
    let replies = settings.automatic_replies_setting.unwrap();
    assert_eq!(replies.status, Some(AutomaticRepliesStatus::Scheduled));
    assert!(replies.scheduled_start_date_time.unwrap().date_time.is_some());
    // An offset where there should be none is neither dropped nor an error.
    assert_eq!(replies.scheduled_end_date_time.unwrap().date_time, None);
    assert_eq!(settings.working_hours.unwrap().days_of_week.unwrap(), [DayOfWeek::Monday]);
}

#[test]
fn a_rule_of_the_inbox() {
    let rule: MessageRule = read_back(&json!({
        "id": "AQAA", "displayName": "Partners", "sequence": 2, "isEnabled": true, "hasError": false, "isReadOnly": false,
        "conditions": {
            "senderContains": ["adele"], "sensitivity": "private", "messageActionFlag": "fyi", "sentToMe": true,
            "withinSizeRange": {"minimumSize": 1, "maximumSize": 200}, "fromAddresses": [{"emailAddress": {"address": "a@b"}}],
        },
        "exceptions": {"headerContains": ["x-spam"]},
        "actions": {"moveToFolder": "AAMk", "stopProcessingRules": true, "assignCategories": ["Red"], "markImportance": "high"},
    }));
    let conditions = rule.conditions.as_ref().unwrap();
    assert_eq!(conditions.sensitivity, Some(Sensitivity::Private));
    assert_eq!(conditions.message_action_flag, Some(MessageActionFlag::Fyi));
    assert_eq!(rule.actions.as_ref().unwrap().move_to_folder.as_ref().unwrap().as_str(), "AAMk");
    assert_eq!(rule.require_id().unwrap().as_str(), "AQAA");
}

#[test]
fn categories_overrides_and_converted_ids() {
    let category: OutlookCategory = read_back(&json!({"id": "1", "displayName": "Red category", "color": "preset0"}));
    assert_eq!(category.color, Some(CategoryColor::Preset0));
    let other: InferenceClassificationOverride = read_back(&json!({
        "id": "1", "classifyAs": "other", "senderEmailAddress": {"name": "Bob", "address": "bob@contoso.com"},
    }));
    assert_eq!(other.classify_as, Some(InferenceClassificationType::Other));
    let converted: ConvertIdResult =
        read_back(&json!({"sourceId": "a", "errorDetails": {"code": "c", "message": "m"}}));
    assert_eq!(converted.error_details.unwrap().code.as_deref(), Some("c"));
}

#[test]
fn tips_before_a_message_is_sent() {
    let tips: MailTips = read_back(&json!({
        "emailAddress": {"name": "", "address": "danas@contoso.com"}, "mailboxFull": false, "recipientScope": "internal,supplier",
        "automaticReplies": {
            "message": "Away.", "messageLanguage": {"locale": "en-US", "displayName": "English"},
            "scheduledStartTime": {"dateTime": "2026-03-19T02:00:00", "timeZone": "UTC"},
        },
        "recipientSuggestions": [{"emailAddress": {"address": "a@b"}}], "maxMessageSize": 37_748_736,
        "error": {"code": "c", "message": "m"},
    }));
    let scope = tips.recipient_scope.unwrap();
    assert!(scope.has(&RecipientScopeType::Internal) && !scope.has(&RecipientScopeType::External));
    let asked = MailTipsType::AutomaticReplies | MailTipsType::MailboxFullStatus;
    assert_eq!(serde_json::to_value(asked).unwrap(), "automaticReplies,mailboxFullStatus");
}

#[test]
fn a_folder_among_folders_may_be_a_search() {
    let json = json!({
        "@odata.type": "#microsoft.graph.mailSearchFolder", "id": "AAMk", "displayName": "Digests", "isSupported": true,
        "includeNestedFolders": true, "sourceFolderIds": ["AQMk"], "filterQuery": "contains(subject, 'digest')",
    });
    let folder: MailFolder = read_back(&json);
    assert_eq!((folder.type_name(), folder.require_id().unwrap().as_str()), (Some("mailSearchFolder"), "AAMk"));
    let search: MailSearchFolder = folder.read_as().unwrap();
    assert_eq!(search.source_folder_ids.as_ref().unwrap()[0].as_str(), "AQMk");
    assert_eq!(serde_json::to_value(&search).unwrap(), json);
}

#[test]
fn a_message_among_messages_may_be_about_a_meeting() {
    let json = json!({
        "@odata.type": "#microsoft.graph.eventMessageRequest", "@odata.etag": "W/\"1\"", "id": "AAMk", "subject": "Review",
        "meetingMessageType": "meetingRequest", "meetingRequestType": "newMeetingRequest", "type": "seriesMaster", "isAllDay": false,
        "startDateTime": {"dateTime": "2026-03-19T02:00:00.0000000", "timeZone": "UTC"}, "location": {"displayName": "Room 1"},
        "recurrence": {"pattern": {"type": "daily", "interval": 1}, "range": {"type": "noEnd", "startDate": "2026-03-19"}},
        "responseRequested": true, "previousEndDateTime": null,
        "event@odata.navigationLink": "https://graph.microsoft.com/x", "event": {"id": "E", "subject": "Review"},
    });
    let message: Message = serde_json::from_value(json).unwrap();
    assert_eq!((message.type_name(), message.subject.as_deref()), (Some("eventMessageRequest"), Some("Review")));
    let about: EventMessage = message.read_as().unwrap();
    assert_eq!(about.meeting_message_type, Some(MeetingMessageType::MeetingRequest));
    assert_eq!((&about.etag, about.type_name()), (&message.etag, Some("eventMessageRequest")));
    let request: EventMessageRequest = message.read_as().unwrap();
    assert_eq!(request.meeting_request_type, Some(MeetingRequestType::NewMeetingRequest));
    assert_eq!(request.location.unwrap().display_name.as_deref(), Some("Room 1"));
    assert_eq!(request.extra.value("event").unwrap()["id"], "E");

    let answer: EventMessageResponse = read_back(&json!({
        "responseType": "tentativelyAccepted",
        "proposedNewTime": {
            "start": {"dateTime": "2026-03-19T02:00:00", "timeZone": "UTC"}, "end": {"dateTime": "2026-03-19T03:00:00", "timeZone": "UTC"},
        },
    }));
    assert_eq!(answer.response_type, Some(ResponseType::TentativelyAccepted));
}
