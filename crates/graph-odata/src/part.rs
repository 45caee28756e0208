//! [`Part`]: one option of a query.

use crate::{
    Filter, Search,
    select::{self, Parts},
};
use std::borrow::Cow;

/// One option.
pub(crate) enum Part<E> {
    Filter(Filter<E>),
    Search(Search<E>),
    Select(Parts),
    Expand(Parts),
    Order(Parts),
    Top(u32),
    Skip(u32),
    Count,
}

impl<E> Part<E> {
    pub(crate) fn name(&self) -> &'static str {
        match self {
            Self::Filter(_) => "$filter",
            Self::Search(_) => "$search",
            Self::Select(_) => "$select",
            Self::Expand(_) => "$expand",
            Self::Order(_) => "$orderby",
            Self::Top(_) => "$top",
            Self::Skip(_) => "$skip",
            Self::Count => "$count",
        }
    }

    /// Nothing selected is nothing asked.
    pub(crate) fn is_empty(&self) -> bool {
        matches!(self, Self::Select(parts) | Self::Expand(parts) | Self::Order(parts) if parts.is_empty())
    }

    /// Both, where that can be; otherwise the later one, which has the same name.
    pub(crate) fn and(self, later: Self) -> Self {
        match (self, later) {
            (Self::Filter(known), Self::Filter(later)) => Self::Filter(known & later),
            (Self::Select(known), Self::Select(later)) => Self::Select(joined(known, later, select::add)),
            (Self::Expand(known), Self::Expand(later)) => Self::Expand(joined(known, later, select::add_expansion)),
            (Self::Order(known), Self::Order(later)) => Self::Order(joined(known, later, select::add_order)),
            (_, later) => later,
        }
    }

    pub(crate) fn value(&self) -> Cow<'_, str> {
        match self {
            Self::Filter(filter) => filter.text().into(),
            Self::Search(search) => search.text().into(),
            Self::Select(parts) | Self::Expand(parts) | Self::Order(parts) => parts.join(",").into(),
            Self::Top(count) | Self::Skip(count) => count.to_string().into(),
            Self::Count => "true".into(),
        }
    }

    pub(crate) fn into_value(self) -> String {
        match self {
            Self::Filter(filter) => filter.into_text(),
            part => part.value().into_owned(),
        }
    }
}

fn joined(mut known: Parts, later: Parts, add: fn(&mut Parts, Cow<'static, str>)) -> Parts {
    later.into_iter().for_each(|part| add(&mut known, part));
    known
}

impl<E> Clone for Part<E> {
    fn clone(&self) -> Self {
        match self {
            Self::Filter(filter) => Self::Filter(filter.clone()),
            Self::Search(search) => Self::Search(search.clone()),
            Self::Select(parts) => Self::Select(parts.clone()),
            Self::Expand(parts) => Self::Expand(parts.clone()),
            Self::Order(parts) => Self::Order(parts.clone()),
            Self::Top(count) => Self::Top(*count),
            Self::Skip(count) => Self::Skip(*count),
            Self::Count => Self::Count,
        }
    }
}
