//! Writing a rule: setters that read like a sentence.

use crate::{MessageRule, MessageRuleActions, MessageRulePredicates};

impl MessageRule {
    /// A rule that is on, and the first to work unless [`sequence`](Self::sequence) says otherwise. It is for every message until
    /// [`when`](Self::when) narrows it, and needs [`then`](Self::then).
    pub fn new(display_name: impl Into<String>) -> Self {
        Self { display_name: Some(display_name.into()), sequence: Some(1), is_enabled: Some(true), ..Self::default() }
    }

    /// Which messages it is for: all of the conditions must hold.
    #[must_use]
    pub fn when(mut self, conditions: MessageRulePredicates) -> Self {
        self.conditions = Some(conditions);
        self
    }

    /// Which messages it is not for: those where one of the conditions holds.
    #[must_use]
    pub fn unless(mut self, exceptions: MessageRulePredicates) -> Self {
        self.exceptions = Some(exceptions);
        self
    }

    /// What it does.
    #[must_use]
    pub fn then(mut self, actions: MessageRuleActions) -> Self {
        self.actions = Some(actions);
        self
    }

    /// Its place among the rules, from 1.
    #[must_use]
    pub fn sequence(mut self, place: i32) -> Self {
        self.sequence = Some(place);
        self
    }

    /// Leaves the rule off.
    #[must_use]
    pub fn disabled(mut self) -> Self {
        self.is_enabled = Some(false);
        self
    }
}
