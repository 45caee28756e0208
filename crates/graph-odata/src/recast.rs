//! What an item is in particular, and reading it as that: a message as the invitation that it is.
//!
//! Invariant: everything that the item itself came with goes along, its annotations too. Those of models within it are left behind, as when
//! it is sent.

use crate::{Extra, wire::Wire};
use graph_transport::{Error, Result};
use serde::{Serialize, Serializer, de::DeserializeOwned, ser::SerializeMap};

/// Reads a model again as a type that knows more of it, or other parts.
#[doc(hidden)]
pub fn read_as<M: Wire, T: DeserializeOwned>(model: &M) -> Result<T> {
    struct Whole<'a, M>(&'a M);

    impl<M: Wire> Serialize for Whole<'_, M> {
        fn serialize<S: Serializer>(&self, serializer: S) -> std::result::Result<S::Ok, S::Error> {
            let mut map = serializer.serialize_map(None)?;
            self.0.write(&mut map, true)?;
            map.end()
        }
    }

    let text = serde_json::to_string(&Whole(model));
    let read = text.and_then(|text| serde_json::from_str(&text));
    read.map_err(|error| Error::decode(format!("the item cannot be read as another type: {error}")).with_source(error))
}

const NAMESPACE: &str = "microsoft.graph.";

/// What an item says that it is, in Graph's own words.
#[doc(hidden)]
pub fn type_name(extra: &Extra) -> Option<&str> {
    let tag = extra.value("@odata.type")?.as_str()?;
    let name = tag.strip_prefix('#').unwrap_or(tag);
    // Notifications write the namespace with capitals.
    let within = name.split_at_checked(NAMESPACE.len()).filter(|(space, _)| space.eq_ignore_ascii_case(NAMESPACE));
    Some(within.map_or(name, |(_, name)| name))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::test_models::{Attachment, FileAttachment, Message};
    use serde_json::json;

    #[test]
    fn a_model_is_read_again_with_all_that_it_has() {
        let text = r##"{"@odata.type":"#microsoft.graph.fileAttachment","@odata.context":"c","@odata.etag":"e","name":"a","contentBytes":"AQI="}"##;
        let message: Message = serde_json::from_str(text).unwrap();
        assert_eq!(type_name(&message.extra), Some("fileAttachment"));
        let file: FileAttachment = read_as(&message).unwrap();
        assert_eq!(serde_json::from_str::<FileAttachment>(text).unwrap(), file);
        let attachment: Attachment = read_as(&message).unwrap();
        assert!(matches!(&attachment, Attachment::File(found) if found.etag == file.etag && found.name == file.name));
        let again: FileAttachment = read_as(&attachment).unwrap();
        assert_eq!((again.etag.as_deref(), again.extra.value("@odata.context")), (Some("e"), Some(&json!("c"))));

        for (tag, name) in
            [("#Microsoft.Graph.Message", "Message"), ("microsoft.graph.x.y", "x.y"), ("#other.x", "other.x"), ("", "")]
        {
            let message: Message = serde_json::from_value(json!({"@odata.type": tag})).unwrap();
            assert_eq!(type_name(&message.extra), Some(name));
        }
        let odd: Message = serde_json::from_value(json!({"name": 1})).unwrap();
        assert_eq!(type_name(&odd.extra), None);
        let error = read_as::<_, FileAttachment>(&odd).unwrap_err().to_string();
        assert!(error.contains("cannot be read as another type: invalid type: integer `1`"), "{error}");
    }
}
