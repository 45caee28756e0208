//! Which conversation a message belongs to, and its place there: Outlook's index, and the headers of the internet.
//!
//! Invariant: an answer's index begins with that of the message it answers.

use crate::state::{Ids, Mailbox, Message};
use base64::{Engine, engine::general_purpose::STANDARD};
use jiff::Timestamp;
use serde_json::{Value, json};

/// How long the index of a first message is.
const HEADER: usize = 22;
/// From 1601, where Windows' clock begins, to 1970, in seconds.
const SINCE_1601: i64 = 11_644_473_600;

/// Windows' time: hundreds of nanoseconds since 1601.
fn file_time(time: Timestamp) -> u64 {
    let ticks = (i128::from(SINCE_1601) * 1_000_000_000 + time.as_nanosecond()) / 100;
    u64::try_from(ticks).unwrap_or_default()
}

/// The index of a message that begins a conversation: a byte that is always the same, five of the time, and a guid.
pub(crate) fn begin(ids: &mut Ids, now: Timestamp) -> String {
    let time = file_time(now).to_be_bytes();
    // Of the time, the first byte is the one that is always the same: until the year 9999 it is 1 anyway.
    let mut index = vec![1];
    index.extend_from_slice(&time[1..6]);
    let guid: Vec<u8> =
        ids.guid().bytes().filter_map(|digit| char::from(digit).to_digit(16)).map(|it| it as u8).collect();
    index.extend(guid.chunks_exact(2).map(|pair| pair[0] << 4 | pair[1]));
    STANDARD.encode(index)
}

/// The index of an answer: that of the `original`, and five bytes of how much later it is.
fn answer(original: &str, ids: &mut Ids, now: Timestamp) -> String {
    let Some(mut index) = STANDARD.decode(original).ok().filter(|index| index.len() >= HEADER) else {
        return begin(ids, now);
    };
    let mut began = [0; 8];
    began[..6].copy_from_slice(&index[..6]);
    let later = file_time(now).saturating_sub(u64::from_be_bytes(began));
    // A bit tells how coarse the 31 bits of time are.
    let coarse = later & 0x00fe_0000_0000_0000 != 0;
    let time = if coarse { (later >> 23 & 0x7fff_ffff) | 0x8000_0000 } else { later >> 18 & 0x7fff_ffff };
    index.extend_from_slice(&time.to_be_bytes()[4..]);
    index.push((ids.number() as u8) << 4);
    STANDARD.encode(index)
}

/// Makes `message` an answer to `original`.
pub(crate) fn join(message: &mut Message, original: &Message, ids: &mut Ids, now: Timestamp) {
    follow(message, original, ids, now);
    let id = original.text("internetMessageId");
    let before = original.header("References").or_else(|| original.header("In-Reply-To")).unwrap_or_default();
    for (name, value) in [("In-Reply-To", id.to_owned()), ("References", format!("{before} {id}").trim().to_owned())] {
        if message.header(name).is_none() {
            message.headers.push(json!({"name": name, "value": value}));
        }
    }
}

fn follow(message: &mut Message, original: &Message, ids: &mut Ids, now: Timestamp) {
    message.set("conversationId", original.text("conversationId"));
    message.set("conversationIndex", answer(original.text("conversationIndex"), ids, now));
}

/// Puts a message that came as MIME into the conversation of what it says it answers, where the mailbox has that.
pub(crate) fn find(message: &mut Message, mailbox: &Mailbox, ids: &mut Ids, now: Timestamp) {
    let named = [message.header("In-Reply-To"), message.header("References")];
    // Of the references the last is the nearest.
    let named: Vec<&str> = named.into_iter().flatten().flat_map(|it| it.split_whitespace().rev()).collect();
    let known = |id: &&str| mailbox.messages().find(|it| it.text("internetMessageId") == *id);
    let Some(original) = named.iter().find_map(known) else { return };
    let told = message.header("Thread-Index").map(Value::from);
    follow(message, original, ids, now);
    if let Some(index) = told {
        message.set("conversationIndex", index);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bytes(index: &str) -> Vec<u8> {
        STANDARD.decode(index).unwrap()
    }

    #[test]
    fn an_index_grows_by_five_bytes_an_answer() {
        let mut ids = Ids::new(1);
        let start: Timestamp = "2026-03-01T08:00:00Z".parse().unwrap();
        let first = begin(&mut ids, start);
        let index = bytes(&first);
        assert_eq!((index.len(), index[0]), (22, 1));
        let second = answer(&first, &mut ids, start + jiff::SignedDuration::from_mins(10));
        let grown = bytes(&second);
        assert_eq!((grown.len(), &grown[..22]), (27, index.as_slice()));
        let units = u32::from_be_bytes(grown[22..26].try_into().unwrap());
        // A unit is 2 to the 18th of hundreds of nanoseconds; the header leaves out less than seven milliseconds.
        let seconds = f64::from(units) * f64::from(1 << 18) / 1e7;
        assert!((seconds - 600.0).abs() < 0.1, "{seconds}");
        assert_eq!(grown[26] & 0x0f, 0);
        let third = bytes(&answer(&second, &mut ids, start + jiff::SignedDuration::from_hours(24 * 365 * 10)));
        assert_eq!((third.len(), third[27] & 0x80), (32, 0x80), "ten years need the coarser measure");
    }

    #[test]
    fn what_is_no_index_begins_anew() {
        let mut ids = Ids::new(1);
        for text in ["", "!", "AAAA"] {
            assert_eq!(bytes(&answer(text, &mut ids, Timestamp::UNIX_EPOCH)).len(), 22, "{text}");
        }
    }
}
