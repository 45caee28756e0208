//! Overrides of the focused inbox.

use crate::{ADA, BOB, letter, two};
use graph_emulator::Fault;
use graph_mail::{InferenceClassificationType, inference_classification_override, message};
use std::time::Duration;

/// MBX-W3: `focused_overrides().create(address, classification)`
#[tokio::test(start_paused = true)]
async fn overrides_sort_a_senders_messages_until_they_are_deleted() {
    let (emulator, ada, bob) = two();
    let other = InferenceClassificationType::Other;
    // An override may be made twice, so a lost answer is no reason to fail.
    emulator.fault(Fault::reset().times(1));
    emulator.fault(Fault::throttle(Duration::from_secs(1)).times(1));
    let made = ada.focused_overrides().create(BOB, other.clone()).await.unwrap();
    bob.send(letter("one")).await.unwrap();
    let again = ada.focused_overrides().create(BOB.to_uppercase(), other.clone()).await.unwrap();
    assert_eq!(again.id, made.id);
    assert_eq!(ada.focused_overrides().list().items().try_collect().await.unwrap().len(), 1);

    let item = ada.focused_override(made.require_id().unwrap());
    let focused = InferenceClassificationType::Focused;
    let changed = item.update().set(inference_classification_override::CLASSIFY_AS, focused.clone()).await.unwrap();
    assert_eq!((changed.classify_as, changed.id), (Some(focused.clone()), made.id));
    bob.send(letter("two")).await.unwrap();
    let sorted = ada.inbox().messages().list().filter(message::INFERENCE_CLASSIFICATION.eq(other)).await.unwrap().value;
    assert_eq!(sorted.iter().map(|it| it.subject.as_deref().unwrap()).collect::<Vec<_>>(), ["one"]);

    assert_eq!(item.get().await.unwrap().sender_email_address.unwrap().address.as_deref(), Some(BOB));
    item.delete().await.unwrap();
    assert!(item.get().await.unwrap_err().is_not_found());
    let wrong = InferenceClassificationType::from("elsewhere");
    assert_eq!(ada.focused_overrides().create(ADA, wrong).await.unwrap_err().status().unwrap(), 400);
    let error = ada.focused_overrides().create("", focused).await.unwrap_err();
    assert!(error.to_string().contains("'senderEmailAddress' are required"), "{error}");
}
