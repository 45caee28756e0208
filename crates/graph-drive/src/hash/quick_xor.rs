//! [`QuickXorHash`]: the hash that drives tell of their files.
//!
//! Invariant: the hash is that of all bytes in order, however they are cut into pieces.

use base64::{Engine, engine::general_purpose::STANDARD};
use std::fmt;

/// The register has so many bits, and byte after byte is xored into it 11 bits further on. 11 and 160 have no common factor, so places repeat
/// every 160 bytes.
const WIDTH: usize = 160;
const SHIFT: usize = 11;

/// Words of eight bytes in a row of 160.
const LANES: usize = WIDTH / 8;

/// So many rows are read before the columns are touched: the processor waits for memory, and not for them.
const ROWS: usize = 8;

/// QuickXorHash: 20 bytes of a file, which [`Hashes::quick_xor_hash`](crate::Hashes::quick_xor_hash) holds in base64.
///
/// Every drive tells it. It finds what went wrong by chance, as fast as memory is read; it keeps out nobody who forges a file.
/// Microsoft's page: [QuickXorHash](https://learn.microsoft.com/onedrive/developer/code-snippets/quickxorhash).
///
/// ```
/// use graph_drive::QuickXorHash;
///
/// let mut hash = QuickXorHash::new();
/// hash.update(b"hello ");
/// hash.update(b"world");
/// assert_eq!(hash.to_string(), "aCgDG9jwBhDc4Q1yawMZAAAAAAA=");
/// ```
#[derive(Clone)]
pub struct QuickXorHash {
    /// The bytes of each column xored, eight columns in a word, the first in its lowest bits.
    columns: [u64; LANES],
    length: u64,
}

impl QuickXorHash {
    /// The hash of no bytes yet.
    pub fn new() -> Self {
        Self { columns: [0; LANES], length: 0 }
    }

    /// Takes in the next bytes.
    pub fn update(&mut self, bytes: &[u8]) {
        let column = (self.length % WIDTH as u64) as usize;
        let (head, rest) = bytes.split_at(bytes.len().min((WIDTH - column) % WIDTH));
        self.single(column, head);
        let (rows, tail) = rest.split_at(rest.len() / WIDTH * WIDTH);
        self.rows(rows);
        self.single(0, tail);
        self.length = self.length.wrapping_add(bytes.len() as u64);
    }

    /// Takes in less than a row, from a column on.
    fn single(&mut self, column: usize, bytes: &[u8]) {
        for (column, byte) in (column..).zip(bytes) {
            if let Some(word) = self.columns.get_mut(column / 8) {
                *word ^= u64::from(*byte) << (column % 8 * 8);
            }
        }
    }

    /// Takes in whole rows. Every loop has a length that the compiler knows, so it makes vectors of them.
    fn rows(&mut self, rows: &[u8]) {
        let columns = &mut self.columns;
        let mut blocks = rows.chunks_exact(WIDTH * ROWS);
        for block in &mut blocks {
            let mut sum = [0; LANES];
            for row in block.chunks_exact(WIDTH) {
                xor(&mut sum, row);
            }
            columns.iter_mut().zip(sum).for_each(|(column, sum)| *column ^= sum);
        }
        for row in blocks.remainder().chunks_exact(WIDTH) {
            xor(columns, row);
        }
    }

    /// The hash of what has come so far: 20 bytes. Its text, in base64 as Graph writes it, is what `to_string` gives.
    pub fn finish(&self) -> [u8; 20] {
        let mut hash = [0_u8; WIDTH / 8];
        for (at, byte) in self.columns.iter().flat_map(|word| word.to_le_bytes()).enumerate() {
            let bit = at * SHIFT % WIDTH;
            // A byte that does not begin at one of the register's reaches into the next, and the last into the first.
            let [low, high] = (u16::from(byte) << (bit % 8)).to_le_bytes();
            hash[bit / 8] ^= low;
            hash[(bit / 8 + 1) % hash.len()] ^= high;
        }
        for (byte, length) in hash.iter_mut().skip(12).zip(self.length.to_le_bytes()) {
            *byte ^= length;
        }
        hash
    }
}

/// Xors a row into the columns.
fn xor(columns: &mut [u64; LANES], row: &[u8]) {
    for (column, word) in columns.iter_mut().zip(row.chunks_exact(8)) {
        let mut bytes = [0; 8];
        bytes.copy_from_slice(word);
        *column ^= u64::from_le_bytes(bytes);
    }
}

impl Default for QuickXorHash {
    fn default() -> Self {
        Self::new()
    }
}

impl fmt::Display for QuickXorHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&STANDARD.encode(self.finish()))
    }
}

impl fmt::Debug for QuickXorHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "QuickXorHash({self} of {} bytes)", self.length)
    }
}
