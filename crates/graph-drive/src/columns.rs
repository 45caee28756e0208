//! [`ListItemHandle`]: a file as an item of its SharePoint list, with the columns that people fill in.

use crate::{FieldValueSet, ItemHandle, ListItem, ListItemVersion};
use graph_odata::{Get, List, Resource, Update};

/// The item of the list behind a document library. Never on a personal OneDrive.
///
/// ```
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> graph_drive::Result<()> {
/// # let (_emulator, client) = graph_emulator::doctest();
/// # let drive = graph_drive::DriveClient::new(&client);
/// # drive.root().path("plan.txt").upload("x").await?;
/// use graph_drive::{Field, FieldValueSet};
///
/// const TITLE: Field<FieldValueSet, String> = Field::new("Title");
///
/// let columns = drive.root().path("plan.txt").list_item();
/// columns.update_fields().set(TITLE, "The plan").await?;
/// let title: Option<String> = columns.fields().await?.extra.get("Title");
/// assert_eq!(title.as_deref(), Some("The plan"));
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Debug)]
pub struct ListItemHandle {
    at: Resource,
}

impl ListItemHandle {
    pub(crate) fn new(at: Resource) -> Self {
        Self { at }
    }

    /// Reads the item; with `expand(list_item::FIELDS)` its columns, too.
    ///
    /// Permission: `Sites.Read.All`. Microsoft's page: [get listItem](https://learn.microsoft.com/graph/api/listitem-get).
    pub fn get(&self) -> Get<ListItem> {
        self.at.get("drive.list_item.get")
    }

    /// Reads the columns. They are in [`extra`](FieldValueSet::extra), by their internal names.
    ///
    /// Permission: `Sites.Read.All`. Microsoft's page: [get listItem](https://learn.microsoft.com/graph/api/listitem-get).
    pub fn fields(&self) -> Get<FieldValueSet> {
        self.at.join("fields").get("drive.list_item.fields")
    }

    /// Changes columns. A constant `Field::new("Title")` names one, by its internal name.
    ///
    /// Permission: `Sites.ReadWrite.All`. Microsoft's page: [update listItem](https://learn.microsoft.com/graph/api/listitem-update).
    pub fn update_fields(&self) -> Update<FieldValueSet> {
        self.at.join("fields").update("drive.list_item.update_fields")
    }

    /// Lists the versions of the columns; with `expand(list_item_version::FIELDS)` what was in them.
    ///
    /// Permission: `Sites.Read.All`. Microsoft's page: [list versions](https://learn.microsoft.com/graph/api/listitem-list-versions).
    pub fn versions(&self) -> List<ListItemVersion> {
        self.at.join("versions").list("drive.list_item.versions")
    }
}

impl ItemHandle {
    /// The item as one of its SharePoint list.
    pub fn list_item(&self) -> ListItemHandle {
        ListItemHandle::new(self.at.join("listItem"))
    }
}

#[cfg(test)]
mod tests {
    use crate::{DriveClient, client::tests::client, list_item};

    #[test]
    fn golden_requests() {
        let item = DriveClient::new(&client()).item("01A");
        for (request, line, body) in [
            (item.list_item().get().expand(list_item::FIELDS).into_request(), "GET listItem?$expand=fields", ""),
            (item.list_item().fields().into_request(), "GET listItem/fields", ""),
            (
                item.list_item().update_fields().set(graph_odata::Field::<_, String>::new("Title"), "T").into_request(),
                "PATCH listItem/fields",
                r#"{"Title":"T"}"#,
            ),
            (item.list_item().versions().into_request(), "GET listItem/versions", ""),
        ] {
            let (method, rest) = line.split_once(' ').unwrap();
            assert_eq!(request.line(), format!("{method} /me/drive/items/01A/{rest}"));
            assert_eq!(request.body().as_bytes(), Some(body.as_bytes()), "{line}");
        }
    }
}
