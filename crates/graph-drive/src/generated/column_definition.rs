// Written by `cargo xtask codegen` from xtask/schema/drive.toml. Edit that instead.
//! [`ColumnDefinition`], and its properties as fields of queries and patches.

use super::{
    BooleanColumn, CalculatedColumn, ChoiceColumn, ColumnTypes, ColumnValidation, ContentApprovalStatusColumn,
    ContentTypeInfo, CurrencyColumn, DateTimeColumn, DefaultColumnValue, GeolocationColumn, HyperlinkOrPictureColumn,
    LookupColumn, NumberColumn, PersonOrGroupColumn, TermColumn, TextColumn, ThumbnailColumn,
};
use graph_odata::{Extra, Field, wire};

graph_odata::id! {
    /// The id of a [`ColumnDefinition`].
    pub struct ColumnDefinitionId;
}

/// A column of a list or site: its name, its rules, and, in the property named after it, what kind of values it holds.
///
/// Microsoft's page: [columnDefinition](https://learn.microsoft.com/graph/api/resources/columndefinition).
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct ColumnDefinition {
    /// The id, a GUID. Set by Graph.
    pub id: Option<ColumnDefinitionId>,
    /// There if the column holds yes or no.
    pub boolean: Option<BooleanColumn>,
    /// There if a formula gives the values.
    pub calculated: Option<CalculatedColumn>,
    /// There if the values come from a list of choices.
    pub choice: Option<ChoiceColumn>,
    /// The group that a column of a site is shown under.
    #[doc(alias = "columnGroup")]
    pub column_group: Option<String>,
    /// There if the column says whether an item has been approved.
    #[doc(alias = "contentApprovalStatus")]
    pub content_approval_status: Option<ContentApprovalStatusColumn>,
    /// There if the column holds amounts of money.
    pub currency: Option<CurrencyColumn>,
    /// There if the column holds dates or times.
    #[doc(alias = "dateTime")]
    pub date_time: Option<DateTimeColumn>,
    /// What a new item has here by default.
    #[doc(alias = "defaultValue")]
    pub default_value: Option<DefaultColumnValue>,
    /// What the column is for.
    pub description: Option<String>,
    /// The title to show above the column.
    #[doc(alias = "displayName")]
    pub display_name: Option<String>,
    /// Whether no two items may have the same value. The column must be `indexed` for that.
    #[doc(alias = "enforceUniqueValues")]
    pub enforce_unique_values: Option<bool>,
    /// There if the column holds places on the earth.
    pub geolocation: Option<GeolocationColumn>,
    /// Whether the column is left out of what users see. A hidden column is listed only when this is selected by name.
    pub hidden: Option<bool>,
    /// There if the column holds URLs of pages or pictures.
    #[doc(alias = "hyperlinkOrPicture")]
    pub hyperlink_or_picture: Option<HyperlinkOrPictureColumn>,
    /// Whether items can be filtered and sorted by the column without `Prefer:
    /// HonorNonIndexedQueriesWarningMayFailRandomly`.
    pub indexed: Option<bool>,
    /// Whether the column can be deleted.
    #[doc(alias = "isDeletable")]
    pub is_deletable: Option<bool>,
    /// Whether the values can be put in another order. Set by Graph.
    #[doc(alias = "isReorderable")]
    pub is_reorderable: Option<bool>,
    /// Whether the column is closed to changes.
    #[doc(alias = "isSealed")]
    pub is_sealed: Option<bool>,
    /// There if the values come from another list.
    pub lookup: Option<LookupColumn>,
    /// The name among an item's `fields`, fixed once the column exists. Titles with spaces have them encoded here:
    /// `Due_x0020_Date`.
    pub name: Option<String>,
    /// There if the column holds numbers.
    pub number: Option<NumberColumn>,
    /// There if the column holds people or groups.
    #[doc(alias = "personOrGroup")]
    pub person_or_group: Option<PersonOrGroupColumn>,
    /// Whether a change of this column of a site goes on to the lists that use it.
    #[doc(alias = "propagateChanges")]
    pub propagate_changes: Option<bool>,
    /// Whether the values cannot be written.
    #[doc(alias = "readOnly")]
    pub read_only: Option<bool>,
    /// Whether an item must have a value here.
    pub required: Option<bool>,
    /// The content type that the column comes from, among a content type's columns. Set by Graph.
    #[doc(alias = "sourceContentType")]
    pub source_content_type: Option<ContentTypeInfo>,
    /// There if the column holds terms of the term store.
    pub term: Option<TermColumn>,
    /// There if the column holds text.
    pub text: Option<TextColumn>,
    /// There if the column holds small pictures.
    pub thumbnail: Option<ThumbnailColumn>,
    /// The kind of values, in one word. Only for columns of a site. Set by Graph.
    pub r#type: Option<ColumnTypes>,
    /// The rule that a value must pass.
    pub validation: Option<ColumnValidation>,
    /// The entity tag, `@odata.etag`: changes whenever the item does.
    pub etag: Option<String>,
    /// Properties that this version does not model, and OData annotations.
    pub extra: Extra,
}

