//! Small models for this crate's own unit tests: the services bring the real ones.
#![allow(missing_docs, unreachable_pub, dead_code, reason = "they look like what the services generate")]

use crate::{Extra, Field, wire};
use jiff::Timestamp;

macro_rules! models {
    ($($kind:ident $Model:ident in $module:ident { $($field:ident $CONST:ident $name:literal: $T:ty,)* } [$($etag:ident)?])*) => {$(
        #[derive(Clone, Debug, Default, PartialEq)]
        #[non_exhaustive]
        pub struct $Model {
            $(pub $field: Option<$T>,)*
            $(pub $etag: Option<String>,)?
            pub extra: Extra,
        }

        wire!($kind $Model { $($field => $name,)* });

        pub mod $module {
            use super::*;
            $(pub const $CONST: Field<$Model, $T> = Field::new($name);)*
        }
    )*};
}

models! {
    entity Message in message {
        id ID "id": String,
        subject SUBJECT "subject": String,
        is_read IS_READ "isRead": bool,
        has_attachments HAS_ATTACHMENTS "hasAttachments": bool,
        received_date_time RECEIVED_DATE_TIME "receivedDateTime": Timestamp,
        importance IMPORTANCE "importance": Importance,
        from FROM "from": Recipient,
        to_recipients TO_RECIPIENTS "toRecipients": Vec<Recipient>,
        attachments ATTACHMENTS "attachments": Vec<Attachment>,
    } [etag]
    complex Recipient in recipient { email_address EMAIL_ADDRESS "emailAddress": EmailAddress, } []
    complex EmailAddress in email_address {
        address ADDRESS "address": String,
        name NAME "name": String,
        aliases ALIASES "aliases": Vec<String>,
    } []
    entity FileAttachment in file_attachment { name NAME "name": String, content_bytes CONTENT_BYTES "contentBytes": crate::Binary, } [etag]
}

crate::open_enum! {
    pub enum Importance {
        Low = "low",
        Normal = "normal",
        High = "high",
    }
}

crate::flags! {
    pub enum Scope {
        None = "none",
        Internal = "internal",
        External = "external",
    }
}

crate::polymorphic! {
    pub enum Attachment {
        File(FileAttachment) = "#microsoft.graph.fileAttachment",
    }
}
