//! The grammar of operands: literals, paths, calls, and whatever stands in parentheses.

use super::{
    ParseError,
    expression::{Form, Piece},
    functions::Function,
    parser::{Parser, Token},
};
use crate::precedence::Precedence;

/// What an operand should be.
pub(super) const OPERAND: &str = "a property, a value or `(`";
/// What should stand after a `/`.
pub(super) const STEP: &str = "a property, any, all or $count";

impl Parser<'_> {
    /// An operand, perhaps one with a sign before it. Names of operators are none: where one stands, a value was forgotten.
    pub(super) fn primary(&mut self, signed: bool) -> Result<Piece, ParseError> {
        let start = self.start();
        let (text, form) = match *self.token() {
            Token::Number(number) | Token::Name(number @ ("INF" | "NaN")) => (number.to_owned(), Form::Number),
            Token::Literal(ref literal) => (literal.to_string(), Form::Value),
            Token::Mark('(') => {
                self.advance();
                let inner = if signed { self.joined(Precedence::Or)? } else { self.expression()? };
                self.expect(')', "an operator or `)`")?;
                return Ok(Piece { start, ..inner });
            }
            Token::Name(_) if !self.is_operator() => match self.one_of(&["null", "true", "false"]) {
                Some("null") => ("null".to_owned(), Form::Either),
                Some(truth) => (truth.to_owned(), Form::Condition),
                None => return self.named(),
            },
            _ => return Err(self.error(OPERAND)),
        };
        self.advance();
        Ok(Piece { text, binds: Precedence::Primary, form, start })
    }

    /// A path or a call.
    fn named(&mut self) -> Result<Piece, ParseError> {
        let start = self.start();
        let Some(name) = self.name(&["$it"]) else { return Err(self.error(OPERAND)) };
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
