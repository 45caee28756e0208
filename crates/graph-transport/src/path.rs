//! [`Path`]: a resource's address below the service root, each id encoded, beside the template that telemetry may show.
//!
//! Invariant: a value that a caller passes stays one segment; no value can climb, split or lengthen a path.

use crate::Scope;
use percent_encoding::{AsciiSet, CONTROLS, NON_ALPHANUMERIC, utf8_percent_encode};
use std::fmt;

/// What stays as it is in a segment: the unreserved characters and the delimiters that user names and ids carry.
const SEGMENT: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~')
    .remove(b'=')
    .remove(b'@')
    .remove(b'!')
    .remove(b',')
    .remove(b'\'')
    .remove(b'(')
    .remove(b')');

/// What cannot stand in a URL at all, and `#`, which would end it.
const WRITTEN: &AsciiSet = &CONTROLS
    .add(b' ')
    .add(b'"')
    .add(b'#')
    .add(b'<')
    .add(b'>')
    .add(b'\\')
    .add(b'^')
    .add(b'`')
    .add(b'{')
    .add(b'|')
    .add(b'}');

/// The address of a resource below the service root, such as `/me/messages/AAMk…`.
///
/// ```
/// use graph_transport::Path;
/// let path = Path::new("/me/messages").id("message-id", "A/B=").join("attachments");
/// assert_eq!(path.as_str(), "/me/messages/A%2FB=/attachments");
/// assert_eq!(path.template(), "/me/messages/{message-id}/attachments");
/// ```
#[derive(Default, PartialEq, Eq)]
pub struct Path {
    encoded: String,
    template: String,
    /// It ends within a path of names, which a colon closes before anything else follows.
    named: bool,
    throttle_scope: Option<Scope>,
    /// The name of the segment whose value cannot stand in a path, and what it must be.
    invalid: Option<(&'static str, &'static str)>,
}

/// What values must be that stand in a path, and names.
const VALUE: &str = "must be a value, not empty and not dots";
const NAMES: &str = "must be names, none of them empty, dots, or with a colon or backslash in it";

/// Room for what usually follows: Outlook's ids are 150 characters long.
const ROOM: usize = 192;

fn with_room(parts: [&str; 2], room: usize) -> String {
    let mut text = String::with_capacity(parts[0].len() + parts[1].len() + room);
    text.extend(parts);
    text
}

impl Clone for Path {
    fn clone(&self) -> Self {
        // A path is cloned to be gone on from.
        Self {
            encoded: with_room([&self.encoded, ""], ROOM),
            template: with_room([&self.template, ""], ROOM / 2),
            named: self.named,
            throttle_scope: self.throttle_scope.clone(),
            invalid: self.invalid,
        }
    }
}

/// With names in place of values, which may be a sharing link's or somebody's address.
impl fmt::Debug for Path {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Path({})", self.template)
    }
}

impl Path {
    /// A path of literal, already encoded text that starts with `/`: for text in the program, never for input.
    pub fn new(literal: &str) -> Self {
        let slash = if literal.is_empty() || literal.starts_with('/') { "" } else { "/" };
        let encoded = with_room([slash, literal], ROOM);
        let template = with_room([slash, literal], ROOM / 2);
        Self { encoded, template, named: false, throttle_scope: None, invalid: None }
    }

    /// A path that someone wrote out, query included: for what is not modelled. It is never shown.
    ///
    /// What cannot stand in a URL, such as a space, is encoded. The rest stays, so a `/`, `?`, `&` or `%` within a value has to be encoded
    /// by whoever writes the path.
    pub fn raw(written: &str) -> Self {
        let slash = if written.starts_with('/') { "" } else { "/" };
        let encoded = format!("{slash}{}", utf8_percent_encode(written, WRITTEN));
        Self { encoded, template: "/{path}".into(), named: false, throttle_scope: None, invalid: None }
    }

    /// One more literal segment (or several, split by `/`).
    #[must_use]
    pub fn join(mut self, literal: &str) -> Self {
        self.close();
        for part in [&mut self.encoded, &mut self.template] {
            part.push('/');
            part.push_str(literal);
        }
        self
    }

    /// One more segment that holds an id, a name or another value, encoded; `name` stands for it in the template.
    ///
    /// An empty value, `.` and `..` would change which resource is meant, so a request to such a path is refused before it is sent.
    #[must_use]
    pub fn id(mut self, name: &'static str, value: &str) -> Self {
        if matches!(value, "" | "." | "..") {
            self.invalid = Some((name, VALUE));
        }
        self.close();
        self.encoded.push('/');
        self.encoded.extend(utf8_percent_encode(value, SEGMENT));
        self.template.push_str("/{");
        self.template.push_str(name);
        self.template.push('}');
        self
    }

