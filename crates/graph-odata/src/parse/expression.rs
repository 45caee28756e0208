//! The grammar of operators. What is read is written anew, in the form that the builder gives it.
//!
//! Invariant: what is written is read as the same again.

use super::{
    ParseError,
    parser::{Parser, Token},
};
use crate::precedence::{Precedence, append, enclose};

/// What something can be, as far as its words tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// It holds or does not.
    Condition,
    /// The same, out of `in` or `has`.
    Membership,
    /// It is anything else.
    Value,
    /// It is a number without a sign.
    Number,
    /// A property, or nothing: only the service knows.
    Either,
}

/// Something that was read, as it is written.
pub(super) struct Piece {
    pub(super) text: String,
    pub(super) binds: Precedence,
    pub(super) form: Form,
    /// Where it began.
    pub(super) start: usize,
}

use Precedence::{Additive, And, Equality, Multiplicative, Or, Primary, Relational, Unary};

/// What stands between two values or conditions, and how tightly it binds.
const OPERATORS: [(&str, Precedence); 14] = [
    ("or", Or),
    ("and", And),
    ("eq", Equality),
    ("ne", Equality),
    ("gt", Relational),
    ("ge", Relational),
    ("lt", Relational),
    ("le", Relational),
    ("add", Additive),
    ("sub", Additive),
    ("mul", Multiplicative),
    ("div", Multiplicative),
    ("divby", Multiplicative),
    ("mod", Multiplicative),
];

/// Operators that stand elsewhere, or bind as tightly as a path does.
const OTHERS: [&str; 3] = ["not", "in", "has"];

impl Parser<'_> {
    /// Something that holds or does not.
    pub(super) fn condition(&mut self) -> Result<Piece, ParseError> {
        let piece = self.expression()?;
        self.demand(&piece, true)?;
        Ok(piece)
    }

    /// Anything at all.
    pub(super) fn expression(&mut self) -> Result<Piece, ParseError> {
        self.enter()?;
        let piece = self.joined(Or)?;
        self.leave();
        Ok(piece)
    }

    /// What operators join that bind at least so tightly. Those of one rank are read from the left. It is on the level of what it stands in.
    pub(super) fn joined(&mut self, least: Precedence) -> Result<Piece, ParseError> {
        let mut left = self.unary(false)?;
        let mut compared = false;
        while let Some((operator, binds)) = self.operator().filter(|(_, binds)| *binds >= least) {
            let (compares, logical) = (matches!(binds, Equality | Relational), binds < Equality);
            if compares && compared {
                // Services do not agree on what several comparisons in a row mean.
                return Err(self.error("and, or, or parentheses around one of the comparisons"));
            }
            self.demand_for(&left, binds)?;
            self.advance();
            let right = self.joined(tighter(binds))?;
            self.demand_for(&right, binds)?;
            // At its left a comparison takes what binds tighter, and so does at its right whatever is read from the left. Of conditions it
            // does not matter which two are joined first.
            let least = [if compares { Additive } else { binds }, if logical { binds } else { tighter(binds) }];
            let enclosed = |side: &Piece, least| side.binds < least && side.form != Form::Membership;
            left.join(operator, binds, &right, [enclosed(&left, least[0]), enclosed(&right, least[1])]);
            left.form = if logical || compares { Form::Condition } else { Form::Value };
            compared = compares;
        }
        Ok(left)
    }

    /// The operator that comes next, if it is one that joins.
    fn operator(&self) -> Option<(&'static str, Precedence)> {
        let Token::Name(name) = self.token() else { return None };
        OPERATORS.into_iter().find(|(operator, _)| operator.eq_ignore_ascii_case(name))
    }

    /// Whether the word that comes next is an operator, and no name of a property.
    pub(super) fn is_operator(&self) -> bool {
        self.operator().is_some() || self.one_of(&OTHERS).is_some()
    }

    /// What was just read must be what such an operator takes.
    fn demand_for(&self, piece: &Piece, binds: Precedence) -> Result<(), ParseError> {
        if matches!(binds, Equality | Relational) { Ok(()) } else { self.demand(piece, binds < Equality) }
    }

    /// What was just read must be a condition, or must not be one.
    fn demand(&self, piece: &Piece, condition: bool) -> Result<(), ParseError> {
        match (condition, piece.form) {
            (true, Form::Value | Form::Number) => Err(self.error_since(piece.start, "a condition")),
            (false, Form::Condition | Form::Membership) => Err(self.error_since(piece.start, "a value")),
            _ => Ok(()),
        }
    }

    /// An operand with its signs. `signed` says that one stands before it: parentheses are then on that sign's level.
    fn unary(&mut self, signed: bool) -> Result<Piece, ParseError> {
        let start = self.start();
        let negated = self.one_of(&["not"]).is_some();
        if negated {
            self.advance();
        }
        let minus = !negated && self.accept('-');
        let plus = !negated && !minus && self.accept('+');
        if plus && !self.is_number() {
            return Err(self.error("a number"));
        }
        // The sign of a number belongs to it.
        if !negated && (!minus || self.is_number()) {
            let mut left = self.primary(signed)?;
            if minus {
                left = Piece { text: format!("-{}", left.text), form: Form::Value, start, ..left };
            }
            return self.member(left);
        }
        self.enter()?;
        let mut operand = self.unary(true)?;
        self.leave();
        self.demand(&operand, negated)?;
        let enclosed = operand.binds < Primary || operand.text.starts_with('-');
        enclose(&mut operand.text, enclosed);
        operand.text.insert_str(0, if negated { "not " } else { "-" });
        let (form, binds) = match operand.form {
            _ if negated => (Form::Condition, Unary),
            Form::Number => (Form::Value, Primary),
            _ => (Form::Value, Unary),
        };
        Ok(Piece { binds, form, start, ..operand })
    }

    /// Whether a number comes next, so that a sign belongs to it.
    fn is_number(&self) -> bool {
        matches!(self.token(), Token::Number(_) | Token::Name("INF" | "NaN"))
    }

    /// `in` and `has` bind as tightly as a path does.
    fn member(&mut self, mut left: Piece) -> Result<Piece, ParseError> {
        let Some(operator) = self.one_of(&["in", "has"]) else { return Ok(left) };
        self.advance();
        let start = self.start();
        let right = if operator == "has" || matches!(self.token(), Token::Name(_)) {
            self.primary(false)?
        } else {
            self.expect('(', "`(` and values, or a collection")?;
            let (values, _) = self.list()?;
            Piece { text: format!("({values})"), binds: Primary, form: Form::Value, start }
        };
        left.join(operator, Relational, &right, [&left, &right].map(|side| side.binds < Primary));
        left.form = Form::Membership;
        Ok(left)
    }

    /// Values with commas between them, up to the parenthesis that closes, and how many they are.
    pub(super) fn list(&mut self) -> Result<(String, usize), ParseError> {
        let mut list = self.expression()?.text;
        let mut count = 1;
        while self.accept(',') {
            list.push(',');
            list.push_str(&self.expression()?.text);
            count += 1;
        }
        self.expect(')', "an operator, `,` or `)`")?;
        Ok((list, count))
    }
}

