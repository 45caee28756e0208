//! Reads objects, whole and in ranges.
//!
//! Invariant: what one call gives is of one version; what is told of it is never of a later one than its bytes.

use super::{DriveStore, TRIES, error, meta};
use crate::{Content, Hidden};
use bytes::Bytes;
use futures_util::{
    StreamExt, TryStreamExt,
    stream::{self, BoxStream},
};
use object_store::{
    GetOptions, GetRange, GetResult, GetResultPayload, OBJECT_STORE_COALESCE_DEFAULT, ObjectMeta, Result,
    coalesce_ranges, collect_bytes, path::Path,
};
use std::{
    ops::Range,
    sync::{Mutex, PoisonError},
};

/// A file that was found, and where its bytes are.
struct Found {
    meta: ObjectMeta,
    url: Option<Hidden>,
    opened: Mutex<Opened>,
}

/// What the answers told that brought its bytes.
#[derive(Default)]
struct Opened {
    version: Option<String>,
    /// The length, where it is not the one that the item was said to have.
    other: Option<u64>,
}

/// How often a file was looked at that changed between the answer that describes it and the one that brings it. SharePoint may tell two
/// lengths of one file in these: then its bytes are right.
#[derive(Default)]
struct Tries {
    before: u32,
    /// The length that the bytes had, and the tag of the item then.
    said: Option<(Option<String>, u64)>,
}

impl Tries {
    /// Whether the file is to be looked at again.
    fn go_on<T>(&mut self, read: &Result<T>, found: Found) -> bool {
        self.before += 1;
        let opened = found.opened.into_inner().unwrap_or_else(PoisonError::into_inner);
        self.said = opened.other.map(|size| (found.meta.e_tag, size));
        self.before < TRIES && self.said.is_some() && matches!(read, Err(object_store::Error::Precondition { .. }))
    }
}

impl DriveStore {
    pub(super) async fn read(&self, location: &Path, options: GetOptions) -> Result<GetResult> {
        if options.version.is_some() {
            return Err(error::not_implemented("get of a version"));
        }
        let mut tries = Tries::default();
        loop {
            let found = self.found(location, &mut tries).await?;
            let read = self.read_from(&found, &options).await;
            if !tries.go_on(&read, found) {
                return read;
            }
        }
    }

    pub(super) async fn read_ranges(&self, location: &Path, ranges: &[Range<u64>]) -> Result<Vec<Bytes>> {
        let mut tries = Tries::default();
        loop {
            let found = self.found(location, &mut tries).await?;
            let fetch = |range: Range<u64>| {
                let found = &found;
                async move {
                    let range = GetRange::Bounded(range).as_range(found.meta.size).map_err(error::generic)?;
                    let length = range.end - range.start;
                    collect_bytes(self.stream(found, range).await?, Some(length)).await
                }
            };
            let read = coalesce_ranges(ranges, fetch, OBJECT_STORE_COALESCE_DEFAULT).await;
            if !tries.go_on(&read, found) {
                return read;
            }
        }
    }

    async fn found(&self, location: &Path, tries: &mut Tries) -> Result<Found> {
        let item = self.file(location).await?;
        let missing = || error::not_found(location, "what is there is no file");
        let mut meta = meta::object(location.clone(), &item).ok_or_else(missing)?;
        if let Some((_, size)) = tries.said.take_if(|(tag, _)| *tag == meta.e_tag) {
            meta.size = size;
        }
        Ok(Found { meta, url: item.download_url, opened: Mutex::default() })
    }

    async fn read_from(&self, found: &Found, options: &GetOptions) -> Result<GetResult> {
        meta::check(options, &found.meta)?;
        let range = match &options.range {
            Some(range) => range.as_range(found.meta.size).map_err(error::generic)?,
            None => 0..found.meta.size,
        };
        let wanted = if options.head { 0..0 } else { range.clone() };
        let payload = GetResultPayload::Stream(self.stream(found, wanted).await?);
        let meta = found.meta.clone();
        Ok(GetResult { payload, meta, range, attributes: Default::default(), extensions: Default::default() })
    }

    /// The bytes of a range, as they arrive.
    async fn stream(&self, found: &Found, range: Range<u64>) -> Result<BoxStream<'static, Result<Bytes>>> {
        if range.is_empty() {
            return Ok(stream::empty().boxed());
        }
        let location = found.meta.location.clone();
        let content = self.at(&location).content().range(range);
        let content = match &found.url {
            Some(url) => content.at_url(url),
            None => content,
        };
        let content = content.open().await.map_err(|error| error::of(&location, error))?;
        found.hold(&content)?;
        Ok(content.map_err(move |error| error::of(&location, error)).boxed())
    }
}

