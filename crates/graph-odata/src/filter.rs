//! [`Filter`]: conditions on an `E`, joined with `&`, `|` and `!`.
//!
//! Invariant: parentheses stand where meaning needs them and nowhere else; raw text never mixes with what stands beside it.

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
pub struct Filter<E> {
    text: String,
    precedence: Precedence,
    of: PhantomData<fn(E)>,
}

/// How tightly the outermost operator binds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Precedence {
    Raw,
    Or,
    And,
    Comparison,
}

impl<E> Filter<E> {
    pub(crate) fn of(text: String, precedence: Precedence) -> Self {
        Self { text, precedence, of: PhantomData }
    }

    /// A condition in OData's own words, for what is not modelled. The caller answers for its values: see
    /// [`literal`](crate::literal) for one that is safe.
    pub fn raw(text: impl Into<String>) -> Self {
        Self::of(text.into(), Precedence::Raw)
    }

    fn join(self, operator: &str, precedence: Precedence, other: Self) -> Self {
        let (left, right) = (self.within(precedence), other.within(precedence));
        Self::of(format!("{left} {operator} {right}"), precedence)
    }

    fn within(self, precedence: Precedence) -> String {
        if self.precedence < precedence { format!("({})", self.text) } else { self.text }
    }
}

impl<E> BitAnd for Filter<E> {
    type Output = Self;

    fn bitand(self, other: Self) -> Self {
        self.join("and", Precedence::And, other)
    }
}

impl<E> BitOr for Filter<E> {
    type Output = Self;

    fn bitor(self, other: Self) -> Self {
        self.join("or", Precedence::Or, other)
    }
}

impl<E> Not for Filter<E> {
    type Output = Self;

    fn not(self) -> Self {
        Self::of(format!("not ({})", self.text), Precedence::Comparison)
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

/// A text as the literal that stands for it in a query, quotes doubled: for [`Filter::raw`].
///
/// ```
/// assert_eq!(graph_odata::literal("O'Brien"), "'O''Brien'");
/// ```
pub fn literal(text: &str) -> String {
    let mut literal = String::with_capacity(text.len() + 2);
    crate::Operand::<String>::write(text, &mut literal);
    literal
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::test_models::message::{HAS_ATTACHMENTS, IS_READ, RECEIVED_DATE_TIME, SUBJECT, TO_RECIPIENTS};
    use crate::test_models::{email_address, recipient};

    #[test]
    fn parentheses_only_where_needed() {
        let (a, b, c) = (|| IS_READ.eq(true), || SUBJECT.eq("x"), || HAS_ATTACHMENTS.eq(true));
        let rows = [
            (a() & b() & c(), "isRead eq true and subject eq 'x' and hasAttachments eq true"),
            (a() & (b() & c()), "isRead eq true and subject eq 'x' and hasAttachments eq true"),
            (a() | b() & c(), "isRead eq true or subject eq 'x' and hasAttachments eq true"),
            ((a() | b()) & c(), "(isRead eq true or subject eq 'x') and hasAttachments eq true"),
            (!a() & b(), "not (isRead eq true) and subject eq 'x'"),
            (!(a() | b()), "not (isRead eq true or subject eq 'x')"),
            (Filter::raw("a eq 1 or b eq 2") & a(), "(a eq 1 or b eq 2) and isRead eq true"),
            (Filter::raw("a eq 1") | Filter::raw("b eq 2"), "(a eq 1) or (b eq 2)"),
        ];
        for (filter, expected) in rows {
            assert_eq!(filter.to_string(), expected);
        }
    }

    #[test]
    fn values_are_literals_of_their_type() {
        let time: jiff::Timestamp = "2026-01-02T03:04:05.5Z".parse().unwrap();
        let berlin: jiff::Zoned = time.to_zoned(jiff::tz::TimeZone::fixed(jiff::tz::offset(2)));
        let rows = [
            (RECEIVED_DATE_TIME.ge(time), "receivedDateTime ge 2026-01-02T03:04:05.5Z"),
            (RECEIVED_DATE_TIME.lt(&berlin), "receivedDateTime lt 2026-01-02T03:04:05.5Z"),
            (SUBJECT.eq("' or true or '"), "subject eq ''' or true or '''"),
            (SUBJECT.in_(["a", "b'c"]), "subject in ('a','b''c')"),
            (SUBJECT.in_([""; 0]), "subject eq null and subject ne null"),
            (SUBJECT.is_null(), "subject eq null"),
            (SUBJECT.contains(String::from("x")), "contains(subject,'x')"),
        ];
        for (filter, expected) in rows {
            assert_eq!(filter.to_string(), expected);
        }
    }

    #[test]
    fn lambdas_name_their_variables_apart() {
        let filter =
            TO_RECIPIENTS.all(|to| (to / recipient::EMAIL_ADDRESS / email_address::ALIASES).any(|alias| alias.eq("a")));
        assert_eq!(filter.to_string(), "toRecipients/all(x:x/emailAddress/aliases/any(xx:xx eq 'a'))");
    }
}
