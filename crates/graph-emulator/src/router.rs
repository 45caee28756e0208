//! Finds the route of a request, and what on it is a placeholder.
//!
//! Invariant: what the emulator can do is this one table.

use crate::{
    call::Call,
    directory, excel,
    mail::{attachments, folders, list, messages, reply, send},
    reply::Answer,
    state::State,
};
use percent_encoding::percent_decode_str;

/// Answers one kind of request.
pub(crate) type Handler = fn(&mut State, &Call<'_>) -> Answer;

/// A method and a path with placeholders. `{owner}` stands for `me` and for `users/{user}`.
pub(crate) struct Route {
    pub(crate) method: &'static str,
    pub(crate) path: &'static str,
    pub(crate) handler: Handler,
}

const fn get(path: &'static str, handler: Handler) -> Route {
    Route { method: "GET", path, handler }
}

const fn post(path: &'static str, handler: Handler) -> Route {
    Route { method: "POST", path, handler }
}

const fn patch(path: &'static str, handler: Handler) -> Route {
    Route { method: "PATCH", path, handler }
}

const fn delete(path: &'static str, handler: Handler) -> Route {
    Route { method: "DELETE", path, handler }
}

/// Every route. Literal segments stand before placeholders, so the first that fits is the right one.
pub(crate) static ROUTES: &[Route] = &[
    get("users", directory::users),
    get("users/$count", directory::count),
    get("{owner}", directory::user),
    get("{owner}/mailFolders", folders::list),
    post("{owner}/mailFolders", folders::create),
    get("{owner}/mailFolders/$count", folders::count),
    get("{owner}/mailFolders/{id}", folders::get),
    patch("{owner}/mailFolders/{id}", folders::update),
    delete("{owner}/mailFolders/{id}", folders::delete),
    get("{owner}/mailFolders/{id}/childFolders", folders::list),
    post("{owner}/mailFolders/{id}/childFolders", folders::create),
    get("{owner}/mailFolders/{id}/childFolders/$count", folders::count),
    post("{owner}/mailFolders/{id}/move", folders::r#move),
    post("{owner}/mailFolders/{id}/copy", folders::copy),
    post("{owner}/mailFolders/{id}/permanentDelete", folders::permanent_delete),
    get("{owner}/mailFolders/{id}/messages", list::list),
    post("{owner}/mailFolders/{id}/messages", messages::create),
    get("{owner}/mailFolders/{id}/messages/$count", list::count),
    get("{owner}/messages", list::list),
    post("{owner}/messages", messages::create),
    get("{owner}/messages/$count", list::count),
    get("{owner}/messages/{id}", messages::get),
    patch("{owner}/messages/{id}", messages::update),
    delete("{owner}/messages/{id}", messages::delete),
    get("{owner}/messages/{id}/$value", messages::value),
    post("{owner}/messages/{id}/move", messages::r#move),
    post("{owner}/messages/{id}/copy", messages::copy),
    post("{owner}/messages/{id}/permanentDelete", messages::permanent_delete),
    post("{owner}/messages/{id}/send", send::send),
    post("{owner}/messages/{id}/createReply", reply::create_reply),
    post("{owner}/messages/{id}/createReplyAll", reply::create_reply_all),
    post("{owner}/messages/{id}/createForward", reply::create_forward),
    post("{owner}/messages/{id}/reply", reply::reply),
    post("{owner}/messages/{id}/replyAll", reply::reply_all),
    post("{owner}/messages/{id}/forward", reply::forward),
    get("{owner}/messages/{id}/attachments", attachments::list),
    post("{owner}/messages/{id}/attachments", attachments::add),
    get("{owner}/messages/{id}/attachments/$count", attachments::count),
    get("{owner}/messages/{id}/attachments/{attachment}", attachments::get),
    delete("{owner}/messages/{id}/attachments/{attachment}", attachments::delete),
    get("{owner}/messages/{id}/attachments/{attachment}/$value", attachments::value),
    post("{owner}/sendMail", send::send_mail),
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
}

/// Splits a path behind the version into decoded segments; `name('key')` is two of them.
pub(crate) fn segments(path: &str) -> Vec<String> {
    let mut found = Vec::new();
    for segment in path.split('/').filter(|segment| !segment.is_empty()) {
        let segment = percent_decode_str(segment).decode_utf8_lossy();
        let keyed = segment.strip_suffix("')").and_then(|segment| segment.split_once("('"));
        // `range(address='a(''b''!A1')` is a call with an argument, not a key.
        let keyed = keyed.filter(|(name, _)| !name.contains('='));
        match keyed {
            Some((name, key)) => found.extend([name.to_owned(), key.replace("''", "'")]),
            None => found.push(segment.into_owned()),
        }
    }
    found
}

/// Finds the route for a method and the segments of a path.
pub(crate) fn find(method: &str, segments: &[String]) -> Option<Match> {
    if let Some(found) = excel::find(method, segments) {
        return Some(found);
    }
    let (owner, rest) = owner(segments);
    let (folder, rest) = through_folders(rest);
    ROUTES.iter().filter(|route| route.method == method).find_map(|route| {
        let (template, owner) = match (route.path.strip_prefix("{owner}"), &owner) {
            (Some(_), None) => return None,
            (Some(template), Some(owner)) => (template, owner.clone()),
            (None, _) => return fits(route.path, segments).map(|params| nobody(route, params)),
        };
        let params = fits(template, &rest)?;
        Some(Match { route, owner, params, folder: folder.clone() })
    })
}

fn nobody(route: &'static Route, params: Vec<String>) -> Match {
    Match { route, owner: Owner::Nobody, params, folder: None }
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
    let mut rest = rest.to_vec();
    let is = |segment: Option<&String>, name: &str| segment.is_some_and(|it| it.eq_ignore_ascii_case(name));
    while is(rest.first(), "mailFolders")
        && is(rest.get(2), "childFolders")
        && rest.get(3).is_some_and(|it| it != "$count")
    {
        rest.drain(1..3);
    }
    if is(rest.first(), "mailFolders") && is(rest.get(2), "messages") && rest.get(3).is_some_and(|it| it != "$count") {
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
        } else {
            // Actions answer to their full name, too.
            let bare = segment.strip_prefix("microsoft.graph.").unwrap_or(segment).trim_end_matches("()");
            if !bare.eq_ignore_ascii_case(wanted) {
                return None;
            }
        }
    }
    wanted.next().is_none().then_some(params)
}

/// The known route that a request without one comes nearest to.
pub(crate) fn nearest(method: &str, segments: &[String]) -> String {
    if let Some(nearest) = excel::nearest(method, segments) {
        return nearest;
    }
    let (_, rest) = owner(segments);
    let (_, rest) = through_folders(rest);
    let score = |route: &Route| {
        let template = route.path.trim_start_matches("{owner}");
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
    let best = ROUTES.iter().max_by_key(|route| score(route));
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
        assert!(route("PUT", "/me").is_none() && route("GET", "/me/nothing").is_none());
    }

    #[test]
    fn the_nearest_route_is_named() {
        assert_eq!(nearest("GET", &segments("/me/mesages")), "GET /{owner}/messages");
        assert_eq!(
            nearest("POST", &segments("/me/messages/x/createReplay")),
            "POST /{owner}/messages/{id}/createReply"
        );
        assert_eq!(nearest("PUT", &segments("/me/mailFolders/x")).split(' ').nth(1), Some("/{owner}/mailFolders/{id}"));
    }
}
