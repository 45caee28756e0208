//! Open extensions: data of an app's own on somebody else's item. [`Extensions`] is all of an item's, [`ExtensionItem`] one.

use crate::OpenTypeExtension;
use graph_odata::{Create, Delete, Field, Get, Resource, Update};
use serde::Serialize;
use serde_json::{Value, json};

/// What the extensions are called in JSON.
const TYPE: &str = "#microsoft.graph.openTypeExtension";

/// The open extensions on an item, such as a message. An item comes with those that an expansion names:
/// `get().expand(message::EXTENSIONS.expand().filter(extension::ID.eq("com.contoso.invoices")))`.
#[derive(Clone, Debug)]
pub struct Extensions {
    at: Resource,
}

impl Extensions {
    /// Those on the item at `item`: for authors of service crates.
    pub fn new(item: &Resource) -> Self {
        Self { at: item.join("extensions") }
    }

    /// Puts an extension on the item. Its name is best a reversed domain, as `com.contoso.invoices`; its data is a JSON object.
    ///
    /// Permission: that to change the item. Microsoft's page:
    /// [create open extension](https://learn.microsoft.com/graph/api/opentypeextension-post-opentypeextension).
    pub fn create(&self, name: &str, data: &impl Serialize) -> Create<OpenTypeExtension> {
        let operation = "extensions.create";
        match serde_json::to_value(data) {
            Ok(Value::Object(mut members)) => {
                members.insert("@odata.type".into(), TYPE.into());
                members.insert("extensionName".into(), name.into());
                self.at.create(operation, &members)
            }
            _ => {
                let wrong = "an extension's data must be a JSON object, such as a struct or a map";
                self.at.create(operation, &json!({})).invalid(wrong)
            }
        }
    }
}

/// One open extension.
#[derive(Clone, Debug)]
pub struct ExtensionItem {
    at: Resource,
}

impl ExtensionItem {
    /// That of this name on the item at `item`: for authors of service crates.
    pub fn new(item: &Resource, name: &str) -> Self {
        Self { at: item.join("extensions").id("extension-id", name) }
    }

    /// Reads the extension. What it holds is in its `extra`: `extension.extra.get::<String>("colour")`.
    ///
    /// Permission: that to read the item. Microsoft's page:
    /// [get open extension](https://learn.microsoft.com/graph/api/opentypeextension-get).
    pub fn get(&self) -> Get<OpenTypeExtension> {
        self.at.get("extensions.get")
    }

    /// Changes data of the extension, or adds to it: `update().set(Field::<_, String>::new("colour"), "green")`. What is not named stays.
    ///
    /// Permission: that to change the item. Microsoft's page:
    /// [update open extension](https://learn.microsoft.com/graph/api/opentypeextension-update).
    pub fn update(&self) -> Update<OpenTypeExtension> {
        self.at.update("extensions.update").set(Field::<OpenTypeExtension, String>::new("@odata.type"), TYPE)
    }

    /// Takes the extension off its item.
    ///
    /// Permission: that to change the item. Microsoft's page:
    /// [delete open extension](https://learn.microsoft.com/graph/api/opentypeextension-delete).
    pub fn delete(&self) -> Delete<OpenTypeExtension> {
        self.at.delete("extensions.delete")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use graph_odata::Path;
    use graph_transport::{Client, Endpoint, HttpClient, StaticToken, testing::Scripted};

    fn item() -> Resource {
        let client = Client::new(HttpClient::new(Scripted::default()), Endpoint::default(), StaticToken::new("t"));
        Resource::new(&client, Path::new("/me/messages/m"))
    }

    #[test]
    fn golden_requests() {
        let one = ExtensionItem::new(&item(), "com.contoso.x");
        let colour: Field<OpenTypeExtension, String> = Field::new("colour");
        for (request, line, body) in [
            (
                Extensions::new(&item()).create("com.contoso.x", &json!({"colour": "green"})).into_request(),
                "POST /me/messages/m/extensions",
                r##"{"colour":"green","@odata.type":"#microsoft.graph.openTypeExtension","extensionName":"com.contoso.x"}"##,
            ),
            (one.get().into_request(), "GET /me/messages/m/extensions/com.contoso.x", ""),
            (
                one.update().set(colour, "red").into_request(),
                "PATCH /me/messages/m/extensions/com.contoso.x",
                r##"{"@odata.type":"#microsoft.graph.openTypeExtension","colour":"red"}"##,
            ),
            (one.delete().into_request(), "DELETE /me/messages/m/extensions/com.contoso.x", ""),
        ] {
            assert_eq!(request.line(), line);
            let value = |text: &[u8]| serde_json::from_slice::<Value>(text).ok();
            assert_eq!(value(request.body().as_bytes().unwrap()), value(body.as_bytes()), "{line}");
        }
    }

    #[test]
    fn what_cannot_be_is_refused() {
        let list = Extensions::new(&item()).create("com.contoso.x", &["green"]).into_request();
        assert!(list.check().unwrap_err().to_string().contains("must be a JSON object"));
        let nothing = ExtensionItem::new(&item(), "com.contoso.x").update().into_request();
        assert!(nothing.check().unwrap_err().to_string().contains("nothing to change"));
    }
}
