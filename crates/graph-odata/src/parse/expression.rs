//! The grammar of conditions and values, which is written anew as it is read: in the form that the builder gives it.
//!
//! Invariant: what is written is read as the same again.

use super::{
    ParseError,
    functions::Function,
    parser::{Parser, Token},
};
use crate::precedence::{Precedence, append, enclose};

/// What something can be, as far as its words tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// It holds or does not.
    Condition,
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
    form: Form,
    /// Where it began.
    start: usize,
}

const COMPARISONS: [&str; 6] = ["eq", "ne", "gt", "ge", "lt", "le"];
const ADDITIVE: [&str; 2] = ["add", "sub"];
const MULTIPLICATIVE: [&str; 4] = ["mul", "div", "divby", "mod"];
/// Operators that are no names of properties: one of them where a value should be is a value forgotten.
const OPERATORS: [&[&str]; 4] = [&["and", "or", "not", "in", "has"], &COMPARISONS, &ADDITIVE, &MULTIPLICATIVE];

const OPERAND: &str = "a property, a value or `(`";
const STEP: &str = "a property, any, all or $count";

impl Parser<'_> {
    /// Something that holds or does not.
    pub(super) fn condition(&mut self) -> Result<Piece, ParseError> {
        let piece = self.expression()?;
        self.demand(&piece, true)?;
        Ok(piece)
    }

    /// Anything at all.
    pub(super) fn expression(&mut self) -> Result<Piece, ParseError> {
        self.deeper(|parser| parser.chain(&["or"], Precedence::Or, Self::conjunction))
    }

    fn conjunction(&mut self) -> Result<Piece, ParseError> {
        self.chain(&["and"], Precedence::And, Self::comparison)
    }

    /// One comparison. Services do not agree on what several in a row mean, so those need parentheses, and keep them.
    fn comparison(&mut self) -> Result<Piece, ParseError> {
        let mut left = self.sum()?;
        let Some(operator) = self.one_of(&COMPARISONS) else { return Ok(left) };
        self.advance();
        let right = self.sum()?;
        let binds = if matches!(operator, "eq" | "ne") { Precedence::Equality } else { Precedence::Relational };
        left.join(operator, binds, &right, [&left, &right].map(|side| side.binds < Precedence::Additive));
        left.form = Form::Condition;
        Ok(left)
    }

    fn sum(&mut self) -> Result<Piece, ParseError> {
        self.chain(&ADDITIVE, Precedence::Additive, Self::product)
    }

    fn product(&mut self) -> Result<Piece, ParseError> {
        self.chain(&MULTIPLICATIVE, Precedence::Multiplicative, Self::unary)
    }

    /// Operators of one rank, which are read from the left.
    fn chain(
        &mut self,
        operators: &[&'static str],
        binds: Precedence,
        operand: fn(&mut Self) -> Result<Piece, ParseError>,
    ) -> Result<Piece, ParseError> {
        let logical = binds < Precedence::Equality;
        let mut left = operand(self)?;
        while let Some(operator) = self.one_of(operators) {
            self.demand(&left, logical)?;
            self.advance();
            let right = operand(self)?;
            self.demand(&right, logical)?;
            // Of conditions it does not matter which two are joined first.
            let right_enclosed = right.binds < binds || !logical && right.binds == binds;
            left.join(operator, binds, &right, [left.binds < binds, right_enclosed]);
            left.form = if logical { Form::Condition } else { Form::Value };
        }
        Ok(left)
    }

    /// What was just read must be a condition, or must not be one.
    fn demand(&self, piece: &Piece, condition: bool) -> Result<(), ParseError> {
        match (condition, piece.form) {
            (true, Form::Value | Form::Number) => Err(self.error_since(piece.start, "a condition")),
            (false, Form::Condition) => Err(self.error_since(piece.start, "a value")),
            _ => Ok(()),
        }
    }

    fn unary(&mut self) -> Result<Piece, ParseError> {
        let start = self.start();
        if self.one_of(&["not"]).is_some() {
            self.advance();
            let mut operand = self.deeper(Self::unary)?;
            self.demand(&operand, true)?;
            enclose(&mut operand.text, operand.binds < Precedence::Primary);
            operand.text.insert_str(0, "not ");
            return Ok(Piece { binds: Precedence::Unary, form: Form::Condition, start, ..operand });
        }
        if self.accept('+') {
            return if self.is_number() { self.membership() } else { Err(self.error("a number")) };
        }
        if !self.accept('-') {
            return self.membership();
        }
        if self.is_number() {
            let number = self.primary()?;
            return self.member(Piece { text: format!("-{}", number.text), form: Form::Value, start, ..number });
        }
        let mut operand = self.deeper(Self::unary)?;
        self.demand(&operand, false)?;
        let binds = if operand.form == Form::Number { Precedence::Primary } else { Precedence::Unary };
        let enclosed = operand.binds < Precedence::Primary || operand.text.starts_with('-');
        enclose(&mut operand.text, enclosed);
        operand.text.insert(0, '-');
        Ok(Piece { binds, form: Form::Value, start, ..operand })
    }

    /// Whether a number comes next, so that a sign belongs to it.
    fn is_number(&self) -> bool {
        matches!(self.token(), Token::Number(_) | Token::Name("INF" | "NaN"))
    }

    fn membership(&mut self) -> Result<Piece, ParseError> {
        let left = self.primary()?;
        self.member(left)
    }

    /// `in` and `has` bind as tightly as a path does.
    fn member(&mut self, mut left: Piece) -> Result<Piece, ParseError> {
        let Some(operator) = self.one_of(&["in", "has"]) else { return Ok(left) };
        self.advance();
        let start = self.start();
        let right = if operator == "has" || matches!(self.token(), Token::Name(_)) {
            self.primary()?
        } else {
            self.expect('(', "`(` and values, or a collection")?;
            let (values, _) = self.list()?;
            Piece { text: format!("({values})"), binds: Precedence::Primary, form: Form::Value, start }
        };
        left.join(
            operator,
            Precedence::Relational,
            &right,
            [&left, &right].map(|side| side.binds < Precedence::Primary),
        );
        left.form = Form::Condition;
        Ok(left)
    }

    /// Values with commas between them, up to the parenthesis that closes, and how many they are.
    fn list(&mut self) -> Result<(String, usize), ParseError> {
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

    fn primary(&mut self) -> Result<Piece, ParseError> {
        let start = self.start();
        let (text, form) = match self.token() {
            Token::Number(number) => ((*number).to_owned(), Form::Number),
            Token::Literal(literal) => (literal.clone().into_owned(), Form::Value),
            Token::Name(name) => match *name {
                "INF" | "NaN" => ((*name).to_owned(), Form::Number),
                name => match self.one_of(&["null", "true", "false"]) {
                    Some("null") => ("null".to_owned(), Form::Either),
                    Some(truth) => (truth.to_owned(), Form::Condition),
                    None => return self.named(name),
                },
            },
            Token::Mark('(') => {
                self.advance();
                let inner = self.expression()?;
                self.expect(')', "an operator or `)`")?;
                return Ok(Piece { start, ..inner });
            }
            _ => return Err(self.error(OPERAND)),
        };
        self.advance();
        Ok(Piece { text, binds: Precedence::Primary, form, start })
    }

    /// A path or a call.
    fn named(&mut self, name: &str) -> Result<Piece, ParseError> {
        let operator = OPERATORS.iter().any(|operators| self.one_of(operators).is_some());
        if operator || name.starts_with('$') && name != "$it" {
            return Err(self.error(OPERAND));
        }
        let start = self.start();
        self.advance();
        let (text, form) = if *self.token() == Token::Mark('(') { self.call(name, start)? } else { self.path(name)? };
        Ok(Piece { text, binds: Precedence::Primary, form, start })
    }

    fn call(&mut self, name: &str, start: usize) -> Result<(String, Form), ParseError> {
        let Some(function) = Function::find(name) else { return Err(self.error_since(start, "a function of OData")) };
        self.advance();
        let (arguments, count) = if self.accept(')') { (String::new(), 0) } else { self.list()? };
        match function.refuses(count) {
            Some(reason) => Err(self.error_since(start, reason)),
            None => Ok((format!("{}({arguments})", function.0), function.3)),
        }
    }

    fn path(&mut self, first: &str) -> Result<(String, Form), ParseError> {
        let mut text = first.to_owned();
        while self.accept('/') {
            let Some(name) = self.name(&["$count"]) else { return Err(self.error(STEP)) };
            text.push('/');
            if name == "$count" {
                return Ok((text + name, Form::Value));
            }
            let quantifier = ["any", "all"].into_iter().find(|quantifier| quantifier.eq_ignore_ascii_case(name));
            match quantifier {
                Some(quantifier) if self.accept('(') => return Ok((text + &self.lambda(quantifier)?, Form::Condition)),
                _ => text.push_str(name),
            }
        }
        Ok((text, Form::Either))
    }

    /// What stands within `any` and `all`, after the parenthesis that opens.
    fn lambda(&mut self, quantifier: &str) -> Result<String, ParseError> {
        if quantifier == "any" && self.accept(')') {
            return Ok("any()".into());
        }
        let Some(variable) = self.name(&[]) else { return Err(self.error("a variable, such as x:x eq 1")) };
        self.expect(':', "`:` after the variable")?;
        let condition = self.condition()?;
        self.expect(')', "an operator or `)`")?;
        Ok(format!("{quantifier}({variable}:{})", condition.text))
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
    use super::*;
    use crate::{Filter, test_models::Message};

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
            ("a eq 1 eq 2", 7, "an operator or the end", "eq"),
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
    fn depth_is_bounded_and_length_is_not() {
        for open in ["(", "not ", "- ", "trim(", "a/any(x:", "-(", "not (", "a in ("] {
            let error = parse(&open.repeat(10_000)).unwrap_err();
            assert!(error.is_too_deep(), "{open}: {error}");
            assert!(error.to_string().starts_with("expected at most 100 levels, found one more at byte "), "{error}");
        }
        let deep = format!("{}a{}", "(".repeat(99), ")".repeat(99));
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
