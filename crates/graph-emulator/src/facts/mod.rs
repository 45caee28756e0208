//! What Graph's metadata says of each resource: its properties, their types, and who may write them.
//!
//! Invariant: one table serves `$select`, `$filter`, `$orderby` and the checking of written bodies, so they never disagree.

mod calendar;
mod drive;
mod drive_facets;
mod excel;
mod extension;
mod mail;
mod mailbox;
mod site;
mod user;

pub(crate) use calendar::{CALENDAR, CALENDAR_GROUP, EVENT, EVENT_MESSAGE, MOMENT, SLOT};
pub(crate) use drive::{DRIVE, DRIVE_ITEM, PERMISSION, RECIPIENT_LIST, REFERENCE, STRINGS, UPLOADABLE, VERSION};
pub(crate) use excel::{APPLICATION, NAMED_ITEM, RANGE, TABLE, TABLE_COLUMN, TABLE_ROW, TABLE_SORT, WORKSHEET};
pub(crate) use extension::{MULTI_VALUE, OPEN_EXTENSION, SINGLE_VALUE};
pub(crate) use mail::{ATTACHMENT, MAIL_FOLDER, MESSAGE, RECIPIENTS};
pub(crate) use mailbox::{
    CATEGORY, ID_FORMAT, LOCALE, MAILBOX_SETTINGS, MESSAGE_RULE, OVERRIDE, SEARCH_FOLDER, TIME_ZONE, TIPS,
};
pub(crate) use site::{GROUP, LIST_ITEM, SITE};
pub(crate) use user::USER;

/// The type of a property.
#[derive(Debug)]
pub(crate) enum Kind {
    /// `Edm.String`, compared without regard to case as Exchange and the directory do.
    String,
    /// `Edm.String` that identifies something, compared exactly.
    Id,
    Boolean,
    Int32,
    Int64,
    Double,
    DateTimeOffset,
    Binary,
    Enum(&'static Enum),
    Complex(&'static Type),
    /// A complex type that may hold more than its table says: what is written is kept as it is.
    OpenComplex(&'static Type),
    Collection(&'static Self),
    /// A link to other resources: it can be expanded, but neither filtered nor selected by value here.
    Navigation(&'static Type),
    /// In the metadata, but the emulator holds nothing in it.
    Opaque,
}

/// An enumeration and its members, in the spelling that answers use.
#[derive(Debug)]
pub(crate) struct Enum {
    pub(crate) name: &'static str,
    pub(crate) members: &'static [&'static str],
}

/// Who may write a property.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Write {
    /// With POST and PATCH.
    Always,
    /// With POST, and with PATCH while the message is a draft.
    Draft,
    /// With POST alone.
    Create,
    /// By the service alone: what a client writes is passed over.
    Never,
}

/// A property of a type.
#[derive(Debug)]
pub(crate) struct Property {
    pub(crate) name: &'static str,
    pub(crate) kind: Kind,
    pub(crate) write: Write,
}

/// An entity or complex type.
#[derive(Debug)]
pub(crate) struct Type {
    /// The name after `microsoft.graph.`.
    pub(crate) name: &'static str,
    pub(crate) properties: &'static [Property],
}

impl Type {
    /// The property of that name. Outlook and the directory find it in any case in URLs.
    pub(crate) fn property(&self, name: &str) -> Option<&'static Property> {
        self.properties.iter().find(|property| property.name.eq_ignore_ascii_case(name))
    }

    /// The property of exactly that name, as bodies need it.
    pub(crate) fn exact(&self, name: &str) -> Option<&'static Property> {
        self.properties.iter().find(|property| property.name == name)
    }
}

/// The property that a cast to a derived type leads to. Casts that change nothing lead to the type's own.
pub(crate) fn through(cast: &str, name: &str, root: &'static Type) -> Option<&'static Property> {
    let is_letter = cast.to_ascii_lowercase().starts_with("microsoft.graph.eventmessage");
    let derived = || is_letter.then(|| EVENT_MESSAGE.property(name)).flatten();
    root.property(name).or_else(derived)
}

impl Enum {
    /// The member in its own spelling; it is found in any case.
    pub(crate) fn member(&self, text: &str) -> Option<&'static str> {
        self.members.iter().copied().find(|member| member.eq_ignore_ascii_case(text))
    }
}

impl Kind {
    /// The type's name in error messages.
    pub(crate) fn name(&self) -> String {
        match self {
            Self::String | Self::Id => "Edm.String".into(),
            Self::Boolean => "Edm.Boolean".into(),
            Self::Int32 => "Edm.Int32".into(),
            Self::Int64 => "Edm.Int64".into(),
            Self::Double => "Edm.Double".into(),
            Self::DateTimeOffset => "Edm.DateTimeOffset".into(),
            Self::Binary => "Edm.Binary".into(),
            Self::Enum(kind) => format!("microsoft.graph.{}", kind.name),
            Self::Complex(kind) | Self::OpenComplex(kind) => format!("microsoft.graph.{}", kind.name),
            Self::Collection(item) => format!("Collection({})", item.name()),
            Self::Navigation(kind) => format!("Collection(microsoft.graph.{})", kind.name),
            Self::Opaque => "Edm.Untyped".into(),
        }
    }
}

/// A property that clients may write at any time.
const fn open(name: &'static str, kind: Kind) -> Property {
    Property { name, kind, write: Write::Always }
}

/// A property that only the service writes.
const fn computed(name: &'static str, kind: Kind) -> Property {
    Property { name, kind, write: Write::Never }
}

/// A property that is fixed once a message is sent.
const fn draft(name: &'static str, kind: Kind) -> Property {
    Property { name, kind, write: Write::Draft }
}

/// A property that is given once.
const fn create(name: &'static str, kind: Kind) -> Property {
    Property { name, kind, write: Write::Create }
}

static STRING: Kind = Kind::String;
/// A collection of strings, as the parameters of actions have it.
pub(crate) static TEXTS: Kind = Kind::Collection(&STRING);
static OPAQUE: Kind = Kind::Opaque;
