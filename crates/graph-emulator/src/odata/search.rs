//! `$search`: keyword queries as Outlook and the directory take them, parsed and asked of an item.

use super::lex::instant;
use crate::reply::Failure;
use serde_json::Value;

/// A keyword query.
#[derive(Debug, PartialEq)]
pub(crate) enum Query {
    And(Box<Self>, Box<Self>),
    Or(Box<Self>, Box<Self>),
    Not(Box<Self>),
    Term { property: Option<String>, op: Relation, text: String },
}

/// What stands between a property and its value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Relation {
    Has,
    AtLeast,
    AtMost,
    Above,
    Below,
}

/// Reads the value of `$search`. One pair of double quotes around the whole is taken off, as Outlook writes it.
pub(crate) fn outlook(text: &str) -> Result<Query, Failure> {
    let text = text.trim();
    let inner = text.strip_prefix('"').and_then(|text| text.strip_suffix('"')).filter(|text| !has_bare_quote(text));
    match inner {
        Some(inner) => parse(&inner.replace("\\\"", "\"").replace("\\\\", "\\")),
        None => parse(text),
    }
}

/// Reads the directory's form, in which each clause stands in double quotes of its own.
pub(crate) fn directory(text: &str) -> Result<Query, Failure> {
    parse(text)
}

fn has_bare_quote(text: &str) -> bool {
    let mut escaped = false;
    text.chars().any(|c| {
        let bare = c == '"' && !escaped;
        escaped = c == '\\' && !escaped;
        bare
    })
}

fn syntax() -> Failure {
    Failure::query("Syntax error in the value of the query option '$search'.")
}

#[derive(Clone, Debug, PartialEq)]
enum Token {
    Open,
    Close,
    And,
    Or,
    Not,
    Term { property: Option<String>, op: Relation, text: String },
}

fn parse(text: &str) -> Result<Query, Failure> {
    let mut tokens = tokens(text)?;
    tokens.reverse();
    let query = or(&mut tokens, 0)?;
    if tokens.is_empty() { Ok(query) } else { Err(syntax()) }
}

fn or(tokens: &mut Vec<Token>, depth: usize) -> Result<Query, Failure> {
    let mut left = and(tokens, depth)?;
    while tokens.last() == Some(&Token::Or) {
        tokens.pop();
        left = Query::Or(Box::new(left), Box::new(and(tokens, depth)?));
    }
    Ok(left)
}

/// Terms side by side must both be found, with or without an `AND`.
fn and(tokens: &mut Vec<Token>, depth: usize) -> Result<Query, Failure> {
    let mut left = primary(tokens, depth)?;
    while !matches!(tokens.last(), None | Some(Token::Or | Token::Close)) {
        if tokens.last() == Some(&Token::And) {
            tokens.pop();
        }
        left = Query::And(Box::new(left), Box::new(primary(tokens, depth)?));
    }
    Ok(left)
}

fn primary(tokens: &mut Vec<Token>, depth: usize) -> Result<Query, Failure> {
    match tokens.pop() {
        _ if depth > 50 => Err(syntax()),
        Some(Token::Not) => Ok(Query::Not(Box::new(primary(tokens, depth + 1)?))),
        Some(Token::Open) => {
            let inner = or(tokens, depth + 1)?;
            if tokens.pop() == Some(Token::Close) { Ok(inner) } else { Err(syntax()) }
        }
        Some(Token::Term { property, op, text }) => Ok(Query::Term { property, op, text }),
        _ => Err(syntax()),
    }
}

fn tokens(text: &str) -> Result<Vec<Token>, Failure> {
    let mut found = Vec::new();
    let mut rest = text.trim_start();
    while let Some(first) = rest.chars().next() {
        if first == '(' || first == ')' {
            found.push(if first == '(' { Token::Open } else { Token::Close });
            rest = rest[1..].trim_start();
            continue;
        }
        let (word, quoted, after) = word(rest)?;
        rest = after.trim_start();
        found.push(match word.as_str() {
            "AND" if !quoted => Token::And,
            "OR" if !quoted => Token::Or,
            "NOT" if !quoted => Token::Not,
            _ => term(&word),
        });
    }
    Ok(found)
}

