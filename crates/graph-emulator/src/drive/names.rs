//! What files and folders may be called, and what a name tells of a file.

use super::invalid;
use crate::{reply::Failure, state::Drive};
use http::StatusCode;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

/// Letters that no name may have.
const FORBIDDEN: &[char] = &['"', '*', ':', '<', '>', '?', '/', '\\', '|'];
/// Names that SharePoint and Windows keep to themselves.
const RESERVED: &[&str] = &[".lock", "con", "prn", "aux", "nul", "desktop.ini"];
/// The most letters in a name, and in a path from the root.
const LONGEST_NAME: usize = 255;
const LONGEST_PATH: usize = 400;

/// Types of files by the ends of their names.
const TYPES: &[(&str, &str)] = &[
    ("csv", "text/csv"),
    ("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    ("gif", "image/gif"),
    ("htm", "text/html"),
    ("html", "text/html"),
    ("jpeg", "image/jpeg"),
    ("jpg", "image/jpeg"),
    ("json", "application/json"),
    ("md", "text/markdown"),
    ("pdf", "application/pdf"),
    ("png", "image/png"),
    ("pptx", "application/vnd.openxmlformats-officedocument.presentationml.presentation"),
    ("svg", "image/svg+xml"),
    ("txt", "text/plain"),
    ("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    ("xml", "text/xml"),
    ("zip", "application/x-zip-compressed"),
];

/// Refuses a name that SharePoint refuses.
pub(crate) fn check(name: &str) -> Result<(), Failure> {
    let why = if name.is_empty() {
        "it is empty"
    } else if name.contains(FORBIDDEN) || name.contains(char::is_control) {
        "it holds one of the characters \" * : < > ? / \\ | or a control character"
    } else if name.starts_with(char::is_whitespace) || name.ends_with(char::is_whitespace) {
        "it begins or ends with a space"
    } else if name.ends_with('.') {
        "it ends with a period"
    } else if name.starts_with('~') {
        "it begins with a tilde"
    } else if is_reserved(&name.to_lowercase()) {
        "it is reserved"
    } else if name.chars().count() > LONGEST_NAME {
        "it has more than 255 characters"
    } else {
        return Ok(());
    };
    Err(invalid(format!("The name '{name}' cannot be used: {why}.")))
}

fn is_reserved(name: &str) -> bool {
    let numbered = |prefix: &str| {
        name.strip_prefix(prefix).is_some_and(|rest| rest.len() == 1 && rest.bytes().all(|it| it.is_ascii_digit()))
    };
    RESERVED.contains(&name) || name.contains("_vti_") || numbered("com") || numbered("lpt")
}

/// Refuses a place that is too far from the root.
pub(crate) fn check_path(drive: &Drive, parent: &str, below: &[String]) -> Result<(), Failure> {
    let letters = |names: &mut dyn Iterator<Item = &str>| names.map(|name| name.chars().count() + 1).sum::<usize>();
    let path = drive.path(parent);
    if letters(&mut path.into_iter()) + letters(&mut below.iter().map(String::as_str)) <= LONGEST_PATH {
        return Ok(());
    }
    Err(invalid("The path of the item would have more than 400 characters.").within("pathIsTooLong"))
}

/// 409: there is something of that name.
pub(crate) fn exists(name: &str) -> Failure {
    let message = format!("The specified item name already exists: '{name}'.");
    Failure::new(StatusCode::CONFLICT, "nameAlreadyExists", message)
}

/// The first of `a.txt`, `a 1.txt`, `a 2.txt` and so on that is free in a folder.
pub(crate) fn free(drive: &Drive, parent: &str, name: &str) -> String {
    let (stem, end) = match name.rsplit_once('.') {
        Some((stem, end)) if !stem.is_empty() => (stem, format!(".{end}")),
        _ => (name, String::new()),
    };
    let mut candidate = name.to_owned();
    let mut number = 0;
    while drive.child(parent, &candidate).is_some() {
        number += 1;
        candidate = format!("{stem} {number}{end}");
    }
    candidate
}

/// The end of a name, in small letters and without its period.
pub(crate) fn extension(name: &str) -> String {
    name.rsplit_once('.').map(|(_, end)| end.to_lowercase()).unwrap_or_default()
}

/// The type of a file by its name.
pub(crate) fn media_type(name: &str) -> &'static str {
    let end = extension(name);
    TYPES.iter().find(|(known, _)| *known == end).map_or("application/octet-stream", |(_, kind)| kind)
}

/// What stays readable in a segment of a path.
const SEGMENT: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// Names as the path that they are in a URL, each after a slash.
pub(crate) fn joined<'n>(names: impl IntoIterator<Item = &'n str>) -> String {
    names.into_iter().map(|name| format!("/{}", utf8_percent_encode(name, SEGMENT))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_sharepoint_refuses() {
        for name in
            ["", " a", "a ", "a.", "~a", "a:b", "a\"b", "a|b", "a\nb", "CON", "lpt3", "Desktop.ini", ".lock", "x_VTI_y"]
        {
            assert_eq!(check(name).unwrap_err().code, "invalidRequest", "{name}");
        }
        assert!(check(&"ä".repeat(256)).is_err());
        for name in ["a", "O'Brien & Co (1) #2 100%.txt", "console", "com", "com10", ".gitignore", "日本"] {
            assert!(check(name).is_ok(), "{name}");
        }
        assert!(check(&"ä".repeat(255)).is_ok());
    }

    #[test]
    fn names_tell_types() {
        assert_eq!((media_type("A.CSV"), media_type("csv")), ("text/csv", "application/octet-stream"));
        assert_eq!(joined(["a b", "ü#%"]), "/a%20b/%C3%BC%23%25");
    }
}
