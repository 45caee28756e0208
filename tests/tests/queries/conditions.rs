//! Conditions in two forms, made at once: a filter of the typed vocabulary, and a function of the values that messages were made of.

use super::{
    choices::Choices,
    mailbox::{IMPORTANCES, Mail, Person},
};
use graph_mail::{
    Element, Field, Filter, Importance, Message, Operand, Recipient, date_time_time_zone, email_address, followup_flag,
    jiff::{SignedDuration, Timestamp, tz::TimeZone},
    message, recipient,
};
use graph_odata::Number;
use std::rc::Rc;

/// A value that is computed from an `M`. There may be none.
pub type Value<M, T> = Rc<dyn Fn(&M) -> Option<T>>;

/// A condition on an `E`, and the same on an `M`: it holds, does not, or is unknown.
pub struct Condition<E, M> {
    pub filter: Filter<E>,
    pub holds: Value<M, bool>,
}

/// Makes a condition on an element of a collection.
type OfElement<T, M> = fn(&mut Choices, Field<Element<T>, T>) -> Condition<Element<T>, M>;

impl<E, M> Condition<E, M> {
    fn new(filter: Filter<E>, holds: impl Fn(&M) -> Option<bool> + 'static) -> Self {
        Self { filter, holds: Rc::new(holds) }
    }
}

/// A condition on a message.
pub fn condition(of: &mut Choices) -> Condition<Message, Mail> {
    let address = || message::FROM / recipient::EMAIL_ADDRESS / email_address::ADDRESS;
    let name = || message::FROM / recipient::EMAIL_ADDRESS / email_address::NAME;
    match of.below(17) {
        0 => {
            let read = of.yes();
            Condition::new(message::IS_READ.eq(read), move |mail: &Mail| Some(mail.read == read))
        }
        1 | 2 => {
            let (left, right) = (condition(of), condition(of));
            let (a, b) = (left.holds, right.holds);
            Condition::new(left.filter & right.filter, move |mail: &Mail| match (a(mail), b(mail)) {
                (Some(false), _) | (_, Some(false)) => Some(false),
                (Some(true), Some(true)) => Some(true),
                _ => None,
            })
        }
        3 | 4 => {
            let (left, right) = (condition(of), condition(of));
            let (a, b) = (left.holds, right.holds);
            Condition::new(left.filter | right.filter, move |mail: &Mail| match (a(mail), b(mail)) {
                (Some(true), _) | (_, Some(true)) => Some(true),
                (Some(false), Some(false)) => Some(false),
                _ => None,
            })
        }
        5 | 6 => {
            let inner = condition(of);
            let holds = inner.holds;
            Condition::new(!inner.filter, move |mail: &Mail| holds(mail).map(|holds| !holds))
        }
        7 => texts(of, message::SUBJECT, Rc::new(|mail: &Mail| Some(mail.subject.clone()))),
        8 => texts(of, address(), Rc::new(|mail: &Mail| Some(mail.from.0.clone()))),
        9 => {
            let nothing = message::FLAG / followup_flag::COMPLETED_DATE_TIME / date_time_time_zone::TIME_ZONE;
            texts(of, nothing, Rc::new(|_: &Mail| None))
        }
        10 => {
            let op = of.below(6);
            let filter = compared(op, message::SUBJECT.to_upper(), name().concat("b"));
            Condition::new(filter, move |mail: &Mail| {
                Some(compare(op, Some(fold(&mail.subject)), Some(fold(&format!("{}b", mail.from.1)))))
            })
        }
        11 => times(of, message::RECEIVED_DATE_TIME, Rc::new(|mail: &Mail| Some(mail.received))),
        12 => importance(of),
        13 => people(of, message::TO_RECIPIENTS, |mail| &mail.to),
        14 => people(of, message::CC_RECIPIENTS, |mail| &mail.cc),
        15 => each(
            of,
            message::CATEGORIES,
            |mail: &Mail| &mail.categories,
            |of, category| texts(of, category, Rc::new(|category: &String| Some(category.clone()))),
        ),
        _ => {
            let (draft, attached) = (of.yes(), of.yes());
            let filter = message::IS_DRAFT.ne(draft) | message::HAS_ATTACHMENTS.in_([attached]);
            Condition::new(filter, move |mail: &Mail| Some(mail.draft != draft || mail.attached == attached))
        }
    }
}