/// A run without spaces; inside double quotes, spaces and parentheses belong to it.
fn word(text: &str) -> Result<(String, bool, &str), Failure> {
    let (mut word, mut inside, mut quoted, mut escaped) = (String::new(), false, false, false);
    for (at, c) in text.char_indices() {
        match c {
            '\\' if inside && !escaped => escaped = true,
            '"' if !escaped => {
                inside = !inside;
                quoted = true;
            }
            c if !inside && (c.is_whitespace() || c == '(' || c == ')') => return Ok((word, quoted, &text[at..])),
            c => {
                escaped = false;
                word.push(c);
            }
        }
    }
    if inside { Err(syntax()) } else { Ok((word, quoted, "")) }
}

fn term(word: &str) -> Token {
    let operators = [
        (">=", Relation::AtLeast),
        ("<=", Relation::AtMost),
        (">", Relation::Above),
        ("<", Relation::Below),
        (":", Relation::Has),
        ("=", Relation::Has),
    ];
    let split = operators
        .iter()
        .filter_map(|(sign, op)| word.find(sign).map(|at| (at, *sign, *op)))
        .min_by_key(|(at, sign, _)| (*at, std::cmp::Reverse(sign.len())));
    match split {
        Some((at, sign, op)) if at > 0 && word[..at].chars().all(char::is_alphanumeric) => {
            Token::Term { property: Some(word[..at].to_lowercase()), op, text: word[at + sign.len()..].to_lowercase() }
        }
        _ => Token::Term { property: None, op: Relation::Has, text: word.to_lowercase() },
    }
}

impl Query {
    /// Asks the query of an item; `ask` answers for one term.
    pub(crate) fn matches(&self, ask: &dyn Fn(Option<&str>, Relation, &str) -> bool) -> bool {
        match self {
            Self::And(left, right) => left.matches(ask) && right.matches(ask),
            Self::Or(left, right) => left.matches(ask) || right.matches(ask),
            Self::Not(inner) => !inner.matches(ask),
            Self::Term { property, op, text } => ask(property.as_deref(), *op, text),
        }
    }
}

/// Whether words of `text` begin as those of `sought`, in its order.
pub(crate) fn found_in(text: &str, sought: &str) -> bool {
    let words = |text: &str| -> Vec<String> {
        let split = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
        split.map(str::to_lowercase).collect()
    };
    let (text, sought) = (words(text), words(sought));
    let Some((last, whole)) = sought.split_last() else { return false };
    text.windows(sought.len()).any(|run| run[..whole.len()] == *whole && run[whole.len()].starts_with(last.as_str()))
}

/// Answers one term for a message.
pub(crate) fn ask_message(message: &Value, property: Option<&str>, op: Relation, text: &str) -> bool {
    let string = |name: &str| message.get(name).and_then(Value::as_str).unwrap_or_default().to_owned();
    let body = || message.pointer("/body/content").and_then(Value::as_str).unwrap_or_default().to_owned();
    let people = |name: &str| -> String {
        let value = message.get(name);
        let list = value.and_then(Value::as_array).map(Vec::as_slice).or_else(|| value.map(std::slice::from_ref));
        let each = list.unwrap_or_default().iter().filter_map(|person| person.get("emailAddress"));
        each.flat_map(|address| [address.get("name"), address.get("address")])
            .filter_map(|value| value.and_then(Value::as_str))
            .collect::<Vec<_>>()
            .join(" ")
    };
    let has = |haystack: &str| found_in(haystack, text);
    match property {
        None => has(&string("subject")) || has(&body()) || has(&people("from")),
        Some("subject") => has(&string("subject")),
        Some("body") => has(&body()),
        Some("from") => has(&people("from")),
        Some("to") => has(&people("toRecipients")),
        Some("cc") => has(&people("ccRecipients")),
        Some("bcc") => has(&people("bccRecipients")),
        Some("recipients") => ["toRecipients", "ccRecipients", "bccRecipients"].iter().any(|name| has(&people(name))),
        Some("participants") => {
            ["from", "toRecipients", "ccRecipients", "bccRecipients"].iter().any(|name| has(&people(name)))
        }
        Some("importance") => {
            string("importance").eq_ignore_ascii_case(text) || (text == "medium" && string("importance") == "normal")
        }
        Some("hasattachment" | "hasattachments") => {
            message.get("hasAttachments").and_then(Value::as_bool) == Some(matches!(text, "true" | "yes" | "1"))
        }
        Some("isread") => message.get("isRead").and_then(Value::as_bool) == Some(text == "true"),
        Some("kind") => text == "email",
        Some("received") => on_day(&string("receivedDateTime"), op, text),
        Some("sent") => on_day(&string("sentDateTime"), op, text),
        // A word with a colon in it that names no property is looked for as words.
        Some(other) => found_in(&format!("{} {}", string("subject"), body()), &format!("{other} {text}")),
    }
}

