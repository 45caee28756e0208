//! Compressed answers: which requests allow them, and which answers are unpacked.
//!
//! Without the feature `gzip` nothing is asked for and nothing is touched.

#[cfg(feature = "gzip")]
mod unpack;

use crate::Body;
use http::{
    HeaderMap, HeaderValue,
    header::{ACCEPT_ENCODING, RANGE},
};

/// Lets the answer come compressed, unless the caller has said something about it.
pub(crate) fn accept(headers: &mut HeaderMap) {
    // A range counts bytes of what would be sent: compressed, they would be others.
    if cfg!(feature = "gzip") && !headers.contains_key(RANGE) {
        headers.entry(ACCEPT_ENCODING).or_insert(HeaderValue::from_static("gzip"));
    }
}

/// The same answer, unpacked while it is read if it is compressed.
pub(crate) fn decode(response: http::Response<Body>) -> http::Response<Body> {
    #[cfg(feature = "gzip")]
    let response = unpack::decode(response);
    response
}

#[cfg(all(test, feature = "gzip"))]
mod tests {
    use super::*;
    use http::HeaderName;

    #[test]
    fn a_callers_own_word_stays() {
        let accepted = |name: Option<(&'static str, &'static str)>| {
            let name = name.map(|(name, value)| (HeaderName::from_static(name), HeaderValue::from_static(value)));
            let mut headers: HeaderMap = name.into_iter().collect();
            accept(&mut headers);
            headers.remove(ACCEPT_ENCODING)
        };
        assert_eq!(accepted(None).unwrap(), "gzip");
        assert_eq!(accepted(Some(("accept-encoding", "identity"))).unwrap(), "identity");
        assert_eq!(accepted(Some(("range", "bytes=0-9"))), None);
    }
}
