//! [`Field`]: a property with its type, the one word that filters, selects, orders, expands and patches.

use crate::{Model, OrderBy, Related, model, precedence::Precedence};
use graph_transport::{Error, Result};
use std::{borrow::Cow, fmt, marker::PhantomData, ops::Div};

/// The property of type `T` of an `E`, such as `message::IS_READ`, or what is computed from properties: an [`Expr`].
///
/// ```
/// # use graph_mail::message; use graph_types::{email_address, recipient};
/// let from = message::FROM / recipient::EMAIL_ADDRESS / email_address::ADDRESS;
/// assert_eq!(from.eq("o'brien@contoso.com").to_string(), "from/emailAddress/address eq 'o''brien@contoso.com'");
/// ```
///
/// A property that is not modelled is named with its type, for which the caller answers. [`named`](Self::named) takes names that are known
/// at run time alone.
///
/// ```
/// # use graph_mail::Message;
/// # fn main() -> graph_odata::Result<()> {
/// use graph_odata::Field;
///
/// const COLOUR: Field<Message, String> = Field::new("extension_7d3e_colour");
/// assert_eq!(COLOUR.to_lower().eq("teal").to_string(), "tolower(extension_7d3e_colour) eq 'teal'");
///
/// let column = "Status"; // from a list's definition
/// let status = Field::<Message, String>::named(format!("fields/{column}"))?;
/// assert_eq!(status.eq("Done").to_string(), "fields/Status eq 'Done'");
/// # Ok(())
/// # }
/// ```
///
/// A comparison with a value of another type does not compile:
///
/// ```compile_fail
/// # use graph_mail::message;
/// let filter = message::IS_READ.eq("false");
/// ```
///
/// Nor does one with a property of another entity, or of another type:
///
/// ```compile_fail
/// # use graph_mail::{mail_folder, message};
/// let filter = message::SUBJECT.eq(mail_folder::DISPLAY_NAME);
/// ```
///
/// ```compile_fail
/// # use graph_mail::message;
/// let filter = message::SUBJECT.eq(message::IS_READ);
/// ```
pub struct Field<E, T, K = Property> {
    text: Cow<'static, str>,
    binds: Precedence,
    of: PhantomData<fn(E) -> (T, K)>,
}

/// A value of type `T` that is computed from an `E`: `message::SUBJECT.to_lower()`. It is compared as a property is, but cannot be selected,
/// expanded or set.
pub type Expr<E, T> = Field<E, T, Computed>;

/// Marks a [`Field`] that is a property.
#[derive(Debug)]
pub struct Property(());

/// Marks a [`Field`] that is computed.
#[derive(Debug)]
pub struct Computed(());

impl<E, T> Field<E, T> {
    /// A property by its name in the API, or by its path: for text in the program, never for input. The caller answers for the types.
    pub const fn new(name: &'static str) -> Self {
        Self::property(Cow::Borrowed(name))
    }

    /// A property by a name, or a path, that is known at run time alone. The caller answers for the types.
    ///
    /// # Errors
    /// When it is not a name: nothing that somebody passes for one can change the rest of a query.
    ///
    /// ```
    /// # use graph_mail::Message;
    /// assert!(graph_odata::Field::<Message, bool>::named("isRead eq true or isDraft").is_err());
    /// ```
    pub fn named(name: impl Into<String>) -> Result<Self> {
        let name = name.into();
        let part = |letter: char| letter.is_alphanumeric() || matches!(letter, '_' | '.');
        if name.split('/').all(|step| step.starts_with(|first| part(first) && first != '.') && step.chars().all(part)) {
            return Ok(Self::property(Cow::Owned(name)));
        }
        Err(Error::request(format!(
            "{name:?} is not the name of a property: write letters, digits and _, with / between the steps of a path"
        )))
    }

    pub(crate) const fn property(path: Cow<'static, str>) -> Self {
        Self { text: path, binds: Precedence::Primary, of: PhantomData }
    }

    /// The path as OData writes it.
    pub fn path(&self) -> &str {
        &self.text
    }

