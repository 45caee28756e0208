//! The grammar of `$filter`: tokens become a tree, untyped as yet.
//!
//! Invariant: depth is bounded, so no text a client sends can exhaust the stack.

use super::lex::{Literal, Token, tokens};
use crate::reply::Failure;

/// A filter before its names are looked up.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Expr {
    Literal(Literal),
    /// Names between slashes.
    Path(Vec<String>),
    Not(Box<Self>),
    And(Box<Self>, Box<Self>),
    Or(Box<Self>, Box<Self>),
    Compare(Op, Box<Self>, Box<Self>),
    Calculate(Arithmetic, Box<Self>, Box<Self>),
    Negate(Box<Self>),
    In(Box<Self>, Vec<Self>),
    Has(Box<Self>, Box<Self>),
    Call(String, Vec<Self>),
    /// `path/any(x:body)`; `any()` has no body.
    Lambda {
        path: Vec<String>,
        all: bool,
        body: Option<(String, Box<Self>)>,
    },
}

/// A comparison.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Op {
    Eq,
    Ne,
    Gt,
    Ge,
    Lt,
    Le,
}

impl Op {
    fn of(word: &str) -> Option<Self> {
        Some(match word {
            "eq" => Self::Eq,
            "ne" => Self::Ne,
            "gt" => Self::Gt,
            "ge" => Self::Ge,
            "lt" => Self::Lt,
            "le" => Self::Le,
            _ => return None,
        })
    }

    /// The name in error messages.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Eq => "Equal",
            Self::Ne => "NotEqual",
            Self::Gt => "GreaterThan",
            Self::Ge => "GreaterThanOrEqual",
            Self::Lt => "LessThan",
            Self::Le => "LessThanOrEqual",
        }
    }
}

/// An operator of arithmetic.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Arithmetic {
    Add,
    Sub,
    Mul,
    /// Of whole numbers, a whole number.
    Div,
    /// With its fraction.
    DivBy,
    Mod,
}

impl Arithmetic {
    fn of(word: &str) -> Option<Self> {
        Some(match word {
            "add" => Self::Add,
            "sub" => Self::Sub,
            "mul" => Self::Mul,
            "div" => Self::Div,
            "divby" => Self::DivBy,
            "mod" => Self::Mod,
            _ => return None,
        })
    }

    /// Whether it waits for those that do not.
    fn is_sum(self) -> bool {
        matches!(self, Self::Add | Self::Sub)
    }

    /// The name in error messages.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Add => "Add",
            Self::Sub => "Subtract",
            Self::Mul => "Multiply",
            Self::Div | Self::DivBy => "Divide",
            Self::Mod => "Modulo",
        }
    }
}

/// Deeper than any filter that the service would take.
const DEEPEST: usize = 100;

/// Reads a whole filter.
pub(crate) fn parse(text: &str) -> Result<Expr, Failure> {
    let mut parser = Parser { tokens: tokens(text)?, at: 0, depth: 0, text };
    let expr = parser.or()?;
    match parser.peek() {
        Token::End => Ok(expr),
        _ => Err(parser.error()),
    }
}

struct Parser<'a> {
    tokens: Vec<Token>,
    at: usize,
    depth: usize,
    text: &'a str,
}

