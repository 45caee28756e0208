//! Reads the claims challenge of a `WWW-Authenticate` header: what the credential must prove before the service goes on.

use base64::{
    Engine,
    alphabet::{STANDARD, URL_SAFE},
    engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig},
};
use http::{HeaderMap, header::WWW_AUTHENTICATE};

const LENIENT: GeneralPurposeConfig =
    GeneralPurposeConfig::new().with_decode_padding_mode(DecodePaddingMode::Indifferent);

/// The `claims` of the first challenge that carries `error="insufficient_claims"`, decoded to the JSON text that a token request takes.
pub(crate) fn claims(headers: &HeaderMap) -> Option<String> {
    headers.get_all(WWW_AUTHENTICATE).iter().filter_map(|value| value.to_str().ok()).find_map(|value| {
        let (mut claims, mut insufficient) = (None, false);
        for (name, value) in Parameters(value) {
            if name.eq_ignore_ascii_case("claims") {
                claims = Some(value);
            } else if name.eq_ignore_ascii_case("error") {
                insufficient |= value == "insufficient_claims";
            }
        }
        decode(&claims.filter(|_| insufficient)?)
    })
}

fn decode(claims: &str) -> Option<String> {
    let alphabet = if claims.contains(['-', '_']) { &URL_SAFE } else { &STANDARD };
    let bytes = GeneralPurpose::new(alphabet, LENIENT).decode(claims).ok()?;
    String::from_utf8(bytes).ok()
}

/// The `name=value` pairs of a challenge list, quoted strings unquoted. Scheme names between them are passed over.
struct Parameters<'a>(&'a str);

impl Iterator for Parameters<'_> {
    type Item = (String, String);

    fn next(&mut self) -> Option<Self::Item> {
        let equals = self.0.find('=')?;
        let name = self.0[..equals].trim_end().rsplit([' ', ',', '\t']).next().unwrap_or_default().to_owned();
        let rest = self.0[equals + 1..].trim_start();
        let Some(quoted) = rest.strip_prefix('"') else {
            let end = rest.find(',').unwrap_or(rest.len());
            self.0 = &rest[end..];
            return Some((name, rest[..end].trim().to_owned()));
        };
        let mut value = String::new();
        let mut characters = quoted.char_indices();
        while let Some((at, character)) = characters.next() {
            match character {
                '"' => {
                    self.0 = &quoted[at + 1..];
                    return Some((name, value));
                }
                '\\' => value.extend(characters.next().map(|(_, escaped)| escaped)),
                other => value.push(other),
            }
        }
        self.0 = "";
        Some((name, value))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use http::HeaderValue;

    fn of(values: &[&'static str]) -> Option<String> {
        let mut headers = HeaderMap::new();
        for value in values {
            headers.append(WWW_AUTHENTICATE, HeaderValue::from_static(value));
        }
        claims(&headers)
    }

    #[test]
    fn reads_claims_among_schemes_and_quotes() {
        let json = Some(r#"{"a":1}"#.to_owned());
        assert_eq!(of(&[r#"Bearer realm="", error="insufficient_claims", claims="eyJhIjoxfQ==""#]), json);
        assert_eq!(of(&[r#"Bearer realm="a, b=\"c\"", claims="eyJhIjoxfQ", error=insufficient_claims"#]), json);
        assert_eq!(of(&[r#"PoP nonce="x""#, r#"Bearer error="insufficient_claims", claims="eyJhIjoxfQ""#]), json);
    }

    #[test]
    fn anything_else_is_no_challenge() {
        for value in [
            r#"Bearer error="invalid_token""#,
            r#"Bearer claims="eyJhIjoxfQ==""#,
            r#"Bearer error="insufficient_claims", claims="***""#,
            r#"Bearer error="insufficient_claims", claims=""#,
            "=",
            "\"",
            "Bearer",
        ] {
            let read = of(&[value]);
            assert!(read.is_none() || read.as_deref() == Some(""), "{value}: {read:?}");
        }
    }
}
