//! Evaluates a bound filter on an item, in OData's three-valued logic.

use super::{
    arithmetic,
    bind::{Bound, Place},
    function,
    lex::{Literal, instant},
    parse::Op,
};
use crate::facts::Kind;
use jiff::{SignedDuration, Timestamp, civil};
use serde_json::Value;
use std::cmp::Ordering;

/// A value while a filter is evaluated.
#[derive(Clone, Debug)]
pub(crate) enum Scalar {
    Null,
    Boolean(bool),
    Number(f64),
    Text(String),
    Instant(Timestamp),
    Time(civil::Time),
    Duration(SignedDuration),
    /// A value that is there but has no order: a complex value, a collection.
    Something,
}

/// Whether `item` passes. Null counts as false, as it does in a WHERE.
pub(crate) fn matches(filter: &Bound, item: &Value) -> bool {
    truth(filter, &mut vec![item]) == Some(true)
}

/// The value at `place` in `item`, typed by its property.
pub(crate) fn value_at(place: &Place, item: &Value) -> Scalar {
    scalar(walk(place, &[item]), place.kind)
}

/// Orders two values of one kind; null comes first.
pub(crate) fn order(left: &Scalar, right: &Scalar, exact: bool) -> Option<Ordering> {
    match (left, right) {
        (Scalar::Null, Scalar::Null) => Some(Ordering::Equal),
        (Scalar::Null, _) => Some(Ordering::Less),
        (_, Scalar::Null) => Some(Ordering::Greater),
        (Scalar::Boolean(left), Scalar::Boolean(right)) => Some(left.cmp(right)),
        (Scalar::Number(left), Scalar::Number(right)) => left.partial_cmp(right),
        (Scalar::Instant(left), Scalar::Instant(right)) => Some(left.cmp(right)),
        (Scalar::Time(left), Scalar::Time(right)) => Some(left.cmp(right)),
        (Scalar::Duration(left), Scalar::Duration(right)) => Some(left.cmp(right)),
        (Scalar::Text(left), Scalar::Text(right)) if exact => Some(left.cmp(right)),
        (Scalar::Text(left), Scalar::Text(right)) => Some(left.to_lowercase().cmp(&right.to_lowercase())),
        _ => None,
    }
}

fn truth<'a>(bound: &Bound, scope: &mut Vec<&'a Value>) -> Option<bool> {
    match bound {
        Bound::Not(inner) => truth(inner, scope).map(|truth| !truth),
        Bound::And(left, right) => match (truth(left, scope), truth(right, scope)) {
            (Some(false), _) | (_, Some(false)) => Some(false),
            (Some(true), Some(true)) => Some(true),
            _ => None,
        },
        Bound::Or(left, right) => match (truth(left, scope), truth(right, scope)) {
            (Some(true), _) | (_, Some(true)) => Some(true),
            (Some(false), Some(false)) => Some(false),
            _ => None,
        },
        Bound::Compare { op, left, right, exact } => {
            Some(compare(*op, &evaluate(left, scope), &evaluate(right, scope), *exact))
        }
        Bound::In { item, list, exact } => {
            let item = evaluate(item, scope);
            Some(list.iter().any(|entry| compare(Op::Eq, &item, &evaluate(entry, scope), *exact)))
        }
        Bound::Lambda { place, all, body } => {
            let items = walk(place, scope).and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
            let Some(body) = body else { return Some(!items.is_empty()) };
            let mut holds = |item: &'a Value| {
                scope.push(item);
                let truth = truth(body, scope);
                scope.pop();
                truth == Some(true)
            };
            Some(if *all { items.iter().all(&mut holds) } else { items.iter().any(&mut holds) })
        }
        other => match evaluate(other, scope) {
            Scalar::Boolean(truth) => Some(truth),
            _ => None,
        },
    }
}

