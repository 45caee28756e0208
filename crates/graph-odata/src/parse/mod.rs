//! Filters and queries out of text that a user or a configuration supplies.
//!
//! Invariant: what is read is written in the builder's own form, and that is read as the same again.

mod error;
mod expression;
mod functions;
mod literal;
mod operand;
mod options;
mod parser;
mod url;

use crate::{Filter, Query};
pub use error::ParseError;
use parser::Parser;

impl<E> Filter<E> {
    /// Reads a condition in OData's words, such as somebody writes into a configuration. It is a filter like any other: `&`, `|` and `!` join
    /// it, and `Display` writes it in the same form, whatever space and parentheses it came with.
    ///
    /// ```
    /// # use graph_mail::{Message, message};
    /// # fn main() -> graph_odata::Result<()> {
    /// use graph_odata::Filter;
    ///
    /// let of_the_user = "isRead eq  false or (Contains( subject,'it''s' ))";
    /// let filter = Filter::<Message>::parse(of_the_user)? & message::HAS_ATTACHMENTS.eq(true);
    /// assert_eq!(filter.to_string(), "(isRead eq false or contains(subject,'it''s')) and hasAttachments eq true");
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// All of OData 4.01 is known: operators and functions in any case, `any` and `all`, paths, casts, `$count`, literals of every type. Of
    /// several comparisons in a row, which services read differently, all but one must stand in parentheses.
    ///
    /// Whether `E` has the properties that are named is for the service to say: names are not checked. Hold
    /// [`properties`](Self::properties) against a list of your own where not everything may be asked.
    ///
    /// ```
    /// # use graph_mail::Message;
    /// # fn main() -> graph_odata::Result<()> {
    /// # use graph_odata::Filter;
    /// let filter = Filter::<Message>::parse("isRead eq false and from/emailAddress/address eq 'ann@contoso.com'")?;
    /// assert_eq!(filter.properties(), ["isRead", "from/emailAddress/address"]);
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    /// When it is no condition: the error tells where, what should stand there, and what does. What lies in more than fifty parentheses
    /// is refused, too.
    pub fn parse(text: &str) -> Result<Self, ParseError> {
        let mut parser = Parser::new(text);
        let filter = parser.filter()?;
        parser.finish()?;
        Ok(filter)
    }
}

