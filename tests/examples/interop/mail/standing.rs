//! What stands in a mailbox: automatic replies, categories, and rules for what comes in.

use graph_mail::{
    AutomaticRepliesSetting, AutomaticRepliesStatus, CategoryColor, DateTimeTimeZone, ExternalAudienceScope,
    MailClient, Message, MessageRule, MessageRuleActions, MessageRulePredicates, jiff::civil::date, mailbox_settings,
    message_rule, outlook_category,
};
use serde_json::{Value, json};

use super::Mail;
use super::seen::first;

/// Automatic replies.
pub(super) async fn settings(Mail { ada, .. }: &Mail) -> Value {
    let before = ada.settings().get().await.unwrap();
    let away = |text: &str| AutomaticRepliesSetting::always(text);
    let at = |day| DateTimeTimeZone::new(date(2040, 3, day).at(7, 0, 0, 0), "UTC");
    let mut seen = json!({});
    for (name, replies) in [
        ("always", away("Away.").external(ExternalAudienceScope::ContactsOnly, "Away, dear customer.")),
        ("scheduled", away("Away for a week.").external(ExternalAudienceScope::All, "Away.").between(at(9), at(16))),
        ("off", AutomaticRepliesSetting::disabled()),
    ] {
        ada.settings().update().set(mailbox_settings::AUTOMATIC_REPLIES_SETTING, replies).await.unwrap();
        seen[name] = replies_of(ada.settings().automatic_replies().await.unwrap());
    }
    let replies = replies_of(before.automatic_replies_setting.unwrap());
    seen["before"] = json!([replies, before.time_zone, before.working_hours]);
    seen
}

fn replies_of(replies: AutomaticRepliesSetting) -> Value {
    let is_scheduled = replies.status == Some(AutomaticRepliesStatus::Scheduled);
    let at =
        |it: Option<DateTimeTimeZone>| is_scheduled.then(|| it.unwrap().to_zoned().unwrap().timestamp().to_string());
    json!({
        "status": replies.status, "audience": replies.external_audience, "internal": replies.internal_reply_message,
        "external": replies.external_reply_message, "from": at(replies.scheduled_start_date_time),
        "to": at(replies.scheduled_end_date_time),
    })
}

/// The mailbox's own categories.
pub(super) async fn categories(Mail { ada, .. }: &Mail) -> Value {
    let before = known(ada).await;
    let made = ada.categories().create("Bridges", CategoryColor::GREEN).await.unwrap();
    let after = known(ada).await;
    let item = ada.category(made.id.unwrap());
    item.update().set(outlook_category::COLOR, CategoryColor::DARK_BLUE).await.unwrap();
    let changed = item.get().await.unwrap();
    item.delete().await.unwrap();
    let changed = json!([changed.display_name, changed.color]);
    json!({ "before": before, "made": after, "changed": changed, "deleted": known(ada).await })
}

async fn known(mail: &MailClient) -> Value {
    let mut found = mail.categories().list().items().try_collect().await.unwrap();
    found.sort_by(|left, right| left.display_name.cmp(&right.display_name));
    found.iter().map(|it| json!([it.display_name, it.color])).collect()
}

/// Rules for what comes in.
pub(super) async fn rules(Mail { ada, .. }: &Mail) -> Value {
    let rule = MessageRule::new("Digests")
        .sequence(1)
        .when(MessageRulePredicates::new().subject_contains("digest"))
        .unless(MessageRulePredicates::new().sent_only_to_me())
        .then(MessageRuleActions::new().assign_category("Suppliers").mark_as_read());
    let made = ada.rules().create(rule).await.unwrap();
    let listed = rules_of(ada).await;
    let mut arrived = Vec::new();
    for people in [&["ada@contoso.com", "bob@contoso.com"][..], &["ada@contoso.com"]] {
        let letter = Message::new().subject("A digest").text("News.");
        ada.send(people.iter().fold(letter, |letter, address| letter.to(*address))).await.unwrap();
        let letter = first(&ada.inbox(), 1).await.remove(0);
        arrived.push(json!([letter.subject, letter.is_read, letter.categories]));
    }
    let item = ada.rule(made.id.clone().unwrap());
    item.update().set(message_rule::IS_ENABLED, false).await.unwrap();
    let off = rule_of(&item.get().await.unwrap());
    item.delete().await.unwrap();
    json!({ "made": rule_of(&made), "listed": listed, "arrived": arrived, "off": off, "deleted": rules_of(ada).await })
}

fn rule_of(it: &MessageRule) -> Value {
    let (conditions, exceptions) = (it.conditions.as_ref().unwrap(), it.exceptions.as_ref().unwrap());
    let actions = it.actions.as_ref().unwrap();
    json!([
        it.display_name,
        it.sequence,
        it.is_enabled,
        conditions.subject_contains,
        exceptions.sent_only_to_me,
        actions.assign_categories,
        actions.mark_as_read,
    ])
}

async fn rules_of(mail: &MailClient) -> Value {
    mail.rules().list().items().try_collect().await.unwrap().iter().map(rule_of).collect()
}