fn evaluate(bound: &Bound, scope: &mut Vec<&Value>) -> Scalar {
    match bound {
        Bound::Literal(literal) => match literal {
            Literal::Null => Scalar::Null,
            Literal::Boolean(value) => Scalar::Boolean(*value),
            Literal::Integer(value) => Scalar::Number(*value as f64),
            Literal::Double(value) => Scalar::Number(*value),
            Literal::String(text) | Literal::Guid(text) => Scalar::Text(text.clone()),
            Literal::Instant(instant) => Scalar::Instant(*instant),
            Literal::Time(time) => Scalar::Time(*time),
            Literal::Duration(duration) => Scalar::Duration(*duration),
            Literal::Other(_) => Scalar::Something,
        },
        Bound::Property(place) => scalar(walk(place, scope), place.kind),
        Bound::Count(place) => Scalar::Number(walk(place, scope).and_then(Value::as_array).map_or(0, Vec::len) as f64),
        Bound::Calculate { op, whole, left, right } => {
            arithmetic::calculate(*op, *whole, &evaluate(left, scope), &evaluate(right, scope))
        }
        Bound::Negate(inner) => arithmetic::negate(&evaluate(inner, scope)),
        Bound::Call(function, arguments) => {
            let values: Vec<Scalar> = arguments.iter().map(|argument| evaluate(argument, scope)).collect();
            function::call(*function, &values)
        }
        logical => truth(logical, scope).map_or(Scalar::Null, Scalar::Boolean),
    }
}

fn compare(op: Op, left: &Scalar, right: &Scalar, exact: bool) -> bool {
    let null = matches!(left, Scalar::Null) || matches!(right, Scalar::Null);
    let order = order(left, right, exact);
    match op {
        Op::Eq => order == Some(Ordering::Equal),
        Op::Ne => order != Some(Ordering::Equal),
        // Nothing is greater or less than null.
        _ if null => false,
        Op::Gt => order == Some(Ordering::Greater),
        Op::Ge => matches!(order, Some(Ordering::Greater | Ordering::Equal)),
        Op::Lt => order == Some(Ordering::Less),
        Op::Le => matches!(order, Some(Ordering::Less | Ordering::Equal)),
    }
}

/// Follows a path; null and absent are alike.
fn walk<'a>(place: &Place, scope: &[&'a Value]) -> Option<&'a Value> {
    let mut value = *scope.get(place.variable)?;
    for name in &place.path {
        value = value.get(name)?;
    }
    (!value.is_null()).then_some(value)
}

