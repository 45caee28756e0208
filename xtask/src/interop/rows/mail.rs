//! Mail: what clients of others see and do at the emulator, and ours after them.

use super::{Row, same};
use crate::interop::tools::Tool::{GraphClient, MsgraphSdk, PythonO365};

const FOLDERS: &str = "folders: names and counts; one found, made, renamed, moved, deleted";
const LISTINGS: &str = "listings page by page and a whole mailbox: ids, subjects, times";
const FILTERS: &str = "ten filters and orders: ids";
const SEARCHES: &str = "three searches: ids";
const MESSAGES: &str = "25 messages: all properties, bodies, files with their hashes";
const CHANGES: &str = "two rounds of changes in a folder: ids, subjects, what is gone";
const SENDING: &str = "two letters sent, one with two files and one not kept: Sent Items, two inboxes, counts";
const UPLOADS: &str = "a draft with files of 7.5 and 3.5 MB through upload sessions, sent: sizes, hashes";
const ANSWERS: &str = "a reply, a reply to all and a forward, sent at once: recipients, bodies, files";
const MIME: &str = "12 messages as MIME: lengths, hashes";
const REPLIES: &str = "automatic replies, always, at times, off: all of the setting; working hours";
const CATEGORIES: &str = "the mailbox's categories: one made, its colour changed, deleted";
const RULES: &str = "a rule made, at work on what comes, turned off, deleted: its parts, what became of two letters";
const ORDER: &str = "letters moved, copied, deleted, deleted for good, marked, flagged, sorted: states, counts";

pub(super) const ROWS: &[Row] = &[
    same(PythonO365, FOLDERS, "folders"),
    same(PythonO365, LISTINGS, "listing"),
    same(PythonO365, FILTERS, "filters"),
    same(PythonO365, SEARCHES, "search"),
    same(PythonO365, MESSAGES, "read"),
    same(PythonO365, SENDING, "send"),
    same(PythonO365, UPLOADS, "upload"),
    same(PythonO365, "a picture in the text: content id, hash", "inline"),
    same(PythonO365, "a message within a message: kept, opened, as MIME", "item"),
    same(
        PythonO365,
        "a reply, a reply to all and a forward, drafted, written on, sent: recipients, bodies, files",
        "drafted",
    ),
    same(PythonO365, ORDER, "organise"),
    same(PythonO365, "12 messages as MIME, which Python's own parser understands: lengths, hashes", "mime"),
    same(PythonO365, "lines of one's own in the head, receipts, whom answers go to: both copies", "headers"),
    same(PythonO365, "a letter that waits for a time: what is where meanwhile", "later"),
    same(PythonO365, REPLIES, "settings"),
    same(PythonO365, CATEGORIES, "categories"),
    same(GraphClient, FOLDERS, "folders"),
    same(GraphClient, LISTINGS, "listing"),
    same(GraphClient, FILTERS, "filters"),
    same(GraphClient, SEARCHES, "search"),
    same(GraphClient, MESSAGES, "read"),
    same(GraphClient, CHANGES, "changes"),
    same(
        GraphClient,
        "20 requests in batches, one of them refused, one after another: subjects, error, state",
        "batch",
    ),
    same(GraphClient, SENDING, "send"),
    same(GraphClient, UPLOADS, "upload"),
    same(GraphClient, ANSWERS, "answered"),
    same(GraphClient, ORDER, "organise"),
    same(GraphClient, MIME, "mime"),
    same(
        GraphClient,
        "an open extension and an extended property: made, changed, found by, shown, deleted",
        "extensions",
    ),
    same(GraphClient, REPLIES, "settings"),
    same(GraphClient, CATEGORIES, "categories"),
    same(GraphClient, RULES, "rules"),
    same(MsgraphSdk, FOLDERS, "folders"),
    same(MsgraphSdk, LISTINGS, "listing"),
    same(MsgraphSdk, FILTERS, "filters"),
    same(MsgraphSdk, SEARCHES, "search"),
    same(MsgraphSdk, MESSAGES, "read"),
    same(MsgraphSdk, CHANGES, "changes"),
    same(MsgraphSdk, SENDING, "send"),
    same(MsgraphSdk, ANSWERS, "answered"),
    same(MsgraphSdk, ORDER, "organise"),
    same(MsgraphSdk, MIME, "mime"),
    same(MsgraphSdk, REPLIES, "settings"),
    same(MsgraphSdk, CATEGORIES, "categories"),
    same(MsgraphSdk, RULES, "rules"),
];
