//! [`Query`]: all that is asked of a collection, as a value of its own.
//!
//! Invariant: each option stands there once, in the order in which they were first named.

use crate::{Expansion, Filter, Ordering, Search, Selection, part::Part, select::Parts};
use graph_transport::Request;
use std::fmt;

/// What is asked of a collection of `E`: conditions, properties, relationships, an order. Built apart from a call, it can be kept, looked at,
/// merged with others, and given to any [`List`](crate::List) of the same entity.
///
/// ```
/// # use graph_mail::{MailClient, message};
/// # let (_emulator, client) = graph_emulator::doctest();
/// # let mail = MailClient::new(&client);
/// use graph_odata::Query;
///
/// let unread = Query::new().filter(message::IS_READ.eq(false)).select((message::SUBJECT, message::FROM));
/// let urgent = unread.clone().filter(message::SUBJECT.starts_with("Urgent")).top(5);
/// assert!(urgent.has_filter() && !urgent.has_search());
/// assert_eq!(urgent.to_string(), "$filter=isRead eq false and startswith(subject,'Urgent')&$select=subject,from&$top=5");
///
/// let list = mail.inbox().messages().list().with(urgent);
/// # assert!(list.into_request().line().contains("$top=5"));
/// ```
///
/// It fits its own entity alone:
///
/// ```compile_fail
/// # fn list(mail: graph_mail::MailClient) {
/// let query = graph_odata::Query::new().select(graph_mail::message::SUBJECT);
/// let folders = mail.folders().list().with(query);
/// # }
/// ```
#[must_use = "it asks nothing until it is given to a call"]
pub struct Query<E> {
    parts: Vec<Part<E>>,
}

impl<E> Query<E> {
    /// Asks for everything.
    pub const fn new() -> Self {
        Self { parts: Vec::new() }
    }

    /// Asks for items that fulfil a condition. A second condition narrows the first.
    pub fn filter(self, condition: Filter<E>) -> Self {
        self.add(Part::Filter(condition))
    }

    /// Asks for items that a search finds, in place of what was searched for before.
    pub fn search(self, search: impl Into<Search<E>>) -> Self {
        self.add(Part::Search(search.into()))
    }

    /// Asks for these properties alone, beside those already named.
    pub fn select(self, properties: impl Selection<E>) -> Self {
        let mut parts = Parts::new();
        properties.add_to(&mut parts);
        self.add(Part::Select(parts))
    }

    /// Asks for what these relationships lead to, beside those already named.
    pub fn expand(self, relationships: impl Expansion<E>) -> Self {
        let mut parts = Parts::new();
        relationships.add_to(&mut parts);
        self.add(Part::Expand(parts))
    }

    /// Asks for an order, within that already named.
    pub fn order_by(self, order: impl Ordering<E>) -> Self {
        let mut parts = Parts::new();
        order.add_to(&mut parts);
        self.add(Part::Order(parts))
    }

    /// Asks for so many items a page.
    pub fn top(self, count: u32) -> Self {
        self.add(Part::Top(count))
    }

    /// Passes over so many items.
    pub fn skip(self, count: u32) -> Self {
        self.add(Part::Skip(count))
    }

    /// Asks for the number of all items.
    pub fn count(self) -> Self {
        self.add(Part::Count)
    }

    /// Adds all that another query asks: its conditions narrow this one's, its properties, relationships and order come after, and its
    /// search and numbers take the place of this one's.
    pub fn merge(self, other: Self) -> Self {
        other.parts.into_iter().fold(self, Self::add)
    }

    fn add(mut self, part: Part<E>) -> Self {
        match self.parts.iter().position(|known| known.name() == part.name()) {
            Some(at) => {
                let known = std::mem::replace(&mut self.parts[at], Part::Count);
                self.parts[at] = known.and(part);
            }
            None if part.is_empty() => {}
            None => self.parts.push(part),
        }
        self
    }

    /// Takes the conditions away.
    pub fn clear_filter(mut self) -> Self {
        self.parts.retain(|part| !matches!(part, Part::Filter(_)));
        self
    }

    /// The conditions.
    pub fn condition(&self) -> Option<&Filter<E>> {
        self.parts.iter().find_map(|part| if let Part::Filter(filter) = part { Some(filter) } else { None })
    }

    /// Whether it asks nothing.
    pub fn is_empty(&self) -> bool {
        self.parts.is_empty()
    }

    /// Whether it has conditions.
    pub fn has_filter(&self) -> bool {
        self.has("$filter")
    }

    /// Whether it has conditions and nothing else.
    pub fn has_only_filter(&self) -> bool {
        self.has_filter() && self.parts.len() == 1
    }