wire!(entity ColumnDefinition {
    id => "id",
    boolean => "boolean",
    calculated => "calculated",
    choice => "choice",
    column_group => "columnGroup",
    content_approval_status => "contentApprovalStatus",
    currency => "currency",
    date_time => "dateTime",
    default_value => "defaultValue",
    description => "description",
    display_name => "displayName",
    enforce_unique_values => "enforceUniqueValues",
    geolocation => "geolocation",
    hidden => "hidden",
    hyperlink_or_picture => "hyperlinkOrPicture",
    indexed => "indexed",
    is_deletable => "isDeletable",
    is_reorderable => "isReorderable",
    is_sealed => "isSealed",
    lookup => "lookup",
    name => "name",
    number => "number",
    person_or_group => "personOrGroup",
    propagate_changes => "propagateChanges",
    read_only => "readOnly",
    required => "required",
    source_content_type => "sourceContentType",
    term => "term",
    text => "text",
    thumbnail => "thumbnail",
    r#type => "type",
    validation => "validation",
});

impl ColumnDefinition {
    /// The id, for calls that need one.
    ///
    /// # Errors
    /// When the answer came without it.
    pub fn require_id(&self) -> graph_odata::Result<&ColumnDefinitionId> {
        graph_odata::__private::require_id(self.id.as_ref())
    }
}

/// The id, a GUID. Set by Graph.
pub const ID: Field<ColumnDefinition, ColumnDefinitionId> = Field::new("id");

/// There if the column holds yes or no.
pub const BOOLEAN: Field<ColumnDefinition, BooleanColumn> = Field::new("boolean");

/// There if a formula gives the values.
pub const CALCULATED: Field<ColumnDefinition, CalculatedColumn> = Field::new("calculated");

/// There if the values come from a list of choices.
pub const CHOICE: Field<ColumnDefinition, ChoiceColumn> = Field::new("choice");

/// The group that a column of a site is shown under.
#[doc(alias = "columnGroup")]
pub const COLUMN_GROUP: Field<ColumnDefinition, String> = Field::new("columnGroup");

/// There if the column says whether an item has been approved.
#[doc(alias = "contentApprovalStatus")]
pub const CONTENT_APPROVAL_STATUS: Field<ColumnDefinition, ContentApprovalStatusColumn> =
    Field::new("contentApprovalStatus");

/// There if the column holds amounts of money.
pub const CURRENCY: Field<ColumnDefinition, CurrencyColumn> = Field::new("currency");

/// There if the column holds dates or times.
#[doc(alias = "dateTime")]
pub const DATE_TIME: Field<ColumnDefinition, DateTimeColumn> = Field::new("dateTime");

/// What a new item has here by default.
#[doc(alias = "defaultValue")]
pub const DEFAULT_VALUE: Field<ColumnDefinition, DefaultColumnValue> = Field::new("defaultValue");

