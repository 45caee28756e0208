//! Whatever people type: no value changes the shape of a query.
//!
//! `PROPTEST_CASES=1000000 cargo test -p graph-odata --release --test hostile` makes a long run of it.
#![allow(clippy::unwrap_used, reason = "a test fails where it stands")]

use graph_mail::{Message, message};
use graph_odata::{Field, Filter, Guid, Query, Search, kql};
use jiff::Timestamp;
use proptest::prelude::*;

/// Pieces of the languages that are spoken here, joined at random, and any text at all.
fn hostile() -> impl Strategy<Value = String> {
    const PIECES: [&str; 28] = [
        "'",
        "''",
        "\"",
        "\\",
        "\\\"",
        "(",
        ")",
        ",",
        ";",
        ":",
        "&",
        "=",
        "+",
        "%27",
        "%",
        "#",
        "$top=1",
        " or ",
        " and ",
        " OR ",
        "NOT ",
        " eq null",
        "/any(x:x eq '",
        "*",
        "\u{201d}",
        "\n",
        "\0",
        "é",
    ];
    let piece = prop_oneof![4 => proptest::sample::select(&PIECES[..]).prop_map(str::to_owned), 1 => "\\PC{0,6}"];
    prop_oneof![3 => proptest::collection::vec(piece, 0..10).prop_map(|pieces| pieces.concat()), 1 => any::<String>()]
}

/// The texts of a filter's literals, and what is left when each is put aside.
fn literals(filter: &str) -> (Vec<String>, String) {
    let (mut found, mut outside) = (Vec::new(), String::new());
    let mut letters = filter.chars().peekable();
    while let Some(letter) = letters.next() {
        if letter != '\'' {
            outside.push(letter);
            continue;
        }
        let mut text = String::new();
        loop {
            match letters.next() {
                Some('\'') if letters.peek() == Some(&'\'') => {
                    letters.next();
                    text.push('\'');
                }
                Some('\'') => break,
                Some(letter) => text.push(letter),
                None => unreachable!("a literal without an end: {filter}"),
            }
        }
        found.push(text);
        outside.push('?');
    }
    (found, outside)
}

/// The clauses in double quotes, unescaped, and what is left.
fn quoted(search: &str) -> (Vec<String>, String) {
    let (mut found, mut outside) = (Vec::new(), String::new());
    let mut letters = search.chars();
    while let Some(letter) = letters.next() {
        if letter != '"' {
            outside.push(letter);
            continue;
        }
        let mut text = String::new();
        loop {
            match letters.next() {
                Some('\\') => text.extend(letters.next()),
                Some('"') => break,
                Some(letter) => text.push(letter),
                None => unreachable!("a clause without an end: {search}"),
            }
        }
        found.push(text);
        outside.push('?');
    }
    (found, outside)
}

proptest! {
    #[test]
    fn a_text_stays_in_its_literal(one in hostile(), two in hostile()) {
        let filter = message::SUBJECT.eq(&one) & (message::CATEGORIES.any(|tag| tag.starts_with(&*two)) | !message::SUBJECT.in_([&one, &two]));
        let expected = vec![one.clone(), two.clone(), one, two];
        let (found, outside) = literals(&filter.to_string());
        prop_assert_eq!(found, expected);
        prop_assert_eq!(outside, "subject eq ? and (categories/any(x:startswith(x,?)) or not (subject in (?,?)))");
        prop_assert_eq!(filter.properties(), ["subject", "categories"]);
    }

    #[test]
    fn a_text_stays_in_its_option(value in hostile()) {
        let query = Query::new().filter(message::SUBJECT.eq(&value)).expand(message::ATTACHMENTS.expand().filter(Filter::raw(graph_odata::literal(&value)))).top(1);
        let (_, outside) = literals(&query.to_string());
        prop_assert_eq!(outside, "$filter=subject eq ?&$expand=attachments($filter=?)&$top=1");
    }

    #[test]
    fn words_stay_in_their_clause(words in hostile(), others in hostile()) {
        let kql = kql::subject(words.as_str()) & (kql::from(others.as_str()) | !kql::phrase(kql::begins(words.as_str())));
        let (_, outside) = quoted(&Search::<Message>::from(kql.clone()).to_string());
        prop_assert_eq!(outside, "?");
        // Whatever is bare is one word without meaning of its own.
        let (_, outside) = quoted(&kql.to_string());
        let bare = |letter: char| letter.is_alphanumeric() || matches!(letter, '.' | '@' | '_' | '*' | '?');
        let shape: String = outside.split(' ').map(|word| {
            let word = word.trim_start_matches('(').trim_end_matches(')');
            let value = word.split_once(':').map_or(word, |(_, value)| value);
            assert!(value.chars().all(bare), "{outside}");
            match word { "AND" | "OR" | "NOT" => format!("{word} "), _ => "w ".to_owned() }
        }).collect();
        prop_assert_eq!(shape, "w AND w OR NOT w ");
    }

    #[test]
    fn clauses_of_the_directory_stay_apart(words in hostile(), others in hostile()) {
        let clauses = message::SUBJECT.search(&words) | message::SUBJECT.search(&others);
        let (found, outside) = quoted(&Search::from(clauses).to_string());
        prop_assert_eq!(found, [format!("subject:{words}"), format!("subject:{others}")]);
        prop_assert_eq!(outside, "? OR ?");
    }

    #[test]
    fn names_are_names_or_refused(name in hostile()) {
        if let Ok(field) = Field::<Message, String>::named(name.as_str()) {
            prop_assert!(field.path().chars().all(|letter| letter.is_alphanumeric() || "_./".contains(letter)));
        }
    }

    #[test]
    fn literals_of_numbers_times_and_guids_are_one_word(number in any::<f64>(), seconds in -377_705_023_201_i64..=253_402_207_200, guid in any::<u128>()) {
        let ratio = Field::<Message, f64>::new("ratio").eq(number);
        let at = message::RECEIVED_DATE_TIME.eq(Timestamp::from_second(seconds).unwrap());
        let role = Field::<Message, Guid>::new("role").eq(Guid::from_u128(guid));
        for text in [ratio.to_string(), at.to_string(), role.to_string()] {
            prop_assert_eq!(text.split(' ').count(), 3, "{}", text);
        }
        let text = ratio.to_string();
        let read: f64 = text.rsplit(' ').next().unwrap().replace("INF", "inf").parse().unwrap();
        prop_assert!(read == number || number.is_nan());
    }
}
