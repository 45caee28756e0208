//! Text that becomes filters and queries: what is written is read as the same, and no text does harm.
//!
//! `PROPTEST_CASES=1000000 cargo test -p graph-odata --release --test parse` makes a long run of it.
#![allow(clippy::unwrap_used, reason = "a test fails where it stands")]

use graph_mail::{Importance, Message, attachment, email_address, message, recipient};
use graph_odata::{Binary, Expr, Field, Filter, Guid, ParseError, Path, Query, kql, literal, now};
use graph_transport::{Method, Request};
use jiff::{SignedDuration, Timestamp, civil};
use proptest::prelude::*;

/// Choices that were made at random. When they run out, each is the first there is, so that what is built of them ends.
#[derive(Debug)]
struct Choices(std::vec::IntoIter<u16>);

impl Choices {
    fn next(&mut self) -> u16 {
        self.0.next().unwrap_or_default()
    }

    fn below(&mut self, count: usize) -> usize {
        usize::from(self.next()) % count
    }

    fn one_of<T: Copy>(&mut self, all: &[T]) -> T {
        all[self.below(all.len())]
    }

    fn text(&mut self) -> String {
        const PIECES: [&str; 12] = ["", "a", "'", "''", " and ", "%27", "+", "&$top=1", "é📎", "\\\"", "(", ";"];
        (0..self.below(4)).map(|_| self.one_of(&PIECES)).collect()
    }
}

fn choices(most: usize) -> impl Strategy<Value = Choices> {
    proptest::collection::vec(any::<u16>(), 0..most).prop_map(|all| Choices(all.into_iter()))
}

