//! What a user has set up in a mailbox: settings, rules, categories, and how senders are sorted.

use super::Ids;
use serde_json::{Value, json};
use std::collections::HashSet;

/// The categories of a new mailbox, and their colours.
const CATEGORIES: &[(&str, &str)] = &[
    ("Red category", "preset0"),
    ("Orange category", "preset1"),
    ("Yellow category", "preset3"),
    ("Green category", "preset4"),
    ("Blue category", "preset7"),
    ("Purple category", "preset8"),
];

/// What a user has set up. Each record is an object with every property of its type.
#[derive(Debug)]
pub(crate) struct Setup {
    pub(crate) settings: Value,
    /// In the order in which they were made; `sequence` says in which they work.
    pub(crate) rules: Vec<Value>,
    pub(crate) categories: Vec<Value>,
    pub(crate) overrides: Vec<Value>,
    /// Who has had an automatic reply since these were turned on, in lower case.
    pub(crate) answered: HashSet<String>,
}

impl Setup {
    /// What a new mailbox has.
    pub(crate) fn new(ids: &mut Ids, archive: &str) -> Self {
        let category = |(name, color): &(&str, &str)| json!({"id": ids.guid(), "displayName": name, "color": color});
        Self {
            categories: CATEGORIES.iter().map(category).collect(),
            settings: settings(archive),
            rules: Vec::new(),
            overrides: Vec::new(),
            answered: HashSet::new(),
        }
    }
}

fn settings(archive: &str) -> Value {
    json!({
        "archiveFolder": archive,
        "automaticRepliesSetting": {
            "status": "disabled", "externalAudience": "all", "internalReplyMessage": "", "externalReplyMessage": "",
            "scheduledStartDateTime": null, "scheduledEndDateTime": null,
        },
        "dateFormat": "M/d/yyyy",
        "delegateMeetingMessageDeliveryOptions": "sendToDelegateOnly",
        "language": {"locale": "en-US", "displayName": "English (United States)"},
        "timeFormat": "h:mm tt",
        "timeZone": "UTC",
        "userPurpose": "user",
        "workingHours": {
            "daysOfWeek": ["monday", "tuesday", "wednesday", "thursday", "friday"],
            "startTime": "08:00:00.0000000", "endTime": "17:00:00.0000000", "timeZone": {"name": "UTC"},
        },
    })
}