/// What binds tighter than this does, as far as operators that join are read.
fn tighter(binds: Precedence) -> Precedence {
    match binds {
        Or => And,
        And => Equality,
        Equality | Relational => Additive,
        Additive => Multiplicative,
        _ => Unary,
    }
}

impl Piece {
    /// Writes an operator and what stands at its right, in parentheses where that is so.
    fn join(&mut self, operator: &str, binds: Precedence, right: &Self, enclosed: [bool; 2]) {
        enclose(&mut self.text, enclosed[0]);
        self.text.extend([" ", operator, " "]);
        append(&mut self.text, &right.text, enclosed[1]);
        self.binds = binds;
    }
}

#[cfg(test)]
mod tests {
    use super::{
        super::{
            operand::{OPERAND, STEP},
            parser::DEEPEST,
        },
        *,
    };
    use crate::{Filter, Query, test_models::Message};

    fn parse(text: &str) -> Result<Filter<Message>, ParseError> {
        Filter::parse(text)
    }

    #[test]
    fn what_is_read_is_written_in_one_form() {
        for (text, written) in [
            ("a", "a"),
            ("(((a)))", "a"),
            ("  a\teq\n1  ", "a eq 1"),
            ("A EQ 1 AND NOT(B Ne Null)", "A eq 1 and not (B ne null)"),
            ("a and (b and c) or (d)", "a and b and c or d"),
            ("(a or b) and c", "(a or b) and c"),
            ("a or (b and c)", "a or b and c"),
            ("not a and not (a and b)", "not a and not (a and b)"),
            ("not not a", "not (not a)"),
            ("not a eq true", "not a eq true"),
            ("not(a eq true)", "not (a eq true)"),
            ("(a eq 1) eq (b lt 2)", "(a eq 1) eq (b lt 2)"),
            ("(a add 1) eq (b and c)", "a add 1 eq (b and c)"),
            ("a add (b add c) eq (a add b) add c", "a add (b add c) eq a add b add c"),
            ("(a mul b) add c eq a mul (b add c)", "a mul b add c eq a mul (b add c)"),
            ("a divby 2 mod (3) sub -(b) eq - 5", "a divby 2 mod 3 sub -b eq -5"),
            ("-(-5) eq --a and -(5) eq +5", "-(-5) eq -(-a) and -5 eq 5"),
            ("(-(5)) in (1)", "-5 in (1)"),
            ("(-a) in (-1,-a)", "(-a) in (-1,-a)"),
            ("not a in (1)", "not (a in (1))"),
            ("(a add 1) in ((1), b add 2) and c in d/e", "(a add 1) in (1,b add 2) and c in d/e"),
            ("(a in (1)) eq (b has 'c') and a in (1) ne true", "a in (1) eq b has 'c' and a in (1) ne true"),
            ("(a in (1)) in (true) or not(a has b)", "(a in (1)) in (true) or not (a has b)"),
            ("(a add 1) has (b add 1)", "(a add 1) has (b add 1)"),
            ("r ne NaN and r lt INF and r gt -INF", "r ne NaN and r lt INF and r gt -INF"),
            ("a / b /c eq null", "a/b/c eq null"),
            ("a/Any( )or a/ALL(x :x/b/any(y:y gt x))", "a/any() or a/all(x:x/b/any(y:y gt x))"),
            ("not(a/any())", "not a/any()"),
            ("a/$COUNT gt 2", "a/$count gt 2"),
            ("a/any", "a/any"),
            ("$it/a eq 1", "$it/a eq 1"),
            ("TOLOWER( (a) ) eq Substring(a,1 , 2)", "tolower(a) eq substring(a,1,2)"),
            ("now() gt a and matchespattern(a,'x')", "now() gt a and matchesPattern(a,'x')"),
            ("contains(a,'b') eq false", "contains(a,'b') eq false"),
            (
                "isof('microsoft.graph.x') and isof(a,microsoft.graph.x)",
                "isof('microsoft.graph.x') and isof(a,microsoft.graph.x)",
            ),
            ("cast(a,Edm.Int32) gt 5", "cast(a,Edm.Int32) gt 5"),
            ("a has microsoft.graph.color'red,blue'", "a has microsoft.graph.color'red,blue'"),
            ("a eq 'x'and b", "a eq 'x' and b"),
        ] {
            let filter = parse(text).unwrap_or_else(|error| panic!("{text}: {error}"));
            assert_eq!(filter.to_string(), written, "{text}");
            assert_eq!(parse(written).unwrap().to_string(), written);
        }
    }

