//! [`ObjectStore`]: a sign-in in a cloud's storage, as an object that is replaced only while it is the expected one.

use crate::{Saved, Store, Stored};
use graph_transport::{BoxFuture, Error, Result, Secret};
use object_store::{GetOptions, PutMode, PutOptions, PutPayload, UpdateVersion, path::Path};
use std::sync::Arc;

/// Keeps a sign-in as an object of Amazon S3, Azure Blob Storage, Google Cloud Storage or whatever else the crate `object_store` has.
///
/// A save is made on condition that the object's entity tag or version is still the expected one, so no save of another worker is lost.
/// There is no right to renew: workers whose sign-in is due at once each renew it, and the last one's stays.
///
/// What is kept is a credential: let nobody else read the bucket, or seal it with an `Encrypted` store around this one.
///
/// ```
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> graph_transport::Result<()> {
/// use graph_auth::{ObjectStore, Saved, Store};
/// use std::sync::Arc;
///
/// let bucket = Arc::new(object_store::memory::InMemory::new());
/// // One object for each user.
/// let store = ObjectStore::new(bucket, "sign-ins/ada.json")?;
/// assert_eq!(store.save(&"{}".into(), None).await?, Saved::Done);
/// assert_eq!(store.save(&"{}".into(), None).await?, Saved::Conflict);
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Debug)]
pub struct ObjectStore {
    bucket: Arc<dyn object_store::ObjectStore>,
    path: Path,
}

impl ObjectStore {
    /// An object of a bucket. Nothing is sent until it is needed. The crate `object_store`, with the feature for the cloud, makes the bucket.
    ///
    /// # Errors
    /// When the path has empty segments, `.` or `..`.
    pub fn new(bucket: Arc<dyn object_store::ObjectStore>, path: &str) -> Result<Self> {
        let path = Path::parse(path).map_err(|error| {
            Error::credential(format!("the object's path cannot be used: {error}")).with_source(error)
        })?;
        if path.as_ref().is_empty() {
            return Err(Error::credential("the object's path is empty: give each sign-in one of its own"));
        }
        Ok(Self { bucket, path })
    }

    fn failed(&self, what: &str, error: object_store::Error) -> Error {
        let reason = match &error {
            object_store::Error::NotImplemented { .. } | object_store::Error::NotSupported { .. } => {
                "it cannot replace an object on condition that nobody else has; for S3, turn conditional puts on, and for local \
                 files there is FileStore"
                    .to_owned()
            }
            other => other.to_string(),
        };
        Error::credential(format!("the sign-in could not be {what} {} of {}: {reason}", self.path, self.bucket))
            .with_source(error)
    }
}

impl Store for ObjectStore {
    fn load(&self) -> BoxFuture<'_, Result<Option<Stored>>> {
        Box::pin(async {
            let found = match self.bucket.get_opts(&self.path, GetOptions::default()).await {
                Ok(found) => found,
                Err(object_store::Error::NotFound { .. }) => return Ok(None),
                Err(error) => return Err(self.failed("read from", error)),
            };
            let version = written(found.meta.e_tag.as_deref(), found.meta.version.as_deref());
            let bytes = found.bytes().await.map_err(|error| self.failed("read from", error))?;
            let text = std::str::from_utf8(&bytes).map_err(|_| {
                Error::credential(format!(
                    "{} of {} holds no text, and so no token cache: delete it",
                    self.path, self.bucket
                ))
            })?;
            Ok(Some(Stored::new(text, version)))
        })
    }

    fn save<'a>(&'a self, contents: &'a Secret, expected: Option<&'a str>) -> BoxFuture<'a, Result<Saved>> {
        Box::pin(async move {
            let mode = expected.map_or(PutMode::Create, |version| PutMode::Update(read(version)));
            let payload = PutPayload::from(contents.expose().as_bytes().to_vec());
            match self.bucket.put_opts(&self.path, payload, PutOptions::from(mode)).await {
                Ok(_) => Ok(Saved::Done),
                Err(
                    object_store::Error::AlreadyExists { .. }
                    | object_store::Error::Precondition { .. }
                    | object_store::Error::NotFound { .. },
                ) => Ok(Saved::Conflict),
                Err(error) => Err(self.failed("written to", error)),
            }
        })
    }
}

/// An entity tag and a version in one line. Neither holds a line break: both travel in headers.
fn written(tag: Option<&str>, version: Option<&str>) -> String {
    format!("{}\n{}", tag.unwrap_or_default(), version.unwrap_or_default())
}

fn read(written: &str) -> UpdateVersion {
    let (tag, version) = written.split_once('\n').unwrap_or((written, ""));
    let part = |part: &str| (!part.is_empty()).then(|| part.to_owned());
    UpdateVersion { e_tag: part(tag), version: part(version) }
}
