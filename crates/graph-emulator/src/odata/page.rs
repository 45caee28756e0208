//! Cuts a collection into pages: `$top`, `$skip`, `$skiptoken`, and the links between pages.
//!
//! Invariant: a page's link is absolute, on the request's own origin, and carries the whole query.

use super::query::Options;
use crate::{
    call::Call,
    reply::{Answer, Failure, Reply},
};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use serde_json::{Map, Value};

/// How a collection is paged.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Limits {
    /// The page when `$top` is not given.
    pub(crate) default: usize,
    /// The most that `$top` may ask for.
    pub(crate) most: usize,
    /// Whether pages are addressed by token alone, as in the directory.
    pub(crate) token_only: bool,
}

/// Messages and folders.
pub(crate) const OUTLOOK: Limits = Limits { default: 10, most: 1000, token_only: false };
/// Users.
pub(crate) const DIRECTORY: Limits = Limits { default: 100, most: 999, token_only: true };
/// Items of drives.
pub(crate) const DRIVES: Limits = Limits { default: 200, most: 5000, token_only: true };
/// Attachments come all at once.
pub(crate) const ATTACHMENTS: Limits = Limits { default: 1000, most: 1000, token_only: false };

/// The part of a collection that one answer holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Window {
    pub(crate) skip: usize,
    pub(crate) size: usize,
    /// The first page is where `@odata.count` stands.
    pub(crate) first: bool,
    by_token: bool,
}

impl Window {
    /// Reads the paging options. `cap` is the emulator's own page size.
    pub(crate) fn of(options: &Options, limits: Limits, cap: Option<usize>) -> Result<Self, Failure> {
        let top = match options.system("$top") {
            None => limits.default,
            Some(text) => top(text, limits)?,
        };
        if limits.token_only && options.system("$skip").is_some() {
            return Err(Failure::bad("Request_BadRequest", "'$skip' is not supported by the service."));
        }
        let asked = options.system("$skip").map(|text| number(text, "$skip")).transpose()?.unwrap_or(0);
        let token = options.system("$skiptoken").map(offset).transpose()?;
        // Counting and searching need to know a first page from a later one, so their links carry a token.
        let by_token = limits.token_only || options.system("$search").is_some() || options.count()?;
        Ok(Self {
            skip: token.unwrap_or(asked),
            size: top.min(cap.unwrap_or(usize::MAX)).max(1),
            first: token.is_none(),
            by_token,
        })
    }

    /// The query of the next page's link, or `None` when `total` ends on this one.
    pub(crate) fn next(&self, options: &Options, total: usize) -> Option<String> {
        let next = self.skip + self.size;
        if next >= total {
            return None;
        }
        Some(if self.by_token {
            options.link(("$skiptoken", &token(next)), &["$skip"])
        } else {
            options.link(("$skip", &next.to_string()), &["$skiptoken"])
        })
    }

    /// The answer that holds `value`, this page of `total` items.
    pub(crate) fn page(
        &self,
        call: &Call<'_>,
        context: String,
        counted: bool,
        total: usize,
        value: Vec<Value>,
    ) -> Answer {
        let mut page = Map::new();
        page.insert("@odata.context".into(), context.into());
        if counted && self.first {
            page.insert("@odata.count".into(), total.into());
        }
        if let Some(query) = self.next(&call.options, total) {
            page.insert("@odata.nextLink".into(), call.link(&query).into());
        }
        page.insert("value".into(), value.into());
        Ok(Reply::ok(Value::Object(page)))
    }
}

/// The link to this very page, by another name: where an empty page on order leads.
pub(crate) fn again(options: &Options) -> String {
    let times = options.custom(AGAIN).and_then(|times| times.parse().ok()).unwrap_or(0_u32);
    options.link((AGAIN, &times.saturating_add(1).to_string()), &[])
}

/// A parameter without meaning, which tells links to one page apart.
const AGAIN: &str = "again";

fn top(text: &str, limits: Limits) -> Result<usize, Failure> {
    let top = number(text, "$top")?;
    if top == 0 {
        return Err(invalid("0", "$top", "positive"));
    }
    if top > limits.most {
        return Err(Failure::query(format!(
            "The limit of '{}' for Top query has been exceeded. The value from the incoming request is '{top}'.",
            limits.most
        )));
    }
    Ok(top)
}

fn number(text: &str, option: &str) -> Result<usize, Failure> {
    text.trim().parse().map_err(|_| invalid(text, option, "non-negative"))
}

fn invalid(text: &str, option: &str, sign: &str) -> Failure {
    Failure::query(format!(
        "Invalid value '{text}' for {option} query option found. The {option} query option requires a {sign} integer value."
    ))
}

/// An opaque page token.
fn token(skip: usize) -> String {
    URL_SAFE_NO_PAD.encode(format!("page:{skip}"))
}

fn offset(text: &str) -> Result<usize, Failure> {
    decode(text).ok_or_else(|| Failure::query("Invalid page token specified."))
}

fn decode(text: &str) -> Option<usize> {
    let bytes = URL_SAFE_NO_PAD.decode(text).ok()?;
    std::str::from_utf8(&bytes).ok()?.strip_prefix("page:")?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn window(query: &str, cap: Option<usize>) -> Result<Window, Failure> {
        Window::of(&Options::parse(query).unwrap(), OUTLOOK, cap)
    }

    #[test]
    fn top_has_limits() {
        assert_eq!(window("", None).unwrap().size, 10);
        assert_eq!(window("$top=1000", Some(3)).unwrap().size, 3);
        for query in ["$top=0", "$top=-1", "$top=1001", "$top=many", "$skip=-1", "$skiptoken=x"] {
            assert!(window(query, None).is_err(), "{query}");
        }
    }

    #[test]
    fn links_lead_on_and_end() {
        let options = Options::parse("$select=subject&$skip=4&$top=2").unwrap();
        let page = Window::of(&options, OUTLOOK, None).unwrap();
        assert_eq!(page.next(&options, 7).unwrap(), "%24select=subject&%24top=2&%24skip=6");
        assert_eq!(page.next(&options, 6), None);
    }

    #[test]
    fn counted_pages_follow_tokens_so_that_only_the_first_counts() {
        let options = Options::parse("$count=true&$top=2&$skip=1").unwrap();
        let page = Window::of(&options, OUTLOOK, None).unwrap();
        assert!(page.first);
        let next = Options::parse(&page.next(&options, 9).unwrap()).unwrap();
        let page = Window::of(&next, OUTLOOK, None).unwrap();
        assert_eq!((page.first, page.skip), (false, 3));
    }

    #[test]
    fn a_page_can_be_named_again_and_again() {
        let first = again(&Options::parse("$skip=4").unwrap());
        let second = again(&Options::parse(&first).unwrap());
        assert_ne!(first, second);
        assert_eq!(window(&second, None).unwrap().skip, 4);
    }
}
