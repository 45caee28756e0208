//! Plain text from HTML as Outlook writes it, HTML from plain text.

use super::html::{Piece, Tag, pieces};
use mail_parser::decoders::html::add_html_token;

const LINE: &str = "\r\n";

/// The text that HTML shows: blocks and items of lists in lines of their own, the addresses of links behind their texts, entities as what
/// they stand for.
pub(crate) fn of_html(html: &str) -> String {
    let mut writer = Writer::default();
    let mut skipped: Option<String> = None;
    for piece in pieces(html) {
        match (&skipped, &piece) {
            (Some(name), Piece::Tag(tag)) if tag.closing && tag.name == *name => skipped = None,
            (Some(_), _) | (None, Piece::Aside(_)) => {}
            (None, Piece::Tag(tag))
                if !tag.closing && ["head", "style", "script", "title"].contains(&tag.name.as_str()) =>
            {
                skipped = Some(tag.name.clone());
            }
            (None, Piece::Tag(tag)) => writer.tag(tag),
            (None, Piece::Text(text)) => writer.text(&unescaped(text)),
        }
    }
    writer.text.truncate(writer.text.trim_end().len());
    writer.text
}

#[derive(Default)]
struct Writer {
    text: String,
    /// The line ends that come before whatever comes next, and whether a space does.
    ends: usize,
    space: bool,
    /// How many elements are open in which white space counts.
    kept: usize,
    /// The lists that are open: the number of the next item, if they count.
    lists: Vec<Option<u32>>,
    /// The links that are open: where they lead, and where their texts begin.
    links: Vec<(String, usize)>,
}

impl Writer {
    fn tag(&mut self, tag: &Tag<'_>) {
        match (tag.name.as_str(), tag.closing) {
            ("br", _) => self.ends += 1,
            ("p" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "blockquote" | "table", _) => self.block(2),
            ("div" | "tr" | "section" | "article" | "header" | "footer" | "address" | "dt" | "dd" | "form", _) => {
                self.block(1)
            }
            ("pre", closing) => {
                self.block(2);
                self.kept = if closing { self.kept.saturating_sub(1) } else { self.kept + 1 };
            }
            ("ul" | "ol", false) => {
                self.block(if self.lists.is_empty() { 2 } else { 1 });
                let first = tag.attribute("start").and_then(|start| start.parse().ok()).unwrap_or(1);
                self.lists.push((tag.name == "ol").then_some(first));
            }
            ("ul" | "ol", true) => {
                self.lists.pop();
                self.block(if self.lists.is_empty() { 2 } else { 1 });
            }
            ("li", false) => self.item(),
            ("li", true) => self.block(1),
            ("td" | "th", true) if self.ends == 0 && !self.text.is_empty() => self.text.push('\t'),
            ("hr", _) => {
                self.block(1);
                self.push("________________________________");
                self.block(1);
            }
            ("a", false) => {
                let address = unescaped(tag.attribute("href").unwrap_or_default());
                self.links.push((address, self.text.len()));
            }
            ("a", true) => self.link(),
            ("img", _) => {
                let shown = tag.attribute("alt").filter(|alt| !alt.is_empty());
                let shown = shown.or_else(|| tag.attribute("src").filter(|source| source.starts_with("cid:")));
                if let Some(shown) = shown {
                    self.word(&format!("[{}]", unescaped(shown)));
                }
            }
            _ => {}
        }
    }

    fn block(&mut self, ends: usize) {
        self.ends = self.ends.max(ends);
        self.space = false;
    }

    fn item(&mut self) {
        self.block(1);
        let depth = self.lists.len().saturating_sub(1);
        let mark = match self.lists.last_mut() {
            Some(Some(number)) => {
                *number += 1;
                format!("{}. ", *number - 1)
            }
            _ => "* ".to_owned(),
        };
        self.push(&format!("{}{mark}", "  ".repeat(depth)));
    }

    /// The address of a link, where its text does not say it.
    fn link(&mut self) {
        let Some((address, start)) = self.links.pop() else { return };
        let shown = self.text.get(start..).unwrap_or_default().trim();
        let says = shown == address || format!("mailto:{shown}") == address;
        if !says && ["http://", "https://", "mailto:"].iter().any(|scheme| address.starts_with(scheme)) {
            self.push(&format!("<{address}>"));
        }
    }

