//! [`QuickXor`]: the hash that drives tell of their files.

use base64::{Engine, engine::general_purpose::STANDARD};

/// The bytes that lie under each other are xored first, since their places repeat every 160 bytes.
const WIDTH: usize = 160;

/// A hash that is being made.
pub(super) struct QuickXor {
    columns: [u8; WIDTH],
    length: u64,
}

impl Default for QuickXor {
    fn default() -> Self {
        Self { columns: [0; WIDTH], length: 0 }
    }
}

impl QuickXor {
    pub(super) fn update(&mut self, bytes: &[u8]) {
        let start = (self.length % WIDTH as u64) as usize;
        let (head, rest) = bytes.split_at(bytes.len().min((WIDTH - start) % WIDTH));
        for (column, byte) in self.columns.iter_mut().skip(start).zip(head) {
            *column ^= byte;
        }
        for row in rest.chunks(WIDTH) {
            for (column, byte) in self.columns.iter_mut().zip(row) {
                *column ^= byte;
            }
        }
        self.length += bytes.len() as u64;
    }

    /// Twenty bytes in base64.
    pub(super) fn finish(self) -> String {
        let mut hash = [0_u8; 20];
        for (at, column) in self.columns.iter().enumerate() {
            let bit = at * 11 % 160;
            let [low, high] = (u16::from(*column) << (bit % 8)).to_le_bytes();
            hash[bit / 8] ^= low;
            hash[(bit / 8 + 1) % 20] ^= high;
        }
        for (byte, length) in hash.iter_mut().skip(12).zip(self.length.to_le_bytes()) {
            *byte ^= length;
        }
        STANDARD.encode(hash)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_hashes() {
        let mod251 = |length: usize| (0..length).map(|at| (at % 251) as u8).collect::<Vec<_>>();
        for (bytes, expected) in [
            (vec![], "AAAAAAAAAAAAAAAAAAAAAAAAAAA="),
            (b"hello world".to_vec(), "aCgDG9jwBhDc4Q1yawMZAAAAAAA="),
            (vec![255; 20], "HOc4xznOcX784x//7Mc//vGPf/w="),
            (mod251(1000), "KbphcpColXb1/3Wm950vUzeX1es="),
            (mod251(1 << 20), "pVcWCkWK/HTa4DMyE2B1A1Y9XyM="),
        ] {
            for piece in [1, 7, 160, 4096, usize::MAX] {
                let mut hash = QuickXor::default();
                bytes.chunks(piece).for_each(|piece| hash.update(piece));
                assert_eq!(hash.finish(), expected, "{} bytes", bytes.len());
            }
        }
    }
}
