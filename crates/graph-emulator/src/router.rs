//! Finds the route of a request, and what on it is a placeholder.
//!
//! Invariant: what the emulator can do is in these tables, and batches of it.

use crate::{
    calendar::{
        attachments as event_attachments, calendars, events, groups, reminders, respond, schedule, through_calendars,
        view,
    },
    call::Call,
    directory,
    drive::{
        address, address::Address, changes, checkout, children, content, convert, copy, download, drives, items,
        list_items, lists, permissions, preview, retention, shares, sharing, sites, thumbnails, usage, versions,
    },
    excel, mail, monitor,
    reply::Answer,
    service::LARGEST,
    state::State,
    upload,
};
use percent_encoding::percent_decode_str;

/// Answers one kind of request.
pub(crate) type Handler = fn(&mut State, &Call<'_>) -> Answer;

/// The most that a file may bring in one request.
const LARGEST_FILE: usize = 250 << 20;

/// What a route is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Graph,
    /// Graph's, and takes the bytes of a file.
    Bytes,
    /// A pre-authenticated URL beside Graph, without a bearer.
    Open,
}

/// A method and a path with placeholders. `{owner}` stands for `me` and for `users/{user}`, `{drive}` for every way to name a
/// drive, `{item}` for every way to name an item of one, and `{site}` and `{group}` likewise.
pub(crate) struct Route {
    pub(crate) method: &'static str,
    pub(crate) path: &'static str,
    pub(crate) handler: Handler,
    pub(crate) kind: Kind,
}

impl Route {
    /// Whether it is below a version of Graph, and so asks for a bearer.
    pub(crate) fn is_graph(&self) -> bool {
        self.kind != Kind::Open
    }

    /// The most bytes that a request may bring.
    pub(crate) fn largest(&self) -> usize {
        if self.kind == Kind::Graph { LARGEST } else { LARGEST_FILE }
    }
}

pub(crate) const fn get(path: &'static str, handler: Handler) -> Route {
    Route { method: "GET", path, handler, kind: Kind::Graph }
}

pub(crate) const fn post(path: &'static str, handler: Handler) -> Route {
    Route { method: "POST", path, handler, kind: Kind::Graph }
}

pub(crate) const fn patch(path: &'static str, handler: Handler) -> Route {
    Route { method: "PATCH", path, handler, kind: Kind::Graph }
}

pub(crate) const fn delete(path: &'static str, handler: Handler) -> Route {
    Route { method: "DELETE", path, handler, kind: Kind::Graph }
}

const fn put(path: &'static str, handler: Handler) -> Route {
    Route { method: "PUT", path, handler, kind: Kind::Bytes }
}

const fn open(method: &'static str, path: &'static str, handler: Handler) -> Route {
    Route { method, path, handler, kind: Kind::Open }
}

/// Every route.
fn routes() -> impl Iterator<Item = &'static Route> {
    ROUTES.iter().chain(mail::routes::ROUTES)
}

