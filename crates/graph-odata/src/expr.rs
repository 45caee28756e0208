//! Comparisons: a property or an expression beside a value or another, which makes a [`Filter`].

use crate::{
    Enumeration, Expr, Field, Filter, Model, Operand, Scalar, model,
    precedence::{Precedence, enclose},
};

/// Room for an operator and a value of usual length.
const ROOM: usize = 48;

/// The six comparisons.
macro_rules! comparisons {
    ($($(#[$doc:meta])* $name:ident = $operator:literal binds $Binds:ident;)*) => {
        impl<E, T, K> Field<E, T, K> {$(
            $(#[$doc])*
            pub fn $name(self, value: impl Operand<T, E>) -> Filter<E> {
                self.compare($operator, Precedence::$Binds, &value)
            }
        )*}
    };
}

comparisons! {
    /// Equal to `value`.
    eq = " eq " binds Equality;
    /// Not equal to `value`.
    ne = " ne " binds Equality;
    /// Greater than `value`, or later.
    gt = " gt " binds Relational;
    /// Greater than or equal to `value`.
    ge = " ge " binds Relational;
    /// Less than `value`, or earlier.
    lt = " lt " binds Relational;
    /// Less than or equal to `value`.
    le = " le " binds Relational;
}

impl<E, T, K> Field<E, T, K> {
    // Whatever an expression is made of binds tighter than a comparison, so neither side ever needs parentheses.
    fn compare(self, operator: &str, precedence: Precedence, value: &impl Operand<T, E>) -> Filter<E> {
        let mut text = self.into_text(ROOM);
        text.push_str(operator);
        value.write(&mut text);
        Filter::of(text, precedence)
    }

    /// Equal to one of `values`. With none of them nothing matches, which is written as a condition that never holds.
    pub fn in_<V: Operand<T, E>>(self, values: impl IntoIterator<Item = V>) -> Filter<E> {
        let mut values = values.into_iter().peekable();
        let enclosed = self.binds() < Precedence::Primary;
        let mut text = self.into_text(ROOM);
        if values.peek().is_none() {
            return Filter::of(format!("{text} eq null and {text} ne null"), Precedence::And);
        }
        // `in` binds tighter than arithmetic does.
        enclose(&mut text, enclosed);
        let mut separator = " in (";
        for value in values {
            text.push_str(separator);
            value.write(&mut text);
            separator = ",";
        }
        text.push(')');
        Filter::of(text, Precedence::Relational)
    }

    /// Without a value.
    pub fn is_null(self) -> Filter<E> {
        Filter::of(self.into_text(8) + " eq null", Precedence::Equality)
    }

    /// With a value.
    pub fn is_not_null(self) -> Filter<E> {
        Filter::of(self.into_text(8) + " ne null", Precedence::Equality)
    }

    /// Holds when the value is a `D`, a type derived from the declared one.
    pub fn is_a<D: Model>(self) -> Filter<E> {
        let mut text = format!("isof({},'", self.text());
        model::write_name::<D>(&mut text);
        text.push_str("')");
        Filter::of(text, Precedence::Primary)
    }
}

impl<E, T: Enumeration, K> Field<E, T, K> {
    /// Has this flag, and perhaps others.
    pub fn has(self, flag: impl Operand<T, E>) -> Filter<E> {
        self.compare(" has ", Precedence::Relational, &flag)
    }
}

impl<E, T: Scalar, K> Field<E, T, K> {
    /// The value read as another type, for text that holds numbers and times: `VALUE.convert::<i32>().gt(5)`. Ids and enumerations are text
    /// to the service: read as a [`String`] they have its functions.
    pub fn convert<U: Scalar>(self) -> Expr<E, U> {
        let binds = self.binds();
        match T::EDM == U::EDM {
            true => Expr::computed(self.into_text(ROOM), binds),
            false => Expr::computed(format!("cast({},{})", self.text(), U::EDM), Precedence::Primary),
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::test_models::message::{ATTACHMENTS, FROM, ID, IMPORTANCE, RECEIVED_DATE_TIME, SUBJECT};
    use crate::test_models::{FileAttachment, Importance};

    #[test]
    fn values_are_literals_of_their_type() {
        let time: jiff::Timestamp = "2026-01-02T03:04:05.5Z".parse().unwrap();
        let berlin: jiff::Zoned = time.to_zoned(jiff::tz::TimeZone::fixed(jiff::tz::offset(2)));
        let rows = [
            (RECEIVED_DATE_TIME.ge(time), "receivedDateTime ge 2026-01-02T03:04:05.5Z"),
            (RECEIVED_DATE_TIME.lt(&berlin), "receivedDateTime lt 2026-01-02T03:04:05.5Z"),
            (SUBJECT.eq("' or true or '"), "subject eq ''' or true or '''"),
            (SUBJECT.eq(None::<&str>), "subject eq null"),
            (SUBJECT.ne(Some("x")), "subject ne 'x'"),
            (SUBJECT.in_(["a", "b'c"]), "subject in ('a','b''c')"),
            (SUBJECT.in_([""; 0]), "subject eq null and subject ne null"),
            (!SUBJECT.in_(["a"]), "not (subject in ('a'))"),
            (SUBJECT.is_null(), "subject eq null"),
            (FROM.is_not_null(), "from ne null"),
            (IMPORTANCE.eq(Importance::High), "importance eq 'high'"),
            (IMPORTANCE.has(Importance::High), "importance has 'high'"),
        ];
        for (filter, expected) in rows {
            assert_eq!(filter.to_string(), expected);
        }
    }

    #[test]
    fn two_expressions_are_compared() {
        assert_eq!(SUBJECT.eq(ID).to_string(), "subject eq id");
        assert_eq!(SUBJECT.to_lower().ne(ID.to_lower()).to_string(), "tolower(subject) ne tolower(id)");
        assert_eq!(SUBJECT.in_([ID, ID]).to_string(), "subject in (id,id)");
    }

    #[test]
    fn types_are_asked_for_and_changed() {
        assert_eq!(SUBJECT.convert::<i32>().gt(5).to_string(), "cast(subject,Edm.Int32) gt 5");
        assert_eq!(IMPORTANCE.convert::<String>().starts_with("h").to_string(), "startswith(importance,'h')");
        let file = ATTACHMENTS.any(|one| one.is_a::<FileAttachment>());
        assert_eq!(file.to_string(), "attachments/any(x:isof(x,'microsoft.graph.fileAttachment'))");
    }
}
