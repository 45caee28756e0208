//! [`Change`]: what a delta query tells about one item, in both of Graph's dialects.

use crate::{
    element::{self, Head},
    open_enum,
};
use graph_transport::Error;
use serde::{
    Deserialize, Deserializer,
    de::{DeserializeOwned, Error as _},
};
use serde_json::value::RawValue;

/// What has become of an item since the last round.
///
/// A service may tell the same change again, within a round and in the next: what it tells is the state that the item has, so that telling
/// it twice does no harm to those who put it in place of what they had.
#[derive(Clone, Debug, PartialEq)]
#[allow(clippy::exhaustive_enums, reason = "a match without a wildcard is what makes a restart impossible to miss")]
pub enum Change<T> {
    /// It is there: new, changed, or only mentioned.
    Upserted {
        /// Its id.
        id: String,
        /// What it is now. Some services send changed properties alone.
        item: T,
    },
    /// It is not there any more, or not where the query looks: moved away, hidden, deleted.
    Removed {
        /// Its id.
        id: String,
        /// What the service says about why.
        reason: RemovedReason,
    },
    /// The service has forgotten where the last round ended. **A new round begins here, and it tells everything that there is**: what you
    /// hold and it does not mention before its end is gone.
    Restarted {
        /// What the service says about what to do.
        reason: RestartReason,
    },
}

impl<T> Change<T> {
    /// The item's id. `None` when it is not about one item.
    pub fn id(&self) -> Option<&str> {
        match self {
            Self::Upserted { id, .. } | Self::Removed { id, .. } => Some(id),
            Self::Restarted { .. } => None,
        }
    }
}

open_enum! {
    /// Why an item is not there any more.
    pub enum RemovedReason {
        /// It can be restored, or is elsewhere.
        Changed = "changed",
        /// It is gone for good, or the service does not tell more.
        Deleted = "deleted",
    }
}

open_enum! {
    /// What a service says when it has forgotten a state: the code of its error.
    pub enum RestartReason {
        /// Take over what the new round tells, deletions included; the service knew all that you have.
        ApplyDifferences = "resyncChangesApplyDifferences",
        /// Take over what the new round tells, and send what it does not know: the service may never have seen it.
        UploadDifferences = "resyncChangesUploadDifferences",
        /// No more is known than that the state is too old.
        Required = "resyncRequired",
        /// No more is known than that the state was not found.
        StateNotFound = "syncStateNotFound",
    }
}

impl RestartReason {
    pub(crate) fn of(error: &Error) -> Self {
        Self::from(error.code().unwrap_or_default())
    }
}

/// An entry of a page of changes.
pub(crate) struct Entry<T>(pub(crate) Change<T>);

impl<'de, T: DeserializeOwned> Deserialize<'de> for Entry<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = <&RawValue>::deserialize(deserializer)?;
        let head: Head = element::read(text).map_err(D::Error::custom)?;
        let id = head.id.ok_or_else(|| D::Error::custom("an item in a page of changes has no `id`"))?;
        Ok(Self(match head.removed {
            Some(reason) => Change::Removed { id, reason },
            None => Change::Upserted { id, item: element::read(text).map_err(D::Error::custom)? },
        }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::{Value, json};

    fn read(item: &Value) -> serde_json::Result<Change<Value>> {
        serde_json::from_str::<Entry<Value>>(&item.to_string()).map(|entry| entry.0)
    }

    #[test]
    fn removals_in_both_dialects() {
        let unknown = |word: &str| RemovedReason::Unknown(crate::UnknownValue::new(word));
        for (mark, reason) in [
            (json!({"@removed": {"reason": "changed"}}), RemovedReason::Changed),
            (json!({"@removed": {"reason": "deleted"}}), RemovedReason::Deleted),
            (json!({"@removed": {"reason": "expired"}}), unknown("expired")),
            (json!({"@removed": {}}), RemovedReason::Deleted),
            (json!({"deleted": {"state": "deleted"}}), RemovedReason::Deleted),
            (json!({"deleted": {"state": "softDeleted"}}), unknown("softDeleted")),
            (json!({"deleted": {}, "name": "x"}), RemovedReason::Deleted),
            (json!({"deleted": {}, "@removed": {"reason": "changed"}}), RemovedReason::Changed),
            (json!({"@removed": {"reason": "changed"}, "deleted": {}}), RemovedReason::Changed),
        ] {
            let mut item = mark;
            item["id"] = json!("1");
            assert_eq!(read(&item).unwrap(), Change::Removed { id: "1".into(), reason }, "{item}");
        }
    }

    #[test]
    fn what_is_not_removed_is_there() {
        for item in [
            json!({"id": "1"}),
            json!({"deleted": null, "@removed": null, "id": "1"}),
            json!({"id": "1", "deleted": true}),
        ] {
            assert_eq!(read(&item).unwrap(), Change::Upserted { id: "1".into(), item });
        }
    }

    #[test]
    fn an_item_without_an_id_is_an_error() {
        for (item, told) in
            [(json!({}), "has no `id`"), (json!({"id": 7}), "has no `id`"), (json!(7), "expected an item as an object")]
        {
            let error = read(&item).unwrap_err().to_string();
            assert!(error.contains(told), "{item}: {error}");
        }
    }
}