/// The routes that have no table of their own. Literal segments stand before placeholders, so the first that fits is the right one.
static ROUTES: &[Route] = &[
    get("users", directory::users),
    get("users/$count", directory::count),
    get("{owner}", directory::user),
    get("{owner}/calendar", calendars::get),
    patch("{owner}/calendar", calendars::update),
    post("{owner}/calendar/getSchedule", schedule::get),
    get("{owner}/calendars", calendars::list),
    post("{owner}/calendars", calendars::create),
    get("{owner}/calendars/$count", calendars::count),
    get("{owner}/calendars/{id}", calendars::get),
    patch("{owner}/calendars/{id}", calendars::update),
    delete("{owner}/calendars/{id}", calendars::delete),
    post("{owner}/calendars/{id}/permanentDelete", calendars::delete),
    get("{owner}/calendars/{id}/events", events::list),
    post("{owner}/calendars/{id}/events", events::create),
    get("{owner}/calendars/{id}/events/$count", events::count),
    get("{owner}/calendars/{id}/calendarView", view::list),
    get("{owner}/calendars/{id}/calendarView/$count", view::count),
    get("{owner}/calendarGroups", groups::list),
    post("{owner}/calendarGroups", groups::create),
    get("{owner}/calendarGroups/$count", groups::count),
    get("{owner}/calendarGroups/{id}", groups::get),
    patch("{owner}/calendarGroups/{id}", groups::update),
    delete("{owner}/calendarGroups/{id}", groups::delete),
    get("{owner}/calendarGroups/{id}/calendars", calendars::list),
    post("{owner}/calendarGroups/{id}/calendars", calendars::create),
    get("{owner}/calendarView", view::list),
    get("{owner}/calendarView/$count", view::count),
    get("{owner}/reminderView/{start}/{end}", reminders::view),
    get("{owner}/events", events::list),
    post("{owner}/events", events::create),
    get("{owner}/events/$count", events::count),
    get("{owner}/events/{id}", events::get),
    patch("{owner}/events/{id}", events::update),
    delete("{owner}/events/{id}", events::delete),
    post("{owner}/events/{id}/permanentDelete", events::delete),
    post("{owner}/events/{id}/accept", respond::accept),
    post("{owner}/events/{id}/tentativelyAccept", respond::tentatively_accept),
    post("{owner}/events/{id}/decline", respond::decline),
    post("{owner}/events/{id}/cancel", respond::cancel),
    post("{owner}/events/{id}/forward", respond::forward),
    post("{owner}/events/{id}/snoozeReminder", reminders::snooze),
    post("{owner}/events/{id}/dismissReminder", reminders::dismiss),
    get("{owner}/events/{id}/attachments", event_attachments::list),
    post("{owner}/events/{id}/attachments", event_attachments::add),
    post("{owner}/events/{id}/attachments/createUploadSession", upload::create_for_event),
    get("{owner}/events/{id}/attachments/$count", event_attachments::count),
    get("{owner}/events/{id}/attachments/{attachment}", event_attachments::get),
    delete("{owner}/events/{id}/attachments/{attachment}", event_attachments::delete),
    get("{owner}/events/{id}/attachments/{attachment}/$value", event_attachments::value),
    get("{owner}/events/{id}/calendar", calendars::of_event),
    get("{owner}/events/{id}/instances", view::instances),
    get("{owner}/drives", drives::list),
    get("drives", drives::all),
    get("sites", sites::list),
    get("{site}", sites::get),
    get("{site}/drives", sites::libraries),
    get("groups", sites::groups),
    get("{group}", sites::get_group),
    get("{group}/drives", sites::libraries),
    get("shares/{token}", shares::get),
    get("shares/{token}/permission", shares::permission),
    post("shares/{token}/permission/grant", shares::grant),
    get("shares/{token}/items", shares::items),
    get("shares/{token}/list", shares::list),
    get("{drive}", drives::get),
    get("{drive}/recent", lists::recent),
    get("{drive}/sharedWithMe", lists::shared_with_me),
    get("{drive}/following", lists::following),
    get("{drive}/special", lists::special),
    get("{drive}/search(q={q})", lists::search),
    get("{item}", items::get),
    patch("{item}", items::update),
    delete("{item}", items::delete),
    put("{item}", upload::put_source),
    get("{item}/content", content::get),
    put("{item}/content", content::put),
    get("{item}/children", children::list),
    post("{item}/children", children::create),
    get("{item}/search(q={q})", lists::search),
    get("{item}/delta", changes::get),
    get("{item}/delta(token={token})", changes::get),
    post("{item}/copy", copy::copy),
    post("{item}/restore", items::restore),
    post("{item}/permanentDelete", items::permanent_delete),
    post("{item}/follow", lists::follow),
    post("{item}/unfollow", lists::unfollow),
    post("{item}/checkout", checkout::checkout),
    post("{item}/checkin", checkout::checkin),
    post("{item}/discardCheckout", checkout::discard),
    post("{item}/preview", preview::preview),
    get("{item}/listItem", list_items::get),
    get("{item}/listItem/fields", list_items::fields),
    patch("{item}/listItem/fields", list_items::update),
    get("{item}/listItem/versions", list_items::versions),
    get("{item}/retentionLabel", retention::get),
    patch("{item}/retentionLabel", retention::update),
    delete("{item}/retentionLabel", retention::delete),
    post("{item}/extractSensitivityLabels", retention::extract),
    post("{item}/assignSensitivityLabel", retention::assign),
    get("{item}/analytics", usage::analytics),
    get("{item}/getActivitiesByInterval({arguments})", usage::activities),
    get("{item}/versions", versions::list),
    get("{item}/versions/{version}", versions::get),
    get("{item}/versions/{version}/content", versions::content),
    post("{item}/versions/{version}/restoreVersion", versions::restore),
    get("{item}/thumbnails", thumbnails::list),
    get("{item}/thumbnails/{set}/{size}", thumbnails::get),
    get("{item}/thumbnails/{set}/{size}/content", thumbnails::content),
    post("{item}/createLink", sharing::create_link),
    post("{item}/invite", sharing::invite),
    get("{item}/permissions", permissions::list),
    get("{item}/permissions/{permission}", permissions::get),
    patch("{item}/permissions/{permission}", permissions::update),
    delete("{item}/permissions/{permission}", permissions::delete),
    post("{item}/permissions/{permission}/grant", sharing::grant),
    post("{item}/validatePermission", shares::validate),
    post("{item}/createUploadSession", upload::create_for_drive),
    open("GET", "download/{drive}/{item}", download::get),
    open("GET", "converted-pdf/{drive}/{item}", convert::pdf),
    open("GET", "converted-html/{drive}/{item}", convert::html),
    open("GET", "preview/{drive}/{item}", preview::page),
    open("POST", "preview/{drive}/{item}", preview::page),
    open("GET", "monitor/{operation}", monitor::get),
    open("GET", "upload/{session}", upload::status),
    open("PUT", "upload/{session}", upload::put),
    open("POST", "upload/{session}", upload::commit),
    open("DELETE", "upload/{session}", upload::cancel),
];

