#![doc = include_str!("../README.md")]

mod batch;
mod binary;
mod bulk;
mod bytes;
mod change;
mod changes;
mod circle;
mod continuation;
mod directory;
mod edm;
mod element;
mod extra;
mod fetching;
mod field;
mod filter;
mod flags;
mod guid;
mod hidden;
mod id;
mod items;
mod lenient;
mod number;
mod open_enum;
mod operand;
mod page;
mod pager;
mod place;
mod polymorphic;
mod recast;
mod select;
mod slot;
#[cfg(test)]
mod test_models;
mod verb;
mod wire;

pub use self::bytes::{
    Conflict, Content, Download, Monitor, OperationState, OperationStatus, Progress, Saved, Source, Start, Upload,
    UploadSession,
};
pub use batch::{Answers, Batch, Handle, HandleId};
pub use binary::Binary;
pub use bulk::{Bulk, Done, Each, Tally};
pub use change::{Change, RemovedReason, RestartReason};
pub use changes::Changes;
pub use continuation::{Continuation, DeltaLink};
pub use extra::Extra;
pub use field::{Element, Field};
pub use filter::{Filter, literal};
pub use flags::Flags;
pub use graph_transport::{Error, Path, Result, Scope};
pub use guid::Guid;
pub use hidden::Hidden;
pub use items::Items;
pub use lenient::{LenientItems, Misread};
pub use open_enum::UnknownValue;
pub use operand::Operand;
pub use page::{Link, Page};
pub use pager::Pages;
pub use select::{OrderBy, Ordering, Selection};
pub use verb::{Count, Create, Delete, Delta, Get, Invoke, List, Update, Verb};

/// What the macros of this crate write code with.
#[doc(hidden)]
pub mod __private {
    pub use crate::flags::Flag;
    pub use crate::id::require_id;
    pub use crate::open_enum::read_text;
    pub use crate::polymorphic::{find_type, read_again, read_unknown};
    pub use crate::recast::{read_as, type_name};
    pub use crate::slot::{Slot, Written};
    pub use crate::wire::{KeyOf, Wire, read_object, write_rest};
    pub use serde::{
        Deserialize, Deserializer, Serialize, Serializer, de::DeserializeOwned, de::MapAccess, ser::SerializeMap,
    };
}
