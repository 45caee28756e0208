//! The types of expressions, and which of them may meet.

use super::lex::Literal;
use crate::facts::Kind;

/// The type of an expression.
#[derive(Clone, Debug)]
pub(super) enum Shape {
    Boolean,
    Integer,
    Text,
    Null,
    Other(&'static str),
    Property(&'static Kind),
}

impl Shape {
    pub(super) fn name(&self) -> String {
        match self {
            Self::Boolean => "Edm.Boolean".into(),
            Self::Integer => "Edm.Int32".into(),
            Self::Text => "Edm.String".into(),
            Self::Null => "Edm.Null".into(),
            Self::Other(name) => (*name).into(),
            Self::Property(kind) => kind.name(),
        }
    }

    pub(super) fn is_boolean(&self) -> bool {
        matches!(self, Self::Boolean | Self::Null | Self::Property(Kind::Boolean))
    }

    /// Whether a function that takes such values takes these; nothing passes everywhere.
    pub(super) fn fits(&self, family: Family) -> bool {
        matches!(self, Self::Null) || self.family() == Some(family)
    }

    /// Of numbers: whether it has no fraction.
    pub(super) fn is_whole(&self) -> bool {
        self.name() != "Edm.Double"
    }

    /// What the values of two shapes must share to be compared.
    pub(super) fn family(&self) -> Option<Family> {
        Some(match self {
            Self::Boolean | Self::Property(Kind::Boolean) => Family::Boolean,
            Self::Integer | Self::Property(Kind::Int32 | Kind::Int64 | Kind::Double) => Family::Number,
            Self::Text | Self::Property(Kind::String | Kind::Id) => Family::Text,
            Self::Property(Kind::Enum(_)) => Family::Enum,
            Self::Property(Kind::DateTimeOffset) => Family::Time,
            Self::Other("Edm.DateTimeOffset") => Family::Time,
            Self::Other("Edm.Double") => Family::Number,
            Self::Other(name) => Family::Named(name),
            Self::Null | Self::Property(_) => return None,
        })
    }
}

/// Types whose values may meet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Family {
    Boolean,
    Number,
    Text,
    Enum,
    Time,
    Named(&'static str),
}

pub(super) fn shape_of(literal: &Literal) -> Shape {
    match literal {
        Literal::Null => Shape::Null,
        Literal::Boolean(_) => Shape::Boolean,
        Literal::Integer(_) => Shape::Integer,
        Literal::String(_) => Shape::Text,
        other => Shape::Other(other.type_name()),
    }
}

pub(super) fn is_id(shape: &Shape) -> bool {
    matches!(shape, Shape::Property(Kind::Id))
}

pub(super) fn comparable(left: &Shape, right: &Shape) -> bool {
    match (left, right) {
        // Anything may be compared with null, a whole complex value included.
        (Shape::Null, _) | (_, Shape::Null) => true,
        (Shape::Property(Kind::Enum(_)), Shape::Text) | (Shape::Text, Shape::Property(Kind::Enum(_))) => true,
        _ => left.family().is_some_and(|family| right.family() == Some(family)),
    }
}
