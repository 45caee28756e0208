//! [`Asked`]: the query of a verb that reads, on its way into the request.

use crate::{Query, directory, kind::Kind, rules};
use graph_transport::Request;

/// What is asked, and whether it is looked at before it is sent.
pub(crate) struct Asked<E> {
    query: Query<E>,
    unchecked: bool,
}

impl<E> Asked<E> {
    pub(crate) const fn nothing() -> Self {
        Self { query: Query::new(), unchecked: false }
    }

    pub(crate) fn add(mut self, ask: impl FnOnce(Query<E>) -> Query<E>) -> Self {
        self.query = ask(self.query);
        self
    }

    pub(crate) fn unchecked(mut self) -> Self {
        self.unchecked = true;
        self
    }

    /// The request with all that is asked in it, and with what the service wants said for that.
    pub(crate) fn apply(self, request: Request) -> Request {
        let request = self.query.apply(request);
        let kind = Kind::of(&request);
        let request = directory::prepared(request, kind);
        if self.unchecked { request } else { rules::checked(request, kind) }
    }
}

impl<E> Clone for Asked<E> {
    fn clone(&self) -> Self {
        Self { query: self.query.clone(), unchecked: self.unchecked }
    }
}

/// What verbs that read can ask, by the names of the options.
macro_rules! asks {
    ($Verb:ident<$($P:ident),*>: $($option:ident)*) => {
        impl<$($P),*> $Verb<$($P),*> {
            fn asking(mut self, ask: impl FnOnce(crate::Query<E>) -> crate::Query<E>) -> Self {
                self.asked = self.asked.add(ask);
                self
            }

            $(super::asked::asks!(@option $option);)*

            /// Sends the request although a service is known to refuse what it asks: rules change, and some tenants differ. Without this,
            /// such a call fails before anything is sent and says what to ask instead.
            pub fn unchecked(mut self) -> Self {
                self.asked = self.asked.unchecked();
                self
            }
        }
    };
    (@option filter) => {
        /// Asks for items that fulfil a condition. A second condition narrows the first. Which properties can be filtered is up to the
        /// service; Outlook answers `InefficientFilter` when properties of the order do not lead the filter.
        pub fn filter(self, condition: crate::Filter<E>) -> Self {
            self.asking(|query| query.filter(condition))
        }
    };
    (@option search) => {
        /// Asks for items that a search finds: messages by [keywords](crate::kql), directory objects by
        /// [clauses](crate::Field::search). A second search takes the place of the first.
        pub fn search(self, search: impl Into<crate::Search<E>>) -> Self {
            self.asking(|query| query.search(search))
        }
    };
    (@option select) => {
        /// Asks for these properties alone: less to send, less to read.
        pub fn select(self, properties: impl crate::Selection<E>) -> Self {
            self.asking(|query| query.select(properties))
        }
    };
    (@option expand) => {
        /// Asks for what these relationships lead to, within the same answer. [`Field::expand`](crate::Field::expand) says more about one.
        pub fn expand(self, relationships: impl crate::Expansion<E>) -> Self {
            self.asking(|query| query.expand(relationships))
        }
    };
    (@option order_by) => {
        /// Asks for an order. Outlook wants every property named here to lead the filter too, if there is one.
        pub fn order_by(self, order: impl crate::Ordering<E>) -> Self {
            self.asking(|query| query.order_by(order))
        }
    };
}
pub(crate) use asks;
