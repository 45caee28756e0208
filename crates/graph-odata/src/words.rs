//! Looks at the words of a filter: outside of its literals, where nothing that a user typed can stand.

/// Words that stand between properties and values.
const KEYWORDS: [&str; 21] = [
    "eq", "ne", "gt", "ge", "lt", "le", "in", "has", "not", "and", "or", "add", "sub", "mul", "div", "divby", "mod",
    "null", "true", "false", "INF",
];

/// A word, and what comes next.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Word<'a> {
    pub(crate) text: &'a str,
    next: Option<char>,
}

impl Word<'_> {
    /// Whether this function is called here.
    pub(crate) fn is_call(&self, function: &str) -> bool {
        self.next == Some('(') && self.text.eq_ignore_ascii_case(function)
    }
}

/// The words of a filter, paths whole.
pub(crate) fn words(filter: &str) -> impl Iterator<Item = Word<'_>> {
    let mut rest = filter;
    std::iter::from_fn(move || {
        loop {
            let first = rest.chars().next()?;
            if first == '\'' {
                // A doubled quote ends one piece and begins the next.
                let end = rest[1..].find('\'').map_or(rest.len(), |end| end + 2);
                rest = &rest[end..];
            } else if is_part(first) && first != '-' {
                // Times have colons in them; a name ends there, as the variable of a lambda does.
                let number = first.is_ascii_digit();
                let end = rest.find(|letter| !(is_part(letter) || number && letter == ':')).unwrap_or(rest.len());
                let (text, after) = rest.split_at(end);
                rest = after;
                return Some(Word { text, next: after.trim_start().chars().next() });
            } else {
                rest = &rest[first.len_utf8()..];
            }
        }
    })
}

fn is_part(letter: char) -> bool {
    letter.is_alphanumeric() || matches!(letter, '_' | '/' | '.' | '$' | '@' | '-')
}

/// The paths of the properties that a filter names, each once, in order.
pub(crate) fn properties(filter: &str) -> Vec<&str> {
    let (mut found, mut variables) = (Vec::new(), Vec::new());
    for Word { text, next } in words(filter) {
        let path = match next {
            Some(':') => {
                variables.push(text);
                continue;
            }
            Some('(') => text.strip_suffix("/any").or(text.strip_suffix("/all")),
            Some('\'') => None,
            _ => Some(text.strip_suffix("/$count").unwrap_or(text)),
        };
        let Some(path) = path.filter(|path| is_path(path)) else { continue };
        let first = path.split('/').next().unwrap_or_default();
        if !variables.contains(&first) && !found.contains(&path) {
            found.push(path);
        }
    }
    found
}

/// Whether it is not a keyword, a number, a time, a GUID or the name of a type.
fn is_path(word: &str) -> bool {
    let named = word.starts_with(|first: char| first.is_alphabetic() || first == '_');
    named && !word.contains('-') && !word.starts_with("Edm.") && !is_keyword(word)
}

fn is_keyword(word: &str) -> bool {
    KEYWORDS.iter().any(|keyword| word.eq_ignore_ascii_case(keyword)) || word == "NaN"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn properties_are_found_among_everything_else() {
        for (filter, expected) in [
            ("", vec![]),
            ("isRead eq false", vec!["isRead"]),
            ("subject eq 'o''brien ne x' and (b eq 1 or not contains(c, 'd'))", vec!["subject", "b", "c"]),
            ("at ge 2026-01-02T03:04:05.5Z and at lt 2027-01-01T00:00:00+02:00 and a/b eq 1", vec!["at", "a/b"]),
            ("toRecipients/any(x:x/emailAddress/address eq 'a') and id eq null", vec!["toRecipients", "id"]),
            ("a/any(x:x/b/all(xx:xx eq c)) and d/$count gt 2", vec!["a", "c", "d"]),
            ("tags/any() or not tags/any ( )", vec!["tags"]),
            ("role eq df021288-bdef-4463-88db-98f22de89214 or d gt duration'PT1H'", vec!["role", "d"]),
            ("cast(v,Edm.Int32) gt -5 and at lt now() and r ne NaN and r lt INF", vec!["v", "at", "r"]),
            ("a in ('x','y') and isof('microsoft.graph.user')", vec!["a"]),
            ("-size lt -5 and -(b) gt - c", vec!["size", "b", "c"]),
            ("IsRead EQ TRUE AND NOT é/ü eq 'unclosed", vec!["IsRead", "é/ü"]),
        ] {
            assert_eq!(properties(filter), expected, "{filter}");
        }
    }
}