/// Whose resources a path is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Owner {
    Nobody,
    Me,
    User(String),
}

/// A route that fits, and what stands for its placeholders.
pub(crate) struct Match {
    pub(crate) route: &'static Route,
    pub(crate) owner: Owner,
    pub(crate) params: Vec<String>,
    pub(crate) folder: Option<String>,
    pub(crate) address: Option<Address>,
}

/// Splits a path behind the version into decoded segments; `name('key')` is two of them.
pub(crate) fn segments(path: &str) -> Vec<String> {
    let mut found = Vec::new();
    // Between colons stand names of files, and they may look like anything.
    let mut named = false;
    for raw in path.split('/').filter(|segment| !segment.is_empty()) {
        let segment = percent_decode_str(raw).decode_utf8_lossy();
        let keyed = segment.strip_suffix("')").and_then(|segment| segment.split_once("('"));
        // Within a function's argument, as in `range(address='a(''b''!A1')`, `('` opens no key.
        let keyed = keyed.filter(|(name, _)| !named && !name.contains('('));
        named ^= raw.ends_with(':');
        match keyed {
            Some((name, key)) => found.extend([name.to_owned(), key.replace("''", "'")]),
            None => found.push(segment.into_owned()),
        }
    }
    found
}

/// Finds the route for a method and the segments of a path.
pub(crate) fn find(method: &str, segments: &[String]) -> Option<Match> {
    let routes = routes().filter(|route| route.method == method);
    if let Some(found) = address::read(segments) {
        let (route, params) = excel::find(method, &found).or_else(|| {
            let template = |route: &'static Route| Some((route, route.path.strip_prefix(found.prefix)?));
            let mut templates = routes.filter_map(template);
            templates.find_map(|(route, template)| fits(template, &found.rest).map(|params| (route, params)))
        })?;
        return Some(Match { route, owner: found.owner, params, folder: None, address: Some(found.address) });
    }
    let (owner, rest) = owner(segments);
    let (folder, rest) = through_folders(rest);
    routes.filter(|route| !is_addressed(route)).find_map(|route| {
        let (template, owner) = match (route.path.strip_prefix("{owner}"), &owner) {
            (Some(_), None) => return None,
            (Some(template), Some(owner)) => (template, owner.clone()),
            (None, _) => return fits(route.path, segments).map(|params| nobody(route, params)),
        };
        let params = fits(template, &rest)?;
        Some(Match { route, owner, params, folder: folder.clone(), address: None })
    })
}

fn nobody(route: &'static Route, params: Vec<String>) -> Match {
    Match { route, owner: Owner::Nobody, params, folder: None, address: None }
}

/// Whether a route begins with the address of a drive or an item.
fn is_addressed(route: &Route) -> bool {
    ["{drive}", "{item}", "{site}", "{group}"].iter().any(|address| route.path.starts_with(address))
}

fn owner(segments: &[String]) -> (Option<Owner>, &[String]) {
    match segments {
        [me, rest @ ..] if me.eq_ignore_ascii_case("me") => (Some(Owner::Me), rest),
        [users, key, rest @ ..] if users.eq_ignore_ascii_case("users") && key != "$count" => {
            (Some(Owner::User(key.clone())), rest)
        }
        _ => (None, segments),
    }
}

