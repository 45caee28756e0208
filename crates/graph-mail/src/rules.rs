//! Rules of the Inbox: [`Rules`] is all of them, [`RuleItem`] one.

use crate::{MessageRule, MessageRuleActions, MessageRuleId};
use graph_odata::{Create, Delete, Get, List, Resource, Update};

const PATH: &str = "mailFolders/inbox/messageRules";

/// What happens by itself to messages that arrive in the Inbox, the one folder that has rules.
///
/// ```
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> graph_mail::Result<()> {
/// # let (_emulator, client) = graph_emulator::doctest();
/// # let mail = graph_mail::MailClient::new(&client);
/// use graph_mail::{MessageRule, MessageRuleActions, MessageRulePredicates, WellKnownFolder};
///
/// let digests = MessageRule::new("Digests")
///     .when(MessageRulePredicates::new().subject_contains("digest").from("news@fabrikam.com"))
///     .unless(MessageRulePredicates::new().sent_only_to_me())
///     .then(MessageRuleActions::new().move_to(WellKnownFolder::Archive).mark_as_read());
/// mail.rules().create(digests).await?;
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Debug)]
pub struct Rules {
    at: Resource,
}

impl Rules {
    pub(crate) fn new(mailbox: &Resource) -> Self {
        Self { at: mailbox.join(PATH) }
    }

    /// Lists the rules. They work in the order of their `sequence`.
    ///
    /// Permission: `MailboxSettings.Read`. Microsoft's page: [list rules](https://learn.microsoft.com/graph/api/mailfolder-list-messagerules).
    pub fn list(&self) -> List<MessageRule> {
        self.at.list("mail.rules.list")
    }

    /// Creates a rule. It needs an action.
    ///
    /// Permission: `MailboxSettings.ReadWrite`. Microsoft's page:
    /// [create rule](https://learn.microsoft.com/graph/api/mailfolder-post-messagerules).
    pub fn create(&self, rule: MessageRule) -> Create<MessageRule> {
        let create = self.at.create("mail.rules.create", &rule);
        let is_idle = rule.actions.is_none_or(|actions| actions == MessageRuleActions::default());
        match rule.sequence {
            _ if is_idle => {
                create.invalid("the rule does nothing: say then(MessageRuleActions::new()…) what it is for")
            }
            Some(..=0) => create.invalid("the place of a rule among the others is 1 or more: say sequence(1)"),
            _ => create,
        }
    }
}

/// One rule.
#[derive(Clone, Debug)]
pub struct RuleItem {
    at: Resource,
}

impl RuleItem {
    pub(crate) fn new(mailbox: &Resource, id: &MessageRuleId) -> Self {
        Self { at: mailbox.join(PATH).id("messageRule-id", id) }
    }

    /// Reads the rule. One that [`has_error`](MessageRule::has_error), since the folder that it moves messages to is gone for instance, does
    /// nothing until it is put right.
    ///
    /// Permission: `MailboxSettings.Read`. Microsoft's page: [get rule](https://learn.microsoft.com/graph/api/messagerule-get).
    pub fn get(&self) -> Get<MessageRule> {
        self.at.get("mail.rules.get")
    }

    /// Changes the rule: `update().set(message_rule::IS_ENABLED, false)` turns it off. Conditions, exceptions and actions are replaced as a
    /// whole. One that [`is_read_only`](MessageRule::is_read_only) cannot be changed here.
    ///
    /// Permission: `MailboxSettings.ReadWrite`. Microsoft's page: [update rule](https://learn.microsoft.com/graph/api/messagerule-update).
    pub fn update(&self) -> Update<MessageRule> {
        self.at.update("mail.rules.update")
    }

    /// Deletes the rule.
    ///
    /// Permission: `MailboxSettings.ReadWrite`. Microsoft's page: [delete rule](https://learn.microsoft.com/graph/api/messagerule-delete).
    pub fn delete(&self) -> Delete<MessageRule> {
        self.at.delete("mail.rules.delete")
    }
}

#[cfg(test)]
mod tests {
    use crate::{MessageRule, MessageRuleActions, MessageRulePredicates, client::tests::mail, message_rule};

    #[test]
    fn golden_requests() {
        let (all, one) = (mail().rules(), mail().rule("AQ="));
        let rule = MessageRule::new("Digests")
            .when(MessageRulePredicates::new().subject_contains("digest"))
            .then(MessageRuleActions::new().mark_as_read());
        for (request, line, body) in [
            (all.list().into_request(), "GET /me/mailFolders/inbox/messageRules", ""),
            (
                all.create(rule).into_request(),
                "POST /me/mailFolders/inbox/messageRules",
                r#"{"actions":{"markAsRead":true},"conditions":{"subjectContains":["digest"]},"displayName":"Digests","isEnabled":true,"sequence":1}"#,
            ),
            (one.get().into_request(), "GET /me/mailFolders/inbox/messageRules/AQ=", ""),
            (
                one.update().set(message_rule::IS_ENABLED, false).into_request(),
                "PATCH /me/mailFolders/inbox/messageRules/AQ=",
                r#"{"isEnabled":false}"#,
            ),
            (one.delete().into_request(), "DELETE /me/mailFolders/inbox/messageRules/AQ=", ""),
        ] {
            assert_eq!(request.line(), line);
            assert_eq!(request.body().as_bytes(), Some(body.as_bytes()), "{line}");
        }
    }

    #[test]
    fn a_rule_that_cannot_be_is_refused_with_what_to_do() {
        let refusal = |rule| mail().rules().create(rule).into_request().check().unwrap_err().to_string();
        for idle in [MessageRule::new("R"), MessageRule::new("R").then(MessageRuleActions::new())] {
            assert!(refusal(idle).contains("say then(MessageRuleActions::new()…)"));
        }
        let rule = MessageRule::new("R").then(MessageRuleActions::new().delete()).sequence(0);
        assert!(refusal(rule).contains("say sequence(1)"));
    }
}
