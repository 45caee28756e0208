//! Operators and functions of formulas.
//!
//! Invariant: an error that a value is goes through to the result, and a number that is none becomes one.

use super::calc::{Calc, Operand};
use crate::state::Scalar;
use std::cmp::Ordering;

type Function = fn(&[Operand], &Calc<'_>) -> Result<Scalar, Scalar>;

/// Every function there is.
const FUNCTIONS: &[(&str, Function)] = &[
    ("ABS", |given, calc| one(given, calc, f64::abs)),
    ("AND", |given, calc| truths(given, calc).map(|all| Scalar::Boolean(all.into_iter().all(|it| it)))),
    ("AVERAGE", |given, calc| {
        let numbers = numbers(given, calc)?;
        quotient(numbers.iter().sum(), numbers.len() as f64)
    }),
    ("CONCATENATE", |given, calc| {
        let texts: Result<String, Scalar> = given.iter().map(|it| text(&calc.single(it.clone(), None))).collect();
        texts.map(Scalar::Text)
    }),
    ("COUNT", |given, calc| Ok(counted(given, calc, |value| matches!(value, Scalar::Number(_))))),
    ("COUNTA", |given, calc| Ok(counted(given, calc, |value| *value != Scalar::Empty))),
    ("IF", |given, calc| {
        let [condition, branches @ ..] = given else { return Err(Scalar::Error("#VALUE!")) };
        let holds = truth(&calc.single(condition.clone(), None))?;
        let branch = if holds { branches.first() } else { branches.get(1) };
        let otherwise = Scalar::Boolean(holds);
        Ok(branch.map_or(otherwise, |branch| calc.single(branch.clone(), None)))
    }),
    ("INT", |given, calc| one(given, calc, f64::floor)),
    ("LEN", |given, calc| {
        let [only] = given else { return Err(Scalar::Error("#VALUE!")) };
        let text = text(&calc.single(only.clone(), None))?;
        Ok(Scalar::Number(text.encode_utf16().count() as f64))
    }),
    ("MAX", |given, calc| numbers(given, calc).map(|all| extreme(&all, f64::max))),
    ("MIN", |given, calc| numbers(given, calc).map(|all| extreme(&all, f64::min))),
    ("NOT", |given, calc| {
        let [only] = given else { return Err(Scalar::Error("#VALUE!")) };
        truth(&calc.single(only.clone(), None)).map(|it| Scalar::Boolean(!it))
    }),
    ("OR", |given, calc| truths(given, calc).map(|all| Scalar::Boolean(all.into_iter().any(|it| it)))),
    ("PRODUCT", |given, calc| {
        let numbers = numbers(given, calc)?;
        let product = if numbers.is_empty() { 0.0 } else { numbers.iter().product() };
        Ok(Scalar::Number(product))
    }),
    ("ROUND", |given, calc| {
        let [value, digits] = given else { return Err(Scalar::Error("#VALUE!")) };
        let value = number(&calc.single(value.clone(), None))?;
        let scale = 10_f64.powf(number(&calc.single(digits.clone(), None))?.trunc());
        // Half a unit goes away from zero.
        Ok(Scalar::Number((value * scale).round() / scale))
    }),
    ("SUM", |given, calc| numbers(given, calc).map(|all| Scalar::Number(all.iter().sum()))),
];

/// What a function of that name gives; `#NAME?` when there is none.
pub(super) fn call(name: &str, given: &[Operand], calc: &Calc<'_>) -> Scalar {
    let function = FUNCTIONS.iter().find(|(known, _)| *known == name);
    function.map_or(Scalar::Error("#NAME?"), |(_, function)| finite(function(given, calc)))
}

pub(super) fn negate(value: &Scalar) -> Operand {
    Operand::Scalar(finite(number(value).map(|number| Scalar::Number(-number))))
}

pub(super) fn percent(value: &Scalar) -> Operand {
    Operand::Scalar(finite(number(value).map(|number| Scalar::Number(number / 100.0))))
}

pub(super) fn binary(operator: &str, left: &Scalar, right: &Scalar) -> Scalar {
    finite(combined(operator, left, right))
}

fn combined(operator: &str, left: &Scalar, right: &Scalar) -> Result<Scalar, Scalar> {
    if operator == "&" {
        return Ok(Scalar::Text(text(left)? + &text(right)?));
    }
    let order = |wanted: fn(Ordering) -> bool| compare(left, right).map(|order| Scalar::Boolean(wanted(order)));
    let (one, other) = match operator {
        "=" => return order(Ordering::is_eq),
        "<>" => return order(Ordering::is_ne),
        "<" => return order(Ordering::is_lt),
        "<=" => return order(Ordering::is_le),
        ">" => return order(Ordering::is_gt),
        ">=" => return order(Ordering::is_ge),
        _ => (number(left)?, number(right)?),
    };
    match operator {
        "+" => Ok(Scalar::Number(one + other)),
        "-" => Ok(Scalar::Number(one - other)),
        "*" => Ok(Scalar::Number(one * other)),
        "/" => quotient(one, other),
        _ => Ok(Scalar::Number(one.powf(other))),
    }
}

/// Numbers come before texts, and texts before truth values; texts compare without regard to case.
pub(crate) fn compare(left: &Scalar, right: &Scalar) -> Result<Ordering, Scalar> {
    let rank = |value: &Scalar| match value {
        Scalar::Empty | Scalar::Number(_) | Scalar::Error(_) => 0,
        Scalar::Text(_) => 1,
        Scalar::Boolean(_) => 2,
    };
    Ok(match (left, right) {
        (Scalar::Error(_), _) => return Err(left.clone()),
        (_, Scalar::Error(_)) => return Err(right.clone()),
        (Scalar::Text(left), Scalar::Text(right)) => left.to_lowercase().cmp(&right.to_lowercase()),
        // An empty cell is the empty text beside a text.
        (Scalar::Empty, Scalar::Text(right)) => "".cmp(right.as_str()),
        (Scalar::Text(left), Scalar::Empty) => left.as_str().cmp(""),
        (Scalar::Boolean(left), Scalar::Boolean(right)) => left.cmp(right),
        (Scalar::Boolean(left), Scalar::Empty) => left.cmp(&false),
        (Scalar::Empty, Scalar::Boolean(right)) => false.cmp(right),
        _ if rank(left) == rank(right) => number(left)?.total_cmp(&number(right)?),
        _ => rank(left).cmp(&rank(right)),
    })
}

fn finite(result: Result<Scalar, Scalar>) -> Scalar {
    match result.unwrap_or_else(|error| error) {
        Scalar::Number(number) if !number.is_finite() => Scalar::Error("#NUM!"),
        value => value,
    }
}

fn quotient(one: f64, other: f64) -> Result<Scalar, Scalar> {
    if other == 0.0 { Err(Scalar::Error("#DIV/0!")) } else { Ok(Scalar::Number(one / other)) }
}

fn extreme(numbers: &[f64], choose: fn(f64, f64) -> f64) -> Scalar {
    Scalar::Number(numbers.iter().copied().reduce(choose).unwrap_or(0.0))
}

fn one(given: &[Operand], calc: &Calc<'_>, change: fn(f64) -> f64) -> Result<Scalar, Scalar> {
    let [only] = given else { return Err(Scalar::Error("#VALUE!")) };
    number(&calc.single(only.clone(), None)).map(|number| Scalar::Number(change(number)))
}

fn counted(given: &[Operand], calc: &Calc<'_>, counts: fn(&Scalar) -> bool) -> Scalar {
    let of = |operand: &Operand| match operand {
        Operand::Scalar(value) => usize::from(counts(value)),
        Operand::Cells(sheet, area) => calc.values(*sheet, *area).filter(counts).count(),
    };
    Scalar::Number(given.iter().map(of).sum::<usize>() as f64)
}

/// The numbers of arguments: of cells only those that are numbers, of values all, for they must be.
fn numbers(given: &[Operand], calc: &Calc<'_>) -> Result<Vec<f64>, Scalar> {
    let mut found = Vec::new();
    for operand in given {
        match operand {
            Operand::Scalar(value) => found.push(number(value)?),
            Operand::Cells(sheet, area) => {
                for value in calc.values(*sheet, *area) {
                    match value {
                        Scalar::Number(number) => found.push(number),
                        Scalar::Error(_) => return Err(value),
                        _ => {}
                    }
                }
            }
        }
    }
    Ok(found)
}

fn truths(given: &[Operand], calc: &Calc<'_>) -> Result<Vec<bool>, Scalar> {
    let mut found = Vec::new();
    for operand in given {
        match operand {
            Operand::Scalar(value) => found.push(truth(value)?),
            Operand::Cells(sheet, area) => {
                let values = calc.values(*sheet, *area);
                let known = values.filter(|value| !matches!(value, Scalar::Text(_) | Scalar::Empty));
                for value in known {
                    found.push(truth(&value)?);
                }
            }
        }
    }
    if found.is_empty() { Err(Scalar::Error("#VALUE!")) } else { Ok(found) }
}

fn truth(value: &Scalar) -> Result<bool, Scalar> {
    match value {
        Scalar::Boolean(flag) => Ok(*flag),
        Scalar::Text(text) if text.eq_ignore_ascii_case("true") => Ok(true),
        Scalar::Text(text) if text.eq_ignore_ascii_case("false") => Ok(false),
        Scalar::Text(_) => Err(Scalar::Error("#VALUE!")),
        other => number(other).map(|number| number != 0.0),
    }
}

fn number(value: &Scalar) -> Result<f64, Scalar> {
    match value {
        Scalar::Empty => Ok(0.0),
        Scalar::Number(number) => Ok(*number),
        Scalar::Boolean(flag) => Ok(f64::from(u8::from(*flag))),
        Scalar::Text(text) => {
            text.trim().parse().ok().filter(|it: &f64| it.is_finite()).ok_or(Scalar::Error("#VALUE!"))
        }
        Scalar::Error(_) => Err(value.clone()),
    }
}

fn text(value: &Scalar) -> Result<String, Scalar> {
    match value {
        Scalar::Error(_) => Err(value.clone()),
        value => Ok(crate::excel::format::shown(value, None)),
    }
}
