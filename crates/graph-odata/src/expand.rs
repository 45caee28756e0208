//! [`Expand`]: a relationship that is followed within an answer, and what is asked of what it leads to.

use crate::{Expansion, Field, Filter, Ordering, Query, Related, Selection};
use std::{borrow::Cow, fmt};

/// A relationship of an `E` to be followed, and what is asked of the `M`s that it leads to. [`Field::expand`] makes it.
///
/// ```
/// # use graph_mail::{MailClient, attachment, message};
/// # fn list(mail: MailClient) -> graph_odata::List<graph_mail::Message> {
/// mail.messages().list().expand(message::ATTACHMENTS.expand().select((attachment::NAME, attachment::SIZE)).top(5))
/// # }
/// # let (_emulator, client) = graph_emulator::doctest();
/// # assert_eq!(list(MailClient::new(&client)).into_request().line(), "GET /me/messages?$expand=attachments($select%3Dname,size;$top%3D5)");
/// ```
///
/// What is asked within it is asked of what it leads to:
///
/// ```compile_fail
/// let expand = graph_mail::message::ATTACHMENTS.expand().select(graph_mail::message::SUBJECT);
/// ```
#[must_use = "it does nothing until it is given to `expand`"]
pub struct Expand<E, M> {
    field: Field<E, M>,
    query: Query<M>,
    levels: Option<Levels>,
}

/// How deep a relationship to its own kind is followed.
#[derive(Clone, Copy)]
enum Levels {
    Max,
    Some(u32),
}

impl<E, T: Related> Field<E, T> {
    /// Follows this relationship, to say more about what it leads to.
    pub fn expand(self) -> Expand<E, T::Item> {
        Expand { field: Field::property(self.into_path()), query: Query::new(), levels: None }
    }
}

impl<E, M> Expand<E, M> {
    fn asking(mut self, ask: impl FnOnce(Query<M>) -> Query<M>) -> Self {
        self.query = ask(self.query);
        self
    }

    /// Asks for these properties alone.
    pub fn select(self, properties: impl Selection<M>) -> Self {
        self.asking(|query| query.select(properties))
    }

    /// Asks for items that fulfil a condition. A second condition narrows the first.
    pub fn filter(self, condition: Filter<M>) -> Self {
        self.asking(|query| query.filter(condition))
    }

    /// Asks for an order.
    pub fn order_by(self, order: impl Ordering<M>) -> Self {
        self.asking(|query| query.order_by(order))
    }

    /// Asks for so many items at most. There is no next page of them.
    pub fn top(self, count: u32) -> Self {
        self.asking(|query| query.top(count))
    }

    /// Passes over so many items.
    pub fn skip(self, count: u32) -> Self {
        self.asking(|query| query.skip(count))
    }

    /// Asks for the number of all items.
    pub fn count(self) -> Self {
        self.asking(Query::count)
    }

    /// Follows relationships of what this one leads to.
    pub fn expand(self, relationships: impl Expansion<M>) -> Self {
        self.asking(|query| query.expand(relationships))
    }

    /// Asks for what a query of its own says, beside what was said before.
    pub fn with(self, query: Query<M>) -> Self {
        self.asking(|own| own.merge(query))
    }

    /// Follows the relationship so many times, where it leads to its own kind.
    pub fn levels(mut self, count: u32) -> Self {
        self.levels = Some(Levels::Some(count));
        self
    }

    /// Follows the relationship to its end, as far as the service goes.
    pub fn all_levels(mut self) -> Self {
        self.levels = Some(Levels::Max);
        self
    }

    pub(crate) fn into_clause(self) -> Cow<'static, str> {
        let levels = self.levels.map(|levels| match levels {
            Levels::Max => "max".to_owned(),
            Levels::Some(count) => count.to_string(),
        });
        let options = self.query.parameters().into_iter().chain(levels.map(|levels| ("$levels", levels)));
        let mut clause = self.field.into_path();
        let mut separator = '(';
        for (name, value) in options {
            let text = clause.to_mut();
            text.push(separator);
            text.extend([name, "=", &value]);
            separator = ';';
        }
        if separator == ';' {
            clause.to_mut().push(')');
        }
        clause
    }
}

impl<E, M> Clone for Expand<E, M> {
    fn clone(&self) -> Self {
        Self { field: self.field.clone(), query: self.query.clone(), levels: self.levels }
    }
}

impl<E, M> fmt::Debug for Expand<E, M> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Expand({})", self.clone().into_clause())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::test_models::{
        Attachment, FileAttachment, Message, file_attachment,
        message::{ATTACHMENTS, FROM},
        recipient,
    };

    const CHILDREN: Field<Message, Vec<Message>> = Field::new("children");

    #[test]
    fn what_is_asked_within_stands_in_parentheses() {
        let file = || ATTACHMENTS.cast::<FileAttachment>();
        let rows = [
            (file().expand(), "attachments/microsoft.graph.fileAttachment"),
            (
                file().expand().select(file_attachment::NAME).top(5).skip(2).count(),
                "attachments/microsoft.graph.fileAttachment($select=name;$top=5;$skip=2;$count=true)",
            ),
            (
                file().expand().filter(file_attachment::NAME.eq("a;b)'c")).order_by(file_attachment::NAME.desc()),
                "attachments/microsoft.graph.fileAttachment($filter=name eq 'a;b)''c';$orderby=name desc)",
            ),
        ];
        for (expand, expected) in rows {
            assert_eq!(expand.into_clause(), expected);
        }
        assert_eq!(FROM.expand().select(recipient::EMAIL_ADDRESS).into_clause(), "from($select=emailAddress)");
        let any: Expand<Message, Attachment> = ATTACHMENTS.expand();
        assert_eq!(any.into_clause(), "attachments");
    }

    #[test]
    fn expansions_nest_and_go_deep() {
        let nested = CHILDREN.expand().expand((ATTACHMENTS.expand().top(1), CHILDREN.expand().all_levels())).levels(2);
        assert_eq!(nested.into_clause(), "children($expand=attachments($top=1),children($levels=max);$levels=2)");
        let with = CHILDREN.expand().top(1).with(Query::new().top(2).expand(FROM));
        assert_eq!(with.into_clause(), "children($top=2;$expand=from)");
    }
}
