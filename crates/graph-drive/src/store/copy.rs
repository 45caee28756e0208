//! Copies objects within their drive, and moves them.

use super::{DriveStore, error};
use crate::{Conflict, CopyTo, drive_item as item};
use object_store::{CopyMode, RenameTargetMode, Result, path::Path};

impl DriveStore {
    pub(super) async fn copy_file(&self, from: &Path, to: &Path, mode: CopyMode) -> Result<()> {
        let source = self.file(from).await?;
        let target = self.look(to).await?;
        let taken = |why: &str| object_store::Error::AlreadyExists { path: to.to_string(), source: why.into() };
        let conflict = match (mode, &target) {
            (CopyMode::Create, Some(_)) => return Err(taken("there is an item of that name")),
            (_, Some(target)) if target.file.is_none() => return Err(taken("there is a folder of that name")),
            // It is a copy of itself.
            (CopyMode::Overwrite, Some(target)) if target.id == source.id => return Ok(()),
            (CopyMode::Overwrite, _) => Conflict::Replace,
            (CopyMode::Create, None) => Conflict::Fail,
        };
        let (folder, name) = self.place(to).await?;
        let target = CopyTo::folder(folder).name(name).conflict(conflict);
        let copied = match self.at(from).copy_to(target).await {
            Ok(monitor) => monitor.wait().await.map(drop),
            Err(error) => Err(error),
        };
        copied.map_err(|error| match error.is_not_found() {
            true => error::of(from, error),
            false => error::of(to, error),
        })
    }

    pub(super) async fn move_file(&self, from: &Path, to: &Path, mode: RenameTargetMode) -> Result<()> {
        let source = self.file(from).await?;
        let (folder, name) = self.place(to).await?;
        let error = match self.at(from).move_to(folder).set(item::NAME, name).await {
            Ok(_) => return Ok(()),
            Err(error) => error,
        };
        if error::is_taken(&error) && mode == RenameTargetMode::Overwrite {
            self.copy_file(from, to, CopyMode::Overwrite).await?;
            return self.remove(from).await;
        }
        // When an answer was lost, the next attempt finds nothing where the first has moved it from.
        if error.is_not_found() && error.attempts() > 1 && self.look(to).await?.is_some_and(|it| it.id == source.id) {
            return Ok(());
        }
        Err(error::of(if error::is_taken(&error) { to } else { from }, error))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::DriveClient;
    use graph_transport::{Client, Endpoint, HttpClient, StaticToken, testing::Scripted};
    use object_store::{Error, ObjectStoreExt};
    use serde_json::json;

    fn store(transport: &Scripted) -> DriveStore {
        let client = Client::new(HttpClient::new(transport.clone()), Endpoint::default(), StaticToken::new("t"));
        DriveStore::new(DriveClient::new(&client).root())
    }

    fn file(transport: Scripted, tag: &str) -> Scripted {
        transport.json(200, &json!({"id": "1", "eTag": tag, "file": {}}).to_string())
    }

    fn lines(transport: &Scripted) -> Vec<String> {
        let line = |it: &graph_transport::testing::Received| format!("{} {}", it.method, it.uri.path());
        transport.received().iter().map(line).collect()
    }

    #[tokio::test]
    async fn a_name_that_is_taken_meanwhile_is_told_by_the_monitor() {
        let failed = json!({"status": "failed", "error": {"code": "nameAlreadyExists", "message": "There."}});
        let transport = file(Scripted::default(), "1")
            .json(404, r#"{"error":{"code":"itemNotFound","message":"None."}}"#)
            .json(200, r#"{"id":"R","folder":{}}"#)
            .answer(202, &[("location", "https://contoso.sharepoint.com/monitor/1")], "")
            .json(200, &failed.to_string());
        let error = store(&transport).copy_if_not_exists(&Path::from("a"), &Path::from("b")).await.unwrap_err();
        assert!(matches!(error, Error::AlreadyExists { .. }), "{error}");
        let received = transport.received();
        assert_eq!(
            received[3].uri.path_and_query().unwrap(),
            "/v1.0/me/drive/root:/a:/copy?@microsoft.graph.conflictBehavior=fail"
        );
        assert_eq!(&received[3].body[..], br#"{"name":"b","parentReference":{"id":"R"}}"#);
    }

    #[tokio::test]
    async fn what_changes_while_it_is_deleted_is_looked_at_again() {
        let changed = r#"{"error":{"code":"resourceModified","message":"Changed."}}"#;
        let transport = file(file(Scripted::default(), "\"1\"").json(412, changed), "\"2\"").answer(204, &[], "");
        store(&transport).delete(&Path::from("a")).await.unwrap();
        assert_eq!(lines(&transport).len(), 4);
        let tags: Vec<_> = transport.received().iter().filter_map(|it| it.headers.get("if-match").cloned()).collect();
        assert_eq!(tags, ["\"1\"", "\"2\""]);

        // A folder has come to the place of the file.
        let transport = file(Scripted::default(), "1").json(412, changed).json(200, r#"{"id":"2","folder":{}}"#);
        let error = store(&transport).delete(&Path::from("a")).await.unwrap_err();
        assert!(matches!(error, Error::NotFound { .. }), "{error}");
        assert_eq!(lines(&transport).len(), 3);
    }
}