impl<E> Query<E> {
    /// Reads the options of a URL: what stands after its `?`, encoded or plain, with `$` before the names or without.
    ///
    /// ```
    /// # use graph_mail::{Message, message};
    /// # fn main() -> graph_odata::Result<()> {
    /// use graph_odata::Query;
    ///
    /// let query = Query::<Message>::parse("filter=isRead+eq+false&$expand=attachments($select%3Dname;$top%3D5)&$top=10")?;
    /// assert_eq!(query.to_string(), "$filter=isRead eq false&$expand=attachments($select=name;$top=5)&$top=10");
    ///
    /// let plain = Query::parse("$orderby=receivedDateTime desc&$filter=receivedDateTime ge 2026-01-01T00:00:00+02:00")?;
    /// let query = query.merge(plain).select(message::SUBJECT);
    /// assert!(query.has_order_by() && query.has_select());
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// `%20` and its like are decoded wherever they stand; `+` is a space in a text that has no white space of its own. An `&` begins an
    /// option where a name and `=` follow, and is a part of the text elsewhere. What is searched for is taken as it is, and names are not
    /// checked, as with [`Filter::parse`].
    ///
    /// # Errors
    /// When an option is not known, comes twice, or is not what it should be. Positions count in the text as it was given.
    pub fn parse(text: &str) -> Result<Self, ParseError> {
        let (mut query, mut known) = (Self::new(), Vec::new());
        for piece in url::pieces(text) {
            let url::Piece { name, value } = piece?;
            let option = options::find(options::options(), name.decoded.trim());
            let Some(option) = option.filter(|option| !known.contains(option)) else {
                let start = name.place(0);
                return Err(ParseError::new(text, start, options::wanted(option.is_some()), name.decoded.trim()));
            };
            known.push(option);
            let mut parser = Parser::new(&value.decoded);
            let read = parser.option(option, query, &[]);
            query = read
                .and_then(|query| parser.finish().map(|()| query))
                .map_err(|error| error.moved(|at| value.place(at)))?;
        }
        Ok(query)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::test_models::Message;

    fn parse(text: &str) -> Result<Query<Message>, ParseError> {
        Query::parse(text)
    }

    #[test]
    fn every_spelling_is_one_query() {
        for (text, written) in [
            ("", ""),
            ("?", ""),
            ("&&$top=5&", "$top=5"),
            ("?$top=5", "$top=5"),
            ("TOP=5&%24skip=+2+", "$top=5&$skip=2"),
            ("$count=TRUE&top=1", "$count=true&$top=1"),
            ("$count=false", ""),
            ("\n$filter=a+eq+1\n", "$filter=a eq 1"),
            ("$filter=a%20eq+'x%26y%2Bz'", "$filter=a eq 'x&y+z'"),
            ("$filter=a eq 'x+y%2B&z' & $top=5", "$filter=a eq 'x+y+&z'&$top=5"),
            ("$filter=a eq '100% & more'\n&$top=5\n", "$filter=a eq '100% & more'&$top=5"),
            ("$filter=contains(a,'R&D')&$top=5", "$filter=contains(a,'R&D')&$top=5"),
            ("$select= id, from/emailAddress,a.b/c,id,*", "$select=id,from/emailAddress,a.b/c,*"),
            ("$orderby=a asc, b/c desc,length(d),a", "$orderby=a,b/c desc,length(d)"),
            ("$search=\"o'brien\" OR \"a&b\"&$top=5", "$search=\"o'brien\" OR \"a&b\"&$top=5"),
            ("$expand=a,b/c.d,members/$REF,*", "$expand=a,b/c.d,members/$ref,*"),
            (
                "$expand=a($FILTER=b eq 'x;)' ; Select=c,d;$levels=max;$top=1;$skip=2;$count=true;$orderby=e desc), f",
                "$expand=a($filter=b eq 'x;)';$select=c,d;$top=1;$skip=2;$count=true;$orderby=e desc;$levels=max),f",
            ),
            (
                "$expand=a($expand=b($search=\"x;)\" y;$levels=2),c($count=false))",
                "$expand=a($expand=b($search=\"x;)\" y;$levels=2),c)",
            ),
        ] {
            let query = parse(text).unwrap_or_else(|error| panic!("{text}: {error}"));
            assert_eq!(query.to_string(), written, "{text}");
        }
    }

    #[test]
    fn mistakes_are_told_with_their_place_in_the_whole() {
        let options = options::wanted(false);
        for (text, position, expected, found) in [
            ("isRead eq false", 0, "the name of an option and `=`", "isRead eq false"),
            ("$top=5&$colour=red", 7, options, "$colour"),
            ("$top=5&x=1", 7, options, "x"),
            ("$levels=2", 0, options, "$levels"),
            ("$top=5&top=6", 7, "each option once", "top"),
            ("$top=many", 5, "a whole number", "many"),
            ("$top=5.5", 5, "a whole number", "5.5"),
            ("$top=5 6", 7, "an operator or the end", "6"),
            ("$skip=-1", 6, "a whole number", "-"),
            ("$skip=4294967296", 6, "a whole number", "4294967296"),
            ("$count=1", 7, "true or false", "1"),
            ("$search=+", 9, "words to look for", ""),
            ("$select=", 8, "a property", ""),
            ("$select=a,", 10, "a property", ""),
            ("$select=a%2F'b'", 12, "a property", "'b'"),
            ("$select=a&b=c", 10, options, "b"),
            ("$orderby=a up", 11, "an operator or the end", "up"),
            ("$filter=a%20eq%20%27%C3%A9%27%20b", 32, "an operator or the end", "b"),
            ("$filter=a eq 'é' b", 18, "an operator or the end", "b"),
            ("$filter=a%20eq", 14, "a property, a value or `(`", ""),
            ("$top=1&$filter=%C3%28", 15, "letters encoded in UTF-8", "%C3"),
            ("$expand=a(b=1)", 10, options, "b"),
            ("$expand=a($top=1;top=1)", 17, "each option once", "top"),
            ("$expand=a()", 10, options, ")"),
            ("$expand=a($top=1", 16, "an operator, `;` or `)`", ""),
            ("$expand=a($top)", 14, "`=`", ")"),
            ("$expand=a($levels=few)", 18, "a whole number", "few"),
            ("$expand=a/$value", 10, "a property", "$value"),
        ] {
            let error = parse(text).expect_err(text);
            assert_eq!((error.position(), error.expected(), error.found()), (position, expected, found), "{text}");
        }
        assert!(parse(&format!("$expand={}", "a($expand=".repeat(1000))).unwrap_err().is_too_deep());
    }
}