    /// Adds a text in which white space does not count, unless it is kept.
    fn text(&mut self, text: &str) {
        if self.kept > 0 {
            if !text.is_empty() {
                self.push(&text.replace("\r\n", "\n").replace('\n', LINE));
            }
            return;
        }
        // A space that must not be broken counts.
        for (at, word) in text.split(|letter: char| letter.is_ascii_whitespace()).enumerate() {
            self.space |= at > 0;
            if !word.is_empty() {
                self.word(&word.replace('\u{a0}', " "));
            }
        }
    }

    /// Something within a line, behind a space if there was one.
    fn word(&mut self, word: &str) {
        let begins = self.ends > 0 || self.text.is_empty() || self.text.ends_with(|it: char| it.is_ascii_whitespace());
        if std::mem::take(&mut self.space) && !begins {
            self.text.push(' ');
        }
        self.push(word);
    }

    fn push(&mut self, text: &str) {
        let ends = std::mem::take(&mut self.ends);
        if !self.text.is_empty() && ends > 0 {
            self.text.truncate(self.text.trim_end_matches([' ', '\t']).len());
            self.text.push_str(&LINE.repeat(ends));
        }
        self.text.push_str(text);
    }
}

/// Text in which entities are what they stand for.
fn unescaped(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        plain.push_str(&rest[..at]);
        rest = &rest[at..];
        let end = rest.bytes().take(34).position(|byte| byte == b';');
        let name =
            end.filter(|end| rest.as_bytes()[1..*end].iter().all(|byte| byte.is_ascii_alphanumeric() || *byte == b'#'));
        let length = name.map_or(1, |end| end + 1);
        add_html_token(&mut plain, &rest.as_bytes()[..length], false);
        rest = &rest[length..];
    }
    plain.push_str(rest);
    plain
}

/// Plain text as HTML.
pub(crate) fn to_html(text: &str) -> String {
    let text = text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
    text.replace("\r\n", "\n").replace('\n', "<br>\r\n")
}

/// Runs of white space as one space.
pub(crate) fn squeezed(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn html_becomes_the_text_it_shows() {
        for (html, text) in [
            (
                "<html><head><style>p{}</style></head><body><p>Dear&nbsp;Ada,</p><p>5 &lt; 6<br>Bob</p></body></html>",
                "Dear Ada,\n\n5 < 6\nBob",
            ),
            ("<div>one</div>\n<div>two</div><div><br></div><div>four</div>", "one\ntwo\n\nfour"),
            ("<ul><li>a<li>b<ol start=3><li>c</li></ol></li></ul>d", "* a\n* b\n  3. c\n\nd"),
            (
                "See <a href=\"https://a.example/?x=1&amp;y=2\">this</a> or <a href='https://b.example'>https://b.example</a>.",
                "See this<https://a.example/?x=1&y=2> or https://b.example.",
            ),
            ("<a href=\"mailto:ada@contoso.com\">ada@contoso.com</a> <a href=\"#x\">up</a>", "ada@contoso.com up"),
            ("<table><tr><td>a</td><td>b</td></tr><tr><td>c</td><td>d</td></tr></table>", "a\tb\nc\td"),
            ("<pre>a\n  b</pre>c", "a\n  b\n\nc"),
            (
                "a<hr>b <img src=\"cid:logo\"><img src=x alt=\"A &amp; B\">",
                "a\n________________________________\nb [cid:logo][A & B]",
            ),
            ("&eacute;&#233;&#xE9;&euro;&hellip; &unknown; &amp;lt; & &", "ééé€… &unknown; &lt; & &"),
            ("a  \n b<b> c</b> <i>d</i>e", "a b c de"),
            ("1 < 2 <!-- hidden --> <script>x < y</script>3", "1 < 2 3"),
            ("<p", ""),
        ] {
            assert_eq!(of_html(html).replace("\r\n", "\n"), text, "{html}");
        }
        assert_eq!(of_html(&to_html("a < b & c\nd")), "a < b & c\r\nd");
    }
}
