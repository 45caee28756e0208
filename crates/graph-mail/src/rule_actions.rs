//! Writing what a rule does: each setter is one action.

use crate::{MailFolderId, MessageRuleActions, setters::setters};
use graph_types::{Importance, Recipient};

setters! {
    MessageRuleActions;
    add {
        /// Puts it into a category, by its name.
        assign_category(String) => assign_categories;
        /// Forwards it to somebody as an attachment.
        forward_as_attachment_to(Recipient) => forward_as_attachment_to;
        /// Forwards it to somebody.
        forward_to(Recipient) => forward_to;
        /// Sends it on to somebody as it came.
        redirect_to(Recipient) => redirect_to;
    }
    give {
        /// Copies it into a folder.
        copy_to(MailFolderId) => copy_to_folder;
        /// Gives it an importance.
        mark_importance(Importance) => mark_importance;
        /// Moves it into a folder.
        move_to(MailFolderId) => move_to_folder;
    }
    yes {
        /// Moves it to the deleted items.
        delete => delete;
        /// Marks it as read.
        mark_as_read => mark_as_read;
        /// Deletes it for good.
        permanent_delete => permanent_delete;
        /// Lets no rule after this one see it.
        stop_processing_rules => stop_processing_rules;
    }
}

impl MessageRuleActions {
    /// No actions yet.
    ///
    /// ```
    /// use graph_mail::{MessageRuleActions, WellKnownFolder};
    ///
    /// let file = MessageRuleActions::new().move_to(WellKnownFolder::Archive).assign_category("Blue category").stop_processing_rules();
    /// assert_eq!(file.stop_processing_rules, Some(true));
    /// ```
    pub fn new() -> Self {
        Self::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::{json, to_value};
    use std::collections::HashSet;

    #[test]
    fn actions_are_what_graph_takes() {
        let actions = MessageRuleActions::new()
            .move_to("f")
            .copy_to("g")
            .assign_category("Red category")
            .forward_to("a@b")
            .mark_importance(Importance::Low)
            .delete();
        let expected = json!({
            "moveToFolder": "f", "copyToFolder": "g", "assignCategories": ["Red category"], "delete": true,
            "forwardTo": [{"emailAddress": {"address": "a@b"}}], "markImportance": "low",
        });
        assert_eq!(to_value(&actions).unwrap(), expected);
    }

    #[test]
    fn each_setter_sets_its_own_property() {
        let new = MessageRuleActions::new;
        let rows = [
            (new().assign_category("x"), "assignCategories"),
            (new().copy_to("f"), "copyToFolder"),
            (new().delete(), "delete"),
            (new().forward_as_attachment_to("a@b"), "forwardAsAttachmentTo"),
            (new().forward_to("a@b"), "forwardTo"),
            (new().mark_as_read(), "markAsRead"),
            (new().mark_importance(Importance::Low), "markImportance"),
            (new().move_to("f"), "moveToFolder"),
            (new().permanent_delete(), "permanentDelete"),
            (new().redirect_to("a@b"), "redirectTo"),
            (new().stop_processing_rules(), "stopProcessingRules"),
        ];
        let all: HashSet<_> = rows.iter().map(|(_, property)| property).collect();
        assert_eq!(all.len(), 11, "all of them");
        for (value, property) in rows {
            let written = to_value(&value).unwrap();
            assert_eq!(written.as_object().unwrap().keys().collect::<Vec<_>>(), [property]);
        }
    }
}