fn importance(of: &mut Choices) -> Condition<Message, Mail> {
    let one = of.one_of(&IMPORTANCES);
    let (member, other) = (Importance::from(one), Importance::Normal);
    match of.below(4) {
        0 => Condition::new(message::IMPORTANCE.eq(member), move |mail: &Mail| Some(mail.importance == one)),
        1 => Condition::new(message::IMPORTANCE.ne(member), move |mail: &Mail| Some(mail.importance != one)),
        2 => Condition::new(message::IMPORTANCE.has(member), move |mail: &Mail| Some(mail.importance == one)),
        _ => Condition::new(message::IMPORTANCE.in_([member, other]), move |mail: &Mail| {
            Some(mail.importance == one || mail.importance == "normal")
        }),
    }
}

fn people(
    of: &mut Choices,
    field: Field<Message, Vec<Recipient>>,
    people: fn(&Mail) -> &Vec<Person>,
) -> Condition<Message, Mail> {
    each(of, field, people, |of, person| {
        let address = person / recipient::EMAIL_ADDRESS;
        if of.yes() {
            return texts(of, address / email_address::NAME, Rc::new(|person: &Person| Some(person.1.clone())));
        }
        let (one, other) = (address.clone() / email_address::ADDRESS, address / email_address::NAME);
        let (inner, text) = (texts(of, one, Rc::new(|person: &Person| Some(person.0.clone()))), of.text());
        let (filter, holds) = (inner.filter | other.eq(&text), inner.holds);
        Condition::new(filter, move |person: &Person| {
            Some(holds(person) == Some(true) || fold(&person.1) == fold(&text))
        })
    })
}

/// A condition on a collection, most of them by conditions on its elements.
fn each<T: 'static, M: 'static>(
    of: &mut Choices,
    field: Field<Message, Vec<T>>,
    items: fn(&Mail) -> &Vec<M>,
    one: OfElement<T, M>,
) -> Condition<Message, Mail> {
    let (kind, mut inner) = (of.below(6), None);
    let mut within = |element| {
        let condition = one(of, element);
        inner = Some(condition.holds);
        condition.filter
    };
    let filter = match kind {
        0 => return Condition::new(field.is_empty(), move |mail| Some(items(mail).is_empty())),
        1 => return Condition::new(field.is_not_empty(), move |mail| Some(!items(mail).is_empty())),
        2 => return numbers(of, field.count(), Rc::new(move |mail| Some(items(mail).len() as f64)), true),
        3 => field.all(&mut within),
        _ => field.any(&mut within),
    };
    let inner = inner.unwrap();
    Condition::new(filter, move |mail| {
        let mut truths = items(mail).iter().map(|item| inner(item) == Some(true));
        Some(if kind == 3 { truths.all(|truth| truth) } else { truths.any(|truth| truth) })
    })
}

/// Outlook compares texts without regard to case.
fn fold(text: &str) -> String {
    text.to_lowercase()
}

/// Characters are counted in UTF-16.
fn units(text: &str) -> f64 {
    text.encode_utf16().count() as f64
}

fn compared<E, T, K>(op: usize, field: Field<E, T, K>, value: impl Operand<T, E>) -> Filter<E> {
    match op {
        0 => field.eq(value),
        1 => field.ne(value),
        2 => field.gt(value),
        3 => field.ge(value),
        4 => field.lt(value),
        _ => field.le(value),
    }
}

/// Nothing equals nothing, and is neither less nor greater than anything.
fn compare<T: PartialOrd>(op: usize, left: Option<T>, right: Option<T>) -> bool {
    let known = left.is_some() && right.is_some();
    match op {
        0 => left == right,
        1 => left != right,
        2 => known && left > right,
        3 => known && left >= right,
        4 => known && left < right,
        _ => known && left <= right,
    }
}