    pub(crate) fn into_path(self) -> Cow<'static, str> {
        self.text
    }

    fn walk<U>(self, step: &str) -> Field<E, U> {
        let mut path = self.into_text(step.len() + 1);
        path.extend(["/", step]);
        Field::property(Cow::Owned(path))
    }

    /// From the least to the greatest.
    pub fn asc(self) -> OrderBy<E> {
        OrderBy::of(self.text)
    }

    /// From the greatest to the least.
    pub fn desc(self) -> OrderBy<E> {
        OrderBy::of(Cow::Owned(format!("{} desc", self.text)))
    }
}

impl<E, D: Model> Field<E, D> {
    /// The item itself as a `D`, a type derived from its own: the way to properties that only a `D` has.
    ///
    /// ```
    /// # use graph_mail::{Attachment, ItemAttachment, item_attachment};
    /// use graph_odata::Field;
    /// let inner = Field::<Attachment, ItemAttachment>::derived() / item_attachment::ITEM;
    /// assert_eq!(inner.path(), "microsoft.graph.itemAttachment/item");
    /// ```
    pub fn derived() -> Self {
        let mut path = String::new();
        model::write_name::<D>(&mut path);
        Self::property(Cow::Owned(path))
    }
}

impl<E, T: Related> Field<E, T> {
    /// The value as a `D`, a type derived from the declared one; of a collection, its items that are one.
    ///
    /// ```
    /// # use graph_mail::{FileAttachment, message};
    /// let files = message::ATTACHMENTS.cast::<FileAttachment>();
    /// assert_eq!(files.path(), "attachments/microsoft.graph.fileAttachment");
    /// ```
    pub fn cast<D: Model>(self) -> Field<E, T::Of<D>> {
        let mut name = String::new();
        model::write_name::<D>(&mut name);
        self.walk(&name)
    }
}

impl<E, T, K> Field<E, T, K> {
    pub(crate) fn text(&self) -> &str {
        &self.text
    }

    pub(crate) fn binds(&self) -> Precedence {
        self.binds
    }

    /// The text, with room for so much more.
    pub(crate) fn into_text(self, room: usize) -> String {
        match self.text {
            Cow::Owned(mut text) => {
                text.reserve(room);
                text
            }
            Cow::Borrowed(text) => {
                let mut owned = String::with_capacity(text.len() + room);
                owned.push_str(text);
                owned
            }
        }
    }
}

impl<E, T> Expr<E, T> {
    pub(crate) fn computed(text: String, binds: Precedence) -> Self {
        Self { text: Cow::Owned(text), binds, of: PhantomData }
    }
}

impl<E, M, T> Div<Field<M, T>> for Field<E, M> {
    type Output = Field<E, T>;

    /// Walks into a property, as OData writes it.
    fn div(self, inner: Field<M, T>) -> Field<E, T> {
        self.walk(&inner.text)
    }
}

impl<E, T, K> Clone for Field<E, T, K> {
    fn clone(&self) -> Self {
        Self { text: self.text.clone(), binds: self.binds, of: PhantomData }
    }
}

impl<E, T, K> fmt::Debug for Field<E, T, K> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Field({})", self.text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::test_models::{Attachment, FileAttachment, Message, message};

    #[test]
    fn names_that_come_at_run_time_are_names_and_nothing_else() {
        for good in ["subject", "fields/Status", "_x0020_a", "extension_1_ä", "microsoft.graph.user/id"] {
            assert_eq!(Field::<Message, String>::named(good).unwrap().path(), good);
        }
        for bad in [
            "", "/", "a//b", "a/", "/a", "a b", "a'b", "a(b", "a,b", "a eq 1", "a;b", ".a", "..", "a/..", "a&b",
            "$count",
        ] {
            let error = Field::<Message, String>::named(bad).unwrap_err().to_string();
            assert!(error.contains("is not the name of a property"), "{bad}: {error}");
        }
    }

    #[test]
    fn derived_types_are_named_as_the_service_names_them() {
        let derived: Field<Attachment, FileAttachment> = Field::derived();
        assert_eq!(derived.path(), "microsoft.graph.fileAttachment");
        let files: Field<Message, Vec<FileAttachment>> = message::ATTACHMENTS.cast();
        assert_eq!(files.path(), "attachments/microsoft.graph.fileAttachment");
        let sender: Field<Message, FileAttachment> = message::FROM.cast();
        assert_eq!(sender.path(), "from/microsoft.graph.fileAttachment");
    }
}
