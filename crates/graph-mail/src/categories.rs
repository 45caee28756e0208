//! Categories: [`Categories`] is all of them, [`CategoryItem`] one. Messages and events name them by their names.

use crate::{CategoryColor, OutlookCategory, OutlookCategoryId};
use graph_odata::{Create, Delete, Get, List, Resource, Update};
use serde_json::json;

/// The categories that a user may put items into.
///
/// ```
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> graph_mail::Result<()> {
/// # let (_emulator, client) = graph_emulator::doctest();
/// # let mail = graph_mail::MailClient::new(&client);
/// use graph_mail::CategoryColor;
///
/// let known = mail.categories().list().items().try_collect().await?;
/// let made = mail.categories().create("Travel", CategoryColor::unused(&known)).await?;
/// assert_eq!(made.color, Some(CategoryColor::BROWN));
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Debug)]
pub struct Categories {
    at: Resource,
}

impl Categories {
    pub(crate) fn new(mailbox: &Resource) -> Self {
        Self { at: mailbox.join("outlook/masterCategories") }
    }

    /// Lists the categories.
    ///
    /// Permission: `MailboxSettings.Read`. Microsoft's page:
    /// [list masterCategories](https://learn.microsoft.com/graph/api/outlookuser-list-mastercategories).
    pub fn list(&self) -> List<OutlookCategory> {
        self.at.list("mail.categories.list")
    }

    /// Creates a category, with a colour or [`NONE`](CategoryColor::NONE). The name stays: a category cannot be renamed. One that exists is
    /// an error: [`is_conflict`](graph_transport::Error::is_conflict).
    ///
    /// Permission: `MailboxSettings.ReadWrite`. Microsoft's page:
    /// [create masterCategory](https://learn.microsoft.com/graph/api/outlookuser-post-mastercategories).
    pub fn create(&self, display_name: &str, color: CategoryColor) -> Create<OutlookCategory> {
        self.at.create("mail.categories.create", &json!({ "displayName": display_name, "color": color }))
    }
}

/// One category.
#[derive(Clone, Debug)]
pub struct CategoryItem {
    at: Resource,
}

impl CategoryItem {
    pub(crate) fn new(mailbox: &Resource, id: &OutlookCategoryId) -> Self {
        Self { at: mailbox.join("outlook/masterCategories").id("outlookCategory-id", id) }
    }

    /// Reads the category.
    ///
    /// Permission: `MailboxSettings.Read`. Microsoft's page: [get outlookCategory](https://learn.microsoft.com/graph/api/outlookcategory-get).
    pub fn get(&self) -> Get<OutlookCategory> {
        self.at.get("mail.categories.get")
    }

    /// Changes the colour: `update().set(outlook_category::COLOR, CategoryColor::RED)`.
    ///
    /// Permission: `MailboxSettings.ReadWrite`. Microsoft's page:
    /// [update outlookCategory](https://learn.microsoft.com/graph/api/outlookcategory-update).
    pub fn update(&self) -> Update<OutlookCategory> {
        self.at.update("mail.categories.update")
    }

    /// Deletes the category. Items that name it go on naming it.
    ///
    /// Permission: `MailboxSettings.ReadWrite`. Microsoft's page:
    /// [delete outlookCategory](https://learn.microsoft.com/graph/api/outlookcategory-delete).
    pub fn delete(&self) -> Delete<OutlookCategory> {
        self.at.delete("mail.categories.delete")
    }
}

#[cfg(test)]
mod tests {
    use crate::{CategoryColor, client::tests::mail, outlook_category};

    #[test]
    fn golden_requests() {
        let (all, one) = (mail().categories(), mail().category("c/1"));
        for (request, line, body) in [
            (all.list().into_request(), "GET /me/outlook/masterCategories", ""),
            (
                all.create("Travel", CategoryColor::RED).into_request(),
                "POST /me/outlook/masterCategories",
                r#"{"color":"preset0","displayName":"Travel"}"#,
            ),
            (one.get().into_request(), "GET /me/outlook/masterCategories/c%2F1", ""),
            (
                one.update().set(outlook_category::COLOR, CategoryColor::NONE).into_request(),
                "PATCH /me/outlook/masterCategories/c%2F1",
                r#"{"color":"none"}"#,
            ),
            (one.delete().into_request(), "DELETE /me/outlook/masterCategories/c%2F1", ""),
        ] {
            assert_eq!(request.line(), line);
            assert_eq!(request.body().as_bytes(), Some(body.as_bytes()), "{line}");
        }
    }
}
