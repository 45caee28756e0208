//! [`Flags`]: a set of an enum's members, and [`flags!`](crate::flags): enums that come as sets.
//!
//! Invariant: a member that this version does not know stays in its set, and is written back.

use crate::{Operand, open_enum::read_text};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::{fmt, ops::BitOr};

/// A member that stands in sets: [`flags!`](crate::flags) writes it.
#[doc(hidden)]
pub trait Flag: for<'a> From<&'a str> + PartialEq {
    fn text(&self) -> &str;
}

/// A set of members, each at most once, in the order in which they came. On the wire their names stand side by side, with commas.
///
/// ```
/// # graph_odata::flags! { /** A part. */ pub enum Part { /** The head. */ Head = "head", /** The body. */ Body = "body", } }
/// use graph_odata::Flags;
///
/// let mut parts = Part::Head | Part::Body;
/// assert!(parts.has(&Part::Body));
/// parts.remove(&Part::Body);
/// assert_eq!(parts, Flags::from(Part::Head));
/// assert_eq!(parts.to_string(), "head");
/// ```
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Flags<T>(Vec<T>);

impl<T: PartialEq> Flags<T> {
    /// The set of nothing. A service that has a member for it, such as `none`, wants that member.
    pub const fn new() -> Self {
        Self(Vec::new())
    }

    /// Whether the member is in the set.
    pub fn has(&self, member: &T) -> bool {
        self.0.contains(member)
    }

    /// Adds a member, unless it is there.
    pub fn insert(&mut self, member: T) {
        if !self.has(&member) {
            self.0.push(member);
        }
    }

    /// Takes a member out.
    pub fn remove(&mut self, member: &T) {
        self.0.retain(|known| known != member);
    }
}

impl<T> Flags<T> {
    /// The members, in order.
    pub fn iter(&self) -> std::slice::Iter<'_, T> {
        self.0.iter()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl<T: PartialEq> Default for Flags<T> {
    fn default() -> Self {
        Self::new()
    }
}

impl<T> From<T> for Flags<T> {
    fn from(member: T) -> Self {
        Self(vec![member])
    }
}

impl<T: PartialEq> Extend<T> for Flags<T> {
    fn extend<I: IntoIterator<Item = T>>(&mut self, members: I) {
        members.into_iter().for_each(|member| self.insert(member));
    }
}

impl<T: PartialEq> FromIterator<T> for Flags<T> {
    fn from_iter<I: IntoIterator<Item = T>>(members: I) -> Self {
        let mut flags = Self::new();
        flags.extend(members);
        flags
    }
}

impl<T> IntoIterator for Flags<T> {
    type Item = T;
    type IntoIter = std::vec::IntoIter<T>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

impl<'a, T> IntoIterator for &'a Flags<T> {
    type Item = &'a T;
    type IntoIter = std::slice::Iter<'a, T>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl<T: PartialEq, V: Into<Self>> BitOr<V> for Flags<T> {
    type Output = Self;

    /// All members of both.
    fn bitor(mut self, other: V) -> Self {
        self.extend(other.into());
        self
    }
}

impl<T: Flag> fmt::Display for Flags<T> {
    /// The names as the service writes them: `internal,external`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, member) in self.iter().enumerate() {
            f.write_str(if at == 0 { "" } else { "," })?;
            f.write_str(member.text())?;
        }
        Ok(())
    }
}

impl<T: Flag> fmt::Debug for Flags<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Flags({self})")
    }
}

impl<T: Flag> Serialize for Flags<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de, T: Flag> Deserialize<'de> for Flags<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read_text(deserializer, |text| {
            text.split(',').map(str::trim).filter(|name| !name.is_empty()).map(T::from).collect()
        })
    }
}

impl<T: Flag> crate::slot::Slot for Flags<T> {}

impl<T: Flag> crate::Scalar for Flags<T> {
    const EDM: &'static str = "Edm.String";
}

impl<T: Flag> crate::Enumeration for Flags<T> {}

impl<E, T: Flag> Operand<Self, E> for Flags<T> {
    fn write(&self, out: &mut String) {
        crate::operand::text(&self.to_string(), out);
    }
}

/// Writes an enum like [`open_enum!`](crate::open_enum), whose members stand together in [`Flags`]: `|` joins them.
#[macro_export]
macro_rules! flags {
    ($(#[$doc:meta])* pub enum $Name:ident { $($members:tt)+ }) => {
        $crate::open_enum! { $(#[$doc])* pub enum $Name { $($members)+ } }

        impl $crate::__private::Flag for $Name {
            fn text(&self) -> &str {
                self.as_str()
            }
        }

        impl<E> $crate::Operand<$crate::Flags<$Name>, E> for $Name {
            fn write(&self, out: &mut String) {
                $crate::__private::text(self.as_str(), out);
            }
        }

        impl<V: Into<$crate::Flags<$Name>>> std::ops::BitOr<V> for $Name {
            type Output = $crate::Flags<$Name>;

            /// Both, as a set.
            fn bitor(self, other: V) -> $crate::Flags<$Name> {
                $crate::Flags::from(self) | other
            }
        }
    };
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Field, UnknownValue, test_models::Scope};

    fn read(text: &str) -> Flags<Scope> {
        serde_json::from_value(text.into()).unwrap()
    }

    #[test]
    fn sets_come_with_and_without_spaces_and_in_any_case() {
        for text in ["internal,external", "internal, External", " INTERNAL ,,external,internal"] {
            assert_eq!(read(text), Scope::Internal | Scope::External, "{text}");
        }
        assert_eq!(read("none"), Flags::from(Scope::None));
        assert!(read("").is_empty());
    }

    #[test]
    fn members_that_are_not_known_stay() {
        let flags = read("partner, internal");
        let unknown = Scope::Unknown(UnknownValue::new("partner"));
        assert!(flags.has(&unknown) && flags.has(&Scope::Internal) && !flags.has(&Scope::External));
        assert_eq!(serde_json::to_value(&flags).unwrap(), "partner,internal");
        assert_eq!(flags.iter().count(), 2);
    }

    #[test]
    fn a_member_is_in_a_set_once() {
        let mut flags = Scope::Internal | Scope::Internal;
        flags.insert(Scope::External);
        flags.insert(Scope::Internal);
        flags.extend([Scope::External, Scope::None]);
        assert_eq!(flags.to_string(), "internal,external,none");
        flags.remove(&Scope::External);
        assert_eq!(flags.into_iter().collect::<Vec<_>>(), [Scope::Internal, Scope::None]);
        assert_eq!(format!("{:?}", Scope::Internal | Scope::External | Scope::None), "Flags(internal,external,none)");
    }

    #[test]
    fn a_filter_compares_with_a_set_or_with_one_member() {
        let scope = || Field::<(), Flags<Scope>>::new("scope");
        assert_eq!(scope().eq(Scope::Internal | Scope::External).to_string(), "scope eq 'internal,external'");
        assert_eq!(scope().eq(Scope::Internal).to_string(), "scope eq 'internal'");
    }
}