impl Parser<'_> {
    fn peek(&self) -> &Token {
        self.tokens.get(self.at).unwrap_or(&Token::End)
    }

    fn take(&mut self) -> Token {
        let token = self.peek().clone();
        self.at += 1;
        token
    }

    fn is(&self, keyword: &str) -> bool {
        matches!(self.peek(), Token::Name(name) if name == keyword)
    }

    fn accept(&mut self, token: &Token) -> bool {
        let found = self.peek() == token;
        self.at += usize::from(found);
        found
    }

    fn expect(&mut self, token: &Token) -> Result<(), Failure> {
        if self.accept(token) { Ok(()) } else { Err(self.error()) }
    }

    fn error(&self) -> Failure {
        let text = self.text;
        Failure::query(format!("Invalid filter clause: Syntax error at position {} in '{text}'.", self.at))
    }

    fn or(&mut self) -> Result<Expr, Failure> {
        self.depth += 1;
        if self.depth > DEEPEST {
            return Err(Failure::query("The recursion limit of the filter has been exceeded."));
        }
        let mut left = self.and()?;
        while self.is("or") {
            self.at += 1;
            left = Expr::Or(Box::new(left), Box::new(self.and()?));
        }
        self.depth -= 1;
        Ok(left)
    }

    fn and(&mut self) -> Result<Expr, Failure> {
        let mut left = self.comparison()?;
        while self.is("and") {
            self.at += 1;
            left = Expr::And(Box::new(left), Box::new(self.comparison()?));
        }
        Ok(left)
    }

    fn comparison(&mut self) -> Result<Expr, Failure> {
        let left = self.arithmetic(true)?;
        let Token::Name(word) = self.peek() else { return Ok(left) };
        let Some(op) = Op::of(word) else { return Ok(left) };
        self.at += 1;
        Ok(Expr::Compare(op, Box::new(left), Box::new(self.arithmetic(true)?)))
    }

    /// Sums, or the products that they are made of.
    fn arithmetic(&mut self, sums: bool) -> Result<Expr, Failure> {
        let operand = |parser: &mut Self| if sums { parser.arithmetic(false) } else { parser.unary() };
        let mut left = operand(self)?;
        while let Token::Name(word) = self.peek() {
            let Some(op) = Arithmetic::of(word).filter(|op| op.is_sum() == sums) else { break };
            self.at += 1;
            left = Expr::Calculate(op, Box::new(left), Box::new(operand(self)?));
        }
        Ok(left)
    }

    /// `not` and `-` bind tighter than arithmetic and comparisons, as OData has it.
    fn unary(&mut self) -> Result<Expr, Failure> {
        let mut signs = Vec::new();
        while self.is("not") || *self.peek() == Token::Minus {
            signs.push(self.take());
        }
        if signs.len() > DEEPEST {
            return Err(Failure::query("The recursion limit of the filter has been exceeded."));
        }
        let operand = self.member()?;
        Ok(signs.into_iter().rfold(operand, |expr, sign| match sign {
            Token::Minus => Expr::Negate(Box::new(expr)),
            _ => Expr::Not(Box::new(expr)),
        }))
    }

    /// `in` and `has` bind as tightly as a path.
    fn member(&mut self) -> Result<Expr, Failure> {
        let left = self.primary()?;
        if self.is("has") {
            self.at += 1;
            return Ok(Expr::Has(Box::new(left), Box::new(self.primary()?)));
        }
        if !self.is("in") {
            return Ok(left);
        }
        self.at += 1;
        self.expect(&Token::Open)?;
        let mut items = vec![self.arithmetic(true)?];
        while self.accept(&Token::Comma) {
            items.push(self.arithmetic(true)?);
        }
        self.expect(&Token::Close)?;
        Ok(Expr::In(Box::new(left), items))
    }

    fn primary(&mut self) -> Result<Expr, Failure> {
        match self.take() {
            Token::Literal(literal) => Ok(Expr::Literal(literal)),
            Token::Open => {
                let expr = self.or()?;
                self.expect(&Token::Close)?;
                Ok(expr)
            }
            Token::Name(name) if *self.peek() == Token::Open => {
                self.at += 1;
                self.call(name)
            }
            Token::Name(name) => self.path(name),
            _ => {
                self.at -= 1;
                Err(self.error())
            }
        }
    }

    fn call(&mut self, name: String) -> Result<Expr, Failure> {
        let mut arguments = Vec::new();
        if !self.accept(&Token::Close) {
            arguments.push(self.or()?);
            while self.accept(&Token::Comma) {
                arguments.push(self.or()?);
            }
            self.expect(&Token::Close)?;
        }
        Ok(Expr::Call(name, arguments))
    }

    fn path(&mut self, first: String) -> Result<Expr, Failure> {
        let mut path = vec![first];
        while self.accept(&Token::Slash) {
            let Token::Name(name) = self.take() else {
                self.at -= 1;
                return Err(self.error());
            };
            // Documented requests have them with a capital, too.
            let all = name.eq_ignore_ascii_case("all");
            if (all || name.eq_ignore_ascii_case("any")) && self.accept(&Token::Open) {
                return self.lambda(path, all);
            }
            path.push(name);
        }
        Ok(Expr::Path(path))
    }

    fn lambda(&mut self, path: Vec<String>, all: bool) -> Result<Expr, Failure> {
        if !all && self.accept(&Token::Close) {
            return Ok(Expr::Lambda { path, all, body: None });
        }
        let Token::Name(variable) = self.take() else { return Err(self.error()) };
        self.expect(&Token::Colon)?;
        let body = self.or()?;
        self.expect(&Token::Close)?;
        Ok(Expr::Lambda { path, all, body: Some((variable, Box::new(body))) })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn and_binds_tighter_than_or_and_parentheses_bind_tightest() {
        assert!(
            matches!(parse("a eq 1 or b eq 2 and c eq 3").unwrap(), Expr::Or(_, right) if matches!(*right, Expr::And(..)))
        );
        assert!(matches!(parse("(a eq 1 or b eq 2) and c eq 3").unwrap(), Expr::And(..)));
        assert!(matches!(parse("not(a eq 1) and b").unwrap(), Expr::And(left, _) if matches!(*left, Expr::Not(_))));
    }

    #[test]
    fn lambdas_and_calls() {
        assert!(matches!(parse("r/any(x:x/a/b eq 'c')").unwrap(), Expr::Lambda { all: false, body: Some(_), .. }));
        assert!(matches!(parse("categories/any()").unwrap(), Expr::Lambda { body: None, .. }));
        assert!(
            matches!(parse("startswith(tolower(subject),'re')").unwrap(), Expr::Call(_, arguments) if arguments.len() == 2)
        );
        assert!(matches!(parse("subject in ('a','b')").unwrap(), Expr::In(_, items) if items.len() == 2));
        assert!(matches!(parse("not subject in ('a')").unwrap(), Expr::Not(inner) if matches!(*inner, Expr::In(..))));
        assert!(
            matches!(parse("importance has 'low' and isRead").unwrap(), Expr::And(left, _) if matches!(*left, Expr::Has(..)))
        );
    }

    #[test]
    fn arithmetic_is_read_from_the_left_and_products_first() {
        use Arithmetic::{Add, Mul, Sub};
        let Expr::Compare(Op::Gt, left, right) = parse("1 sub 2 sub 3 mul -4 gt -(-x)").unwrap() else { panic!() };
        let Expr::Calculate(Sub, first, product) = *left else { panic!("{left:?}") };
        assert!(matches!(*first, Expr::Calculate(Sub, ..)) && matches!(*product, Expr::Calculate(Mul, ..)));
        assert!(matches!(*right, Expr::Negate(inner) if matches!(*inner, Expr::Negate(_))));
        let Expr::In(sum, items) = parse("(a add 1) in (1, b sub 1)").unwrap() else { panic!() };
        assert!(matches!(*sum, Expr::Calculate(Add, ..)) && items.len() == 2);
    }

    #[test]
    fn no_text_makes_any_reader_panic() {
        let words = [
            "subject",
            "isRead",
            "from/emailAddress/address",
            "toRecipients",
            "/any(",
            "x:x",
            "(",
            ")",
            ",",
            "/",
            ":",
            " ",
            "'",
            "''",
            " eq ",
            " and ",
            " or ",
            "not ",
            " in ",
            " has ",
            " add ",
            " div ",
            "length(subject)",
            "duration'PT1H'",
            "null",
            "true",
            "2026-01-01",
            "1",
            "-",
            "\"",
            "\\",
            "é",
            "💌",
            "$count",
            ";",
            "AND",
            "=",
        ];
        let mut state = 7;
        for _ in 0..20_000 {
            let mut text = String::new();
            for _ in 0..1 + state % 12 {
                state = crate::state::mix(state);
                text.push_str(words[(state % words.len() as u64) as usize]);
            }
            let _ = parse(&text).map(|expr| crate::odata::bind::bind(&expr, &crate::facts::MESSAGE));
            let _ = crate::odata::search::outlook(&text);
            let _ = crate::odata::order::parse(&text, &crate::facts::MESSAGE);
            let _ = crate::odata::select::Select::parse(Some(&text), &crate::facts::MESSAGE);
            let _ = crate::odata::select::Expand::parse(Some(&text));
            let _ = crate::odata::query::Options::parse(&text);
            let _ = crate::mail::text::of_html(&text);
            let _ = crate::router::find("GET", &crate::router::segments(&text));
        }
    }

    #[test]
    fn half_a_filter_is_refused_and_so_is_a_bottomless_one() {
        for text in [
            "",
            "a eq",
            "a eq 1)",
            "(a eq 1",
            "a eq 1 b",
            "eq 1",
            "a/any(x x)",
            "a in ()",
            "a eq 1 and",
            "a add",
            "1 mul mul 2",
            "a eq -",
            "a has",
        ] {
            assert!(parse(text).is_err(), "{text}");
        }
        assert!(parse(&"(".repeat(100_000)).is_err());
        assert!(parse(&"f(".repeat(100_000)).is_err());
        assert!(parse(&"not ".repeat(100_000)).is_err());
        assert!(parse(&"- ".repeat(100_000)).is_err());
    }
}
