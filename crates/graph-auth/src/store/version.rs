//! The version of a text that is kept where nothing counts: a hash of it.

/// Names this very text, in every process and on every system. It is no secret's: 64 bits cannot be turned back.
///
/// The hash is FNV-1a: a fault or another text is told by it, an enemy is not.
pub(crate) fn of(text: &str) -> String {
    let hash = text
        .bytes()
        .fold(0xcbf2_9ce4_8422_2325, |hash: u64, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3));
    format!("{hash:016x}-{}", text.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_the_published_hash() {
        assert_eq!(of(""), "cbf29ce484222325-0");
        assert_eq!(of("a"), "af63dc4c8601ec8c-1");
        assert_eq!(of("foobar"), "85944171f73967e8-6");
    }
}
