//! Reads a formula's tokens into an expression.

use super::{
    lex::{Lexeme, Token, lex},
    reference::Reference,
};
use crate::state::Scalar;

/// How deep an expression may be.
const DEEPEST: usize = 64;

#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Expression {
    Literal(Scalar),
    Reference(Reference),
    /// A column of a table, or its body.
    Column(String, Option<String>),
    Name(String),
    Negate(Box<Self>),
    Percent(Box<Self>),
    /// Values with operators between, from left to right. Written flat, so that a long sum is not a deep one.
    Binary(Box<Self>, Vec<(&'static str, Self)>),
    Call(String, Vec<Self>),
}

/// The expression that a formula is; `None` when it is not understood.
pub(crate) fn parse(formula: &str) -> Option<Expression> {
    let tokens = lex(formula)?;
    let mut parser = Parser { tokens: &tokens, depth: 0, percents: 0 };
    let expression = parser.expression(0)?;
    parser.tokens.is_empty().then_some(expression)
}

/// How tightly an operator between two values binds.
fn binding(operator: &str) -> usize {
    match operator {
        "^" => 5,
        "*" | "/" => 4,
        "+" | "-" => 3,
        "&" => 2,
        _ => 1,
    }
}

struct Parser<'t> {
    tokens: &'t [Lexeme],
    depth: usize,
    percents: usize,
}

impl<'t> Parser<'t> {
    fn peek(&self) -> Option<&'t Token> {
        self.tokens.first().map(|lexeme| &lexeme.token)
    }

    fn next(&mut self) -> Option<&'t Token> {
        let (first, rest) = self.tokens.split_first()?;
        self.tokens = rest;
        Some(&first.token)
    }

    /// An expression of operators that bind more tightly than `than`.
    fn expression(&mut self, than: usize) -> Option<Expression> {
        self.depth += 1;
        if self.depth > DEEPEST {
            return None;
        }
        let mut left = self.operand()?;
        while let Some(Token::Operator(operator)) = self.peek() {
            if *operator == "%" {
                self.next();
                self.percents += 1;
                if self.percents > DEEPEST {
                    return None;
                }
                left = Expression::Percent(Box::new(left));
                continue;
            }
            if binding(operator) <= than {
                break;
            }
            self.next();
            let right = self.expression(binding(operator))?;
            left = match left {
                Expression::Binary(first, mut rest) => {
                    rest.push((operator, right));
                    Expression::Binary(first, rest)
                }
                first => Expression::Binary(Box::new(first), vec![(operator, right)]),
            };
        }
        self.depth -= 1;
        Some(left)
    }

    fn operand(&mut self) -> Option<Expression> {
        Some(match self.next()? {
            Token::Literal(scalar) => Expression::Literal(scalar.clone()),
            Token::Reference(reference) => Expression::Reference(reference.clone()),
            Token::Column(table, column) => Expression::Column(table.clone(), column.clone()),
            Token::Name(name) => Expression::Name(name.clone()),
            Token::Function(name) => Expression::Call(name.clone(), self.arguments()?),
            Token::Open => {
                let inner = self.expression(0)?;
                self.close()?;
                inner
            }
            // A sign binds more tightly than a power: -2^2 is 4.
            Token::Operator("-") => Expression::Negate(Box::new(self.expression(5)?)),
            Token::Operator("+") => self.expression(5)?,
            Token::Operator(_) | Token::Close | Token::Comma => return None,
        })
    }

    /// What stands between the parentheses behind a function's name. Nothing between two commas is an empty value.
    fn arguments(&mut self) -> Option<Vec<Expression>> {
        let mut found = Vec::new();
        self.next();
        if self.peek() == Some(&Token::Close) {
            self.next();
            return Some(found);
        }
        loop {
            found.push(match self.peek()? {
                Token::Comma | Token::Close => Expression::Literal(Scalar::Empty),
                _ => self.expression(0)?,
            });
            match self.next()? {
                Token::Comma => {}
                Token::Close => return Some(found),
                _ => return None,
            }
        }
    }

    fn close(&mut self) -> Option<()> {
        (self.next()? == &Token::Close).then_some(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(expression: &Expression) -> String {
        match expression {
            Expression::Literal(scalar) => scalar.json().to_string(),
            Expression::Reference(reference) => reference.to_string(),
            Expression::Column(table, column) => format!("{table}[{}]", column.as_deref().unwrap_or_default()),
            Expression::Name(name) => name.clone(),
            Expression::Negate(inner) => format!("-{}", shown(inner)),
            Expression::Percent(inner) => format!("{}%", shown(inner)),
            Expression::Binary(first, rest) => {
                rest.iter().fold(shown(first), |left, (operator, right)| format!("({left}{operator}{})", shown(right)))
            }
            Expression::Call(name, arguments) => {
                format!("{name}({})", arguments.iter().map(shown).collect::<Vec<_>>().join(","))
            }
        }
    }

    #[test]
    fn operators_bind_as_in_excel() {
        for (formula, tree) in [
            ("=1+2*3", "(1+(2*3))"),
            ("=1-2-3", "((1-2)-3)"),
            ("=-2^2", "(-2^2)"),
            ("=2^3^2", "((2^3)^2)"),
            ("=50%*2", "(50%*2)"),
            ("=1&2+3=\"15\"", "((1&(2+3))=\"15\")"),
            ("=(1+2)*A1", "((1+2)*A1)"),
            ("=1-(2-3)", "(1-(2-3))"),
            ("=IF(A1,,SUM(B:B))", "IF(A1,\"\",SUM(B:B))"),
            ("=PI()", "PI()"),
        ] {
            assert_eq!(parse(formula).as_ref().map(shown).as_deref(), Some(tree), "{formula}");
        }
    }

    #[test]
    fn what_is_no_expression() {
        let deep = format!("={}1{}", "(".repeat(100), ")".repeat(100));
        let percents = format!("=1{}", "%".repeat(100));
        for formula in ["=", &percents, "=1+", "=(1", "=1)", "=SUM(1", "=1 2", "=,", "=SUM(1 2)", &deep] {
            assert_eq!(parse(formula), None, "{formula}");
        }
    }
}
