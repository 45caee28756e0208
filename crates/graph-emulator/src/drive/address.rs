//! Reads which drive and which item a path is about, in every form there is.

use crate::router::Owner;

/// What a path is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Address {
    pub(crate) drive: Key,
    /// `None` when the path is about the drive itself.
    pub(crate) item: Option<ItemKey>,
    /// The names between two colons, below the item.
    pub(crate) names: Vec<String>,
}

/// How a drive is named.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Key {
    /// The drive of the path's owner.
    Own,
    Id(String),
    /// The default library of a site: by its id, as `root`, or by host and path with a colon between them.
    Site(String),
    /// The default library of a group's site.
    Group(String),
    /// The drive of a shared item, by the token that stands for its URL.
    Share(String),
}

/// How an item is named.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum ItemKey {
    Root,
    Id(String),
    Special(String),
    /// The shared item itself.
    Shared,
}

/// An address, whose it is, and the part of a route that is left.
#[derive(Debug)]
pub(crate) struct Found {
    pub(crate) address: Address,
    pub(crate) owner: Owner,
    /// What stands for the address in a route: `{drive}` or `{item}`.
    pub(crate) prefix: &'static str,
    pub(crate) rest: Vec<String>,
}

/// Reads the address that a path begins with, if it does.
pub(crate) fn read(segments: &[String]) -> Option<Found> {
    let (owner, rest) = match segments {
        [me, rest @ ..] if is(me, "me") => (Owner::Me, rest),
        [users, key, rest @ ..] if is(users, "users") => (Owner::User(key.clone()), rest),
        rest => (Owner::Nobody, rest),
    };
    if let Some((key, rest)) = site(rest).filter(|_| owner == Owner::Nobody) {
        return Some(below_site(Key::Site(key), "{site}", &rest));
    }
    if let [groups, key, rest @ ..] = rest
        && is(groups, "groups")
        && owner == Owner::Nobody
    {
        return Some(match rest {
            [sites, root, rest @ ..] if is(sites, "sites") && is(root, "root") => {
                below_site(Key::Group(key.clone()), "{site}", rest)
            }
            rest => below_site(Key::Group(key.clone()), "{group}", rest),
        });
    }
    let (drive, owner, rest) = match rest {
        // `/drive` alone is the signed-in user's.
        [drive, rest @ ..] if is(drive, "drive") && owner == Owner::Nobody => (Key::Own, Owner::Me, rest),
        [drive, rest @ ..] if is(drive, "drive") => (Key::Own, owner, rest),
        [drives, id, rest @ ..] if is(drives, "drives") => (Key::Id(id.clone()), Owner::Nobody, rest),
        [shares, token, item, rest @ ..]
            if is(shares, "shares") && owner == Owner::Nobody && (opens(item, "driveItem") || opens(item, "root")) =>
        {
            let (names, rest) = below(item, rest);
            let address = Address { drive: Key::Share(token.clone()), item: Some(ItemKey::Shared), names };
            return Some(Found { address, owner, prefix: "{item}", rest });
        }
        [shares, token, item, rest @ ..] if is(shares, "shares") && owner == Owner::Nobody => {
            let drive = Key::Share(token.clone());
            let found = |item, prefix, rest: &[String]| {
                let address = Address { drive: drive.clone(), item, names: Vec::new() };
                Some(Found { address, owner: Owner::Nobody, prefix, rest: rest.to_vec() })
            };
            return match rest {
                [] if is(item, "site") => found(None, "{site}", rest),
                // The list's item is that of the shared file.
                rest if is(item, "listItem") => {
                    found(Some(ItemKey::Shared), "{item}", &[std::slice::from_ref(item), rest].concat())
                }
                [id, rest @ ..] if is(item, "items") => found(Some(ItemKey::Id(id.clone())), "{item}", rest),
                _ => None,
            };
        }
        _ => return None,
    };
    Some(within(drive, owner, rest))
}

/// The site that a path begins with: by its id, as `root`, or by host and path between colons.
fn site(segments: &[String]) -> Option<(String, Vec<String>)> {
    let [sites, key, rest @ ..] = segments else { return None };
    if !is(sites, "sites") {
        return None;
    }
    if !key.ends_with(':') {
        return Some((key.clone(), rest.to_vec()));
    }
    let (names, rest) = below(key, rest);
    Some((format!("{key}{}", names.join("/")), rest))
}

/// What is behind a site or a group: itself, its default library, or one by its id.
fn below_site(key: Key, prefix: &'static str, rest: &[String]) -> Found {
    match rest {
        [drive, rest @ ..] if is(drive, "drive") => within(key, Owner::Nobody, rest),
        [drives, id, rest @ ..] if is(drives, "drives") => within(Key::Id(id.clone()), Owner::Nobody, rest),
        rest => {
            let address = Address { drive: key, item: None, names: Vec::new() };
            Found { address, owner: Owner::Nobody, prefix, rest: rest.to_vec() }
        }
    }
}

/// What is behind a drive: itself, or one of its items.
fn within(drive: Key, owner: Owner, rest: &[String]) -> Found {
    let about = |item, (names, rest)| (Some(item), names, rest, "{item}");
    let (item, names, rest, prefix) = match rest {
        [root, rest @ ..] if opens(root, "root") => about(ItemKey::Root, below(root, rest)),
        [items, id, rest @ ..] if is(items, "items") => {
            // Clients that have items by their ids alone write `root:/a/b:` in place of one, with its slashes encoded.
            let (id, inner) = id.split_once('/').unwrap_or((id, ""));
            let rest: Vec<String> = inner
                .split('/')
                .filter(|name| !name.is_empty())
                .map(str::to_owned)
                .chain(rest.iter().cloned())
                .collect();
            match id.trim_end_matches(':') {
                root if is(root, "root") => about(ItemKey::Root, below(id, &rest)),
                bare => about(ItemKey::Id(bare.to_owned()), below(id, &rest)),
            }
        }
        [special, name, rest @ ..] if is(special, "special") => {
            about(ItemKey::Special(name.trim_end_matches(':').to_owned()), below(name, rest))
        }
        rest => (None, Vec::new(), rest.to_vec(), "{drive}"),
    };
    Found { address: Address { drive, item, names }, owner, prefix, rest }
}