/// `mailFolders/a/childFolders/b/…` is `mailFolders/b/…`; `mailFolders/a/messages/m/…` is `messages/m/…` in `a`.
fn through_folders(rest: &[String]) -> (Option<String>, Vec<String>) {
    if let Some(found) = through_calendars(rest) {
        return found;
    }
    let mut rest = rest.to_vec();
    let is = |segment: Option<&String>, name: &str| segment.is_some_and(|it| it.eq_ignore_ascii_case(name));
    let is_key = |segment: Option<&String>| segment.is_some_and(|it| it != "$count" && bare(it) != "delta");
    while is(rest.first(), "mailFolders") && is(rest.get(2), "childFolders") && is_key(rest.get(3)) {
        rest.drain(1..3);
    }
    if is(rest.first(), "mailFolders") && is(rest.get(2), "messages") && is_key(rest.get(3)) {
        let folder = rest.remove(1);
        rest.remove(0);
        return (Some(folder), rest);
    }
    (None, rest)
}

fn fits(template: &str, segments: &[String]) -> Option<Vec<String>> {
    let mut wanted = template.split('/').filter(|segment| !segment.is_empty());
    let mut params = Vec::new();
    for segment in segments {
        let wanted = wanted.next()?;
        if wanted.starts_with('{') {
            params.push(segment.clone());
        } else if let Some((function, _)) = wanted.split_once('{') {
            params.push(argument(function, bare(segment))?);
        } else if !bare(segment).eq_ignore_ascii_case(wanted) {
            return None;
        }
    }
    wanted.next().is_none().then_some(params)
}

/// The short name of an action or function, which answers to its full one, too.
fn bare(segment: &str) -> &str {
    segment.strip_prefix("microsoft.graph.").unwrap_or(segment).trim_end_matches("()")
}

/// What a function's only parameter is: `x'y` in `search(q='x''y')`, where `function` is `search(q=`.
fn argument(function: &str, segment: &str) -> Option<String> {
    let (name, rest) = segment.split_at_checked(function.len())?;
    let value = rest.strip_suffix(')')?;
    let text = value.strip_prefix('\'').and_then(|value| value.strip_suffix('\''));
    name.eq_ignore_ascii_case(function).then(|| text.map_or_else(|| value.to_owned(), |text| text.replace("''", "'")))
}

/// The known route that a request without one comes nearest to.
pub(crate) fn nearest(method: &str, segments: &[String]) -> String {
    let (prefix, rest) = match address::read(segments) {
        Some(found) => match excel::nearest(method, &found) {
            Some(nearest) => return nearest,
            None => (found.prefix, found.rest),
        },
        None => ("{owner}", through_folders(owner(segments).1).1),
    };
    let score = |route: &Route| {
        let template = route.path.strip_prefix(prefix).unwrap_or(route.path);
        let template: Vec<&str> = template.split('/').filter(|segment| !segment.is_empty()).collect();
        let alike = |at: usize| match (template.get(at), rest.get(at)) {
            (Some(wanted), Some(_)) if wanted.starts_with('{') => 200,
            (Some(wanted), Some(given)) if wanted.eq_ignore_ascii_case(given) => 600,
            (Some(wanted), Some(given)) => shared(wanted, given),
            (None, None) => 0,
            _ => -100,
        };
        let length = template.len().max(rest.len());
        (0..length).map(alike).sum::<i32>() + 100 * i32::from(route.method == method)
    };
    let alike = |route: &&Route| {
        is_addressed(route) == (prefix != "{owner}") && (!is_addressed(route) || route.path.starts_with(prefix))
    };
    let best = routes().filter(alike).max_by_key(|route| score(route));
    best.map(|route| format!("{} /{}", route.method, route.path)).unwrap_or_default()
}

