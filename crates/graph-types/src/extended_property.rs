//! [`ExtendedProperty`]: a MAPI property that Graph has no name for, in filters, expansions and new items.

use crate::{
    MultiValueLegacyExtendedProperty as Multi, SingleValueLegacyExtendedProperty as Single,
    multi_value_legacy_extended_property as multi, single_value_legacy_extended_property as single,
};
use graph_odata::{Element, Expr, Field, Filter, Guid, Scalar};
use jiff::Timestamp;
use std::{
    fmt::{self, Display},
    marker::PhantomData,
};

/// The name of a MAPI property that has one value of type `T`. Outlook keeps it on messages, events, contacts and folders.
///
/// Microsoft's page: [extended properties](https://learn.microsoft.com/graph/api/resources/extended-properties-overview).
///
/// ```
/// # struct Message;
/// # mod message {
/// #     use graph_types::SingleValueLegacyExtendedProperty;
/// #     pub const SINGLE_VALUE_EXTENDED_PROPERTIES: graph_odata::Field<super::Message, Vec<SingleValueLegacyExtendedProperty>> =
/// #         graph_odata::Field::new("singleValueExtendedProperties");
/// # }
/// # fn main() -> graph_odata::Result<()> {
/// use graph_types::ExtendedProperty;
///
/// let mine = "66f5a359-4659-4830-9070-00047ec6ac6e".parse()?;
/// let colour = ExtendedProperty::<String>::named(mine, "Colour");
/// let green = colour.on(message::SINGLE_VALUE_EXTENDED_PROPERTIES, |value| value.eq("Green"));
/// assert_eq!(
///     green.to_string(),
///     "singleValueExtendedProperties/any(x:x/id eq 'String {66f5a359-4659-4830-9070-00047ec6ac6e} Name Colour' and x/value eq 'Green')"
/// );
///
/// // Items come with it when it is asked for.
/// let expand = message::SINGLE_VALUE_EXTENDED_PROPERTIES.expand().filter(colour.itself());
/// # let _: graph_odata::Expand<Message, _> = expand;
/// # Ok(())
/// # }
/// ```
pub struct ExtendedProperty<T> {
    id: String,
    of: PhantomData<fn() -> T>,
}

/// A type of MAPI properties.
pub trait MapiValue: Scalar + Display {
    /// The word for it in the ids of properties.
    #[doc(hidden)]
    const TYPE: &'static str;
}

macro_rules! mapi {
    ($($T:ty = $word:literal),* $(,)?) => {$(
        impl MapiValue for $T {
            const TYPE: &'static str = $word;
        }
    )*};
}

mapi! {
    bool = "Boolean",
    i32 = "Integer",
    i64 = "Long",
    f64 = "Double",
    String = "String",
    Timestamp = "SystemTime",
    Guid = "CLSID",
}

impl<T: MapiValue> ExtendedProperty<T> {
    /// A property by its name, within a set of properties.
    pub fn named(set: Guid, name: &str) -> Self {
        Self::of(format!("{} {{{set}}} Name {name}", T::TYPE))
    }

    /// A property by its number, within a set of properties.
    pub fn numbered(set: Guid, number: u32) -> Self {
        Self::of(format!("{} {{{set}}} Id 0x{number:04X}", T::TYPE))
    }

    /// A property that MAPI itself has, by its tag without the type: `0x5D01`.
    pub fn tagged(tag: u16) -> Self {
        Self::of(format!("{} 0x{tag:04X}", T::TYPE))
    }

    fn of(id: String) -> Self {
        Self { id, of: PhantomData }
    }

    /// The id, as Graph writes it.
    pub fn id(&self) -> &str {
        &self.id
    }

    /// Holds for items that have this property with a value that fulfils a condition.
    pub fn on<E>(
        &self,
        properties: Field<E, Vec<Single>>,
        condition: impl FnOnce(Expr<Element<Single>, T>) -> Filter<Element<Single>>,
    ) -> Filter<E> {
        properties.any(|one| (one.clone() / single::ID).eq(self.id()) & condition((one / single::VALUE).convert()))
    }

    /// Holds for this property among those of an item: says which ones are expanded.
    pub fn itself(&self) -> Filter<Single> {
        single::ID.eq(self.id())
    }

