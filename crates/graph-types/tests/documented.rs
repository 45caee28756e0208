//! Answers in the shapes that Microsoft documents: read into the models, and written back with nothing lost.
#![allow(clippy::unwrap_used, reason = "a test fails where it stands")]

use graph_odata::{Flags, Hidden};
use graph_types::{
    Attachment, ChangeNotificationCollection, ChangeType, CustomTimeZone, DayOfWeek, IdentitySet, LifecycleEventType,
    Location, LocationUniqueIdType, PatternedRecurrence, RecurrencePatternType, RecurrenceRangeType, Subscription,
    UploadSessionInfo, WeekIndex, WorkingHours, change_notification, subscription,
};
use jiff::civil::{date, time};
use serde::{Serialize, de::DeserializeOwned};
use serde_json::{Value, json};

fn read<T: DeserializeOwned>(json: &Value) -> T {
    serde_json::from_str(&json.to_string()).unwrap()
}

/// Reads the value, and sees to it that it is written back as it came.
fn read_back<T: DeserializeOwned + Serialize>(json: &Value) -> T {
    let model = read(json);
    assert_eq!(&serde_json::to_value(&model).unwrap(), json);
    model
}

#[test]
fn a_recurrence_has_everything_that_its_type_does_not_need() {
    let recurrence: PatternedRecurrence = read_back(&json!({
        "pattern": {
            "type": "relativeMonthly", "interval": 2, "month": 0, "dayOfMonth": 0, "daysOfWeek": ["tuesday", "someday"],
            "firstDayOfWeek": "sunday", "index": "second",
        },
        "range": {
            "type": "noEnd", "startDate": "2026-03-10", "endDate": "0001-01-01", "recurrenceTimeZone": "W. Europe Standard Time",
            "numberOfOccurrences": 0,
        },
    }));
    let (pattern, range) = (recurrence.pattern.unwrap(), recurrence.range.unwrap());
    assert_eq!(
        (pattern.r#type, pattern.index),
        (Some(RecurrencePatternType::RelativeMonthly), Some(WeekIndex::Second))
    );
    let days = pattern.days_of_week.unwrap();
    assert_eq!(days[0], DayOfWeek::Tuesday);
    assert!(matches!(&days[1], DayOfWeek::Unknown(day) if day.as_str() == "someday"));
    assert_eq!((range.r#type, range.start_date), (Some(RecurrenceRangeType::NoEnd), Some(date(2026, 3, 10))));
    assert_eq!(range.end_date, Some(date(1, 1, 1)));
}

#[test]
fn a_place_may_be_anything_between_a_name_and_a_room() {
    let room: Location = read_back(&json!({
        "displayName": "Rainier", "locationType": "conferenceRoom", "uniqueId": "rainier@contoso.com", "uniqueIdType": "unknown",
        "locationEmailAddress": "rainier@contoso.com", "locationUri": "",
        "address": {"street": "1 Way", "city": "Redmond", "state": "WA", "countryOrRegion": "US", "postalCode": "98052"},
        "coordinates": {"latitude": 47.6, "longitude": -122.1, "altitude": "NaN", "accuracy": "INF"},
    }));
    assert_eq!(room.unique_id_type, Some(LocationUniqueIdType::NotKnown));
    assert!(room.coordinates.unwrap().altitude.unwrap().is_nan());
    let name: Location = read(&json!({"displayName": "Somewhere", "address": {}, "coordinates": null}));
    assert_eq!((name.address, name.coordinates), (Some(graph_types::PhysicalAddress::default()), None));
}

#[test]
fn working_hours_may_be_in_a_zone_of_the_users_own_making() {
    let json = json!({
        "daysOfWeek": ["monday", "friday"], "startTime": "08:00:00.0000000", "endTime": "17:30:00.0000000",
        "timeZone": {
            "@odata.type": "#microsoft.graph.customTimeZone", "name": "Customized Time Zone", "bias": 480,
            "standardOffset": {"time": "02:00:00.0000000", "dayOccurrence": 1, "dayOfWeek": "sunday", "month": 11, "year": 0},
            "daylightOffset": {
                "daylightBias": -60, "time": "02:00:00.0000000", "dayOccurrence": 2, "dayOfWeek": "sunday", "month": 3, "year": 0,
            },
        },
    });
    let hours: WorkingHours = read(&json);
    assert_eq!((hours.start_time, hours.end_time), (Some(time(8, 0, 0, 0)), Some(time(17, 30, 0, 0))));
    let zone = hours.time_zone.as_ref().unwrap();
    assert_eq!((zone.name.as_deref(), zone.type_name()), (Some("Customized Time Zone"), Some("customTimeZone")));
    let custom: CustomTimeZone = zone.read_as().unwrap();
    assert_eq!((custom.bias, custom.daylight_offset.unwrap().daylight_bias), (Some(480), Some(-60)));
    assert_eq!(serde_json::to_value(&hours).unwrap()["timeZone"], json["timeZone"]);
}

#[test]
fn somebody_may_be_a_kind_of_identity_that_is_newer() {
    let set: IdentitySet = read_back(&json!({
        "user": {"id": "1", "displayName": "Ada", "email": "ada@contoso.com"}, "group": {"id": "2", "displayName": "All"},
    }));
    assert_eq!(set.user.unwrap().extra.get::<String>("email"), Some("ada@contoso.com".into()));
    assert_eq!(set.extra.value("group").unwrap()["id"], "2");
}

#[test]
fn attachments_of_every_kind_stand_in_one_list() {
    let attachments: Vec<Attachment> = read(&json!([
        {
            "@odata.type": "#microsoft.graph.fileAttachment", "@odata.mediaContentType": "image/png", "id": "1", "name": "a.png",
            "lastModifiedDateTime": "0001-01-01T00:00:00Z", "contentType": "image/png", "size": 3, "isInline": true,
            "contentId": null, "contentLocation": null, "contentBytes": "AQID",
        },
        {"@odata.type": "#microsoft.graph.itemAttachment", "id": "2", "item": {"@odata.type": "#microsoft.graph.contact", "id": "c"}},
        {"@odata.type": "#microsoft.graph.referenceAttachment", "id": "3", "size": 4},
        {"@odata.type": "#microsoft.graph.hologramAttachment", "id": "4", "size": 5},
    ]));
    let Attachment::File(file) = &attachments[0] else { unreachable!() };
    assert_eq!(file.content_bytes.as_deref(), Some(&[1, 2, 3][..]));
    let Attachment::Item(item) = &attachments[1] else { unreachable!() };
    assert_eq!(item.item.as_ref().unwrap().type_name(), Some("contact"));
    assert!(matches!(&attachments[2], Attachment::Reference(link) if link.size == Some(4)));
    assert_eq!(attachments[3].size(), Some(5));
}

#[test]
fn an_upload_shows_where_its_bytes_go_to_nobody_who_reads_logs() {
    let json = json!({
        "@odata.context": "c", "uploadUrl": "https://sn3302.up.contoso.com/up/secret", "expirationDateTime": "2026-01-29T09:21:55.523Z",
        "nextExpectedRanges": ["0-25,40-"],
    });
    let session: UploadSessionInfo = read(&json);
    assert_eq!(session.upload_url.as_ref().map(Hidden::expose), json["uploadUrl"].as_str());
    assert!(!format!("{session:?}").contains("secret"));
}

#[test]
fn a_subscription_watches_for_a_set_of_changes() {
    let wanted: Subscription = read_back(&json!({
        "id": "7f105c7d", "changeType": "created,updated,archived", "notificationUrl": "https://contoso.com/hook",
        "lifecycleNotificationUrl": "https://contoso.com/life", "resource": "me/mailFolders('inbox')/messages",
        "expirationDateTime": "2026-11-20T18:23:45.9356913Z", "clientState": "secret", "includeResourceData": true,
        "encryptionCertificate": "MIID", "encryptionCertificateId": "1", "latestSupportedTlsVersion": "v1_2",
        "applicationId": "24d3b144", "creatorId": "8ee44408",
    }));
    assert!(wanted.change_type.as_ref().unwrap().has(&ChangeType::Updated));
    assert!(!format!("{wanted:?}").contains("secret"));
    assert_eq!(
        subscription::CHANGE_TYPE.eq(ChangeType::Created | ChangeType::Updated).to_string(),
        "changeType eq 'created,updated'"
    );
    let _: graph_odata::Field<_, Flags<ChangeType>> = subscription::CHANGE_TYPE;
}

#[test]
fn notifications_tell_of_changes_and_of_their_subscription() {
    let posted: ChangeNotificationCollection = read(&json!({
        "value": [
            {
                "id": "n1", "subscriptionId": "7f105c7d-2dc5-4530-97cd-4e7ae6534c07", "tenantId": "84BD8158-6D4D-4958-8B9F-9D6445542F95",
                "subscriptionExpirationDateTime": "2026-03-20T11:00:00.0000000Z", "clientState": "secret", "changeType": "created",
                "resource": "Users/1/Messages/2",
                "resourceData": {
                    "@odata.type": "#Microsoft.Graph.Message", "@odata.id": "Users/1/Messages/2", "@odata.etag": "W/\"C\"", "id": "2",
                },
                "encryptedContent": {
                    "data": "d", "dataKey": "k", "dataSignature": "s", "encryptionCertificateId": "c", "encryptionCertificateThumbprint": "t",
                },
            },
            {"subscriptionId": "7f105c7d-2dc5-4530-97cd-4e7ae6534c07", "lifecycleEvent": "subscriptionRemoved", "changeType": null},
            null,
        ],
        "validationTokens": ["eyJ0"],
    }));
    let [change, life] = &posted.value.as_ref().unwrap()[..] else { unreachable!("two of them") };
    let item = change.resource_data.as_ref().unwrap();
    assert_eq!((item.id.as_deref(), item.etag.as_deref()), (Some("2"), Some("W/\"C\"")));
    assert_eq!(change.tenant_id.unwrap().to_string(), "84bd8158-6d4d-4958-8b9f-9d6445542f95");
    assert_eq!(change.encrypted_content.as_ref().unwrap().data_key.as_deref(), Some("k"));
    assert_eq!(life.lifecycle_event, Some(LifecycleEventType::SubscriptionRemoved));
    assert_eq!(life.subscription_id, change.subscription_id);
    assert!(!format!("{posted:?}").contains("eyJ0") && !format!("{posted:?}").contains("secret"));
    let tenant = change_notification::TENANT_ID.eq(change.tenant_id.unwrap());
    assert_eq!(tenant.to_string(), "tenantId eq 84bd8158-6d4d-4958-8b9f-9d6445542f95");
}
