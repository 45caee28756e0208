//! Cuts HTML into tags and text, as forgiving as mail readers are, and takes out what mail must not do.
//!
//! Invariant: the pieces, put together again, are the HTML.

/// A piece of HTML.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Piece<'h> {
    Text(&'h str),
    Tag(Tag<'h>),
    /// A comment or a declaration.
    Aside(&'h str),
}

/// A tag as it stands, and its name in lower case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Tag<'h> {
    pub(super) raw: &'h str,
    pub(super) name: String,
    pub(super) closing: bool,
}

impl<'h> Piece<'h> {
    pub(super) fn raw(&self) -> &'h str {
        match self {
            Self::Text(raw) | Self::Aside(raw) => raw,
            Self::Tag(tag) => tag.raw,
        }
    }
}

impl<'h> Tag<'h> {
    fn read(raw: &'h str) -> Self {
        let inner = raw.trim_start_matches('<');
        let closing = inner.starts_with('/');
        let name = inner.trim_start_matches('/').chars().take_while(char::is_ascii_alphanumeric);
        Self { raw, name: name.collect::<String>().to_ascii_lowercase(), closing }
    }

    /// The attributes: each as it stands with the white space before it, its name in lower case, and its value without quotes.
    pub(super) fn attributes(&self) -> Vec<(&'h str, String, &'h str)> {
        let start = self.raw.find(|letter: char| letter.is_whitespace()).unwrap_or(self.raw.len());
        let mut rest = self.raw[start..].trim_end_matches('>');
        let mut found = Vec::new();
        loop {
            let begin =
                rest.len() - rest.trim_start_matches(|letter: char| letter.is_whitespace() || letter == '/').len();
            let name_end = rest[begin..].find(|letter: char| letter.is_whitespace() || "=/".contains(letter));
            let name_end = name_end.map_or(rest.len(), |end| begin + end);
            if name_end == begin {
                return found;
            }
            let (value, end) = value(rest, name_end);
            found.push((&rest[..end], rest[begin..name_end].to_ascii_lowercase(), value));
            rest = &rest[end..];
        }
    }

    pub(super) fn attribute(&self, name: &str) -> Option<&'h str> {
        self.attributes().into_iter().find(|(_, known, _)| known == name).map(|(_, _, value)| value)
    }
}

/// The value that follows an attribute's name, and where it ends.
fn value(text: &str, name_end: usize) -> (&str, usize) {
    let Some(after) = text[name_end..].trim_start().strip_prefix('=').map(str::trim_start) else {
        return ("", name_end);
    };
    let start = text.len() - after.len();
    for quote in ['"', '\''] {
        if let Some(quoted) = after.strip_prefix(quote) {
            let length = quoted.find(quote).unwrap_or(quoted.len());
            return (&quoted[..length], (start + length + 2).min(text.len()));
        }
    }
    let length = after.find(char::is_whitespace).unwrap_or(after.len());
    (&after[..length], start + length)
}

/// The pieces of HTML, in order.
pub(super) fn pieces(html: &str) -> Vec<Piece<'_>> {
    let mut found = Vec::new();
    let mut rest = html;
    while !rest.is_empty() {
        let (piece, length) = first(rest);
        found.push(piece);
        rest = &rest[length..];
    }
    found
}

fn first(html: &str) -> (Piece<'_>, usize) {
    let text = |length: usize| (Piece::Text(&html[..length]), length);
    if let Some(comment) = html.strip_prefix("<!--") {
        let length = comment.find("-->").map_or(html.len(), |end| end + 7);
        return (Piece::Aside(&html[..length]), length);
    }
    let begins =
        |at: usize| html[at + 1..].starts_with(|letter: char| letter.is_ascii_alphabetic() || "/!?".contains(letter));
    let opens = html.match_indices('<').map(|(at, _)| at).find(|at| begins(*at));
    match opens {
        None => text(html.len()),
        Some(0) => {
            let length = tag_end(html);
            let raw = &html[..length];
            let piece = if html[1..].starts_with(['!', '?']) { Piece::Aside(raw) } else { Piece::Tag(Tag::read(raw)) };
            (piece, length)
        }
        Some(at) => text(at),
    }
}

