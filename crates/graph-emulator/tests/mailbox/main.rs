//! What a user sets up in a mailbox, and what becomes of it: settings, replies, rules, categories, overrides, search folders, tips, ids.
#![allow(clippy::unwrap_used, clippy::panic, reason = "helpers of tests may fail as tests do")]

#[path = "../common/mod.rs"]
mod common;

mod categories;
mod focus;
mod rules;
mod search_folders;
mod settings;
mod tips;
mod translate;

use common::{Answer, Graph};
use graph_emulator::Emulator;
use serde_json::{Value, json};

const ADA: &str = "ada@contoso.com";
const BOB: &str = "bob@contoso.com";
const EVE: &str = "eve@fabrikam.com";
const INBOX: &str = "/me/mailFolders/inbox/messages";
const RULES: &str = "/me/mailFolders/inbox/messageRules";

/// Ada and Bob of one organization, and Eve of another.
fn three() -> Graph {
    let named = |name: &'static str| move |user: graph_emulator::UserBuilder| user.display_name(name);
    let emulator = Emulator::builder()
        .starting_at("2026-03-10T12:00:00Z")
        .user(ADA, named("Ada"))
        .user(BOB, named("Bob"))
        .user(EVE, named("Eve"))
        .build();
    Graph::new(emulator)
}

impl Graph {
    fn of(&self, user: &str) -> Self {
        Self { token: self.emulator.token(user), ..self.plain() }
    }

    async fn sends(&self, to: &str, subject: &str, more: Value) {
        let mut message = json!({"subject": subject, "toRecipients": to_list(to)});
        message.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        self.post("/me/sendMail", json!({"message": message, "saveToSentItems": false})).await.expect(202);
    }

    /// The subjects in a folder, the newest first.
    async fn subjects(&self, folder: &str) -> Vec<String> {
        let page = self.get(&format!("/me/mailFolders/{folder}/messages")).await.expect(200);
        page.texts("subject").into_iter().map(str::to_owned).collect()
    }

    async fn rule(&self, conditions: Value, actions: Value) -> Answer {
        let rule = json!({"displayName": "R", "sequence": 1, "conditions": conditions, "actions": actions});
        self.post(RULES, rule).await.expect(201)
    }
}

fn to_list(address: &str) -> Value {
    json!([{"emailAddress": {"address": address}}])
}

fn id(answer: &Answer) -> &str {
    answer.json["id"].as_str().unwrap()
}
