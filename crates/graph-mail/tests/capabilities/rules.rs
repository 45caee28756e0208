//! Rules of the Inbox.

use crate::{ADA, BOB, letter, subjects, two};
use graph_emulator::Fault;
use graph_mail::{
    ErrorKind, Importance, MessageRule, MessageRuleActions, MessageRulePredicates, Recipient, WellKnownFolder,
    message_rule,
};
use std::time::Duration;

/// MBX-W3: `rules().create(MessageRule::new(name).when(conditions).unless(exceptions).then(actions))`
#[tokio::test]
async fn a_rule_works_on_what_arrives() {
    let (_emulator, ada, bob) = two();
    let conditions = MessageRulePredicates::new().subject_contains("digest").from(BOB).within_kilobytes(..=50);
    let actions = MessageRuleActions::new()
        .move_to(WellKnownFolder::Archive)
        .mark_as_read()
        .mark_importance(Importance::Low)
        .assign_category("Blue category");
    let rule = MessageRule::new("Digests")
        .when(conditions.clone())
        .unless(MessageRulePredicates::new().importance(Importance::High))
        .then(actions.clone());
    let made = ada.rules().create(rule).await.unwrap();
    assert_eq!((made.sequence, made.is_enabled, made.has_error), (Some(1), Some(true), Some(false)));
    bob.send(letter("Weekly digest")).await.unwrap();
    bob.send(letter("Urgent digest").importance(Importance::High)).await.unwrap();
    bob.send(letter("Lunch")).await.unwrap();
    assert_eq!(subjects(&ada, WellKnownFolder::Inbox).await, ["Lunch", "Urgent digest"]);
    let filed = ada.folder(WellKnownFolder::Archive).messages().list().await.unwrap().value.remove(0);
    assert_eq!((filed.is_read, filed.importance), (Some(true), Some(Importance::Low)));
    assert_eq!(filed.categories.unwrap(), ["Blue category"]);

    let read = ada.rule(made.require_id().unwrap()).get().await.unwrap();
    assert_eq!((read.conditions, read.actions), (Some(conditions), Some(actions)));
}

/// MBX-W3: `rule(id).update()`
#[tokio::test(start_paused = true)]
async fn rules_are_listed_changed_turned_off_and_deleted() {
    let (emulator, ada, bob) = two();
    let bin = || MessageRuleActions::new().delete();
    let second = ada.rules().create(MessageRule::new("second").sequence(2).then(bin())).await.unwrap();
    let first = MessageRule::new("first").then(MessageRuleActions::new().mark_as_read().stop_processing_rules());
    let first = ada.rules().create(first).await.unwrap();
    emulator.fault(Fault::throttle(Duration::from_secs(1)).times(1));
    let all = ada.rules().list().items().try_collect().await.unwrap();
    assert_eq!(all.iter().map(|rule| rule.display_name.as_deref().unwrap()).collect::<Vec<_>>(), ["first", "second"]);
    bob.send(letter("kept")).await.unwrap();

    let rule = ada.rule(first.require_id().unwrap());
    emulator.fault(Fault::throttle(Duration::from_secs(1)).times(1));
    let off = rule.update().set(message_rule::IS_ENABLED, false).await.unwrap();
    assert_eq!((off.is_enabled, off.display_name.as_deref()), (Some(false), Some("first")));
    bob.send(letter("binned")).await.unwrap();
    assert_eq!(subjects(&ada, WellKnownFolder::DeletedItems).await, ["binned"]);

    rule.delete().await.unwrap();
    assert!(rule.get().await.unwrap_err().is_not_found());
    let narrower = MessageRulePredicates::new().sent_cc_me();
    ada.rule(second.require_id().unwrap()).update().set(message_rule::CONDITIONS, narrower).await.unwrap();
    bob.send(letter("to me")).await.unwrap();
    assert_eq!(subjects(&ada, WellKnownFolder::Inbox).await, ["to me", "kept"]);
}

