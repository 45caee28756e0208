//! Hashes: QuickXorHash as it is defined, and bytes that are checked while they come and go.
#![allow(clippy::unwrap_used, reason = "a test fails where it stands")]

use graph_drive::QuickXorHash;
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