    /// The property with a value, for an item that is created or changed.
    pub fn with(&self, value: impl Into<T>) -> Single {
        Single { id: Some(self.id.clone()), value: Some(value.into().to_string()), ..Single::default() }
    }

    /// The property with several values, as those of MAPI's array types have: `extended_values` of a new item.
    pub fn with_values(&self, values: impl IntoIterator<Item = impl Into<T>>) -> Multi {
        let values = values.into_iter().map(|value| value.into().to_string()).collect();
        Multi { id: Some(self.array()), value: Some(values), ..Multi::default() }
    }

    /// Holds for this property of several values among those of an item: says which ones are expanded.
    pub fn itself_with_values(&self) -> Filter<Multi> {
        multi::ID.eq(self.array())
    }

    /// The values among the properties of several values that an item came with, as text.
    pub fn find_values<'a>(&self, properties: &'a [Multi]) -> Option<&'a [String]> {
        let array = self.array();
        let mine = |one: &&Multi| one.id.as_deref().is_some_and(|id| id.eq_ignore_ascii_case(&array));
        properties.iter().find(mine)?.value.as_deref()
    }

    /// The id as that of an array type.
    fn array(&self) -> String {
        self.id.replacen(T::TYPE, &format!("{}Array", T::TYPE), 1)
    }

    /// The value among the properties that an item came with, as text.
    pub fn find<'a>(&self, properties: &'a [Single]) -> Option<&'a str> {
        let mine = |one: &&Single| one.id.as_deref().is_some_and(|id| id.eq_ignore_ascii_case(&self.id));
        properties.iter().find(mine)?.value.as_deref()
    }
}

impl<T> Clone for ExtendedProperty<T> {
    fn clone(&self) -> Self {
        Self { id: self.id.clone(), of: PhantomData }
    }
}

impl<T> fmt::Debug for ExtendedProperty<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "ExtendedProperty({})", self.id)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Event;

    const PROPERTIES: Field<Event, Vec<Single>> = Field::new("singleValueExtendedProperties");
    const SET: Guid = Guid::from_u128(0x66f5_a359_4659_4830_9070_0004_7ec6_ac6e);

    #[test]
    fn properties_are_named_as_graph_does() {
        assert_eq!(
            ExtendedProperty::<String>::named(SET, "Colour").id(),
            "String {66f5a359-4659-4830-9070-00047ec6ac6e} Name Colour"
        );
        assert_eq!(
            ExtendedProperty::<i32>::numbered(SET, 0x8012).id(),
            "Integer {66f5a359-4659-4830-9070-00047ec6ac6e} Id 0x8012"
        );
        assert_eq!(ExtendedProperty::<Timestamp>::tagged(0x3fef).id(), "SystemTime 0x3FEF");
    }

    #[test]
    fn values_are_compared_as_what_they_are() {
        let (size, note) = (ExtendedProperty::<i32>::tagged(0xe08), ExtendedProperty::<String>::named(SET, "O'Note"));
        assert_eq!(
            size.on(PROPERTIES, |value| value.gt(5)).to_string(),
            "singleValueExtendedProperties/any(x:x/id eq 'Integer 0x0E08' and cast(x/value,Edm.Int32) gt 5)"
        );
        assert_eq!(
            note.on(PROPERTIES, |value| value.starts_with("a'b")).to_string(),
            "singleValueExtendedProperties/any(x:x/id eq 'String {66f5a359-4659-4830-9070-00047ec6ac6e} Name O''Note' \
             and startswith(x/value,'a''b'))"
        );
        assert_eq!(size.itself().to_string(), "id eq 'Integer 0x0E08'");
    }

    #[test]
    fn values_are_written_and_found_again() {
        let size = ExtendedProperty::<i32>::tagged(0xe08);
        let properties = [ExtendedProperty::<String>::tagged(1).with("x"), size.with(42)];
        assert_eq!(size.find(&properties), Some("42"));
        assert_eq!(ExtendedProperty::<i32>::tagged(2).find(&properties), None);
        let sent = serde_json::to_string(&properties[1]).unwrap();
        assert_eq!(sent, r#"{"id":"Integer 0x0E08","value":"42"}"#);
    }
}
