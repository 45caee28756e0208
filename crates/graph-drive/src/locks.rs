//! What keeps others from changing a file: checking it out, and a record's lock.

use crate::{ItemHandle, ItemRetentionLabel, item_retention_label, retention_label_settings};
use graph_odata::{Delete, Get, Invoke, Resource, Update};
use serde_json::json;

impl ItemHandle {
    /// Checks the file out: until it is checked in, nobody else writes it, and others see what it was before. The error of those who try is one
    /// for which [`is_locked`](crate::Error::is_locked) holds. Who has it, `select(drive_item::PUBLICATION)` tells. SharePoint only.
    ///
    /// Permission: `Files.ReadWrite`. Microsoft's page: [checkout](https://learn.microsoft.com/graph/api/driveitem-checkout).
    ///
    /// ```
    /// # #[tokio::main(flavor = "current_thread")]
    /// # async fn main() -> graph_drive::Result<()> {
    /// # let (_emulator, client) = graph_emulator::doctest();
    /// # let drive = graph_drive::DriveClient::new(&client);
    /// # drive.root().path("plan.txt").upload("x").await?;
    /// let plan = drive.root().path("plan.txt");
    /// plan.checkout().await?;
    /// plan.upload("better").await?;
    /// plan.checkin("Put right").await?;
    /// # Ok(())
    /// # }
    /// ```
    pub fn checkout(&self) -> Invoke<()> {
        self.at.invoke_bare("drive.items.checkout", "checkout")
    }

    /// Checks the file in, with a word about what was changed: others see it, and may write it.
    ///
    /// Permission: `Files.ReadWrite`. Microsoft's page: [checkin](https://learn.microsoft.com/graph/api/driveitem-checkin).
    pub fn checkin(&self, comment: impl Into<String>) -> Invoke<()> {
        self.at.invoke("drive.items.checkin", "checkin", &json!({"comment": comment.into()}))
    }

    /// Gives up what was changed since the file was checked out, and lets others write it.
    ///
    /// Permission: `Files.ReadWrite`. Microsoft's page:
    /// [discardCheckout](https://learn.microsoft.com/graph/api/driveitem-discardcheckout).
    #[doc(alias = "discardCheckout")]
    pub fn discard_checkout(&self) -> Invoke<()> {
        self.at.invoke_bare("drive.items.discard_checkout", "discardCheckout")
    }

    /// The retention label on the item.
    pub fn retention_label(&self) -> RetentionLabel {
        RetentionLabel { at: self.at.join("retentionLabel") }
    }
}

/// The retention label on an item: how long it is kept, and whether it is locked as a record.
#[derive(Clone, Debug)]
pub struct RetentionLabel {
    at: Resource,
}

impl RetentionLabel {
    /// Reads the label. One without a name says that there is none.
    ///
    /// Permission: `Files.Read`. Microsoft's page:
    /// [get retentionLabel](https://learn.microsoft.com/graph/api/driveitem-getretentionlabel).
    pub fn get(&self) -> Get<ItemRetentionLabel> {
        self.at.get("drive.retention_label.get")
    }

    /// Puts a label on the item by its name, in place of the one that is there.
    ///
    /// Permission: `Files.ReadWrite`, and `RecordsManagement.ReadWrite.All` for a record. Microsoft's page:
    /// [setRetentionLabel](https://learn.microsoft.com/graph/api/driveitem-setretentionlabel).
    pub fn set(&self, name: impl Into<String>) -> Update<ItemRetentionLabel> {
        self.at.update("drive.retention_label.set").set(item_retention_label::NAME, name.into())
    }

    /// Locks a record, or unlocks it: while it is locked nobody changes or deletes it.
    ///
    /// Permission: `Files.ReadWrite`, and `RecordsManagement.ReadWrite.All` to unlock. Microsoft's page:
    /// [lockOrUnlockRecord](https://learn.microsoft.com/graph/api/driveitem-lockorunlockrecord).
    #[doc(alias = "lockOrUnlockRecord")]
    pub fn lock(&self, locked: bool) -> Update<ItemRetentionLabel> {
        let locks = item_retention_label::RETENTION_SETTINGS / retention_label_settings::IS_RECORD_LOCKED;
        self.at.update("drive.retention_label.lock").set(locks, locked)
    }

    /// Takes the label off the item.
    ///
    /// Permission: `Files.ReadWrite`, and `RecordsManagement.ReadWrite.All` for a record. Microsoft's page:
    /// [remove retention label](https://learn.microsoft.com/graph/api/driveitem-removeretentionlabel).
    pub fn delete(&self) -> Delete<ItemRetentionLabel> {
        self.at.delete("drive.retention_label.delete")
    }
}

#[cfg(test)]
mod tests {
    use crate::{DriveClient, client::tests::client};

    #[test]
    fn golden_requests() {
        let item = DriveClient::new(&client()).item("01A");
        for (request, line, body) in [
            (item.checkout().into_request(), "POST checkout", ""),
            (item.checkin("Put right").into_request(), "POST checkin", r#"{"comment":"Put right"}"#),
            (item.discard_checkout().into_request(), "POST discardCheckout", ""),
            (item.retention_label().get().into_request(), "GET retentionLabel", ""),
            (item.retention_label().set("Keep").into_request(), "PATCH retentionLabel", r#"{"name":"Keep"}"#),
            (
                item.retention_label().lock(true).into_request(),
                "PATCH retentionLabel",
                r#"{"retentionSettings":{"isRecordLocked":true}}"#,
            ),
            (item.retention_label().delete().into_request(), "DELETE retentionLabel", ""),
        ] {
            let (method, rest) = line.split_once(' ').unwrap();
            assert_eq!(request.line(), format!("{method} /me/drive/items/01A/{rest}"));
            assert_eq!(request.body().as_bytes(), Some(body.as_bytes()), "{line}");
        }
    }
}