fn map<M: 'static, T: 'static, U>(value: Value<M, T>, to: impl Fn(T) -> U + 'static) -> Value<M, U> {
    Rc::new(move |it| value(it).map(&to))
}

fn texts<E: 'static, M: 'static, K>(
    of: &mut Choices,
    field: Field<E, String, K>,
    value: Value<M, String>,
) -> Condition<E, M> {
    let text = of.text();
    match of.below(16) {
        0 | 1 => {
            let (op, right) = (of.below(6), (of.below(5) != 4).then_some(text));
            let filter = compared(op, field, right.as_deref());
            Condition::new(filter, move |it| {
                Some(compare(op, value(it).as_deref().map(fold), right.as_deref().map(fold)))
            })
        }
        2 => {
            let filter = field.starts_with(&text);
            Condition::new(filter, move |it| Some(fold(&value(it)?).starts_with(&fold(&text))))
        }
        3 => {
            let filter = field.ends_with(&text);
            Condition::new(filter, move |it| Some(fold(&value(it)?).ends_with(&fold(&text))))
        }
        4 => {
            let filter = field.contains(&text);
            Condition::new(filter, move |it| Some(fold(&value(it)?).contains(&fold(&text))))
        }
        5 => {
            let all: Vec<String> = (0..of.below(3)).map(|_| of.text()).chain([text]).collect();
            let filter = field.in_(&all);
            Condition::new(filter, move |it| {
                Some(value(it).is_some_and(|it| all.iter().any(|one| fold(one) == fold(&it))))
            })
        }
        6 => Condition::new(field.is_null(), move |it| Some(value(it).is_none())),
        7 => Condition::new(field.is_not_null(), move |it| Some(value(it).is_some())),
        8 => texts(of, field.to_lower(), map(value, |it| it.to_lowercase())),
        9 => texts(of, field.to_upper(), map(value, |it| it.to_uppercase())),
        10 => texts(of, field.trim(), map(value, |it| it.trim().to_owned())),
        11 => texts(of, field.concat(text.clone()), map(value, move |it| it + &text)),
        12 => {
            let start = of.number();
            texts(of, field.substring(start), map(value, move |it| cut(&it, start, None)))
        }
        13 => {
            let (start, length) = (of.number(), of.number());
            texts(of, field.substring_of(start, length), map(value, move |it| cut(&it, start, Some(length))))
        }
        14 => {
            let index = field.index_of(&text);
            let value = map(value, move |it| fold(&it).find(&fold(&text)).map_or(-1.0, |at| units(&fold(&it)[..at])));
            numbers(of, index, value, true)
        }
        _ => numbers(of, field.length(), map(value, |it| units(&it)), true),
    }
}

/// The part of a text within its bounds.
fn cut(text: &str, start: i32, length: Option<i32>) -> String {
    let skipped = text.encode_utf16().skip(start.max(0) as usize);
    let units: Vec<u16> = skipped.take(length.map_or(usize::MAX, |length| length.max(0) as usize)).collect();
    String::from_utf16_lossy(&units)
}

fn numbers<E: 'static, M: 'static, T: Number + 'static, K>(
    of: &mut Choices,
    field: Field<E, T, K>,
    value: Value<M, f64>,
    whole: bool,
) -> Condition<E, M>
where
    i32: Operand<T, E>,
{
    let number = of.number();
    let n = f64::from(number);
    // Nothing is divided by zero.
    let divisor = if number == 0 { 3 } else { number };
    let d = f64::from(divisor);
    match of.below(12) {
        0 | 1 => {
            let op = of.below(6);
            Condition::new(compared(op, field, number), move |it| Some(compare(op, value(it), Some(n))))
        }
        2 => {
            let other = of.number();
            let all = [n, f64::from(other)];
            Condition::new(field.in_([number, other]), move |it| Some(value(it).is_some_and(|it| all.contains(&it))))
        }
        3 => {
            let op = of.below(6);
            let filter = compared(op, field.clone() * 2 - 1, field + number);
            Condition::new(filter, move |it| {
                Some(compare(op, value(it).map(|it| it * 2.0 - 1.0), value(it).map(|it| it + n)))
            })
        }
        4 => numbers(of, field + number, map(value, move |it| it + n), whole),
        5 => numbers(of, field - number, map(value, move |it| it - n), whole),
        6 => numbers(of, field * number, map(value, move |it| it * n), whole),
        7 => {
            let value = map(value, move |it| if whole { (it / d).trunc() } else { it / d });
            numbers(of, field.divided_by(divisor), value, whole)
        }
        8 => numbers(of, field % divisor, map(value, move |it| it % d), whole),
        9 => numbers(of, -field, map(value, |it| -it), whole),
        10 => numbers(of, field.clone() - (field - number), map(value, move |it| it - (it - n)), whole),
        _ => {
            numbers(of, (field.clone() + number) * (field % divisor), map(value, move |it| (it + n) * (it % d)), whole)
        }
    }
}

