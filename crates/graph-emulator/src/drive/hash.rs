//! The hashes of a file: SHA-1, SHA-256 and OneDrive's own quickXorHash.

use aws_lc_rs::digest::{Algorithm, Context, SHA1_FOR_LEGACY_USE_ONLY, SHA256};
use base64::{Engine, engine::general_purpose::STANDARD};
use bytes::Bytes;
use serde_json::{Value, json};

/// The hashes of a file that came in those parts, as the `file` facet shows them.
pub(crate) fn all(parts: &[Bytes]) -> Value {
    json!({
        "quickXorHash": STANDARD.encode(quick_xor(parts)),
        "sha1Hash": hex(&SHA1_FOR_LEGACY_USE_ONLY, parts),
        "sha256Hash": hex(&SHA256, parts),
    })
}

fn hex(algorithm: &'static Algorithm, parts: &[Bytes]) -> String {
    let mut context = Context::new(algorithm);
    parts.iter().for_each(|part| context.update(part));
    context.finish().as_ref().iter().map(|byte| format!("{byte:02X}")).collect()
}

/// How many bits the register has, and how far it turns from one byte to the next.
const WIDTH: usize = 160;
const SHIFT: usize = 11;

/// Each byte is XORed into a register of 160 bits, 11 bits further on than the byte before, and what leaves at the top comes in
/// again at the bottom. At the end the length is XORed into the last eight bytes.
fn quick_xor(parts: &[Bytes]) -> [u8; WIDTH / 8] {
    // 11 and 160 have no common factor, so bytes that are 160 apart meet at the same bit: they can be added up first.
    let mut columns = [0_u8; WIDTH];
    let mut length = 0;
    for part in parts {
        let summed = columns_of(part);
        for (at, byte) in summed.into_iter().enumerate() {
            columns[(length + at) % WIDTH] ^= byte;
        }
        length += part.len();
    }
    let mut register = [0_u8; WIDTH / 8];
    for (at, column) in columns.into_iter().enumerate() {
        for bit in (0..8).filter(|bit| column >> bit & 1 == 1) {
            let place = (at * SHIFT + bit) % WIDTH;
            register[place / 8] ^= 1 << (place % 8);
        }
    }
    for (byte, length) in register[12..].iter_mut().zip((length as u64).to_le_bytes()) {
        *byte ^= length;
    }
    register
}

/// The bytes of one part, those that are 160 apart added up. Eight go at once: tests are built without optimization.
fn columns_of(part: &[u8]) -> [u8; WIDTH] {
    let mut words = [0_u64; WIDTH / 8];
    let (blocks, rest) = part.as_chunks::<WIDTH>();
    for block in blocks {
        for (word, bytes) in words.iter_mut().zip(block.as_chunks::<8>().0) {
            *word ^= u64::from_ne_bytes(*bytes);
        }
    }
    let mut columns = [0_u8; WIDTH];
    for (column, byte) in columns.iter_mut().zip(words.iter().flat_map(|word| word.to_ne_bytes())) {
        *column = byte;
    }
    for (column, byte) in columns.iter_mut().zip(rest) {
        *column ^= byte;
    }
    columns
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_hashes() {
        let counted = |length: u32| (0..length).map(|n| (n % 251) as u8).collect::<Vec<_>>();
        for (bytes, hash) in [
            (Vec::new(), "AAAAAAAAAAAAAAAAAAAAAAAAAAA="),
            (b"a".to_vec(), "YQAAAAAAAAAAAAAAAQAAAAAAAAA="),
            (b"hello world".to_vec(), "aCgDG9jwBhDc4Q1yawMZAAAAAAA="),
            (b"The quick brown fox jumps over the lazy dog".to_vec(), "bMSlbysmxJL6S75XwfMcQZOpcr4="),
            (vec![0xff; 20], "HOc4xznOcX784x//7Mc//vGPf/w="),
            ((0..=255).collect(), "QkGEfSisZcA7k+FCh71r2dbCayY="),
            (counted(1000), "KbphcpColXb1/3Wm950vUzeX1es="),
            (counted(1 << 20), "pVcWCkWK/HTa4DMyE2B1A1Y9XyM="),
        ] {
            let bytes = Bytes::from(bytes);
            let parts: Vec<Bytes> = bytes.chunks(77).map(Bytes::copy_from_slice).collect();
            assert_eq!(STANDARD.encode(quick_xor(std::slice::from_ref(&bytes))), hash, "{} bytes", bytes.len());
            assert_eq!(STANDARD.encode(quick_xor(&parts)), hash, "{} bytes in parts", bytes.len());
        }
        let hashes = all(&[Bytes::from_static(b"a"), Bytes::from_static(b"bc")]);
        assert_eq!(hashes["sha1Hash"], "A9993E364706816ABA3E25717850C26C9CD0D89D");
        assert_eq!(hashes["sha256Hash"], "BA7816BF8F01CFEA414140DE5DAE2223B00361A396177A9CB410FF61F20015AD");
    }
}
