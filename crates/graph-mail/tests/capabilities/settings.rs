//! Settings of a mailbox, automatic replies, what may be set, tips and ids.

use crate::{ADA, BOB, letter, subjects, two};
use graph_emulator::Fault;
use graph_mail::{
    AutomaticRepliesSetting, AutomaticRepliesStatus, DateTimeTimeZone, DayOfWeek,
    DelegateMeetingMessageDeliveryOptions, ExchangeIdFormat, ExternalAudienceScope, LocaleInfo, MailTipsType,
    TimeZoneStandard, UserPurpose, WellKnownFolder, automatic_replies_setting, jiff::Timestamp, jiff::civil::time,
    mailbox_settings, message, working_hours,
};
use std::time::Duration;

/// MBX-20: `settings().get()`
/// MBX-W2: `settings().get().select(…)`
#[tokio::test(start_paused = true)]
async fn settings_are_read_whole_or_in_part() {
    let (emulator, mail, _) = two();
    emulator.fault(Fault::cut_body().times(1));
    let all = mail.settings().get().await.unwrap();
    assert_eq!((all.time_zone.as_deref(), all.user_purpose), (Some("UTC"), Some(UserPurpose::User)));
    let archive = mail.folder(WellKnownFolder::Archive).get().await.unwrap();
    assert_eq!(all.archive_folder, archive.id);
    let hours = all.working_hours.unwrap();
    assert_eq!((hours.start_time, hours.days_of_week.unwrap().len()), (Some(time(8, 0, 0, 0)), 5));
    assert_eq!(all.automatic_replies_setting.unwrap().status, Some(AutomaticRepliesStatus::Disabled));

    let some = mail.settings().get().select(mailbox_settings::TIME_ZONE).await.unwrap();
    assert_eq!((some.time_zone.as_deref(), some.automatic_replies_setting), (Some("UTC"), None));
}

/// MBX-21: `settings().update()`
/// MBX-W2: `settings().update()`
#[tokio::test(start_paused = true)]
async fn every_setting_is_written_and_the_others_stay() {
    let (emulator, mail, _) = two();
    emulator.fault(Fault::throttle(Duration::from_secs(1)).times(2));
    let changed = mail
        .settings()
        .update()
        .set(mailbox_settings::TIME_ZONE, "W. Europe Standard Time")
        .set(mailbox_settings::DATE_FORMAT, "yyyy-MM-dd")
        .set(mailbox_settings::TIME_FORMAT, "HH:mm")
        .set(mailbox_settings::LANGUAGE, LocaleInfo::new("de-DE"))
        .set(
            mailbox_settings::DELEGATE_MEETING_MESSAGE_DELIVERY_OPTIONS,
            DelegateMeetingMessageDeliveryOptions::SendToDelegateAndPrincipal,
        )
        .set(mailbox_settings::WORKING_HOURS / working_hours::DAYS_OF_WEEK, vec![DayOfWeek::Monday, DayOfWeek::Friday])
        .set(mailbox_settings::WORKING_HOURS / working_hours::START_TIME, time(9, 30, 0, 0))
        .await
        .unwrap();
    assert_eq!(changed.language.as_ref().unwrap().display_name.as_deref(), Some("German (Germany)"));
    let hours = changed.working_hours.as_ref().unwrap();
    assert_eq!((hours.start_time, hours.end_time), (Some(time(9, 30, 0, 0)), Some(time(17, 0, 0, 0))));
    assert_eq!(hours.days_of_week.as_ref().unwrap().len(), 2);
    let read = mail.settings().get().await.unwrap();
    assert_eq!((read.date_format.as_deref(), read.time_format.as_deref()), (Some("yyyy-MM-dd"), Some("HH:mm")));
    assert_eq!(read.time_zone.as_deref(), Some("W. Europe Standard Time"));

    for (update, code) in [
        (mail.settings().update().set(mailbox_settings::TIME_ZONE, "Mars"), "TimeZoneNotSupportedException"),
        (mail.settings().update().set(mailbox_settings::LANGUAGE, LocaleInfo::new("xx")), "ErrorInvalidArgument"),
    ] {
        let error = update.await.unwrap_err();
        assert_eq!(error.code(), Some(code), "{error}");
    }
    assert_eq!(mail.settings().get().await.unwrap().time_zone, read.time_zone, "nothing half done");
}

