//! Graph's camelCase names as Rust writes them.

/// Words that Rust keeps for itself, which `r#` makes usable as names.
const KEYWORDS: &[&str] = &[
    "abstract", "as", "async", "await", "become", "box", "break", "const", "continue", "do", "dyn", "else", "enum",
    "extern", "false", "final", "fn", "for", "gen", "if", "impl", "in", "let", "loop", "macro", "match", "mod", "move",
    "mut", "override", "priv", "pub", "ref", "return", "static", "struct", "trait", "true", "try", "type", "typeof",
    "unsafe", "unsized", "use", "virtual", "where", "while", "yield",
];

/// Words that Graph breaks in two and nobody else does.
const WORDS: &[(&str, &str)] = &[("eTag", "etag"), ("cTag", "ctag")];

/// The part of a wire name that names: of an annotation the last, `downloadUrl` of `@microsoft.graph.downloadUrl`.
pub(crate) fn plain(name: &str) -> &str {
    if name.starts_with('@') { name.rsplit(['.', '@']).next().unwrap_or(name) } else { name }
}

/// `receivedDateTime` as `received_date_time`: the plain word, before keywords are taken care of.
pub(crate) fn snake(name: &str) -> String {
    let name = plain(name);
    if let Some((_, word)) = WORDS.iter().find(|(graph, _)| *graph == name) {
        return (*word).to_owned();
    }
    let letters: Vec<char> = name.chars().collect();
    let mut snake = String::with_capacity(name.len() + 4);
    for (at, letter) in letters.iter().enumerate() {
        if letter.is_ascii_uppercase() && at > 0 {
            let before = letters[at - 1];
            let ends_acronym = before.is_ascii_uppercase() && letters.get(at + 1).is_some_and(char::is_ascii_lowercase);
            if before.is_ascii_lowercase() || before.is_ascii_digit() || ends_acronym {
                snake.push('_');
            }
        }
        snake.push(letter.to_ascii_lowercase());
    }
    snake
}

/// `type` as `r#type`, `from` as `from`: the name of a struct's field or of a module.
pub(crate) fn field(name: &str) -> String {
    let snake = snake(name);
    if KEYWORDS.contains(&snake.as_str()) {
        format!("r#{snake}")
    } else if ["self", "super", "crate"].contains(&snake.as_str()) {
        format!("{snake}_") // these four words have no raw form; `Self` is the fourth
    } else {
        snake
    }
}

/// `receivedDateTime` as `RECEIVED_DATE_TIME`: the name of a field constant.
pub(crate) fn constant(name: &str) -> String {
    snake(name).to_ascii_uppercase()
}

/// `mailFolder` as `MailFolder`: the name of a type.
pub(crate) fn pascal(name: &str) -> String {
    let mut letters = name.chars();
    let pascal: String = letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect();
    if pascal == "Self" { "Self_".to_owned() } else { pascal }
}

/// `notFlagged` as `NotFlagged`: the name of an enum's variant. Some services have a member `unknown`, which is not the variant for members
/// that this version does not know.
pub(crate) fn member(name: &str) -> String {
    match pascal(name) {
        taken if taken == "Unknown" => "NotKnown".to_owned(),
        free => free,
    }
}

/// What sets a derived type apart, as the variant of its base's enum: `fileAttachment` of `attachment` is `File`.
pub(crate) fn variant(derived: &str, base: &str) -> String {
    let (derived, base) = (pascal(derived), pascal(base));
    match derived.strip_suffix(&base) {
        Some(prefix) if !prefix.is_empty() => prefix.to_owned(),
        _ => derived,
    }
}

/// Whether Rust accepts the name after the functions above have changed its case.
pub(crate) fn is_identifier(name: &str) -> bool {
    let name = plain(name);
    name.starts_with(|first: char| first.is_ascii_alphabetic())
        && name.chars().all(|letter| letter.is_ascii_alphanumeric() || letter == '_')
}

/// Whether a person who knows the wire name would not find the Rust name by it: rustdoc's search ignores case, and refuses an
/// alias that is the name itself.
pub(crate) fn needs_alias(rust: &str, wire: &str) -> bool {
    !rust.trim_start_matches("r#").eq_ignore_ascii_case(wire)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn snake_case_splits_words_and_keeps_acronyms_together() {
        for (wire, rust) in [
            ("id", "id"),
            ("receivedDateTime", "received_date_time"),
            ("cTag", "ctag"),
            ("eTag", "etag"),
            ("languageTag", "language_tag"),
            ("webDavUrl", "web_dav_url"),
            ("sha1Hash", "sha1_hash"),
            ("isSCIMSource", "is_scim_source"),
            ("quickXorHash", "quick_xor_hash"),
            ("preset10", "preset10"),
            ("@microsoft.graph.downloadUrl", "download_url"),
        ] {
            assert_eq!(snake(wire), rust);
        }
    }

    #[test]
    fn keywords_become_raw_identifiers_but_constants_need_not() {
        assert_eq!(field("type"), "r#type");
        assert_eq!(field("self"), "self_");
        assert_eq!(field("from"), "from");
        assert_eq!(constant("type"), "TYPE");
        assert_eq!(constant("bccRecipients"), "BCC_RECIPIENTS");
    }

    #[test]
    fn types_and_variants_start_with_a_capital() {
        assert_eq!(pascal("mailFolder"), "MailFolder");
        assert_eq!(member("html"), "Html");
        assert_eq!(member("unknown"), "NotKnown");
        assert_eq!(pascal("self"), "Self_");
    }

    #[test]
    fn a_variant_loses_the_name_of_its_base() {
        assert_eq!(variant("fileAttachment", "attachment"), "File");
        assert_eq!(variant("openTypeExtension", "extension"), "OpenType");
        assert_eq!(variant("message", "outlookItem"), "Message");
        assert_eq!(variant("attachment", "attachment"), "Attachment");
    }

    #[test]
    fn identifiers_are_plain_words() {
        assert!(is_identifier("fileAttachment"));
        assert!(is_identifier("@microsoft.graph.downloadUrl"));
        assert!(!is_identifier("callRecords.session"));
        assert!(!is_identifier("3g"));
        assert!(!is_identifier(""));
    }

    #[test]
    fn an_alias_is_for_names_that_search_would_not_find() {
        assert!(needs_alias("bcc_recipients", "bccRecipients"));
        assert!(!needs_alias("SUBJECT", "subject"));
        assert!(!needs_alias("r#type", "type"));
    }
}
