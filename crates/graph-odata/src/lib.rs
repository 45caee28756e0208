#![doc = include_str!("../README.md")]

mod binary;
mod bytes;
mod extra;
mod field;
mod filter;
mod id;
mod open_enum;
mod operand;
mod page;
mod pager;
mod polymorphic;
mod select;
#[cfg(test)]
mod test_models;
mod verb;
mod wire;

pub use self::bytes::{
    Conflict, Content, Download, Monitor, OperationState, OperationStatus, Progress, Saved, Source, Start, Upload,
    UploadSession,
};
pub use binary::Binary;
pub use extra::Extra;
pub use field::{Element, Field};
pub use filter::{Filter, literal};
pub use graph_transport::{Error, Path, Result};
pub use open_enum::UnknownValue;
pub use operand::Operand;
pub use page::{Link, Page};
pub use pager::{Items, Pages};
pub use select::{OrderBy, Ordering, Selection};
pub use verb::{Create, Delete, Get, Invoke, List, Update, Verb};

/// What the macros of this crate write code with.
#[doc(hidden)]
pub mod __private {
    pub use crate::id::require_id;
    pub use crate::open_enum::read_text;
    pub use crate::polymorphic::{find_type, read_again, read_unknown};
    pub use crate::wire::{KeyOf, Wire, read_object};
    pub use serde::{Deserialize, Deserializer, Serialize, Serializer, de::MapAccess, ser::SerializeMap};
}