    /// The item at a path of names below this one, as drives have them: `Reports/2026.xlsx` is sent as `:/Reports/2026.xlsx`, and closed by a
    /// colon when something follows. `name` stands for it in the template. Each name is encoded, and an empty path leads nowhere else.
    ///
    /// ```
    /// use graph_transport::Path;
    /// let item = Path::new("/me/drive/root").by_path("item-path", "Reports/Q1 & Q2.xlsx");
    /// assert_eq!(item.as_str(), "/me/drive/root:/Reports/Q1%20%26%20Q2.xlsx");
    /// assert_eq!(item.join("content").template(), "/me/drive/root:/{item-path}:/content");
    /// ```
    ///
    /// Empty names, `.` and `..` would change which item is meant, and so may a colon or a backslash, encoded or not, which no drive allows in
    /// names. So a request to such a path is refused before it is sent.
    #[must_use]
    pub fn by_path(mut self, name: &'static str, path: &str) -> Self {
        let path = path.trim_matches('/');
        if path.is_empty() {
            return self;
        }
        if !self.named {
            self.encoded.push(':');
            self.template.push_str(":/{");
            self.template.push_str(name);
            self.template.push('}');
            self.named = true;
        }
        for segment in path.split('/') {
            if matches!(segment, "" | "." | "..") || segment.contains([':', '\\']) {
                self.invalid = Some((name, NAMES));
            }
            self.encoded.push('/');
            self.encoded.extend(utf8_percent_encode(segment, SEGMENT));
        }
        self
    }

    /// Ends a path of names, so that what follows is not one of them.
    fn close(&mut self) {
        if std::mem::take(&mut self.named) {
            self.encoded.push(':');
            self.template.push(':');
        }
    }

    /// Names the quota that requests below this path share. Text names a [`Scope`] of which at most a few are in flight at once.
    #[must_use]
    pub fn throttled_as(mut self, scope: impl Into<Scope>) -> Self {
        self.throttle_scope = Some(scope.into());
        self
    }

    /// The encoded path.
    pub fn as_str(&self) -> &str {
        &self.encoded
    }

    /// The path with every id replaced by its name: safe to log.
    pub fn template(&self) -> &str {
        &self.template
    }

    /// The quota scope, if one was named.
    pub fn throttle_scope(&self) -> Option<&Scope> {
        self.throttle_scope.as_ref()
    }

    /// Which value cannot stand in the path, and what it must be.
    pub(crate) fn invalid(&self) -> Option<String> {
        self.invalid.map(|(name, rule)| format!("{{{name}}} {rule}: {}", self.template))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_stay_one_segment() {
        for hostile in ["a/b", "a?b", "a#b", "a%2Fb", "a\\b", "../x", "é", "a b", "a+b", "$x"] {
            let path = Path::new("/users").id("user-id", hostile);
            let segment = path.as_str().strip_prefix("/users/").unwrap();
            assert!(!segment.contains(['/', '?', '#', '\\', ' ', '+', '$']), "{segment}");
            let decoded = percent_encoding::percent_decode_str(segment).decode_utf8().unwrap();
            assert_eq!(decoded, hostile);
        }
    }

    #[test]
    fn what_is_written_out_stays_but_for_what_no_url_can_hold() {
        let path = Path::raw("users/x#EXT#@y/messages?$filter=subject eq 'é%20'");
        assert_eq!(path.as_str(), "/users/x%23EXT%23@y/messages?$filter=subject%20eq%20'%C3%A9%20'");
        assert_eq!(path.template(), "/{path}");
    }

    #[test]
    fn names_of_a_drive_are_encoded_one_by_one_and_closed_before_what_follows() {
        let root = || Path::new("/me/drive/root");
        for (path, bare, followed) in [
            ("a.txt", "/me/drive/root:/a.txt", "/me/drive/root:/a.txt:/children"),
            (
                "/A b/50%, #1?.txt/",
                "/me/drive/root:/A%20b/50%25,%20%231%3F.txt",
                "/me/drive/root:/A%20b/50%25,%20%231%3F.txt:/children",
            ),
            ("", "/me/drive/root", "/me/drive/root/children"),
            ("/", "/me/drive/root", "/me/drive/root/children"),
        ] {
            assert_eq!(root().by_path("item-path", path).as_str(), bare);
            assert_eq!(root().by_path("item-path", path).clone().join("children").as_str(), followed);
        }
        let below = root().by_path("item-path", "a").by_path("item-path", "b/c").id("x", "1");
        assert_eq!(
            (below.as_str(), below.template()),
            ("/me/drive/root:/a/b/c:/1", "/me/drive/root:/{item-path}:/{x}")
        );
        for moving in ["a//b", "..", "a/../b", "./a", "a:", "a:/children", "a\\..\\b"] {
            let told = root().by_path("item-path", moving).invalid().unwrap();
            assert_eq!(told, format!("{{item-path}} {NAMES}: /me/drive/root:/{{item-path}}"), "{moving}");
        }
    }

    #[test]
    fn values_that_move_the_path_are_invalid() {
        for value in ["", ".", ".."] {
            let told = Path::new("/me/messages").id("message-id", value).invalid().unwrap();
            assert_eq!(told, format!("{{message-id}} {VALUE}: /me/messages/{{message-id}}"));
        }
        assert_eq!(Path::new("/me/messages").id("message-id", "...").invalid(), None);
    }
}