/// Compares days; a value is `2026-01-31` or `1/31/2026`, or two of them with `..` between.
fn on_day(when: &str, op: Relation, text: &str) -> bool {
    let day = |text: &str| -> Option<i64> {
        let parts: Vec<&str> = text.split('/').collect();
        let iso = match parts[..] {
            [month, day, year] => format!("{year}-{month:0>2}-{day:0>2}"),
            _ => text.to_uppercase(),
        };
        instant(&iso).map(|instant| instant.as_second().div_euclid(86_400))
    };
    let Some(when) = day(when) else { return false };
    if let Some((from, to)) = text.split_once("..") {
        return day(from).is_some_and(|from| from <= when) && day(to).is_some_and(|to| when <= to);
    }
    let Some(limit) = day(text) else { return false };
    match op {
        Relation::Has => when == limit,
        Relation::AtLeast => when >= limit,
        Relation::AtMost => when <= limit,
        Relation::Above => when > limit,
        Relation::Below => when < limit,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn finds(query: &str) -> bool {
        let message = json!({
            "subject": "Invoice 42 for the bridge", "body": {"content": "Please pay by Friday."}, "hasAttachments": true,
            "from": {"emailAddress": {"name": "Bob Ng", "address": "bob@contoso.com"}}, "importance": "high",
            "toRecipients": [{"emailAddress": {"address": "ada@contoso.com"}}], "receivedDateTime": "2026-02-03T10:00:00Z",
        });
        outlook(query).unwrap().matches(&|property, op, text| ask_message(&message, property, op, text))
    }

    #[test]
    fn keyword_queries() {
        for query in [
            "\"invoice\"",
            "invoice",
            "\"subject:invoice AND from:bob\"",
            "\"subject:\\\"for the bridge\\\"\"",
            "\"nothing OR pay\"",
            "\"(invoice OR pay) NOT elephant\"",
            "\"hasAttachments:true importance:high\"",
            "\"received>=2026-02-01 received<2/4/2026\"",
            "\"received:2026-02-01..2026-02-28\"",
            "\"to:ada@contoso.com\"",
            "\"participants:ada\"",
        ] {
            assert!(finds(query), "{query}");
        }
        for query in [
            "\"elephant\"",
            "\"subject:pay\"",
            "\"invoice AND elephant\"",
            "\"NOT invoice\"",
            "\"received<2026-02-03\"",
        ] {
            assert!(!finds(query), "{query}");
        }
    }

    #[test]
    fn half_a_query_is_refused() {
        for query in ["", "\"\"", "\"(invoice\"", "\"AND\"", "\"invoice"] {
            assert!(outlook(query).is_err(), "{query}");
        }
        assert!(directory("\"displayName:ada\" OR \"mail:bob\"").is_ok());
        assert!(outlook(&format!("\"{}\"", "(".repeat(100_000))).is_err());
    }
}