/// MBX-W3: `MessageRuleActions::new().forward_to(recipient)`
#[tokio::test]
async fn a_rule_sends_on_what_arrives() {
    let (_emulator, ada, bob) = two();
    let to_bob = || Recipient::new(BOB).name("Bob");
    for (subject, actions) in [
        ("plan", MessageRuleActions::new().forward_to(to_bob())),
        ("minutes", MessageRuleActions::new().redirect_to(to_bob())),
        ("contract", MessageRuleActions::new().forward_as_attachment_to(to_bob()).permanent_delete()),
    ] {
        let conditions = MessageRulePredicates::new().body_or_subject_contains(subject);
        ada.rules().create(MessageRule::new(subject).when(conditions).then(actions)).await.unwrap();
        ada.send(letter(subject)).await.unwrap();
    }
    assert_eq!(subjects(&bob, WellKnownFolder::Inbox).await, ["FW: contract", "minutes", "FW: plan"]);
    assert_eq!(subjects(&ada, WellKnownFolder::Inbox).await, ["minutes", "plan"]);
    let redirected = bob.inbox().messages().list().await.unwrap().value.remove(1);
    assert_eq!(redirected.from.unwrap().address(), Some(ADA), "it comes from whom it came from");
}

#[tokio::test]
async fn a_rule_that_may_have_been_made_is_not_made_twice() {
    let (emulator, ada, _) = two();
    let rule = || MessageRule::new("R").then(MessageRuleActions::new().mark_as_read());
    emulator.fault(Fault::reset().times(1));
    assert_eq!(ada.rules().create(rule()).await.unwrap_err().kind(), ErrorKind::Interrupted);
    assert_eq!(ada.rules().list().await.unwrap().value.len(), 1, "it was made, and its answer lost");
    emulator.fault(Fault::reset_unread().times(1));
    assert!(ada.rules().create(rule()).await.is_err());
    assert_eq!(ada.rules().list().await.unwrap().value.len(), 1, "nobody can tell the two apart");
}

/// MBX-W3: `rules().create(rule)`
#[tokio::test]
async fn a_wrong_rule_is_refused_and_a_broken_one_says_so() {
    let (emulator, ada, bob) = two();
    let to = |folder: &str| MessageRule::new("R").then(MessageRuleActions::new().move_to(folder));
    let error = ada.rules().create(to(&"x".repeat(60))).await.unwrap_err();
    assert!(error.is_not_found(), "{error}");
    let error = ada.rules().create(MessageRule::new(" ").then(MessageRuleActions::new().delete())).await.unwrap_err();
    assert!(error.to_string().contains("'displayName' is required"), "{error}");
    emulator.journal().clear();
    let error = ada.rules().create(MessageRule::new("R")).await.unwrap_err().to_string();
    assert!(error.starts_with("mail.rules.create: the rule does nothing"), "{error}");
    assert!(emulator.journal().requests().is_empty(), "nothing was sent");

    let folder = ada.folders().create("Filed").await.unwrap();
    let made = ada.rules().create(to(folder.require_id().unwrap().as_str())).await.unwrap();
    ada.folder(folder.require_id().unwrap()).permanent_delete().await.unwrap();
    let rule = ada.rule(made.require_id().unwrap());
    assert_eq!(rule.get().await.unwrap().has_error, Some(true));
    bob.send(letter("x")).await.unwrap();
    assert_eq!(subjects(&ada, WellKnownFolder::Inbox).await, ["x"]);
    let actions = MessageRuleActions::new().move_to(WellKnownFolder::JunkEmail);
    let mended = rule.update().set(message_rule::ACTIONS, actions).await.unwrap();
    assert_eq!(mended.has_error, Some(false));
    let error = rule.update().set(message_rule::SEQUENCE, 0).await.unwrap_err();
    assert!(error.to_string().contains("'sequence' must be 1 or more"), "{error}");
}