/// A tree, as somebody might write it down.
#[derive(Debug)]
enum Tree {
    /// A word that stays as it is.
    Word(String),
    /// A word that is taken in any case.
    Any(&'static str),
    Not(Box<Self>),
    Minus(Box<Self>),
    /// An operator between two, and its rank.
    Binary(&'static str, u8, Box<Self>, Box<Self>),
    In(Box<Self>, Vec<Self>),
    Call(&'static str, Vec<Self>),
    Lambda(String, &'static str, Option<(String, Box<Self>)>),
}

const COMPARISON: u8 = 3;
const ADDITIVE: u8 = 4;
const UNARY: u8 = 6;
const PRIMARY: u8 = 7;

impl Tree {
    fn condition(of: &mut Choices) -> Self {
        let operator = |of: &mut Choices| of.one_of(&["eq", "ne", "gt", "ge", "lt", "le"]);
        match of.below(11) {
            0 => Self::Word(path(of)),
            1 | 2 => Self::Binary(operator(of), COMPARISON, Self::value(of).into(), Self::value(of).into()),
            3 => Self::Binary(operator(of), COMPARISON, Self::condition(of).into(), Self::condition(of).into()),
            4 => Self::Not(Self::condition(of).into()),
            5 => Self::Binary("and", 2, Self::condition(of).into(), Self::condition(of).into()),
            6 => Self::Binary("or", 1, Self::condition(of).into(), Self::condition(of).into()),
            7 => Self::In(Self::value(of).into(), (0..=of.below(3)).map(|_| Self::value(of)).collect()),
            8 => Self::Call(of.one_of(&["contains", "startswith", "endswith"]), vec![Self::value(of), Self::value(of)]),
            9 => {
                let body = (of.below(3) > 0).then(|| (of.one_of(&["x", "y1"]).to_owned(), Self::condition(of).into()));
                let quantifier = if body.is_some() { of.one_of(&["any", "all"]) } else { "any" };
                Self::Lambda(path(of), quantifier, body)
            }
            _ => Self::Any(of.one_of(&["true", "false", "null"])),
        }
    }

    fn value(of: &mut Choices) -> Self {
        match of.below(12) {
            0..=2 => Self::Word(path(of)),
            3 => Self::Word(path(of) + "/$count"),
            4..=6 => Self::Word(constant(of)),
            7 => Self::Binary(of.one_of(&["add", "sub"]), ADDITIVE, Self::value(of).into(), Self::value(of).into()),
            8 => {
                let operator = of.one_of(&["mul", "div", "divby", "mod"]);
                Self::Binary(operator, ADDITIVE + 1, Self::value(of).into(), Self::value(of).into())
            }
            9 => match Self::value(of) {
                // The sign of a number belongs to it.
                Self::Word(number) if number.starts_with(|first: char| first.is_ascii_digit()) => Self::Word(number),
                Self::Word(number) if matches!(&*number, "INF" | "NaN") => Self::Word(number),
                value => Self::Minus(value.into()),
            },
            10 => match of.below(3) {
                0 => Self::Call("now", vec![]),
                1 => Self::Call(of.one_of(&["tolower", "length", "year"]), vec![Self::value(of)]),
                _ => Self::Call("substring", vec![Self::value(of), Self::value(of), Self::value(of)]),
            },
            _ => Self::Any("null"),
        }
    }

    fn rank(&self) -> u8 {
        match self {
            Self::Binary(_, rank, ..) => *rank,
            Self::In(..) => COMPARISON,
            Self::Not(_) | Self::Minus(_) => UNARY,
            _ => PRIMARY,
        }
    }

    /// Writes it, in parentheses where they are needed or where the pen likes them.
    fn write(&self, pen: &mut Pen, needed: bool) {
        let enclosed = needed || pen.likes();
        if enclosed {
            pen.mark("(");
        }
        match self {
            Self::Word(word) => pen.word(word),
            Self::Any(word) => pen.any_case(word),
            Self::Not(inner) => {
                pen.any_case("not");
                pen.space();
                inner.write(pen, inner.rank() < PRIMARY);
            }
            Self::Minus(inner) => {
                pen.mark("-");
                let negative = matches!(&**inner, Self::Word(word) if word.starts_with('-'));
                inner.write(pen, negative || inner.rank() < PRIMARY);
            }
            Self::Binary(operator, rank, left, right) => {
                // `in` binds tighter than it looks.
                let least = if *rank == COMPARISON { ADDITIVE } else { *rank };
                let looser = |side: &Self| side.rank() < least && !matches!(side, Self::In(..));
                left.write(pen, looser(left));
                pen.space();
                pen.any_case(operator);
                pen.space();
                right.write(pen, looser(right) || *rank >= ADDITIVE && right.rank() == *rank);
            }
            Self::In(left, values) => {
                left.write(pen, left.rank() < PRIMARY);
                pen.space();
                pen.any_case("in");
                pen.space();
                pen.list(values);
            }
            Self::Call(function, arguments) => {
                pen.any_case(function);
                pen.list(arguments);
            }
            Self::Lambda(path, quantifier, body) => {
                pen.word(path);
                pen.mark("/");
                pen.any_case(quantifier);
                pen.mark("(");
                if let Some((variable, body)) = body {
                    pen.word(variable);
                    pen.mark(":");
                    body.write(pen, false);
                }
                pen.mark(")");
            }
        }
        if enclosed {
            pen.mark(")");
        }
    }
}

fn path(of: &mut Choices) -> String {
    const NAMES: [&str; 8] = ["a", "subject", "_x0020_", "microsoft.graph.user", "Über", "ands", "notes", "e1"];
    let mut path = of.one_of(&NAMES).to_owned();
    while of.below(3) == 1 {
        path = path + "/" + of.one_of(&NAMES);
    }
    path
}

fn constant(of: &mut Choices) -> String {
    const LITERALS: [&str; 22] = [
        "5",
        "-5",
        "0.25",
        "-1.5e300",
        "12345678901234567890.123456789",
        "INF",
        "-INF",
        "NaN",
        "df021288-bdef-4463-88db-98f22de89214",
        "01234567-89ab-cdef-0123-456789abcdef",
        "2026-01-02",
        "2026-01-02T03:04Z",
        "2026-01-02T03:04:05.1234567+02:00",
        "08:30",
        "23:59:59.999",
        "duration'PT1H'",
        "duration'-P1DT2.5S'",
        "binary''",
        "binary'-__-AA=='",
        "microsoft.graph.importance'high'",
        "ns.flags'red,blue'",
        "''",
    ];
    if of.below(3) == 1 { literal(&of.text()) } else { of.one_of(&LITERALS).to_owned() }
}

/// Writes neatly, or with whatever space, case and parentheses it was given.
#[derive(Debug, Default)]
struct Pen {
    text: String,
    mood: Option<Choices>,
}

impl Pen {
    fn likes(&mut self) -> bool {
        self.mood.as_mut().is_some_and(|mood| mood.below(6) == 1)
    }

    fn word(&mut self, word: &str) {
        self.text.push_str(word);
    }

    fn any_case(&mut self, word: &str) {
        let shouts = self.likes();
        self.text.extend(word.chars().map(|letter| if shouts { letter.to_ascii_uppercase() } else { letter }));
    }

    fn space(&mut self) {
        self.text.push(' ');
        self.sprawl();
    }

    fn mark(&mut self, mark: &str) {
        self.sprawl();
        self.text.push_str(mark);
        self.sprawl();
    }

    fn sprawl(&mut self) {
        while self.likes() {
            let mood = self.mood.as_mut().unwrap();
            self.text.push(mood.one_of(&[' ', '\t', '\n', '\r', '\u{a0}', '\u{2003}']));
        }
    }

    fn list(&mut self, values: &[Tree]) {
        self.mark("(");
        for (at, value) in values.iter().enumerate() {
            if at > 0 {
                self.mark(",");
            }
            value.write(self, false);
        }
        self.mark(")");
    }
}

/// A filter of the typed vocabulary.
fn built(of: &mut Choices) -> Filter<Message> {
    let size = || Field::<Message, i64>::new("size");
    let ratio = Field::<Message, f64>::new("ratio");
    match of.below(16) {
        0 => message::IS_READ.eq(of.below(2) == 0),
        1 => built(of) & built(of),
        2 => built(of) | built(of),
        3 => !built(of),
        4 => message::SUBJECT.to_lower().trim().in_((0..of.below(3)).map(|_| of.text()).collect::<Vec<_>>()),
        5 => message::CATEGORIES.any(|tag| tag.clone().starts_with(of.text()) | tag.substring(1).eq(None::<&str>)),
        6 => {
            let aliases = Field::<graph_mail::EmailAddress, Vec<String>>::new("aliases");
            message::TO_RECIPIENTS.all(|to| {
                let address = to / recipient::EMAIL_ADDRESS;
                (address.clone() / email_address::ADDRESS).ends_with(of.text())
                    & !(address / aliases).any(|alias| alias.index_of("x").eq(-1))
            })
        }
        7 => message::CC_RECIPIENTS.is_empty() | message::CATEGORIES.count().gt(2),
        8 => {
            let sum: Expr<Message, i64> = match of.below(6) {
                0 => size() + (size() - -1),
                1 => size() - (size() * 2 + size()),
                2 => (size() + 2) * size().divided_by(size() % 3),
                3 => -(-size()),
                4 => -(size() + 1) * 2,
                _ => size() % (size() * 5),
            };
            if of.below(2) == 0 { sum.le(i64::from(of.next())) } else { sum.in_([1, 2]) }
        }
        9 => ratio
            .divided_by(2)
            .floor()
            .ne(f64::from_bits(u64::from(of.next()) << 48 | u64::from(of.next()) << 32 | u64::from(of.next()))),
        10 => {
            message::RECEIVED_DATE_TIME
                .ge(Timestamp::new(i64::from(of.next()) * 1_000_003, i32::from(of.next()) * 100).unwrap())
        }
        11 => (now() - SignedDuration::new(i64::from(of.next()), 0)).lt(message::SENT_DATE_TIME),
        12 => {
            message::RECEIVED_DATE_TIME.date().gt(civil::date(2000 + of.below(100) as i16, 2, 1 + of.below(28) as i8))
                & message::RECEIVED_DATE_TIME.time().le(civil::time(
                    of.below(24) as i8,
                    5,
                    6,
                    i32::from(of.next()) * 100,
                ))
        }
        13 => message::IMPORTANCE.has(Importance::High) | message::IMPORTANCE.ne(Importance::Low),
        14 => {
            Field::<Message, Guid>::new("role").eq(Guid::from_u128(u128::from(of.next()) << 100))
                | Field::<Message, Binary>::new("hash").eq(Binary::from(of.text().into_bytes()))
        }
        _ => message::SUBJECT.convert::<i32>().gt(5) | message::SUBJECT.concat(of.text()).contains(message::SUBJECT),
    }
}

/// A query of the typed vocabulary.
fn asked(of: &mut Choices) -> Query<Message> {
    let mut query = Query::new();
    for _ in 0..of.below(6) {
        query = match of.below(8) {
            0 => query.filter(built(of)),
            1 => query.select((message::ID, message::FROM)).select(message::FROM / recipient::EMAIL_ADDRESS),
            2 => query.order_by((message::RECEIVED_DATE_TIME.desc(), message::SUBJECT)),
            3 => query.expand(
                message::ATTACHMENTS
                    .expand()
                    .filter(attachment::NAME.eq(of.text()))
                    .select(attachment::SIZE)
                    .top(5)
                    .levels(2),
            ),
            4 => query.expand(message::EXTENSIONS),
            5 => query.search(kql::subject(format!("x {}", of.text())) | !kql::phrase(kql::begins("y"))),
            6 => query.top(of.next().into()).skip(of.next().into()),
            _ => query.count(),
        };
    }
    query
}

/// A query as it stands in a URL, encoded.
fn encoded<E>(query: &Query<E>) -> String {
    let request = Request::new("test.list", Method::GET, Path::new("/me/messages"));
    let request = query.parameters().into_iter().fold(request, |request, (name, value)| request.query(name, value));
    request.line().split_once('?').map_or(String::new(), |(_, query)| query.to_owned())
}

/// Pieces of the languages that are spoken here, joined at random, and any text at all.
#[rustfmt::skip]
fn hostile() -> impl Strategy<Value = String> {
    const PIECES: [&str; 72] = [
        "a", "x", "subject", "/", "/any(", "/all(", "/any()", "/$count", "$it", "(", ")", ",", ":", "x:", ";", "=", "&", "?", " ", " ", " ",
        "\t", "\n", "+", "-", "'", "''", "\"", "\\", "*", "@", "#", "%", "%2", "%27", "%C3", "%20", "\u{0}", "é", "📎", " eq ", " ne ",
        " lt ", " and ", " or ", "not ", " in ", " in (", " has ", " add ", " mul ", "null", "TRUE", "INF", "NaN", "5", "-5", "1.5e9", "2026-01-02",
        "2026-01-02T03:04:05Z", "08:30", "duration'", "binary'", "ns.t'", "df021288-bdef-4463-88db-98f22de89214", "tolower(", "contains(",
        "now()", "$filter=", "$expand=", "($levels=max;", "$search=",
    ];
    let piece = prop_oneof![9 => proptest::sample::select(&PIECES[..]).prop_map(str::to_owned), 1 => "\\PC{0,4}"];
    prop_oneof![4 => proptest::collection::vec(piece, 0..16).prop_map(|pieces| pieces.concat()), 1 => any::<String>()]
}

/// What every mistake must be, whatever the text was.
fn check(error: &ParseError, text: &str) -> Result<(), TestCaseError> {
    let line = error.to_string();
    prop_assert!(!line.contains(|it: char| it.is_control() || it == '\u{2028}' || it == '\u{2029}'), "{line:?}");
    prop_assert!(line.len() < 1200 && line.contains(">>>"), "{line:?}");
    prop_assert!(text.is_char_boundary(error.position()), "{text:?}: {line}");
    prop_assert!(!error.expected().is_empty());
    Ok(())
}

proptest! {
    #[test]
    fn a_tree_is_read_as_it_was_written(mut tree in choices(60), mood in choices(200)) {
        let tree = Tree::condition(&mut tree);
        let (mut neat, mut wild) = (Pen::default(), Pen { mood: Some(mood), ..Pen::default() });
        tree.write(&mut neat, false);
        tree.write(&mut wild, false);
        for text in [&neat.text, &wild.text] {
            let filter = Filter::<Message>::parse(text).map_err(|error| TestCaseError::fail(format!("{text}: {error}")))?;
            prop_assert_eq!(&filter.to_string(), &neat.text, "{}", text);
        }
    }

    #[test]
    fn what_is_built_is_read_as_the_same(mut one in choices(40), mut other in choices(20)) {
        let (one, other) = (built(&mut one), built(&mut other));
        let read = || Filter::<Message>::parse(&one.to_string()).map_err(|error| TestCaseError::fail(error.to_string()));
        prop_assert_eq!(&read()?, &one);
        // How tightly it binds is known as well.
        for (read, built) in [
            (!read()?, !one.clone()),
            (read()? & other.clone(), one.clone() & other.clone()),
            (other.clone() & read()?, other.clone() & one.clone()),
            (read()? | other.clone(), one.clone() | other),
        ] {
            prop_assert_eq!(read, built);
        }
    }

    #[test]
    fn a_query_survives_its_url(mut asks in choices(60)) {
        let query = asked(&mut asks);
        let url = encoded(&query);
        let read = Query::<Message>::parse(&url).map_err(|error| TestCaseError::fail(format!("{url}: {error}")))?;
        prop_assert_eq!(&read, &query);
        prop_assert_eq!(encoded(&read), url);
    }

    #[test]
    fn a_value_survives_its_url(value in any::<String>()) {
        let query = Query::from(message::SUBJECT.eq(&value));
        prop_assert_eq!(Query::<Message>::parse(&encoded(&query)).unwrap(), query);
    }

    #[test]
    fn no_text_does_harm(text in hostile()) {
        match Filter::<Message>::parse(&text) {
            Ok(filter) => {
                let written = filter.to_string();
                prop_assert_eq!(&Filter::parse(&written).unwrap(), &filter, "{}", text);
                let joined = (!filter.clone() & filter.clone() | filter).to_string();
                prop_assert_eq!(Filter::<Message>::parse(&joined).unwrap().to_string(), joined);
            }
            Err(error) => check(&error, &text)?,
        }
        match Query::<Message>::parse(&text) {
            Ok(query) => prop_assert_eq!(Query::parse(&encoded(&query)).unwrap(), query, "{}", text),
            Err(error) => check(&error, &text)?,
        }
    }
}