/// What the column is for.
pub const DESCRIPTION: Field<ColumnDefinition, String> = Field::new("description");

/// The title to show above the column.
#[doc(alias = "displayName")]
pub const DISPLAY_NAME: Field<ColumnDefinition, String> = Field::new("displayName");

/// Whether no two items may have the same value. The column must be `indexed` for that.
#[doc(alias = "enforceUniqueValues")]
pub const ENFORCE_UNIQUE_VALUES: Field<ColumnDefinition, bool> = Field::new("enforceUniqueValues");

/// There if the column holds places on the earth.
pub const GEOLOCATION: Field<ColumnDefinition, GeolocationColumn> = Field::new("geolocation");

/// Whether the column is left out of what users see. A hidden column is listed only when this is selected by name.
pub const HIDDEN: Field<ColumnDefinition, bool> = Field::new("hidden");

/// There if the column holds URLs of pages or pictures.
#[doc(alias = "hyperlinkOrPicture")]
pub const HYPERLINK_OR_PICTURE: Field<ColumnDefinition, HyperlinkOrPictureColumn> = Field::new("hyperlinkOrPicture");

/// Whether items can be filtered and sorted by the column without `Prefer:
/// HonorNonIndexedQueriesWarningMayFailRandomly`.
pub const INDEXED: Field<ColumnDefinition, bool> = Field::new("indexed");

/// Whether the column can be deleted.
#[doc(alias = "isDeletable")]
pub const IS_DELETABLE: Field<ColumnDefinition, bool> = Field::new("isDeletable");

/// Whether the values can be put in another order. Set by Graph.
#[doc(alias = "isReorderable")]
pub const IS_REORDERABLE: Field<ColumnDefinition, bool> = Field::new("isReorderable");

/// Whether the column is closed to changes.
#[doc(alias = "isSealed")]
pub const IS_SEALED: Field<ColumnDefinition, bool> = Field::new("isSealed");

/// There if the values come from another list.
pub const LOOKUP: Field<ColumnDefinition, LookupColumn> = Field::new("lookup");

/// The name among an item's `fields`, fixed once the column exists. Titles with spaces have them encoded here:
/// `Due_x0020_Date`.
pub const NAME: Field<ColumnDefinition, String> = Field::new("name");

/// There if the column holds numbers.
pub const NUMBER: Field<ColumnDefinition, NumberColumn> = Field::new("number");

/// There if the column holds people or groups.
#[doc(alias = "personOrGroup")]
pub const PERSON_OR_GROUP: Field<ColumnDefinition, PersonOrGroupColumn> = Field::new("personOrGroup");

/// Whether a change of this column of a site goes on to the lists that use it.
#[doc(alias = "propagateChanges")]
pub const PROPAGATE_CHANGES: Field<ColumnDefinition, bool> = Field::new("propagateChanges");

/// Whether the values cannot be written.
#[doc(alias = "readOnly")]
pub const READ_ONLY: Field<ColumnDefinition, bool> = Field::new("readOnly");

/// Whether an item must have a value here.
pub const REQUIRED: Field<ColumnDefinition, bool> = Field::new("required");

/// The content type that the column comes from, among a content type's columns. Set by Graph.
#[doc(alias = "sourceContentType")]
pub const SOURCE_CONTENT_TYPE: Field<ColumnDefinition, ContentTypeInfo> = Field::new("sourceContentType");

/// There if the column holds terms of the term store.
pub const TERM: Field<ColumnDefinition, TermColumn> = Field::new("term");

/// There if the column holds text.
pub const TEXT: Field<ColumnDefinition, TextColumn> = Field::new("text");

/// There if the column holds small pictures.
pub const THUMBNAIL: Field<ColumnDefinition, ThumbnailColumn> = Field::new("thumbnail");

/// The kind of values, in one word. Only for columns of a site. Set by Graph.
pub const TYPE: Field<ColumnDefinition, ColumnTypes> = Field::new("type");

/// The rule that a value must pass.
pub const VALIDATION: Field<ColumnDefinition, ColumnValidation> = Field::new("validation");