impl Found {
    /// Holds what is opened against the item, and against what was opened before.
    fn hold(&self, content: &Content) -> Result<()> {
        let mut opened = self.opened.lock().unwrap_or_else(PoisonError::into_inner);
        let changed = || error::precondition(&self.meta.location, "it was changed while it was read: begin again");
        if let Some(total) = content.total().filter(|total| *total != self.meta.size) {
            opened.other = Some(total);
            return Err(changed());
        }
        match (&opened.version, content.etag()) {
            (Some(version), Some(tag)) if version != tag => Err(changed()),
            (None, Some(tag)) => {
                opened.version = Some(tag.to_owned());
                Ok(())
            }
            _ => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::DriveClient;
    use graph_transport::{Client, Endpoint, HttpClient, StaticToken, testing::Scripted};
    use object_store::{ObjectStore, ObjectStoreExt};
    use serde_json::json;

    /// A file whose item has one length each time that it is asked for, and its bytes another.
    fn store(looks: &[(&str, u64, &str, &str)]) -> (Scripted, DriveStore) {
        let transport = looks.iter().fold(Scripted::default(), |transport, (tag, size, version, bytes)| {
            let item = json!({"id": "1", "eTag": tag, "size": size, "file": {}, "lastModifiedDateTime": "2026-01-02T03:04:05Z",
                "@microsoft.graph.downloadUrl": "https://contoso.sharepoint.com/x?t0ken"});
            let headers = [("etag", *version), ("content-length", &*bytes.len().to_string())];
            transport.json(200, &item.to_string()).answer(200, &headers, bytes)
        });
        let client = Client::new(HttpClient::new(transport.clone()), Endpoint::default(), StaticToken::new("t"));
        (transport, DriveStore::new(DriveClient::new(&client).root()))
    }

    #[tokio::test]
    async fn a_file_that_changes_meanwhile_is_looked_at_again() {
        let (transport, store) = store(&[("1", 3, "v2", "later"), ("2", 5, "v2", "later")]);
        let found = store.get(&Path::from("a")).await.unwrap();
        assert_eq!((found.meta.e_tag.as_deref(), found.meta.size), (Some("2"), 5));
        assert_eq!(found.bytes().await.unwrap(), "later");
        let received = transport.received();
        let line = "https://graph.microsoft.com/v1.0/me/drive/root:/a?$select=\
                    id,name,size,eTag,lastModifiedDateTime,file,folder,@microsoft.graph.downloadUrl";
        assert_eq!(received[0].uri.to_string(), line);
        assert!(received[1].headers.get("authorization").is_none());
    }

    #[tokio::test]
    async fn a_file_of_two_lengths_has_that_of_its_bytes() {
        let (_, store) = store(&[("1", 3, "v", "longer"), ("1", 3, "v", "longer")]);
        let found = store.get_opts(&Path::from("a"), GetOptions::new().with_range(Some(2..))).await.unwrap();
        assert_eq!((found.range.clone(), found.meta.size), (2..6, 6));
        assert_eq!(found.bytes().await.unwrap(), "nger");
    }

    #[tokio::test]
    async fn one_that_never_rests_is_an_error() {
        let looks: Vec<_> = ["1", "2", "3", "4", "5"].map(|tag| (tag, 3, "v", "longer")).into();
        let (transport, store) = store(&looks);
        let error = store.get(&Path::from("a")).await.unwrap_err();
        assert!(matches!(error, object_store::Error::Precondition { .. }), "{error}");
        assert_eq!(transport.received().len(), 10);
    }

    #[tokio::test]
    async fn ranges_of_two_versions_are_not_mixed() {
        let far = "x".repeat(3 << 20);
        let (transport, store) = store(&[("1", 3 << 20, "v1", &far)]);
        let _shared = transport.answer(200, &[("etag", "v2"), ("content-length", &far.len().to_string())], &far);
        let error = store.get_ranges(&Path::from("a"), &[0..1, 2 << 20..(2 << 20) + 1]).await.unwrap_err();
        assert!(matches!(error, object_store::Error::Precondition { .. }), "{error}");
    }
}
