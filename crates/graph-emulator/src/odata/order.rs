//! `$orderby`: keys bound to properties, a stable sort, and Outlook's rule about filters.

use super::{
    bind::{Filter, Place},
    eval,
};
use crate::{
    facts::{Kind, Type},
    reply::Failure,
};
use serde_json::Value;
use std::cmp::Ordering;

/// One key of an order.
#[derive(Debug)]
pub(crate) struct Key {
    place: Place,
    descending: bool,
}

/// Reads `$orderby` for items of `root`.
pub(crate) fn parse(text: &str, root: &'static Type) -> Result<Vec<Key>, Failure> {
    text.split(',').map(|key| key_of(key, root)).collect()
}

fn key_of(text: &str, root: &'static Type) -> Result<Key, Failure> {
    let mut words = text.split_whitespace();
    let path = words.next().unwrap_or_default();
    let descending = match words.next() {
        None => false,
        Some(word) if word.eq_ignore_ascii_case("asc") => false,
        Some(word) if word.eq_ignore_ascii_case("desc") => true,
        Some(_) => return Err(Failure::query(format!("Invalid orderby clause: Syntax error in '{text}'."))),
    };
    if words.next().is_some() || path.is_empty() {
        return Err(Failure::query(format!("Invalid orderby clause: Syntax error in '{text}'.")));
    }
    let mut names = Vec::new();
    let mut at: &'static Type = root;
    let mut segments = path.split('/').peekable();
    while let Some(name) = segments.next() {
        let property = at.property(name).ok_or_else(|| Failure::unknown_property(name, at.name))?;
        names.push(property.name);
        match &property.kind {
            Kind::Complex(kind) if segments.peek().is_some() => at = kind,
            Kind::Complex(_) | Kind::Collection(_) | Kind::Navigation(_) | Kind::Opaque => {
                return Err(Failure::query(format!(
                    "Invalid orderby clause: The $orderby expression must evaluate to a single value of primitive type, \
                     not '{}'.",
                    property.kind.name()
                )));
            }
            kind if segments.peek().is_none() => {
                return Ok(Key { place: Place { variable: 0, path: names, kind }, descending });
            }
            _ => return Err(Failure::query(format!("Invalid orderby clause: '{name}' has no properties."))),
        }
    }
    Err(Failure::query(format!("Invalid orderby clause: Syntax error in '{text}'.")))
}

/// Compares two items by `keys`.
pub(crate) fn compare(keys: &[Key], left: &Value, right: &Value) -> Ordering {
    for key in keys {
        let exact = matches!(key.place.kind, Kind::Id);
        let (left, right) = (eval::value_at(&key.place, left), eval::value_at(&key.place, right));
        let order = eval::order(&left, &right, exact).unwrap_or(Ordering::Equal);
        let order = if key.descending { order.reverse() } else { order };
        if order != Ordering::Equal {
            return order;
        }
    }
    Ordering::Equal
}

/// Outlook's rule: what is ordered by must be filtered by, first and in the same order.
pub(crate) fn check_outlook(keys: &[Key], filter: &Filter) -> Result<(), Failure> {
    let leads = keys.iter().enumerate().all(|(at, key)| filter.properties.get(at) == Some(&key.place.path.join("/")));
    if leads {
        return Ok(());
    }
    Err(Failure::bad("InefficientFilter", "The restriction or sort order is too complex for this operation."))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        facts::MESSAGE,
        odata::{bind::bind, parse::parse as filter},
    };
    use serde_json::json;

    #[test]
    fn keys_sort_by_their_own_kind() {
        let keys = parse("receivedDateTime desc,subject", &MESSAGE).unwrap();
        let early = json!({"receivedDateTime": "2026-01-01T00:00:00Z", "subject": "b"});
        let late = json!({"receivedDateTime": "2026-01-02T00:00:00.5Z", "subject": "a"});
        assert_eq!(compare(&keys, &late, &early), Ordering::Less);
        assert_eq!(compare(&keys, &early, &json!({"receivedDateTime": "2026-01-01T00:00:00Z"})), Ordering::Greater);
    }

    #[test]
    fn mistakes() {
        for text in ["colour", "body", "toRecipients", "subject up", "", "subject/x", "from/emailAddress"] {
            assert!(parse(text, &MESSAGE).is_err(), "{text}");
        }
    }

    #[test]
    fn ordered_properties_must_lead_the_filter() {
        let keys = parse("receivedDateTime desc", &MESSAGE).unwrap();
        let bound = |text| bind(&filter(text).unwrap(), &MESSAGE).unwrap();
        assert!(check_outlook(&keys, &bound("receivedDateTime ge 1900-01-01T00:00:00Z and isRead eq false")).is_ok());
        assert!(check_outlook(&keys, &bound("isRead eq false and receivedDateTime ge 1900-01-01T00:00:00Z")).is_err());
        assert!(check_outlook(&keys, &bound("isRead eq false")).is_err());
    }
}
