//! [`Search`]: what `$search` looks for, in either of the forms that services have.

use crate::{
    Field,
    kql::{Kql, SearchedByKql},
    precedence::{Precedence, append, enclose},
};
use std::{
    fmt,
    marker::PhantomData,
    ops::{BitAnd, BitOr},
};

/// What is searched for among the `E`s of a collection.
///
/// Messages are searched by keywords, which the functions of [`kql`](crate::kql) write:
///
/// ```
/// # use graph_mail::{MailClient, Message};
/// # let (_emulator, client) = graph_emulator::doctest();
/// # let mail = MailClient::new(&client);
/// use graph_odata::kql;
/// let list = mail.messages().list().search(kql::from("ann@contoso.com") & kql::subject("weekly report"));
/// # assert_eq!(
/// #     list.into_request().query_options().get("$search"),
/// #     Some(r#""from:ann@contoso.com AND subject:\"weekly report\"""#)
/// # );
/// ```
///
/// The directory is searched by clauses, each a property and the words to be found in it:
///
/// ```
/// # struct User;
/// # mod user {
/// #     use graph_odata::Field;
/// #     pub const DISPLAY_NAME: Field<super::User, String> = Field::new("displayName");
/// #     pub const MAIL: Field<super::User, String> = Field::new("mail");
/// # }
/// # fn main() {
/// use graph_odata::Search;
/// let search: Search<User> = (user::DISPLAY_NAME.search("ann") | user::MAIL.search("ann")).into();
/// assert_eq!(search.to_string(), r#""displayName:ann" OR "mail:ann""#);
/// # }
/// ```
///
/// What is not searched by keywords does not take them:
///
/// ```compile_fail
/// # fn list(mail: graph_mail::MailClient) {
/// let list = mail.folders().list().search(graph_odata::kql::subject("x"));
/// # }
/// ```
pub struct Search<E> {
    text: String,
    invalid: Option<&'static str>,
    of: PhantomData<fn(E)>,
}

impl<E> Search<E> {
    fn of(text: String, invalid: Option<&'static str>) -> Self {
        Self { text, invalid, of: PhantomData }
    }

    /// The whole value of `$search`, in the service's own words. The caller answers for what stands in it.
    pub fn raw(text: impl Into<String>) -> Self {
        Self::of(text.into(), None)
    }

    pub(crate) fn text(&self) -> &str {
        &self.text
    }

    pub(crate) fn invalid(&self) -> Option<&'static str> {
        self.invalid
    }
}

impl<E: SearchedByKql> From<Kql> for Search<E> {
    /// The whole in one pair of double quotes.
    fn from(kql: Kql) -> Self {
        Self::of(quoted(["", kql.text()]), kql.invalid())
    }
}

impl<E> From<Clause<E>> for Search<E> {
    fn from(clause: Clause<E>) -> Self {
        Self::of(clause.text, clause.invalid)
    }
}

/// A clause of a search in the directory, or several. [`Field::search`] makes it, `&` and `|` join it. The directory knows no `not`.
pub struct Clause<E> {
    text: String,
    binds: Precedence,
    invalid: Option<&'static str>,
    of: PhantomData<fn(E)>,
}

impl<E> Field<E, String> {
    /// Finds these words in the property, in a search of the directory.
    pub fn search(self, words: &str) -> Clause<E> {
        let text = quoted([&format!("{}:", self.path()), words]);
        let invalid = words.trim().is_empty().then_some("a search needs words to look for");
        Clause { text, binds: Precedence::Primary, invalid, of: PhantomData }
    }
}

impl<E> Clause<E> {
    fn join(mut self, operator: &str, precedence: Precedence, other: &Self) -> Self {
        // Clauses of one kind need no parentheses; between kinds they are always there.
        enclose(&mut self.text, self.binds < Precedence::Primary && self.binds != precedence);
        self.text.push_str(operator);
        append(&mut self.text, &other.text, other.binds < Precedence::Primary && other.binds != precedence);
        self.binds = precedence;
        self.invalid = self.invalid.or(other.invalid);
        self
    }
}

impl<E> BitAnd for Clause<E> {
    type Output = Self;

    fn bitand(self, other: Self) -> Self {
        self.join(" AND ", Precedence::And, &other)
    }
}

impl<E> BitOr for Clause<E> {
    type Output = Self;

    fn bitor(self, other: Self) -> Self {
        self.join(" OR ", Precedence::Or, &other)
    }
}

/// In double quotes, out of which nothing within leads.
fn quoted(parts: [&str; 2]) -> String {
    let mut text = String::with_capacity(parts[0].len() + parts[1].len() + 8);
    text.push('"');
    for letter in parts.into_iter().flat_map(str::chars) {
        if matches!(letter, '"' | '\\') {
            text.push('\\');
        }
        text.push(letter);
    }
    text.push('"');
    text
}

impl<E> Clone for Search<E> {
    fn clone(&self) -> Self {
        Self::of(self.text.clone(), self.invalid)
    }
}

/// The value of `$search`, not encoded.
impl<E> fmt::Display for Search<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

impl<E> fmt::Debug for Search<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Search({})", self.text)
    }
}

impl<E> fmt::Debug for Clause<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Clause({})", self.text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::test_models::message::{ID, SUBJECT};

    #[test]
    fn clauses_stand_in_quotes_of_their_own() {
        let (a, b, c) = (|| SUBJECT.search("a"), || ID.search("b c"), || SUBJECT.search(r#"d" OR "e\"#));
        let rows = [
            (a() & b() & a(), r#""subject:a" AND "id:b c" AND "subject:a""#),
            (a() & (b() & a()), r#""subject:a" AND "id:b c" AND "subject:a""#),
            ((a() | b()) & a(), r#"("subject:a" OR "id:b c") AND "subject:a""#),
            (a() & b() | c(), r#"("subject:a" AND "id:b c") OR "subject:d\" OR \"e\\""#),
        ];
        for (clause, expected) in rows {
            assert_eq!(Search::from(clause).to_string(), expected);
        }
    }

    #[test]
    fn a_search_for_nothing_is_told() {
        assert!(Search::from(SUBJECT.search("a") & SUBJECT.search(" ")).invalid().is_some());
        assert!(Search::from(SUBJECT.search("a")).invalid().is_none());
    }
}