    /// Whether it searches.
    pub fn has_search(&self) -> bool {
        self.has("$search")
    }

    /// Whether it names properties to answer with.
    pub fn has_select(&self) -> bool {
        self.has("$select")
    }

    /// Whether it follows relationships.
    pub fn has_expand(&self) -> bool {
        self.has("$expand")
    }

    /// Whether it names an order.
    pub fn has_order_by(&self) -> bool {
        self.has("$orderby")
    }

    fn has(&self, name: &str) -> bool {
        self.parts.iter().any(|part| part.name() == name)
    }

    /// The options of a request that it stands for, as plain text: they are encoded when they are sent.
    pub fn parameters(&self) -> Vec<(&'static str, String)> {
        self.parts.iter().map(|part| (part.name(), part.value().into_owned())).collect()
    }

    /// Says on a request what this asks.
    pub(crate) fn apply(self, request: Request) -> Request {
        self.parts.into_iter().fold(request, |request, part| {
            let invalid = if let Part::Search(search) = &part { search.invalid() } else { None };
            let (name, value) = (part.name(), part.into_value());
            let request = request.query(name, value);
            match invalid {
                Some(reason) => request.invalid(reason),
                None => request,
            }
        })
    }
}

impl<E> Default for Query<E> {
    fn default() -> Self {
        Self::new()
    }
}

impl<E> From<Filter<E>> for Query<E> {
    fn from(condition: Filter<E>) -> Self {
        Self::new().filter(condition)
    }
}

impl<E> Clone for Query<E> {
    fn clone(&self) -> Self {
        Self { parts: self.parts.clone() }
    }
}

impl<E> PartialEq for Query<E> {
    fn eq(&self, other: &Self) -> bool {
        self.parameters() == other.parameters()
    }
}

/// As it stands in a request, but not encoded: to be read.
impl<E> fmt::Display for Query<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut separator = "";
        for part in &self.parts {
            write!(f, "{separator}{}={}", part.name(), part.value())?;
            separator = "&";
        }
        Ok(())
    }
}

impl<E> fmt::Debug for Query<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Query({self})")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::test_models::{
        Message,
        message::{ATTACHMENTS, FROM, ID, IS_READ, SUBJECT},
    };

    fn full() -> Query<Message> {
        Query::new()
            .filter(IS_READ.eq(false) | SUBJECT.eq("x"))
            .select((ID, SUBJECT))
            .expand(ATTACHMENTS)
            .order_by(SUBJECT.desc())
            .top(5)
            .skip(2)
            .count()
    }

    #[test]
    fn options_stand_in_the_order_in_which_they_were_named() {
        assert_eq!(
            full().to_string(),
            "$filter=isRead eq false or subject eq 'x'&$select=id,subject&$expand=attachments&$orderby=subject desc&$top=5\
             &$skip=2&$count=true"
        );
        let turned = Query::new().count().top(1).filter(IS_READ.eq(true)).count();
        assert_eq!(
            turned.parameters(),
            [("$count", "true".to_owned()), ("$top", "1".to_owned()), ("$filter", "isRead eq true".to_owned())]
        );
    }

    #[test]
    fn a_query_tells_what_it_asks() {
        let query = full();
        assert!(query.has_filter() && query.has_select() && query.has_expand() && query.has_order_by());
        assert!(!query.has_search() && !query.has_only_filter() && !query.is_empty());
        assert_eq!(query.condition().unwrap().properties(), ["isRead", "subject"]);
        assert!(Query::from(IS_READ.eq(true)).has_only_filter());
        assert!(!full().clear_filter().has_filter());
        assert!(Query::from(IS_READ.eq(true)).clear_filter().is_empty());
        assert!(Query::<Message>::new().search(SUBJECT.search("x")).has_search());
    }

    #[test]
    fn queries_merge() {
        let other = Query::new()
            .filter(ID.ne("1"))
            .select((SUBJECT, FROM))
            .expand(ATTACHMENTS.expand().top(1))
            .order_by((SUBJECT, ID))
            .top(9)
            .search(SUBJECT.search("a"));
        assert_eq!(
            full().merge(other).to_string(),
            "$filter=(isRead eq false or subject eq 'x') and id ne '1'&$select=id,subject,from&$expand=attachments($top=1)\
             &$orderby=subject desc,id&$top=9&$skip=2&$count=true&$search=\"subject:a\""
        );
        assert_eq!(full().merge(Query::new()), full());
        assert_eq!(Query::new().merge(full()), full());
    }

    #[test]
    fn nothing_named_is_nothing_asked() {
        let none: [crate::Field<Message, String>; 0] = [];
        assert!(Query::new().select(none).is_empty());
    }
}
