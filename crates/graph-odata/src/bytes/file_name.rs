//! [`file_name`]: a name that the service gave, as one that every system takes for a file.
//!
//! Invariant: what comes out is one segment of a path, names nothing but a file, and is never empty.

/// The longest name, in bytes, with room for the few that are added to tell two files apart.
const LONGEST: usize = 200;

/// Names that Windows keeps for devices, whatever follows their first dot.
const DEVICES: [&str; 6] = ["con", "prn", "aux", "nul", "conin$", "conout$"];

/// Makes a file's name of what somebody called a thing: an attachment, a subject, an item of a drive.
///
/// Separators, control characters and what Windows refuses become `_`; dots and blanks at the ends go; a long name is cut before its
/// extension. So no name leads out of the folder it is meant for.
///
/// ```
/// use graph_odata::file_name;
///
/// assert_eq!(file_name("Q1: plan?.docx"), "Q1_ plan_.docx");
/// assert_eq!(file_name("../../etc/passwd"), "_.._etc_passwd");
/// assert_eq!(file_name("NUL.txt"), "_NUL.txt");
/// assert_eq!(file_name(" .. "), "_");
/// ```
pub fn file_name(name: &str) -> String {
    let refused = |character: char| {
        character.is_control() || "/\\:*?\"<>|\u{2028}\u{2029}".contains(character) || is_turn(character)
    };
    let kept: String = name.chars().map(|character| if refused(character) { '_' } else { character }).collect();
    let ends = |character: char| character == '.' || character.is_whitespace();
    let mut kept = shortened(kept.trim_matches(ends)).trim_end_matches(ends).to_owned();
    let stem = kept.split('.').next().unwrap_or_default().trim_end().to_ascii_lowercase();
    let numbered = |port: &str| stem.strip_prefix(port).is_some_and(|rest| rest.chars().count() == 1);
    if kept.is_empty() || DEVICES.contains(&stem.as_str()) || numbered("com") || numbered("lpt") {
        kept.insert(0, '_');
    }
    kept
}

/// What turns the direction of writing, and lets a name look as if it ended otherwise.
fn is_turn(character: char) -> bool {
    matches!(character, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// The name, cut in front of its extension where it is too long.
fn shortened(name: &str) -> String {
    if name.len() <= LONGEST {
        return name.to_owned();
    }
    let (stem, extension) = match name.rsplit_once('.') {
        Some((stem, extension)) if extension.len() <= 16 => (stem, format!(".{extension}")),
        _ => (name, String::new()),
    };
    let end = (0..=LONGEST - extension.len()).rev().find(|at| stem.is_char_boundary(*at)).unwrap_or_default();
    format!("{}{extension}", stem.get(..end).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn names() {
        for (name, expected) in [
            ("report.pdf", "report.pdf"),
            ("Ünïcode 日本.txt", "Ünïcode 日本.txt"),
            ("", "_"),
            ("...", "_"),
            ("a/b\\c", "a_b_c"),
            ("C:\\x", "C__x"),
            ("com1", "_com1"),
            ("COM¹.log", "_COM¹.log"),
            ("lpt9 .txt", "_lpt9 .txt"),
            ("community", "community"),
            ("aux.tar.gz", "_aux.tar.gz"),
            (".profile", "profile"),
            ("name. ", "name"),
            ("invoice\u{202e}fdp.exe", "invoice_fdp.exe"),
            ("a\r\nb", "a__b"),
        ] {
            assert_eq!(file_name(name), expected, "{name:?}");
        }
        let long = file_name(&format!("{}.docx", "ä".repeat(300)));
        assert!(long.len() <= LONGEST && long.ends_with("ä.docx"), "{long}");
    }

    proptest! {
        #[test]
        fn one_segment_whatever_the_name(name in "\\PC{0,300}|[./\\\\a-z \u{0}-\u{20}]{0,20}") {
            let kept = file_name(&name);
            prop_assert!(!kept.is_empty() && kept.len() <= LONGEST + 1);
            let path = std::path::Path::new(&kept);
            prop_assert_eq!(path.components().count(), 1);
            prop_assert!(matches!(path.components().next(), Some(std::path::Component::Normal(_))));
            // Made once, it stays.
            prop_assert_eq!(file_name(&kept), kept);
        }
    }
}
