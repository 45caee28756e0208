//! [`Precedence`]: how tightly operators bind, which says where parentheses must stand.

/// How tightly the outermost operator of a text binds, from the loosest on.
#[doc(hidden)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Precedence {
    /// Nobody knows: somebody wrote it out.
    Raw,
    Or,
    And,
    Equality,
    Relational,
    Additive,
    Multiplicative,
    Unary,
    /// A property, a literal, a call: nothing can tear it apart.
    Primary,
}

/// Puts `text` into parentheses when that is so.
pub(crate) fn enclose(text: &mut String, when: bool) {
    if when {
        text.insert(0, '(');
        text.push(')');
    }
}

/// Writes `text` to the end of `out`, in parentheses when that is so.
pub(crate) fn append(out: &mut String, text: &str, enclosed: bool) {
    if enclosed {
        out.push('(');
    }
    out.push_str(text);
    if enclosed {
        out.push(')');
    }
}
