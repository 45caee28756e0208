#![doc = include_str!("../README.md")]

mod arithmetic;
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
mod expand;
mod expr;
mod extra;
mod fetching;
mod field;
mod filter;
mod flags;
mod functions;
mod guid;
mod hidden;
mod id;
mod items;
mod kind;
pub mod kql;
mod lambda;
mod lenient;
mod literal;
mod model;
mod number;
mod open_enum;
mod operand;
mod page;
mod pager;
mod parse;
mod part;
mod place;
mod polymorphic;
mod precedence;
mod query;
mod recast;
mod resource;
mod rules;
mod scalar;
mod search;
mod select;
mod slot;
#[cfg(test)]
mod test_models;
mod verb;
mod wire;
mod words;

pub use self::bytes::{
    Check, Conflict, Content, Download, Monitor, OperationState, OperationStatus, Progress, Saved, Source, Start,
    Upload, UploadSession, file_name,
};
pub use arithmetic::{Arithmetic, Number};
pub use batch::{Answers, Batch, Handle, HandleId};
pub use binary::Binary;
pub use bulk::{Bulk, Done, Each, Tally};
pub use change::{Change, RemovedReason, RestartReason};
pub use changes::Changes;
pub use continuation::{Continuation, DeltaLink};
pub use expand::Expand;
pub use extra::Extra;
pub use field::{Computed, Expr, Field, Property};
pub use filter::Filter;
pub use flags::Flags;
pub use functions::now;
pub use graph_transport::{Error, Path, Result, Scope};
pub use guid::Guid;
pub use hidden::Hidden;
pub use items::Items;
pub use lambda::Element;
pub use lenient::{LenientItems, Misread};
pub use model::{Model, Related};
pub use open_enum::UnknownValue;
pub use operand::{Operand, literal};
pub use page::{Link, Page};
pub use pager::Pages;
pub use parse::ParseError;
pub use query::Query;
pub use resource::Resource;
pub use scalar::{Enumeration, Scalar};
pub use search::{Clause, Search};
pub use select::{Expansion, OrderBy, Ordering, Selection};
pub use verb::{Assign, Count, Create, Delete, Delta, Get, Invoke, List, Optional, Plain, Update, Verb};

/// What the signatures and models of all service crates speak. Each re-exports it whole, so that a program may depend on that crate alone.
pub mod vocabulary {
    pub use crate::{
        Binary, Change, Changes, Check, Clause, Conflict, Content, Continuation, Count, Create, Delete, Delta,
        DeltaLink, Download, Element, Expand, Expansion, Expr, Extra, Field, Filter, Flags, Get, Guid, Hidden, Invoke,
        Items, LenientItems, Link, List, Misread, Model, Monitor, Operand, OperationState, OperationStatus, OrderBy,
        Ordering, Page, Pages, ParseError, Progress, Query, Related, RemovedReason, RestartReason, Saved, Scalar,
        Search, Selection, Source, Start, UnknownValue, Update, Upload, UploadSession, kql, literal, now,
    };
    pub use bytes::Bytes;
    pub use graph_transport::{
        AccessToken, BoxFuture, Client, Cloud, Endpoint, Error, ErrorKind, HttpClient, Request, Response, Result,
        StaticToken, TokenProvider, TokenRequest,
    };
    /// Dates and times, as the models and filters speak them.
    pub use jiff;
}

/// What the macros of this crate write code with.
#[doc(hidden)]
pub mod __private {
    pub use crate::flags::Flag;
    pub use crate::id::require_id;
    pub use crate::open_enum::read_text;
    pub use crate::operand::text;
    pub use crate::polymorphic::{find_type, read_again, read_unknown};
    pub use crate::precedence::Precedence;
    pub use crate::recast::{read_as, type_name};
    pub use crate::slot::{Slot, Written};
    pub use crate::wire::{KeyOf, Wire, read_object, write_rest};
    pub use serde::{
        Deserialize, Deserializer, Serialize, Serializer, de::DeserializeOwned, de::MapAccess, ser::SerializeMap,
    };
}
