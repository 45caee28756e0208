//! Texts of items: putting something in front of what is there, as an answer stands above what it answers.

use crate::{BodyType, ItemBody};

impl ItemBody {
    /// The same text with more in front of it, written in the same form. In HTML that is at the beginning of the body; in plain text it becomes
    /// a line of its own.
    ///
    /// ```
    /// use graph_types::ItemBody;
    ///
    /// let quoted = ItemBody::html("<html><body lang=\"en\"><hr>From: Ann</body></html>");
    /// let answer = quoted.prepend("<p>Yes.</p>");
    /// assert_eq!(answer.content.unwrap(), "<html><body lang=\"en\"><p>Yes.</p><hr>From: Ann</body></html>");
    /// ```
    #[must_use]
    pub fn prepend(mut self, text: &str) -> Self {
        let content = self.content.take().unwrap_or_default();
        self.content = Some(if self.content_type == Some(BodyType::Html) {
            let at = behind_body_tag(&content);
            let (before, behind) = content.split_at(at);
            format!("{before}{text}{behind}")
        } else if content.is_empty() {
            text.to_owned()
        } else {
            format!("{text}\n{content}")
        });
        self
    }
}

/// Where the contents of the body begin: at the start, if nothing says so.
fn behind_body_tag(html: &str) -> usize {
    let starts = html.match_indices('<').find(|(at, _)| {
        let name = html.get(at + 1..at + 5).unwrap_or_default();
        let next = html.get(at + 5..at + 6).unwrap_or_default();
        name.eq_ignore_ascii_case("body") && (next == ">" || next.trim().is_empty())
    });
    let Some((start, _)) = starts else { return 0 };
    // A quoted attribute may hold a `>` of its own.
    let mut quote = None;
    for (at, character) in html.char_indices().skip_while(|(at, _)| *at < start) {
        match (character, quote) {
            ('"' | '\'', None) => quote = Some(character),
            (_, Some(open)) if character == open => quote = None,
            ('>', None) => return at + 1,
            _ => {}
        }
    }
    0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts() {
        for (html, expected) in [
            ("", "+"),
            ("<p>a</p>", "+<p>a</p>"),
            ("<HTML><BODY>a", "<HTML><BODY>+a"),
            ("<body title=\"a > b\"\nclass='x'>a", "<body title=\"a > b\"\nclass='x'>+a"),
            ("<bodyguard>a", "+<bodyguard>a"),
            ("<body", "+<body"),
            ("ä<body>ö", "ä<body>+ö"),
        ] {
            assert_eq!(ItemBody::html(html).prepend("+").content.unwrap(), expected);
        }
        let twice = ItemBody::text("a").prepend("b").prepend("c");
        assert_eq!(twice.content.unwrap(), "c\nb\na");
        assert_eq!(ItemBody::default().prepend("a").content.unwrap(), "a");
    }
}