fn scalar(value: Option<&Value>, kind: &Kind) -> Scalar {
    match (value, kind) {
        (None, _) => Scalar::Null,
        (Some(Value::String(text)), Kind::DateTimeOffset) => instant(text).map_or(Scalar::Null, Scalar::Instant),
        (Some(Value::String(text)), _) => Scalar::Text(text.clone()),
        (Some(Value::Bool(value)), _) => Scalar::Boolean(*value),
        (Some(Value::Number(number)), _) => number.as_f64().map_or(Scalar::Null, Scalar::Number),
        (Some(_), _) => Scalar::Something,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        facts::MESSAGE,
        odata::{bind::bind, parse::parse},
    };
    use serde_json::json;

    fn holds(filter: &str) -> bool {
        let item = json!({
            "id": "AbC=", "subject": "Re: O'Brien", "isRead": false, "importance": "high", "hasAttachments": true,
            "receivedDateTime": "2026-01-02T03:04:05Z", "sender": null, "categories": ["Red", "Blue"],
            "from": {"emailAddress": {"address": "Ada@contoso.com", "name": "Ada"}},
            "toRecipients": [{"emailAddress": {"address": "bob@contoso.com"}}, {"emailAddress": {"address": "eve@contoso.com"}}],
        });
        let bound = bind(&parse(filter).unwrap(), &MESSAGE).unwrap_or_else(|error| panic!("{filter}: {error:?}"));
        matches(&bound.bound, &item)
    }

    fn refused(filter: &str) -> String {
        bind(&parse(filter).unwrap(), &MESSAGE).expect_err(filter).message
    }

    #[test]
    fn what_holds() {
        for filter in [
            "isRead eq false",
            "not isRead",
            "not(isRead eq true) and hasAttachments",
            "subject eq 're: o''brien'",
            "importance eq 'HIGH'",
            "importance eq microsoft.graph.importance'high'",
            "importance in ('low','High')",
            "receivedDateTime ge 2026-01-02",
            "receivedDateTime lt 2026-01-02T04:04:06+00:30",
            "startswith(subject,'RE:') and endswith(subject,'brien') and contains(subject,'O''B')",
            "tolower(from/emailAddress/name) eq 'ada' and toupper('a') eq 'A' and length(subject) eq 11",
            "from/emailAddress/address eq 'ada@CONTOSO.com'",
            "toRecipients/any(r:r/emailAddress/address eq 'eve@contoso.com')",
            "toRecipients/all(r:endswith(r/emailAddress/address,'@contoso.com'))",
            "categories/any(c:c eq 'red') and categories/any() and categories/$count eq 2",
            "ccRecipients/all(r:r/emailAddress/name eq 'x')",
            "bodyPreview eq null and subject ne null and sender/emailAddress eq null",
            "id eq 'AbC='",
            "true or isRead",
            "not importance in ('low','normal') and importance has 'high'",
            "length(subject) add 2 mul 3 eq 17 and (length(subject) add 2) mul 3 eq 39",
            "7 div 2 eq 3 and 7 divby 2 eq 3.5 and 7.0 div 2 eq 3.5 and -7 mod 4 eq -3 and -(2 sub 5) eq 3",
            "(length(subject) sub 1) in (9, 5 add 5)",
            "indexof(subject,'o') eq 4 and indexof(subject,'x') eq -1",
            "substring(subject,4) eq 'o''brien' and substring(subject,0,2) eq 'Re' and substring(subject,99,-1) eq ''",
            "concat(trim(' a '),'b') eq 'AB'",
            "year(receivedDateTime) eq 2026 and month(receivedDateTime) eq 1 and day(receivedDateTime) eq 2",
            "Hour(receivedDateTime) eq 3 and minute(receivedDateTime) eq 4 and second(receivedDateTime) eq 5",
            "fractionalseconds(2026-01-02T03:04:05.25Z) eq 0.25",
            "date(receivedDateTime) eq 2026-01-02 and time(receivedDateTime) lt 03:04:05.1 and hour(time(receivedDateTime)) eq 3",
            "receivedDateTime add duration'P1D' eq 2026-01-03T03:04:05Z",
            "receivedDateTime sub 2026-01-02 gt duration'PT3H' and totalseconds(receivedDateTime sub 2026-01-02) eq 11045",
            "-duration'PT1H' add duration'PT2H' eq duration'PT60M'",
            "round(2.5) eq 3 and floor(-2.5) eq -3 and ceiling(2.1) eq 3",
            "cast('5',Edm.Int32) gt 4 and cast(subject,Edm.Int32) eq null and cast(5,Edm.String) eq '5'",
            "length(bodyPreview) add 1 eq null and 1 div 0 eq null",
        ] {
            assert!(holds(filter), "{filter}");
        }
    }

    #[test]
    fn what_does_not_hold() {
        for filter in [
            "isRead",
            "id eq 'abc='",
            "receivedDateTime gt 2026-01-02T03:04:05Z",
            "bodyPreview gt 'a'",
            "contains(bodyPreview,'a')",
            "not contains(bodyPreview,'a')",
            "ccRecipients/any()",
            "importance ne 'high'",
        ] {
            assert!(!holds(filter), "{filter}");
        }
    }

    #[test]
    fn mistakes_are_named() {
        assert!(refused("isRead eq 'false'").contains("'Edm.Boolean' and 'Edm.String'"));
        assert!(refused("receivedDateTime ge '2026-01-01'").contains("incompatible types"));
        assert!(refused("subject eq abcdef01-2345-6789-abcd-ef0123456789").contains("Edm.Guid"));
        assert_eq!(
            refused("colour eq 1"),
            "Could not find a property named 'colour' on type 'microsoft.graph.message'."
        );
        assert!(refused("from/emailAddress/mail eq 'x'").contains("on type 'microsoft.graph.emailAddress'"));
        assert!(refused("importance eq 'huge'").contains("enumeration"));
        assert!(refused("soundslike(subject,'x')").contains("unknown function"));
        assert!(refused("startswith(isRead,'x')").contains("No function signature"));
        assert!(refused("substring(subject) eq 'x'").contains("No function signature"));
        assert!(refused("year(subject) eq 1").contains("No function signature"));
        assert!(refused("subject add 1 eq 2").contains("operator kind 'Add'"));
        assert!(refused("receivedDateTime mul 2 eq 2").contains("operator kind 'Multiply'"));
        assert!(refused("-subject eq 'x'").contains("operator kind 'Negate'"));
        assert!(refused("-receivedDateTime eq null").contains("operator kind 'Negate'"));
        assert!(refused("subject has 'x'").contains("operator kind 'Has'"));
        assert!(refused("cast(subject,Edm.Colour) eq 1").contains("Edm.Colour"));
        assert!(refused("duration'PT1H' eq 1").contains("'Edm.Duration' and 'Edm.Int32'"));
        assert!(refused("subject").contains("boolean"));
        assert!(refused("subject/any(s:s eq 'x')").contains("collection"));
        assert!(refused("subject/x eq 1").contains("cannot follow"));
    }
}