/// How much of two words is a common beginning, in parts of 500.
fn shared(left: &str, right: &str) -> i32 {
    let pairs = left.chars().zip(right.chars());
    let alike: i32 = pairs.take_while(|(left, right)| left.eq_ignore_ascii_case(right)).map(|_| 1).sum();
    let longest = left.chars().count().max(right.chars().count()).max(1);
    500 * alike / i32::try_from(longest).unwrap_or(i32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn route(method: &str, path: &str) -> Option<(String, Owner, Vec<String>, Option<String>)> {
        find(method, &segments(path))
            .map(|found| (found.route.path.to_owned(), found.owner, found.params, found.folder))
    }

    #[test]
    fn every_way_to_write_a_path() {
        let ada = || Owner::User("ada@contoso.com".into());
        for path in ["/users/ada@contoso.com/sendmail", "/users('ada%40contoso.com')/microsoft.graph.sendMail"] {
            assert_eq!(route("POST", path).unwrap(), ("{owner}/sendMail".into(), ada(), vec![], None), "{path}");
        }
        assert_eq!(route("GET", "/me").unwrap().1, Owner::Me);
        assert_eq!(route("GET", "/users/$count").unwrap().1, Owner::Nobody);
        assert_eq!(route("GET", "/me/messages/$count").unwrap().0, "{owner}/messages/$count");
        let (path, _, params, folder) = route("POST", "/me/mailFolders/a/childFolders/b/messages/m/move").unwrap();
        assert_eq!(
            (path.as_str(), params, folder),
            ("{owner}/messages/{id}/move", vec!["m".to_owned()], Some("b".to_owned()))
        );
        assert_eq!(route("GET", "/me/mailFolders/a/childFolders").unwrap().2, ["a"]);
        for path in ["/me/mailFolders/a/messages/delta", "/me/mailFolders('a')/messages/microsoft.graph.delta()"] {
            assert_eq!(route("GET", path).unwrap().0, "{owner}/mailFolders/{id}/messages/delta", "{path}");
        }
        let (path, _, params, _) = route("GET", "/me/mailFolders/a/childFolders/b/childFolders/delta").unwrap();
        assert_eq!((path.as_str(), params), ("{owner}/mailFolders/{id}/childFolders/delta", vec!["b".to_owned()]));
        assert_eq!(route("GET", "/me/mailFolders/delta()").unwrap().0, "{owner}/mailFolders/delta");
        assert!(route("PUT", "/me").is_none() && route("GET", "/me/nothing").is_none());
    }

    #[test]
    fn files_have_paths_of_their_own() {
        let (path, owner, params, _) = route("PUT", "/me/drive/root:/a/b('1').txt:/content").unwrap();
        assert_eq!((path.as_str(), owner, params.len()), ("{item}/content", Owner::Me, 0));
        assert_eq!(segments("/drive/root:/a('1'):/b('1')"), ["drive", "root:", "a('1'):", "b", "1"]);
        assert_eq!(route("PUT", "/upload/a").unwrap().0, "upload/{session}");
        let largest = |method, path| find(method, &segments(path)).unwrap().route.largest() >> 20;
        assert_eq!((largest("PUT", "/me/drive/root:/a:/content"), largest("PATCH", "/me/drive/root:/a")), (250, 4));
        assert!(route("GET", "/me/content").is_none());
        let (path, _, params, _) = route("PATCH", "/drives/b!x/root:/a.xlsx:/workbook/tables('t')/rows/1").unwrap();
        assert_eq!((path.as_str(), params.join("|")), ("{item}/workbook", "tables|t|rows|1".into()));
        assert!(route("PATCH", "/me/drive/root/workbook/tables").is_none());
        assert_eq!(
            fits("/search(q={q})", &segments("/microsoft.graph.search(q='it''s%20(1)')")).unwrap(),
            ["it's (1)"]
        );
        for text in ["a('", "('1')", "')"] {
            let call = format!("/search(q='{}')", text.replace('\'', "''"));
            assert_eq!(fits("/search(q={q})", &segments(&call)).unwrap(), [text]);
        }
        assert_eq!(fits("/delta(token={token})", &segments("/delta(token=latest)")).unwrap(), ["latest"]);
        assert!(fits("/search(q={q})", &segments("/search(s='a')")).is_none());
    }

    #[test]
    fn the_nearest_route_is_named() {
        assert_eq!(nearest("GET", &segments("/me/mesages")), "GET /{owner}/messages");
        assert_eq!(
            nearest("POST", &segments("/me/messages/x/createReplay")),
            "POST /{owner}/messages/{id}/createReply"
        );
        assert_eq!(nearest("GET", &segments("/me/drive/root:/a:/contents")), "GET /{item}/content");
        assert_eq!(nearest("PUT", &segments("/me/mailFolders/x")).split(' ').nth(1), Some("/{owner}/mailFolders/{id}"));
    }
}
