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
    In(Box<Self>, Vec<Self>),
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
        let left = self.unary()?;
        if self.is("in") {
            self.at += 1;
            self.expect(&Token::Open)?;
            let mut items = vec![self.unary()?];
            while self.accept(&Token::Comma) {
                items.push(self.unary()?);
            }
            self.expect(&Token::Close)?;
            return Ok(Expr::In(Box::new(left), items));
        }
        let Token::Name(word) = self.peek() else { return Ok(left) };
        let Some(op) = Op::of(word) else { return Ok(left) };
        self.at += 1;
        Ok(Expr::Compare(op, Box::new(left), Box::new(self.unary()?)))
    }

    /// `not` binds tighter than a comparison, as OData has it.
    fn unary(&mut self) -> Result<Expr, Failure> {
        let mut negations = 0_usize;
        while self.is("not") {
            self.at += 1;
            negations += 1;
        }
        let mut expr = self.primary()?;
        if negations > DEEPEST {
            return Err(Failure::query("The recursion limit of the filter has been exceeded."));
        }
        for _ in 0..negations {
            expr = Expr::Not(Box::new(expr));
        }
        Ok(expr)
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
            if matches!(name.as_str(), "any" | "all") && self.accept(&Token::Open) {
                return self.lambda(path, name == "all");
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
        for text in ["", "a eq", "a eq 1)", "(a eq 1", "a eq 1 b", "eq 1", "a/any(x x)", "a in ()", "a eq 1 and"] {
            assert!(parse(text).is_err(), "{text}");
        }
        assert!(parse(&"(".repeat(100_000)).is_err());
        assert!(parse(&"f(".repeat(100_000)).is_err());
        assert!(parse(&"not ".repeat(100_000)).is_err());
    }
}