    #[test]
    fn mistakes_are_told_with_their_place() {
        for (text, position, expected, found) in [
            ("", 0, OPERAND, ""),
            ("  ", 2, OPERAND, ""),
            ("a eq", 4, OPERAND, ""),
            ("a eq and b", 5, OPERAND, "and"),
            ("a eq 1)", 6, "an operator or the end", ")"),
            ("(a eq 1", 7, "an operator or `)`", ""),
            ("a b", 2, "an operator or the end", "b"),
            ("a = 1", 2, "an operator or the end", "="),
            ("a eq \"x\"", 5, OPERAND, "\""),
            ("a eq 1 eq 2", 7, "and, or, or parentheses around one of the comparisons", "eq"),
            ("a and b lt 1 GT 2", 13, "and, or, or parentheses around one of the comparisons", "GT"),
            ("a eq 'x' or 'y'", 12, "a condition", "'y'"),
            ("5", 0, "a condition", "5"),
            ("a add 1", 0, "a condition", "a add 1"),
            ("a and (b sub 1)", 6, "a condition", "(b sub 1)"),
            ("length(a) or b", 0, "a condition", "length(a)"),
            ("not 'a'", 4, "a condition", "'a'"),
            ("(a eq 1) add 1", 0, "a value", "(a eq 1)"),
            ("-a in (1)", 1, "a value", "a in (1)"),
            ("a/b/'c'", 4, STEP, "'c'"),
            ("a/$ref", 2, STEP, "$ref"),
            ("$filter eq 1", 0, OPERAND, "$filter"),
            ("a in ()", 6, OPERAND, ")"),
            ("a in 1", 5, "`(` and values, or a collection", "1"),
            ("a in (1 2)", 8, "an operator, `,` or `)`", "2"),
            ("soundslike(a,'x')", 0, "a function of OData", "soundslike"),
            ("contains(a)", 0, "2 arguments of contains", "contains(a)"),
            ("now(a) eq b", 0, "no argument of now", "now(a)"),
            ("trim() eq b", 0, "1 argument of trim", "trim()"),
            ("substring(a) eq b", 0, "2 or 3 arguments of substring", "substring(a)"),
            ("a/all()", 6, "a variable, such as x:x eq 1", ")"),
            ("a/any(x)", 7, "`:` after the variable", ")"),
            ("a/any(x:5)", 8, "a condition", "5"),
            ("a/any(x:x eq 1", 14, "an operator or `)`", ""),
            ("a eq +b", 6, "a number", "b"),
            ("a eq 2026-02-30", 5, "a date, or a time with its offset such as 2026-01-02T03:04:05Z", "2026-02-30"),
            ("é eq 'x", 6, "a quote that ends the text, in which quotes are doubled", "'x"),
        ] {
            let error = parse(text).expect_err(text);
            assert_eq!((error.position(), error.expected(), error.found()), (position, expected, found), "{text}");
            assert!(!error.is_too_deep());
        }
    }

