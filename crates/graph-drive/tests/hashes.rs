//! Hashes as they are defined, and as they are written.
#![allow(clippy::unwrap_used, reason = "a test fails where it stands")]

use graph_drive::{Checksum, ErrorKind, Hash, QuickXorHash};
use proptest::prelude::*;

fn mod251(length: usize) -> Vec<u8> {
    (0..length).map(|at| (at % 251) as u8).collect()
}

fn quick_xor(bytes: &[u8]) -> String {
    let mut hash = QuickXorHash::new();
    hash.update(bytes);
    hash.to_string()
}

/// The definition, bit by bit: each byte is xored into a register of 160 bits, which is then turned by 11.
fn bit_by_bit(bytes: &[u8]) -> [u8; 20] {
    let mut register = [false; 160];
    for (at, byte) in bytes.iter().enumerate() {
        for bit in 0..8 {
            register[(at * 11 + bit) % 160] ^= byte >> bit & 1 == 1;
        }
    }
    for bit in 0..64 {
        register[96 + bit] ^= (bytes.len() as u64) >> bit & 1 == 1;
    }
    let byte = |at: usize| (0..8).fold(0, |byte, bit| byte | u8::from(register[at * 8 + bit]) << bit);
    std::array::from_fn(byte)
}

/// DRV-W3: `QuickXorHash::new()`, `update(bytes)`, `finish()`
#[test]
fn known_hashes() {
    for (bytes, expected) in [
        (vec![], "AAAAAAAAAAAAAAAAAAAAAAAAAAA="),
        (b"a".to_vec(), "YQAAAAAAAAAAAAAAAQAAAAAAAAA="),
        (b"hello world".to_vec(), "aCgDG9jwBhDc4Q1yawMZAAAAAAA="),
        (b"The quick brown fox jumps over the lazy dog".to_vec(), "bMSlbysmxJL6S75XwfMcQZOpcr4="),
        (vec![255; 20], "HOc4xznOcX784x//7Mc//vGPf/w="),
        ((0..=255).collect(), "QkGEfSisZcA7k+FCh71r2dbCayY="),
        (mod251(1000), "KbphcpColXb1/3Wm950vUzeX1es="),
        (mod251(1 << 20), "pVcWCkWK/HTa4DMyE2B1A1Y9XyM="),
    ] {
        assert_eq!(quick_xor(&bytes), expected, "{} bytes", bytes.len());
    }
    assert_eq!(format!("{:?}", QuickXorHash::default()), "QuickXorHash(AAAAAAAAAAAAAAAAAAAAAAAAAAA= of 0 bytes)");
}

#[test]
fn a_text_that_is_no_hash_is_not_taken_for_one() {
    let hello = "aCgDG9jwBhDc4Q1yawMZAAAAAAA=";
    assert_eq!(Checksum::quick_xor(hello).unwrap().to_string(), hello);
    assert_eq!(format!("{:?}", Checksum::quick_xor(hello).unwrap()), format!("Checksum(quickXorHash {hello})"));
    for text in
        ["", "aCgDG9jwBhDc4Q1yawMZAAAAAAA", "aCgDG9jwBhDc4Q1yawMZAAAAAAA==", "AAAA", "aCgDG9jwBhDc4Q1yawMZ ÄAAAAA="]
    {
        let error = Checksum::quick_xor(text).unwrap_err();
        assert!(error.kind() == ErrorKind::Request && error.to_string().contains("is no quickXorHash"), "{error}");
    }
    let mut hash = Hash::quick_xor();
    hash.update(b"hello ");
    hash.update(b"world");
    assert_eq!(format!("{hash:?} {hash}"), format!("Hash(quickXorHash {hello}) {hello}"));
    assert_eq!(Hash::from(QuickXorHash::new()).to_string(), Hash::quick_xor().to_string());
}

/// DRV-W3: `Hash::sha1()`, `Hash::sha256()` with the feature `sha`
#[cfg(feature = "sha")]
#[test]
fn known_sha_hashes() {
    // The examples of FIPS 180.
    let made = |mut hash: Hash| {
        hash.update(b"a");
        hash.update(b"bc");
        hash.to_string()
    };
    let sha1 = "A9993E364706816ABA3E25717850C26C9CD0D89D";
    let sha256 = "BA7816BF8F01CFEA414140DE5DAE2223B00361A396177A9CB410FF61F20015AD";
    assert_eq!((made(Hash::sha1()), made(Hash::sha256())), (sha1.to_owned(), sha256.to_owned()));
    assert!(Checksum::sha1(sha1).is_ok() && Checksum::sha256(&sha256.to_lowercase()).is_ok());
    for text in ["", sha256, "A9993E364706816ABA3E25717850C26C9CD0D89", "A9993E364706816ABA3E25717850C26C9CD0D89G"] {
        let error = Checksum::sha1(text).unwrap_err();
        assert!(error.to_string().contains("is no sha1Hash"), "{error}");
    }
    assert!(Checksum::sha256(sha1).is_err());
}

proptest! {
    #[test]
    fn any_bytes_in_any_pieces(
        bytes in proptest::collection::vec(any::<u8>(), 0..5000),
        cuts in proptest::collection::vec(0..700_usize, 0..20),
    ) {
        let (mut hash, mut rest) = (QuickXorHash::new(), &bytes[..]);
        for cut in cuts {
            let (piece, behind) = rest.split_at(cut.min(rest.len()));
            hash.update(piece);
            rest = behind;
        }
        hash.update(rest);
        prop_assert_eq!(hash.finish(), bit_by_bit(&bytes));
    }
}