/// MBX-22: `AutomaticRepliesSetting`
/// MBX-23: `settings().update().set(mailbox_settings::AUTOMATIC_REPLIES_SETTING, AutomaticRepliesSetting::always(text))`
/// MBX-24: `settings().update().set(mailbox_settings::AUTOMATIC_REPLIES_SETTING, AutomaticRepliesSetting::disabled())`
#[tokio::test]
async fn automatic_replies_are_turned_on_work_and_are_turned_off() {
    let (_emulator, ada, bob) = two();
    let set = |replies| ada.settings().update().set(mailbox_settings::AUTOMATIC_REPLIES_SETTING, replies);
    let away = AutomaticRepliesSetting::always("Ask Eve.").external(ExternalAudienceScope::ContactsOnly, "Away.");
    set(away).await.unwrap();
    let read = ada.settings().automatic_replies().await.unwrap();
    assert_eq!(read.status, Some(AutomaticRepliesStatus::AlwaysEnabled));
    assert_eq!(read.external_audience, Some(ExternalAudienceScope::ContactsOnly));
    assert_eq!(read.external_reply_message.as_deref(), Some("Away."));
    bob.send(letter("one")).await.unwrap();
    bob.send(letter("two")).await.unwrap();
    assert_eq!(subjects(&bob, WellKnownFolder::Inbox).await, ["Automatic reply: one"], "once to each");

    let off = set(AutomaticRepliesSetting::disabled()).await.unwrap().automatic_replies_setting.unwrap();
    assert_eq!(off.status, Some(AutomaticRepliesStatus::Disabled));
    assert_eq!(off.internal_reply_message.as_deref(), Some("Ask Eve."), "kept for another time");
    ada.send(letter("to myself")).await.unwrap();
    assert_eq!(subjects(&ada, WellKnownFolder::Inbox).await, ["to myself", "two", "one"]);
}

/// MBX-23: `AutomaticRepliesSetting::always(text).between(start, end)`
/// MBX-W2: `AutomaticRepliesSetting::always(text).between(start, end)`
#[tokio::test]
async fn replies_are_scheduled_between_two_times_in_any_zone() {
    let (_emulator, ada, bob) = two();
    let set = |replies| ada.settings().update().set(mailbox_settings::AUTOMATIC_REPLIES_SETTING, replies);
    let utc = |text: &str| text.parse::<Timestamp>().unwrap();
    let (start, end) = (utc("2026-03-10T11:00:00Z"), utc("2026-03-10T13:00:00Z"));
    set(AutomaticRepliesSetting::always("Away.").between(start, end)).await.unwrap();
    let read = ada.settings().automatic_replies().await.unwrap();
    assert_eq!(read.status, Some(AutomaticRepliesStatus::Scheduled));
    assert_eq!(read.scheduled_start_date_time.unwrap().to_zoned().unwrap().timestamp(), start);
    bob.send(letter("now")).await.unwrap();
    assert_eq!(subjects(&bob, WellKnownFolder::Inbox).await, ["Automatic reply: now"]);

    let clock = |hour| {
        DateTimeTimeZone::new(graph_mail::jiff::civil::date(2026, 3, 11).at(hour, 0, 0, 0), "Tokyo Standard Time")
    };
    set(AutomaticRepliesSetting::disabled()).await.unwrap();
    set(AutomaticRepliesSetting::always("Away.").between(clock(9), clock(10))).await.unwrap();
    bob.send(letter("tomorrow")).await.unwrap();
    assert_eq!(subjects(&bob, WellKnownFolder::Inbox).await.len(), 1);

    let error = set(AutomaticRepliesSetting::always("Away.").between(end, start)).await.unwrap_err();
    assert_eq!(error.code(), Some("ErrorInvalidScheduledOofDuration"), "{error}");
    // One text alone is changed by its own name.
    let text = mailbox_settings::AUTOMATIC_REPLIES_SETTING / automatic_replies_setting::INTERNAL_REPLY_MESSAGE;
    let changed = ada.settings().update().set(text, "Back soon.").await.unwrap().automatic_replies_setting.unwrap();
    assert_eq!(changed.internal_reply_message.as_deref(), Some("Back soon."));
    assert_eq!(changed.status, Some(AutomaticRepliesStatus::Scheduled));
}

