#![doc = include_str!("../README.md")]
#![cfg_attr(docsrs, feature(doc_cfg))]

mod attachments;
mod client;
mod compose;
mod folders;
mod generated;
mod limit;
mod messages;
mod relocate;
mod send;
mod well_known;

pub use attachments::{AttachmentItem, Attachments};
pub use client::MailClient;
pub use folders::{FolderItem, Folders};
pub use generated::*;
pub use messages::{MessageItem, Messages};
pub use well_known::WellKnownFolder;

// What this crate's own signatures and models speak, so that a program may depend on it alone.
pub use bytes::Bytes;
pub use graph_odata::{
    Binary, Change, Changes, Content, Continuation, Count, Create, Delete, Delta, DeltaLink, Download, Element, Extra,
    Field, Filter, Flags, Get, Invoke, Items, LenientItems, Link, List, Misread, Operand, OrderBy, Ordering, Page,
    Pages, Progress, RemovedReason, RestartReason, Saved, Selection, UnknownValue, Update, literal,
};
pub use graph_transport::{Client, Error, ErrorKind, Request, Response, Result};
pub use graph_types::{
    Attachment, AttachmentId, BodyType, CustomTimeZone, DateTimeTimeZone, DayOfWeek, DaylightTimeZoneOffset,
    EmailAddress, EventType, Extension, FileAttachment, FollowupFlag, FollowupFlagStatus, Importance, ItemAttachment,
    ItemBody, Location, LocationType, LocationUniqueIdType, MultiValueLegacyExtendedProperty, OpenTypeExtension,
    OutlookGeoCoordinates, OutlookItem, Owner, PatternedRecurrence, PhysicalAddress, Recipient, RecurrencePattern,
    RecurrencePatternType, RecurrenceRange, RecurrenceRangeType, ReferenceAttachment, ResponseType, Sensitivity,
    SingleValueLegacyExtendedProperty, StandardTimeZoneOffset, TimeSlot, TimeZoneBase, TimeZoneName, UserId, WeekIndex,
    WorkingHours, attachment, custom_time_zone, date_time_time_zone, daylight_time_zone_offset, email_address,
    extension, file_attachment, followup_flag, item_attachment, item_body, location,
    multi_value_legacy_extended_property, open_type_extension, outlook_geo_coordinates, outlook_item,
    patterned_recurrence, physical_address, recipient, recurrence_pattern, recurrence_range, reference_attachment,
    single_value_legacy_extended_property, standard_time_zone_offset, time_slot, time_zone_base, working_hours,
};
/// Dates and times, as the models and filters speak them.
pub use jiff;

// What makes a client.
#[cfg(any(feature = "tls", feature = "tls-ring"))]
#[cfg_attr(docsrs, doc(cfg(any(feature = "tls", feature = "tls-ring"))))]
pub use graph_transport::HyperTransport;
pub use graph_transport::{Cloud, Endpoint, HttpClient, StaticToken, TokenProvider};
