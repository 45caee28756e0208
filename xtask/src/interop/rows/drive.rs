//! Drives: what clients of others see and do at the emulator, and ours after them.

use super::{Row, same};
use crate::interop::tools::Tool::{GraphClient, MsgraphSdk, PythonO365};

const DRIVES: &str = "drives by owner and by id: kind, owner, quota";
const LISTINGS: &str =
    "listings, folders alone, in order, page by page, by id, by path, special, recent: all properties";
const SEARCHES: &str = "searches of a drive and of a folder: names";
const UPLOADS: &str = "files of 12 bytes to 6.5 MB in one request, in sessions, from streams: sizes, hashes, bytes";
const CONFLICTS: &str = "a name that is taken: replaced, refused, renamed; times of one's own";
const DOWNLOADS: &str = "bytes into files, a stream and a folder with all below it: hashes";
const VERSIONS: &str = "three versions: listed, read, restored";
const THUMBNAILS: &str = "a picture and its thumbnails: sizes, hash";
const ORDER: &str = "files and folders made, renamed, described, moved, deleted: what is where, quota";
const COPIES: &str = "five copies beside and elsewhere, each watched to its end: its stations, what was made";
const SHARING: &str = "links and invitations: made, listed with what is inherited, changed, taken away; what Bob sees";
const CHANGES: &str =
    "two rounds of changes in a drive, one round from now on, one that is too old: names, places, error";
const REFUSED: &str = "twelve requests that are refused: status and code of each";

pub(super) const ROWS: &[Row] = &[
    same(PythonO365, DRIVES, "drives"),
    same(PythonO365, LISTINGS, "listing"),
    same(PythonO365, SEARCHES, "search"),
    same(PythonO365, UPLOADS, "upload"),
    same(PythonO365, CONFLICTS, "conflicts"),
    same(PythonO365, DOWNLOADS, "download"),
    same(PythonO365, VERSIONS, "versions"),
    same(PythonO365, THUMBNAILS, "thumbnails"),
    same(PythonO365, ORDER, "organise"),
    same(PythonO365, COPIES, "copies"),
    same(PythonO365, SHARING, "sharing"),
    same(PythonO365, REFUSED, "refused"),
    same(GraphClient, DRIVES, "drives"),
    same(GraphClient, LISTINGS, "listing"),
    same(GraphClient, SEARCHES, "search"),
    same(GraphClient, UPLOADS, "upload"),
    same(GraphClient, CONFLICTS, "conflicts"),
    same(
        GraphClient,
        "a session that stops and goes on, one given up, one whose name is taken meanwhile: what was sent, errors",
        "resumed",
    ),
    same(GraphClient, DOWNLOADS, "download"),
    same(GraphClient, VERSIONS, "versions"),
    same(GraphClient, THUMBNAILS, "thumbnails"),
    same(GraphClient, ORDER, "organise"),
    same(GraphClient, COPIES, "copies"),
    same(GraphClient, SHARING, "sharing"),
    same(GraphClient, CHANGES, "changes"),
    same(GraphClient, "13 requests in batches, one refused, one after another: items, error", "batch"),
    same(GraphClient, REFUSED, "refused"),
    same(MsgraphSdk, DRIVES, "drives"),
    same(MsgraphSdk, LISTINGS, "listing"),
    same(MsgraphSdk, SEARCHES, "search"),
    same(MsgraphSdk, UPLOADS, "upload"),
    same(MsgraphSdk, CONFLICTS, "conflicts"),
    same(MsgraphSdk, DOWNLOADS, "download"),
    same(MsgraphSdk, VERSIONS, "versions"),
    same(MsgraphSdk, THUMBNAILS, "thumbnails"),
    same(MsgraphSdk, ORDER, "organise"),
    same(MsgraphSdk, COPIES, "copies"),
    same(MsgraphSdk, SHARING, "sharing"),
    same(MsgraphSdk, CHANGES, "changes"),
    same(MsgraphSdk, REFUSED, "refused"),
];
