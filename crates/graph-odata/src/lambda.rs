//! Conditions on collections: `any`, `all`, and how many items there are.

use crate::{Expr, Field, Filter, precedence::Precedence};
use std::{borrow::Cow, marker::PhantomData};

/// Stands for one element of a collection within [`any`](Field::any) and [`all`](Field::all), so that its fields cannot be confused
/// with those of the whole.
#[derive(Debug)]
pub struct Element<T>(PhantomData<T>);

impl<E, T> Field<E, Vec<T>> {
    /// At least one element fulfils `condition`.
    ///
    /// ```
    /// # use graph_mail::message; use graph_types::{email_address, recipient};
    /// let to_ada = message::TO_RECIPIENTS
    ///     .any(|to| (to / recipient::EMAIL_ADDRESS / email_address::ADDRESS).eq("ada@contoso.com"));
    /// assert_eq!(to_ada.to_string(), "toRecipients/any(x:x/emailAddress/address eq 'ada@contoso.com')");
    ///
    /// let blue = message::CATEGORIES.any(|category| category.eq("Blue"));
    /// assert_eq!(blue.to_string(), "categories/any(x:x eq 'Blue')");
    /// ```
    pub fn any(self, condition: impl FnOnce(Field<Element<T>, T>) -> Filter<Element<T>>) -> Filter<E> {
        self.lambda("any", condition)
    }

    /// Every element fulfils `condition`.
    pub fn all(self, condition: impl FnOnce(Field<Element<T>, T>) -> Filter<Element<T>>) -> Filter<E> {
        self.lambda("all", condition)
    }

    /// There is at least one element.
    pub fn is_not_empty(self) -> Filter<E> {
        Filter::of(self.into_text(6) + "/any()", Precedence::Primary)
    }

    /// There is no element. The directory wants `count().eq(0)` instead.
    pub fn is_empty(self) -> Filter<E> {
        !self.is_not_empty()
    }

    /// The number of elements.
    ///
    /// ```
    /// # use graph_mail::message;
    /// assert_eq!(message::CATEGORIES.count().gt(2).to_string(), "categories/$count gt 2");
    /// ```
    pub fn count(self) -> Expr<E, i64> {
        Expr::computed(self.into_text(30) + "/$count", Precedence::Primary)
    }

    fn lambda(self, name: &str, condition: impl FnOnce(Field<Element<T>, T>) -> Filter<Element<T>>) -> Filter<E> {
        // Within another lambda the path begins with its variable; this one must not hide that.
        let outer = self.path().split('/').next().unwrap_or_default();
        let variable: Cow<'static, str> =
            if outer.bytes().all(|byte| byte == b'x') { format!("{outer}x").into() } else { "x".into() };
        let condition = condition(Field::property(variable.clone()));
        let mut text = self.into_text(name.len() + variable.len() + condition.text().len() + 16);
        text.extend(["/", name, "(", &variable, ":", condition.text(), ")"]);
        Filter::of(text, Precedence::Primary)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::test_models::message::{IS_READ, TO_RECIPIENTS};
    use crate::test_models::{email_address, recipient};

    #[test]
    fn lambdas_name_their_variables_apart() {
        let filter =
            TO_RECIPIENTS.all(|to| (to / recipient::EMAIL_ADDRESS / email_address::ALIASES).any(|alias| alias.eq("a")));
        assert_eq!(filter.to_string(), "toRecipients/all(x:x/emailAddress/aliases/any(xx:xx eq 'a'))");
    }

    #[test]
    fn collections_that_are_empty_or_not() {
        let rows = [
            (TO_RECIPIENTS.is_not_empty() & IS_READ.eq(true), "toRecipients/any() and isRead eq true"),
            (TO_RECIPIENTS.is_empty(), "not toRecipients/any()"),
            (TO_RECIPIENTS.count().eq(0), "toRecipients/$count eq 0"),
            ((TO_RECIPIENTS.count() % 2).eq(0), "toRecipients/$count mod 2 eq 0"),
            (
                TO_RECIPIENTS.any(|to| Filter::raw("a or b") & to.is_not_null()),
                "toRecipients/any(x:(a or b) and x ne null)",
            ),
        ];
        for (filter, expected) in rows {
            assert_eq!(filter.to_string(), expected);
        }
    }
}
