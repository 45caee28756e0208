//! [`refused`]: which names SharePoint does not take.

/// Names that SharePoint keeps for itself.
const RESERVED: [&str; 7] = [".lock", "aux", "con", "desktop.ini", "nul", "prn", "~$"];

/// Why SharePoint takes no item of that name.
///
/// Microsoft's page: [restrictions in OneDrive and SharePoint](https://support.microsoft.com/office/64883a5d-228e-48f5-b3d2-eb39e07630fa).
pub(super) fn refused(name: &str) -> Option<&'static str> {
    let lower = name.to_lowercase();
    let numbered = |port: &str| {
        lower.strip_prefix(port).is_some_and(|rest| rest.len() == 1 && rest.starts_with(|it: char| it.is_ascii_digit()))
    };
    Some(if name.contains(|it: char| "\"*:<>?/\\|".contains(it) || it.is_control()) {
        "it holds one of \" * : < > ? / \\ | or a control character"
    } else if name.starts_with(char::is_whitespace) || name.ends_with(char::is_whitespace) {
        "it begins or ends with a blank"
    } else if name.ends_with('.') {
        "it ends with a dot"
    } else if name.starts_with('~') {
        "it begins with a tilde"
    } else if RESERVED.contains(&lower.as_str()) || lower.contains("_vti_") || numbered("com") || numbered("lpt") {
        "the service keeps it for itself"
    } else if name.chars().count() > 255 {
        "it has more than 255 characters"
    } else {
        return None;
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_sharepoint_refuses() {
        for name in
            ["a:b", "a\\b", " a", "a ", "a.", "~$a.docx", "CON", "lpt3", "Desktop.ini", ".lock", "x_VTI_y", "a\n"]
        {
            assert!(refused(name).is_some(), "{name}");
        }
        assert!(refused(&"ä".repeat(256)).is_some() && refused(&"ä".repeat(255)).is_none());
        for name in ["a", "O'Brien & Co (1) #2 100%.txt", "console", "com", "com10", ".gitignore", "日本"] {
            assert_eq!(refused(name), None, "{name}");
        }
    }
}
