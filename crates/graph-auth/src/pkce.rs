//! What makes one sign-in in a browser unlike any other: texts that nobody can guess, and the proof key made of one (PKCE).
//!
//! Invariant: every text comes from the operating system's random source; there is no weaker one to fall back to.

use crate::digest::sha256;
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use graph_transport::{Error, Result, Secret};
use subtle::ConstantTimeEq;
use zeroize::Zeroizing;

/// A text of 43 characters that hold 256 random bits. It is also what a code verifier may be.
pub(crate) fn unguessable() -> Result<Secret> {
    let mut bytes = Zeroizing::new([0_u8; 32]);
    getrandom::fill(bytes.as_mut()).map_err(|error| {
        Error::credential("the operating system gives no random bytes, without which no sign-in is safe")
            .with_source(error)
    })?;
    Ok(Secret::new(URL_SAFE_NO_PAD.encode(*bytes)))
}

/// What the service is told of a code verifier before it sees the verifier itself: the method `S256`.
pub(crate) fn challenge(verifier: &Secret) -> String {
    URL_SAFE_NO_PAD.encode(sha256(verifier.expose().as_bytes()))
}

/// Whether two texts are the same. How long it takes says nothing of where they differ.
pub(crate) fn same(one: &str, other: &str) -> bool {
    one.as_bytes().ct_eq(other.as_bytes()).into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_challenge_is_the_one_of_the_standard() {
        let verifier = Secret::new("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk");
        assert_eq!(challenge(&verifier), "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM");
    }

    #[test]
    fn no_two_are_alike_and_each_may_be_a_verifier() {
        let made: Vec<_> = (0..64).map(|_| unguessable().unwrap()).collect();
        for (at, one) in made.iter().enumerate() {
            let text = one.expose();
            assert!(text.len() == 43 && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_".contains(&byte)));
            assert!(made[..at].iter().all(|other| !same(other.expose(), text)));
            assert!(same(text, text) && !same(text, &text[1..]));
        }
    }
}
