//! [`TreeState`]: how far the large files of a tree have come, as plain data that another process can go on from.

use crate::UploadSession;
use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _};
use serde_json::{Value, json};
use std::{
    collections::BTreeMap,
    fmt,
    sync::{Mutex, PoisonError},
};

/// What an upload of a tree has to remember to go on later: the sessions of large files that are under way, and the files that the service
/// keeps otherwise than they were sent, as SharePoint does with Office files. All else a new run finds out by itself.
///
/// It is serde data: keep it (see [`UploadTree::checkpoint`](crate::UploadTree::checkpoint)) and go on with
/// [`UploadTree::resume`](crate::UploadTree::resume). **The URLs in it let anybody write those files**: keep it as you keep a password. `Debug`
/// does not show them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TreeState {
    pub(super) sessions: BTreeMap<String, UploadSession>,
    pub(super) altered: BTreeMap<String, Altered>,
}

/// A file on disk, and the version of its item that the service made of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Altered {
    pub(super) size: u64,
    /// Seconds since 1970.
    pub(super) modified: Option<i64>,
    pub(super) ctag: String,
}

impl TreeState {
    /// The large files that are under way, and how far each is.
    pub fn sessions(&self) -> impl Iterator<Item = (&str, &UploadSession)> {
        self.sessions.iter().map(|(path, session)| (path.as_str(), session))
    }
}

impl Serialize for TreeState {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let altered = self.altered.iter().map(|(path, Altered { size, modified, ctag })| {
            (path.clone(), json!({"size": size, "modified": modified, "cTag": ctag}))
        });
        json!({"sessions": self.sessions, "altered": altered.collect::<serde_json::Map<_, _>>()}).serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for TreeState {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let mut value = Value::deserialize(deserializer)?;
        let sessions = match value["sessions"].take() {
            Value::Null => BTreeMap::new(),
            sessions => serde_json::from_value(sessions).map_err(D::Error::custom)?,
        };
        let altered = value["altered"].as_object().into_iter().flatten().filter_map(|(path, file)| {
            let (size, ctag) = (file["size"].as_u64()?, file["cTag"].as_str()?.to_owned());
            Some((path.clone(), Altered { size, modified: file["modified"].as_i64(), ctag }))
        });
        Ok(Self { sessions, altered: altered.collect() })
    }
}

/// What is told when the state has changed.
pub(super) type OnState = Box<dyn FnMut(&TreeState) + Send>;

/// Holds the state while a tree is under way, and gives it to be kept each time it changes.
pub(super) struct Keeper(Mutex<(TreeState, Option<OnState>)>);

impl Keeper {
    pub(super) fn new() -> Self {
        Self(Mutex::new((TreeState::default(), None)))
    }

    pub(super) fn listen(&mut self, keep: OnState) {
        self.0.get_mut().unwrap_or_else(PoisonError::into_inner).1 = Some(keep);
    }

    pub(super) fn resume(&mut self, state: TreeState) {
        self.0.get_mut().unwrap_or_else(PoisonError::into_inner).0 = state;
    }

    pub(super) fn read<T>(&self, look: impl FnOnce(&TreeState) -> T) -> T {
        look(&self.0.lock().unwrap_or_else(PoisonError::into_inner).0)
    }

    /// Changes the state, and gives it to be kept if it is another one then.
    pub(super) fn change(&self, change: impl FnOnce(&mut TreeState) -> bool) {
        let mut held = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let (state, keep) = &mut *held;
        if change(state)
            && let Some(keep) = keep
        {
            keep(state);
        }
    }
}

impl fmt::Debug for Keeper {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.read(|state| state.fmt(f))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_data_that_does_not_show_its_urls() {
        let text = r#"{"sessions":{"a/b.iso":{"url":"https://x/?t0ken","next":5,"total":9,"modified":null,"expires":null}},
            "altered":{"c.docx":{"size":7,"modified":-3,"cTag":"c:1"}}}"#;
        let state: TreeState = serde_json::from_str(text).unwrap();
        assert_eq!(state.sessions().map(|(path, it)| (path, it.sent())).collect::<Vec<_>>(), [("a/b.iso", 5)]);
        let altered = Altered { size: 7, modified: Some(-3), ctag: "c:1".into() };
        assert_eq!(state.altered["c.docx"], altered);
        let again = serde_json::to_string(&state).unwrap();
        assert_eq!(serde_json::from_str::<TreeState>(&again).unwrap(), state);
        assert_eq!(serde_json::from_str::<TreeState>("{}").unwrap(), TreeState::default());
        assert!(!format!("{state:?}").contains("t0ken"));
    }
}
