//! [`Field`]: a property with its type, the one word that filters, selects, orders and patches.

use crate::{Filter, Operand, OrderBy, filter::Precedence};
use std::{borrow::Cow, fmt, marker::PhantomData, ops::Div};

/// The property of type `T` of an `E`, such as `message::IS_READ`.
///
/// ```
/// # use graph_mail::message; use graph_types::{email_address, recipient};
/// let from = message::FROM / recipient::EMAIL_ADDRESS / email_address::ADDRESS;
/// assert_eq!(from.eq("o'brien@contoso.com").to_string(), "from/emailAddress/address eq 'o''brien@contoso.com'");
/// ```
///
/// A comparison with a value of another type does not compile:
///
/// ```compile_fail
/// # use graph_mail::message;
/// let filter = message::IS_READ.eq("false");
/// ```
pub struct Field<E, T> {
    path: Cow<'static, str>,
    of: PhantomData<fn(E) -> T>,
}

/// Stands for one element of a collection within [`any`](Field::any) and [`all`](Field::all), so that its fields cannot be confused
/// with those of the whole.
#[derive(Debug)]
pub struct Element<T>(PhantomData<T>);

impl<E, T> Field<E, T> {
    /// A property by its name in the API, or by its path. The caller answers for the types.
    pub const fn new(name: &'static str) -> Self {
        Self::of(Cow::Borrowed(name))
    }

    const fn of(path: Cow<'static, str>) -> Self {
        Self { path, of: PhantomData }
    }

    /// The path as OData writes it.
    pub fn path(&self) -> &str {
        &self.path
    }

    pub(crate) fn into_path(self) -> Cow<'static, str> {
        self.path
    }

    fn compare(self, operator: &str, value: &impl Operand<T>) -> Filter<E> {
        let mut text = format!("{} {operator} ", self.path);
        value.write(&mut text);
        Filter::of(text, Precedence::Comparison)
    }

    /// Equal to `value`.
    pub fn eq(self, value: impl Operand<T>) -> Filter<E> {
        self.compare("eq", &value)
    }

    /// Not equal to `value`.
    pub fn ne(self, value: impl Operand<T>) -> Filter<E> {
        self.compare("ne", &value)
    }

    /// Greater than `value`, or later.
    pub fn gt(self, value: impl Operand<T>) -> Filter<E> {
        self.compare("gt", &value)
    }

    /// Greater than or equal to `value`.
    pub fn ge(self, value: impl Operand<T>) -> Filter<E> {
        self.compare("ge", &value)
    }

    /// Less than `value`, or earlier.
    pub fn lt(self, value: impl Operand<T>) -> Filter<E> {
        self.compare("lt", &value)
    }

    /// Less than or equal to `value`.
    pub fn le(self, value: impl Operand<T>) -> Filter<E> {
        self.compare("le", &value)
    }

    /// Equal to one of `values`. With none of them nothing matches, which is written as a condition that never holds.
    pub fn in_<V: Operand<T>>(self, values: impl IntoIterator<Item = V>) -> Filter<E> {
        let mut text = format!("{} in (", self.path);
        let empty = text.len();
        for value in values {
            if text.len() > empty {
                text.push(',');
            }
            value.write(&mut text);
        }
        if text.len() == empty {
            return Filter::of(format!("{0} eq null and {0} ne null", self.path), Precedence::And);
        }
        text.push(')');
        Filter::of(text, Precedence::Comparison)
    }

    /// Without a value.
    pub fn is_null(self) -> Filter<E> {
        Filter::of(format!("{} eq null", self.path), Precedence::Comparison)
    }

    /// From the least to the greatest.
    pub fn asc(self) -> OrderBy<E> {
        OrderBy::of(self.path)
    }

    /// From the greatest to the least.
    pub fn desc(self) -> OrderBy<E> {
        OrderBy::of(Cow::Owned(format!("{} desc", self.path)))
    }
}

impl<E> Field<E, String> {
    fn call(self, function: &str, value: &impl Operand<String>) -> Filter<E> {
        let mut text = format!("{function}({},", self.path);
        value.write(&mut text);
        text.push(')');
        Filter::of(text, Precedence::Comparison)
    }

    /// Begins with `value`.
    pub fn starts_with(self, value: impl Operand<String>) -> Filter<E> {
        self.call("startswith", &value)
    }

    /// Ends with `value`. Not every service allows it.
    pub fn ends_with(self, value: impl Operand<String>) -> Filter<E> {
        self.call("endswith", &value)
    }

    /// Has `value` in it. Not every service allows it.
    pub fn contains(self, value: impl Operand<String>) -> Filter<E> {
        self.call("contains", &value)
    }
}

impl<E, T> Field<E, Vec<T>> {
    /// At least one element fulfils `condition`.
    ///
    /// ```
    /// # use graph_mail::message; use graph_types::{email_address, recipient};
    /// let to_ada = message::TO_RECIPIENTS
    ///     .any(|to| (to / recipient::EMAIL_ADDRESS / email_address::ADDRESS).eq("ada@contoso.com"));
    /// assert_eq!(to_ada.to_string(), "toRecipients/any(x:x/emailAddress/address eq 'ada@contoso.com')");
    /// ```
    pub fn any(self, condition: impl FnOnce(Field<Element<T>, T>) -> Filter<Element<T>>) -> Filter<E> {
        self.lambda("any", condition)
    }

    /// Every element fulfils `condition`.
    pub fn all(self, condition: impl FnOnce(Field<Element<T>, T>) -> Filter<Element<T>>) -> Filter<E> {
        self.lambda("all", condition)
    }

    fn lambda(self, name: &str, condition: impl FnOnce(Field<Element<T>, T>) -> Filter<Element<T>>) -> Filter<E> {
        // Within another lambda the path begins with its variable; this one must not hide that.
        let outer = self.path.split('/').next().unwrap_or_default();
        let variable = if outer.bytes().all(|byte| byte == b'x') { format!("{outer}x") } else { "x".into() };
        let condition = condition(Field::of(Cow::Owned(variable.clone())));
        Filter::of(format!("{}/{name}({variable}:{condition})", self.path), Precedence::Comparison)
    }
}

impl<E, M, T> Div<Field<M, T>> for Field<E, M> {
    type Output = Field<E, T>;

    /// Walks into a property, as OData writes it.
    fn div(self, inner: Field<M, T>) -> Field<E, T> {
        Field::of(Cow::Owned(format!("{}/{}", self.path, inner.path)))
    }
}

impl<E, T> Clone for Field<E, T> {
    fn clone(&self) -> Self {
        Self::of(self.path.clone())
    }
}

impl<E, T> fmt::Debug for Field<E, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Field({})", self.path)
    }
}