    #[test]
    fn a_small_stack_is_enough() {
        let read = || {
            for open in ["(", "not ", "trim(", "a/any(x:", "not a in (-(b add "] {
                assert!(parse(&open.repeat(1000)).unwrap_err().is_too_deep(), "{open}");
            }
            let nested = format!("$expand={}", "a($filter=b;$expand=".repeat(1000));
            assert!(Query::<Message>::parse(&nested).unwrap_err().is_too_deep());
        };
        std::thread::Builder::new().stack_size(512 * 1024).spawn(read).unwrap().join().unwrap();
    }

    #[test]
    fn what_is_written_is_no_deeper_than_what_was_read() {
        for (open, close, end) in [
            ("not ", "", ""),
            ("(", ")", ""),
            ("not(", ")", ""),
            ("-", "", " eq 1"),
            ("- (", ")", " eq 1"),
            ("not a in (", ")", ""),
            ("not (a) in (", ")", ""),
            ("a in (", ") eq true", ""),
            ("a eq (b in (", ") eq true)", ""),
            ("a/any(x:not ", ")", ""),
        ] {
            let nested = |depth| format!("{}a{}{end}", open.repeat(depth), close.repeat(depth));
            let read: Vec<_> = (1..=DEEPEST).filter_map(|depth| parse(&nested(depth)).ok()).collect();
            assert!(read.len() >= DEEPEST / 2 - 1, "{open}: {}", read.len());
            for filter in read {
                assert_eq!(parse(&filter.to_string()).as_ref(), Ok(&filter), "{open}");
            }
        }
    }

    #[test]
    fn depth_is_bounded_and_length_is_not() {
        for open in ["(", "not ", "- ", "trim(", "a/any(x:", "-(", "not (", "a in ("] {
            let error = parse(&open.repeat(10_000)).unwrap_err();
            assert!(error.is_too_deep(), "{open}: {error}");
            assert!(error.to_string().starts_with("expected at most 50 levels, found one more at byte "), "{error}");
        }
        let deep = format!("{}a{}", "(".repeat(49), ")".repeat(49));
        assert_eq!(parse(&deep).unwrap().to_string(), "a");
        let long =
            "contains(subject,'é''') and -1 add size in (1,2) or ".replace("-1 add size", "size").repeat(50_000) + "a";
        assert_eq!(parse(&long).unwrap().to_string(), long);
    }

    #[test]
    fn what_is_read_is_joined_like_any_filter() {
        let read = |text| parse(text).unwrap();
        let other = || Filter::<Message>::raw("x");
        assert_eq!((read("((a or b))") & other()).to_string(), "(a or b) and (x)");
        assert_eq!((read("a and b") & read("c")).to_string(), "a and b and c");
        assert_eq!((!read("a eq 1")).to_string(), "not (a eq 1)");
        assert_eq!((!read("(contains(a,'b'))") | read("a and b")).to_string(), "not contains(a,'b') or a and b");
        assert_eq!((!read("not a")).to_string(), "not (not a)");
    }
}