fn doubles<E: 'static, M: 'static, K>(
    of: &mut Choices,
    field: Field<E, f64, K>,
    value: Value<M, f64>,
) -> Condition<E, M> {
    match of.below(4) {
        0 => numbers(of, field, value, false),
        1 => numbers(of, field.round(), map(value, f64::round), false),
        2 => numbers(of, field.floor(), map(value, f64::floor), false),
        _ => numbers(of, field.ceiling(), map(value, f64::ceil), false),
    }
}

fn times<E: 'static, M: 'static, K>(
    of: &mut Choices,
    field: Field<E, Timestamp, K>,
    value: Value<M, Timestamp>,
) -> Condition<E, M> {
    let (time, duration) = (of.time(), of.duration());
    let utc = |time: Timestamp| time.to_zoned(TimeZone::UTC);
    let clock = map(Rc::clone(&value), move |it| utc(it).time());
    match of.below(14) {
        0 | 1 => {
            let op = of.below(6);
            Condition::new(compared(op, field, time), move |it| Some(compare(op, value(it), Some(time))))
        }
        2 => numbers(of, field.year(), map(value, move |it| utc(it).year().into()), true),
        3 => numbers(of, field.month(), map(value, move |it| utc(it).month().into()), true),
        4 => numbers(of, field.date().day(), map(value, move |it| utc(it).day().into()), true),
        5 => numbers(of, field.hour(), map(clock, |it| it.hour().into()), true),
        6 => numbers(of, field.time().minute(), map(clock, |it| it.minute().into()), true),
        7 => numbers(of, field.second(), map(clock, |it| it.second().into()), true),
        8 => doubles(of, field.fractional_seconds(), map(clock, |it| f64::from(it.subsec_nanosecond()) / 1e9)),
        9 => {
            let (op, date) = (of.below(6), utc(time).date());
            let value = map(value, move |it| utc(it).date());
            Condition::new(compared(op, field.date(), date), move |it| Some(compare(op, value(it), Some(date))))
        }
        10 => {
            let (op, time) = (of.below(6), utc(time).time());
            Condition::new(compared(op, field.time(), time), move |it| Some(compare(op, clock(it), Some(time))))
        }
        11 => times(of, field + duration, map(value, move |it| it + duration)),
        12 => times(of, field - duration, map(value, move |it| it - duration)),
        _ => durations(of, field.since(time), map(value, move |it| it.duration_since(time))),
    }
}

fn durations<E: 'static, M: 'static, K>(
    of: &mut Choices,
    field: Field<E, SignedDuration, K>,
    value: Value<M, SignedDuration>,
) -> Condition<E, M> {
    let duration = of.duration();
    match of.below(5) {
        0 | 1 => {
            let op = of.below(6);
            Condition::new(compared(op, field, duration), move |it| Some(compare(op, value(it), Some(duration))))
        }
        2 => durations(of, field + duration, map(value, move |it| it + duration)),
        3 => durations(of, field - duration, map(value, move |it| it - duration)),
        _ => doubles(of, field.total_seconds(), map(value, |it| it.as_secs_f64())),
    }
}
