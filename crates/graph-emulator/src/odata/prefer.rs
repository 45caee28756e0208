//! The `Prefer` header: what a client would like, and what the answer says was done.

use http::{HeaderMap, HeaderValue};

/// How long access by a sharing link lasts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Redeem {
    /// From now on.
    Kept,
    /// For this request.
    Once,
}

/// Notes a preference.
type Note = fn(&mut Prefer);

/// What drives are asked for by a word alone.
const WORDS: &[(&str, Note)] = &[
    ("bypass-shared-lock", |prefer| prefer.bypass_shared_lock = true),
    ("bypass-checked-out", |prefer| prefer.bypass_checked_out = true),
    ("redeemSharingLink", |prefer| prefer.redeem = Some(Redeem::Kept)),
    ("redeemSharingLinkIfNecessary", |prefer| prefer.redeem = Some(Redeem::Once)),
    ("deltaExcludeParent", |prefer| prefer.exclude_parent = true),
    ("deltashowsharingchanges", |prefer| prefer.sharing_changes = true),
    ("deltashowremovedasdeleted", |_| {}),
    ("deltatraversepermissiongaps", |_| {}),
    ("hierarchicalsharing", |_| {}),
];

/// The preferences that the emulator honours.
#[derive(Clone, Debug, Default)]
pub(crate) struct Prefer {
    /// `outlook.body-content-type="text"`: bodies come as plain text.
    pub(crate) text: bool,
    /// `outlook.body-content-type="html"`: they come as HTML.
    pub(crate) html: bool,
    /// `outlook.allow-unsafe-html`: what runs in HTML is not taken out.
    pub(crate) unsafe_html: bool,
    /// `IdType="ImmutableId"`.
    pub(crate) immutable: bool,
    /// `outlook.timezone="…"`: the name of the zone that events are told in.
    pub(crate) zone: Option<String>,
    /// `odata.maxpagesize=n`.
    pub(crate) max_page_size: Option<usize>,
    /// `bypass-shared-lock`: a file is written though somebody has it open.
    pub(crate) bypass_shared_lock: bool,
    /// `bypass-checked-out`: it is written or deleted though somebody has it checked out.
    pub(crate) bypass_checked_out: bool,
    /// `redeemSharingLink` and `redeemSharingLinkIfNecessary`.
    pub(crate) redeem: Option<Redeem>,
    /// `deltaExcludeParent`: folders are not told for what changed below them alone.
    pub(crate) exclude_parent: bool,
    /// `deltashowsharingchanges`: what was shared otherwise is marked.
    pub(crate) sharing_changes: bool,
    /// What `Preference-Applied` answers.
    pub(crate) applied: Vec<String>,
}

impl Prefer {
    /// Reads every `Prefer` header; several preferences may share one, and quotes are optional.
    pub(crate) fn of(headers: &HeaderMap) -> Self {
        let mut prefer = Self::default();
        let values = headers.get_all("prefer").into_iter().filter_map(|value| value.to_str().ok());
        for preference in values.flat_map(split) {
            let (name, value) = preference.split_once('=').unwrap_or((preference, ""));
            let value = value.trim().trim_matches('"');
            let name = name.trim().to_ascii_lowercase();
            match name.as_str() {
                "outlook.body-content-type" if is_one_of(value, &["text", "html"]) => {
                    prefer.text = value.eq_ignore_ascii_case("text");
                    prefer.html = !prefer.text;
                    prefer.applied.push(format!("outlook.body-content-type=\"{}\"", value.to_ascii_lowercase()));
                }
                "outlook.allow-unsafe-html" => {
                    prefer.unsafe_html = true;
                    prefer.applied.push("outlook.allow-unsafe-html".into());
                }
                "idtype" if value.eq_ignore_ascii_case("ImmutableId") => {
                    prefer.immutable = true;
                    prefer.applied.push("IdType=\"ImmutableId\"".into());
                }
                "odata.maxpagesize" => {
                    prefer.max_page_size = value.parse().ok().filter(|size| *size > 0);
                    prefer.applied.extend(prefer.max_page_size.map(|size| format!("odata.maxpagesize={size}")));
                }
                "outlook.timezone" => {
                    prefer.zone = Some(value.to_owned());
                    prefer.applied.push(format!("outlook.timezone=\"{value}\""));
                }
                _ => {
                    let known = WORDS.iter().find(|(word, _)| word.eq_ignore_ascii_case(&name));
                    if let Some((word, set)) = known {
                        set(&mut prefer);
                        prefer.applied.push((*word).to_owned());
                    }
                }
            }
        }
        prefer
    }
}

/// The headers without one of the preferences, if it is there.
pub(crate) fn without(headers: &HeaderMap, name: &str) -> Option<HeaderMap> {
    let is_other = |preference: &&str| {
        let known = preference.split('=').next().unwrap_or_default();
        !known.trim().eq_ignore_ascii_case(name)
    };
    let values = headers.get_all("prefer").into_iter().filter_map(|value| value.to_str().ok());
    let given: Vec<&str> = values.flat_map(split).collect();
    let kept: Vec<&str> = given.iter().copied().filter(is_other).collect();
    if kept.len() == given.len() {
        return None;
    }
    let mut headers = headers.clone();
    headers.remove("prefer");
    if let Ok(kept) = HeaderValue::try_from(kept.join(", ")) {
        headers.insert("prefer", kept);
    }
    Some(headers)
}

fn is_one_of(value: &str, all: &[&str]) -> bool {
    all.iter().any(|known| known.eq_ignore_ascii_case(value))
}

/// Splits at commas outside quotes.
fn split(header: &str) -> Vec<&str> {
    let mut quoted = false;
    header
        .split(|c| {
            quoted ^= c == '"';
            c == ',' && !quoted
        })
        .map(str::trim)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn several_preferences_in_one_header_and_in_several() {
        let mut headers = HeaderMap::new();
        headers.append("prefer", "outlook.timezone=\"a,b\", outlook.body-content-type=text".parse().unwrap());
        headers.append("Prefer", "IdType=\"ImmutableId\"".parse().unwrap());
        let prefer = Prefer::of(&headers);
        assert!(prefer.text && prefer.immutable);
        assert_eq!(prefer.zone.as_deref(), Some("a,b"));
        assert_eq!(
            prefer.applied,
            ["outlook.timezone=\"a,b\"", "outlook.body-content-type=\"text\"", "IdType=\"ImmutableId\""]
        );
    }
}