/// Where a tag ends: at the first `>` that is in no quotes.
fn tag_end(html: &str) -> usize {
    let mut quote = None;
    let mut after_equals = false;
    for (at, letter) in html.char_indices() {
        match (quote, letter) {
            (None, '>') => return at + 1,
            (None, '"' | '\'') if after_equals => quote = Some(letter),
            (Some(open), _) if open == letter => quote = None,
            _ => {}
        }
        after_equals = letter == '=' || (after_equals && letter.is_whitespace());
    }
    // What is quoted and never closed is not.
    html.find('>').map_or(html.len(), |end| end + 1)
}

/// Elements that are taken out with what is in them.
const ACTIVE: &[&str] = &["script", "iframe", "object", "embed", "applet", "frame", "frameset"];
/// Of these there is no end tag to wait for.
const VOID: &[&str] = &["embed", "frame"];

/// HTML without what runs: scripts, embedded things, handlers of events and links that are scripts.
pub(super) fn safe(html: &str) -> String {
    let mut kept = String::with_capacity(html.len());
    let mut within: Option<String> = None;
    for piece in pieces(html) {
        match (&within, &piece) {
            (Some(name), Piece::Tag(tag)) if tag.closing && tag.name == *name => within = None,
            (Some(_), _) => {}
            (None, Piece::Tag(tag)) if ACTIVE.contains(&tag.name.as_str()) => {
                let opens = !tag.closing && !VOID.contains(&tag.name.as_str()) && !tag.raw.ends_with("/>");
                within = opens.then(|| tag.name.clone());
            }
            (None, Piece::Tag(tag)) => kept.push_str(&calm(tag)),
            (None, other) => kept.push_str(other.raw()),
        }
    }
    kept
}

/// A tag without the attributes that run something.
fn calm(tag: &Tag<'_>) -> String {
    let mut raw = tag.raw.to_owned();
    for (whole, name, value) in tag.attributes() {
        let address: String = value.chars().filter(|letter| !letter.is_whitespace() && !letter.is_control()).collect();
        let address = address.to_ascii_lowercase();
        let runs = address.starts_with("javascript:") || address.starts_with("vbscript:");
        if name.starts_with("on") || runs {
            raw = raw.replacen(whole, "", 1);
        }
    }
    raw
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_pieces_are_the_whole() {
        let html = "a < b <p class='x>y' id=z>1</p><!-- <b> --><br/><!DOCTYPE html>2<unclosed \"q";
        let found = pieces(html);
        assert_eq!(found.iter().map(Piece::raw).collect::<String>(), html);
        assert_eq!(found[0], Piece::Text("a < b "));
        let Piece::Tag(tag) = &found[1] else { panic!("{found:?}") };
        assert_eq!((tag.name.as_str(), tag.attribute("class"), tag.attribute("id")), ("p", Some("x>y"), Some("z")));
        assert!(
            matches!(&found[3], Piece::Tag(tag) if tag.closing) && matches!(found[4], Piece::Aside("<!-- <b> -->"))
        );
    }

    #[test]
    fn what_runs_is_taken_out_and_the_rest_stays() {
        for (html, kept) in [
            ("<p>a<script>if (1 < 2) { x() }</script>b</p>", "<p>ab</p>"),
            ("<p onclick=\"x()\" class=\"y\">a</p>", "<p class=\"y\">a</p>"),
            ("<a href=\" java\nscript:x()\">a</a>", "<a>a</a>"),
            ("<a href=https://a.example/?b=c>a</a>", "<a href=https://a.example/?b=c>a</a>"),
            ("<iframe src=x>y</iframe><embed src=x>z", "z"),
            ("<object/>z", "z"),
            ("<script>never closed", ""),
            (
                "<style>p > b {}</style><img src=\"cid:1\" alt='x'>",
                "<style>p > b {}</style><img src=\"cid:1\" alt='x'>",
            ),
        ] {
            assert_eq!(safe(html), kept, "{html}");
        }
    }

    proptest::proptest! {
        #[test]
        fn no_html_is_too_much(html in "(<|>|/|!|--|p|script|é| |=|\"|'|on|javascript:|a){0,40}") {
            assert_eq!(pieces(&html).iter().map(Piece::raw).collect::<String>(), html);
            safe(&html);
            super::super::text::of_html(&html);
            super::super::body::unique(&html, true);
        }
    }
}
