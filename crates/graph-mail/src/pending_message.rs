//! [`PendingMessage`]: how far a large message has come, as plain data that another process can go on from.

use crate::MessageId;
use graph_odata::UploadSession;
use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _};
use serde_json::{Value, json};

/// A draft that is being filled.
///
/// It is serde data: keep it (see [`Outgoing::checkpoint`](crate::Outgoing::checkpoint)) and go on with
/// [`Outgoing::resume`](crate::Outgoing::resume). While a file is on its way it holds a URL that **lets anybody write that file**: keep it as you
/// keep a password. `Debug` does not show it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PendingMessage {
    pub(crate) draft: MessageId,
    /// How many attachments the draft had at least.
    pub(crate) attached: usize,
    /// The file that comes next, as far as it has come.
    pub(crate) upload: Option<UploadSession>,
}

impl PendingMessage {
    /// The draft. To give it up, delete it: `mail.message(pending.draft()).delete()`.
    pub fn draft(&self) -> &MessageId {
        &self.draft
    }

    /// How many attachments it has.
    pub fn attached(&self) -> usize {
        self.attached
    }
}

impl Serialize for PendingMessage {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        json!({"draft": self.draft, "attached": self.attached, "upload": self.upload}).serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for PendingMessage {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let mut value = Value::deserialize(deserializer)?;
        let missing = |name: &'static str| move || D::Error::missing_field(name);
        Ok(Self {
            draft: value["draft"].as_str().ok_or_else(missing("draft"))?.into(),
            attached: value["attached"].as_u64().ok_or_else(missing("attached"))? as usize,
            upload: serde_json::from_value(value["upload"].take()).map_err(D::Error::custom)?,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::PendingMessage;

    #[test]
    fn it_is_data() {
        let pending: PendingMessage = serde_json::from_str(r#"{"draft":"AAMk","attached":2}"#).unwrap();
        assert_eq!((pending.draft().as_str(), pending.attached()), ("AAMk", 2));
        let session = r#"{"url":"https://x/?t0ken","next":5,"total":9,"modified":null,"expires":null}"#;
        let text = format!(r#"{{"draft":"AAMk","attached":2,"upload":{session}}}"#);
        let pending: PendingMessage = serde_json::from_str(&text).unwrap();
        assert_eq!(serde_json::from_str::<PendingMessage>(&serde_json::to_string(&pending).unwrap()).unwrap(), pending);
        assert!(!format!("{pending:?}").contains("t0ken"));
    }
}
