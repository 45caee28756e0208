//! Plain text from HTML, HTML from plain text, as far as letters need it.

/// The text that HTML shows: tags are left out, blocks end lines, entities are resolved.
pub(crate) fn of_html(html: &str) -> String {
    let mut text = String::with_capacity(html.len());
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        text.push_str(&unescaped(&rest[..at]));
        let tag_end = rest[at..].find('>').map_or(rest.len(), |end| at + end + 1);
        let closing = rest[at..].starts_with("</") || rest[at..tag_end].ends_with("/>");
        let tag = rest[at..tag_end].trim_start_matches(['<', '/']).to_ascii_lowercase();
        let name: String = tag.chars().take_while(char::is_ascii_alphanumeric).collect();
        rest = &rest[tag_end..];
        match name.as_str() {
            "br" | "p" | "div" | "tr" | "li" | "h1" | "h2" | "h3" if !text.is_empty() && !text.ends_with('\n') => {
                text.push('\n');
            }
            "style" | "script" | "head" if !closing => {
                let close = format!("</{name}");
                let skipped = rest.to_ascii_lowercase().find(&close).unwrap_or(rest.len());
                rest = &rest[skipped..];
            }
            _ => {}
        }
    }
    text.push_str(&unescaped(rest));
    text.trim().to_owned()
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

fn unescaped(text: &str) -> String {
    let pairs = [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&nbsp;", " "), ("&amp;", "&")];
    pairs.iter().fold(text.to_owned(), |text, (entity, character)| text.replace(entity, character))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn html_becomes_the_text_it_shows() {
        let html =
            "<html><head><style>p{}</style></head><body><p>Dear&nbsp;Ada,</p><p>5 &lt; 6<br>Bob</p></body></html>";
        assert_eq!(of_html(html), "Dear Ada,\n5 < 6\nBob");
        assert_eq!(of_html("<p"), "");
        assert_eq!(of_html(&to_html("a < b & c")), "a < b & c");
    }
}
