//! [`Filter`]: conditions on an `E`, joined with `&`, `|` and `!`.
//!
//! Invariant: parentheses stand where meaning needs them and nowhere else; raw text never mixes with what stands beside it.

use crate::{
    Model, model,
    precedence::{Precedence, append, enclose},
    words,
};
use std::{
    fmt,
    marker::PhantomData,
    ops::{BitAnd, BitOr, Not},
};

/// A condition on an `E`, for `$filter`. [`Field`](crate::Field)s make them.
///
/// ```
/// # use graph_mail::message;
/// let filter = message::IS_READ.eq(false) & (message::SUBJECT.starts_with("Re:") | !message::HAS_ATTACHMENTS.eq(true));
/// assert_eq!(
///     filter.to_string(),
///     "isRead eq false and (startswith(subject,'Re:') or not (hasAttachments eq true))"
/// );
/// ```
///
/// Conditions that are known at run time alone are joined as any values are: `conditions.into_iter().reduce(|all, one| all & one)`.
///
/// Conditions on two entities cannot be joined:
///
/// ```compile_fail
/// # use graph_mail::{mail_folder, message};
/// let filter = message::IS_READ.eq(false) & mail_folder::DISPLAY_NAME.eq("Inbox");
/// ```
pub struct Filter<E> {
    text: String,
    precedence: Precedence,
    of: PhantomData<fn(E)>,
}

impl<E> Filter<E> {
    pub(crate) fn of(text: String, precedence: Precedence) -> Self {
        Self { text, precedence, of: PhantomData }
    }

    /// A condition in OData's own words, for what is not modelled. It stands in parentheses wherever it is joined or negated. The caller
    /// answers for its values: see [`literal`](crate::literal) for one that is safe.
    pub fn raw(text: impl Into<String>) -> Self {
        Self::of(text.into(), Precedence::Raw)
    }

    /// Holds for items that are a `D`, a type derived from `E`.
    ///
    /// ```
    /// # use graph_mail::{Attachment, FileAttachment};
    /// use graph_odata::Filter;
    /// assert_eq!(Filter::<Attachment>::is_a::<FileAttachment>().to_string(), "isof('microsoft.graph.fileAttachment')");
    /// ```
    pub fn is_a<D: Model>() -> Self {
        let mut text = String::from("isof('");
        model::write_name::<D>(&mut text);
        text.push_str("')");
        Self::of(text, Precedence::Primary)
    }

    /// The paths of the properties that it names, in the order in which they first stand there.
    pub fn properties(&self) -> Vec<&str> {
        words::properties(&self.text)
    }

    fn join(mut self, operator: &str, precedence: Precedence, other: &Self) -> Self {
        self.text.reserve(operator.len() + other.text.len() + 4);
        enclose(&mut self.text, self.precedence < precedence);
        self.text.push_str(operator);
        append(&mut self.text, &other.text, other.precedence < precedence);
        self.precedence = precedence;
        self
    }

    pub(crate) fn text(&self) -> &str {
        &self.text
    }

    pub(crate) fn into_text(self) -> String {
        self.text
    }
}

impl<E> BitAnd for Filter<E> {
    type Output = Self;

    fn bitand(self, other: Self) -> Self {
        self.join(" and ", Precedence::And, &other)
    }
}

impl<E> BitOr for Filter<E> {
    type Output = Self;

    fn bitor(self, other: Self) -> Self {
        self.join(" or ", Precedence::Or, &other)
    }
}

impl<E> Not for Filter<E> {
    type Output = Self;

    fn not(mut self) -> Self {
        // `not` binds tighter than a comparison does.
        enclose(&mut self.text, self.precedence < Precedence::Primary);
        self.text.insert_str(0, "not ");
        self.precedence = Precedence::Unary;
        self
    }
}

impl<E> fmt::Display for Filter<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

impl<E> fmt::Debug for Filter<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Filter({})", self.text)
    }
}

impl<E> Clone for Filter<E> {
    fn clone(&self) -> Self {
        Self::of(self.text.clone(), self.precedence)
    }
}

impl<E> PartialEq for Filter<E> {
    fn eq(&self, other: &Self) -> bool {
        self.text == other.text
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::test_models::message::{HAS_ATTACHMENTS, IS_READ, SUBJECT};

    #[test]
    fn parentheses_only_where_needed() {
        let (a, b, c) = (|| IS_READ.eq(true), || SUBJECT.eq("x"), || HAS_ATTACHMENTS.eq(true));
        let rows = [
            (a() & b() & c(), "isRead eq true and subject eq 'x' and hasAttachments eq true"),
            (a() & (b() & c()), "isRead eq true and subject eq 'x' and hasAttachments eq true"),
            (a() | b() & c(), "isRead eq true or subject eq 'x' and hasAttachments eq true"),
            ((a() | b()) & c(), "(isRead eq true or subject eq 'x') and hasAttachments eq true"),
            (a() & (b() | c()), "isRead eq true and (subject eq 'x' or hasAttachments eq true)"),
            (!a() & b(), "not (isRead eq true) and subject eq 'x'"),
            (!(a() & b()), "not (isRead eq true and subject eq 'x')"),
            (!(a() | b()), "not (isRead eq true or subject eq 'x')"),
            (!!a(), "not (not (isRead eq true))"),
            (!SUBJECT.contains("x") & a(), "not contains(subject,'x') and isRead eq true"),
            (Filter::raw("a eq 1 or b eq 2") & a(), "(a eq 1 or b eq 2) and isRead eq true"),
            (a() | Filter::raw("a eq 1"), "isRead eq true or (a eq 1)"),
            (Filter::raw("a eq 1") | Filter::raw("b eq 2"), "(a eq 1) or (b eq 2)"),
            (!Filter::raw("a"), "not (a)"),
            (Filter::raw("a eq 1 or b eq 2"), "a eq 1 or b eq 2"),
        ];
        for (filter, expected) in rows {
            assert_eq!(filter.to_string(), expected);
        }
    }
}