#[tokio::test]
async fn languages_and_time_zones_that_may_be_set_are_listed() {
    let (_emulator, mail, _) = two();
    let languages = mail.settings().supported_languages().items().try_collect().await.unwrap();
    for language in &languages {
        let code = language.locale.as_deref().unwrap();
        mail.settings().update().set(mailbox_settings::LANGUAGE, LocaleInfo::new(code)).await.unwrap();
    }
    for (standard, zone) in [(TimeZoneStandard::Windows, "Tokyo Standard Time"), (TimeZoneStandard::Iana, "Asia/Tokyo")]
    {
        let zones = mail.settings().supported_time_zones(standard).items().try_collect().await.unwrap();
        assert!(zones.iter().any(|known| known.alias.as_deref() == Some(zone)));
        mail.settings().update().set(mailbox_settings::TIME_ZONE, zone).await.unwrap();
    }
}

#[tokio::test(start_paused = true)]
async fn automatic_replies_are_told_before_a_message_is_sent() {
    let (emulator, ada, bob) = two();
    let away = AutomaticRepliesSetting::always("Away.");
    bob.settings().update().set(mailbox_settings::AUTOMATIC_REPLIES_SETTING, away).await.unwrap();
    emulator.fault(Fault::throttle(Duration::from_secs(1)).times(1));
    emulator.fault(Fault::reset().times(1));
    let asked = MailTipsType::AutomaticReplies | MailTipsType::MailboxFullStatus | MailTipsType::MaxMessageSize;
    let tips = ada.tips([BOB, ADA, "nobody@contoso.com"], asked).await.unwrap().value;
    let reply = |at: usize| tips[at].automatic_replies.as_ref().and_then(|it| it.message.as_deref());
    assert_eq!((reply(0), reply(1), reply(2)), (Some("Away."), Some(""), None));
    assert_eq!((tips[0].mailbox_full, tips[0].max_message_size.is_some()), (Some(false), true));
    assert!(tips[2].error.is_some(), "the others are told all the same");
    assert_eq!(tips[1].email_address.as_ref().unwrap().address.as_deref(), Some(ADA));
}

#[tokio::test]
async fn ids_become_others_and_one_that_cannot_does_not_spoil_the_rest() {
    let (_emulator, ada, bob) = two();
    bob.send(letter("x")).await.unwrap();
    let id = ada.inbox().messages().list().select(message::ID).await.unwrap().value.remove(0).id.unwrap();
    let ids = [id.as_str(), "nonsense"];
    let both = ada.translate_ids(ids, ExchangeIdFormat::RestId, ExchangeIdFormat::RestImmutableEntryId);
    let both = both.await.unwrap().value;
    let immutable = both[0].target_id.as_deref().unwrap();
    assert_eq!(both[1].error_details.as_ref().unwrap().code.as_deref(), Some("ErrorInvalidIdMalformed"));
    let moved = ada.message(immutable).move_to(WellKnownFolder::Archive).await.unwrap();
    assert_ne!(moved.id.as_ref(), Some(&id));
    let same = ada.immutable_ids().message(immutable).get().await.unwrap();
    assert_eq!(same.id.unwrap().as_str(), immutable);
}