fn is(segment: &str, name: &str) -> bool {
    segment.eq_ignore_ascii_case(name)
}

/// Whether a segment is `name`, with or without the colon that a path follows.
fn opens(segment: &str, name: &str) -> bool {
    is(segment.strip_suffix(':').unwrap_or(segment), name)
}

/// The names behind a segment that ends in a colon, up to the next colon, and what follows them.
fn below(opener: &str, rest: &[String]) -> (Vec<String>, Vec<String>) {
    if !opener.ends_with(':') {
        return (Vec::new(), rest.to_vec());
    }
    let end = rest.iter().position(|segment| segment.ends_with(':'));
    let (names, rest) = rest.split_at(end.map_or(rest.len(), |end| end + 1));
    // One colon closes the path; another one is part of a name, which is then refused.
    let bare = |name: &String| name.strip_suffix(':').unwrap_or(name).to_owned();
    let names = names.iter().map(bare).filter(|name| !name.is_empty());
    (names.collect(), rest.to_vec())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::router::segments;

    fn shown(path: &str) -> Option<String> {
        let Found { address, owner, prefix, rest } = read(&segments(path))?;
        let item = match address.item {
            None => String::new(),
            Some(ItemKey::Root) => " root".into(),
            Some(ItemKey::Shared) => " shared".into(),
            Some(ItemKey::Id(id)) => format!(" #{id}"),
            Some(ItemKey::Special(name)) => format!(" special {name}"),
        };
        let drive = match (address.drive, owner) {
            (Key::Own, Owner::Me) => "mine".into(),
            (Key::Own, Owner::User(key)) => key,
            (Key::Own, Owner::Nobody) => "nobody's".into(),
            (Key::Id(id), _) => format!("!{id}"),
            (Key::Site(key) | Key::Group(key), _) | (Key::Share(key), _) => key,
        };
        Some(format!("{drive}{item} [{}] {prefix}/{}", address.names.join("|"), rest.join("/")))
    }

    #[test]
    fn every_form_of_an_address() {
        for (path, address) in [
            ("/me/drive", "mine [] {drive}/"),
            ("/drive/items/01A", "mine #01A [] {item}/"),
            ("/users/ada@contoso.com/drive/root/children", "ada@contoso.com root [] {item}/children"),
            ("/users('ada@contoso.com')/drive/items('01A')", "ada@contoso.com #01A [] {item}/"),
            ("/me/drives/b!x/root", "!b!x root [] {item}/"),
            ("/drives/b!x/recent", "!b!x [] {drive}/recent"),
            ("/me/drive/root:/a/b%20c.txt:/content", "mine root [a|b c.txt] {item}/content"),
            ("/me/drive/root:/a/b.txt", "mine root [a|b.txt] {item}/"),
            ("/me/drive/root:/a/b.txt:", "mine root [a|b.txt] {item}/"),
            ("/me/drive/root:/:/children", "mine root [] {item}/children"),
            ("/me/drive/root:/a%3A:/children", "mine root [a:] {item}/children"),
            ("/me/drive/root:", "mine root [] {item}/"),
            ("/me/drive/items/01A:/x('1').txt:/content", "mine #01A [x('1').txt] {item}/content"),
            ("/me/drive/items/root:/x:/children", "mine root [x] {item}/children"),
            ("/drives/b!x/items/root%3A%2Fa%2Fb%20c.txt%3A/content", "!b!x root [a|b c.txt] {item}/content"),
            ("/drives/b!x/items/01A%3A%2Fa", "!b!x #01A [a] {item}/"),
            ("/me/drive/special/approot:/x/y:/content", "mine special approot [x|y] {item}/content"),
            ("/me/drive/special", "mine [] {drive}/special"),
            ("/sites/root", "root [] {site}/"),
            ("/sites/root/drive", "root [] {drive}/"),
            ("/sites/h,1,2/drive/root:/a/b:/children", "h,1,2 root [a|b] {item}/children"),
            ("/sites/h:/sites/plans", "h:sites/plans [] {site}/"),
            ("/sites/h:/sites/plans:/drives", "h:sites/plans [] {site}/drives"),
            ("/sites/h:/sites/plans:/drive/root:/a:/content", "h:sites/plans root [a] {item}/content"),
            ("/sites/h:/sites/plans:/drives/b!x/items/01A", "!b!x #01A [] {item}/"),
            ("/groups/7", "7 [] {group}/"),
            ("/groups/7/drive/items/01A", "7 #01A [] {item}/"),
            ("/groups/7/sites/root/drives", "7 [] {site}/drives"),
            ("/shares/u!abc/site", "u!abc [] {site}/"),
            ("/shares/u!abc/listItem/fields", "u!abc shared [] {item}/listItem/fields"),
            ("/shares/u!abc/items/01A/content", "u!abc #01A [] {item}/content"),
            ("/shares/u!abc/driveItem/children", "u!abc shared [] {item}/children"),
        ] {
            assert_eq!(shown(path).as_deref(), Some(address), "{path}");
        }
        for path in ["/me", "/me/drives", "/users/a/messages", "/shares/u!abc", "/drives", "/download/a/b"] {
            assert_eq!(shown(path), None, "{path}");
        }
    }
}
