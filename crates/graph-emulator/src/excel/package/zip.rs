//! A zip archive whose files are stored as they are.

use bytes::Bytes;

/// The first of January 1980, as zip writes it: the same bytes at any time.
const DATE: u16 = 1 << 5 | 1;
/// The version of the format that is needed to read it.
const VERSION: u16 = 20;

/// An archive that is being written.
#[derive(Debug, Default)]
pub(super) struct Zip {
    bytes: Vec<u8>,
    directory: Vec<u8>,
    count: u16,
}

impl Zip {
    /// Adds a file.
    pub(super) fn add(&mut self, name: &str, content: &str) {
        let (offset, length) = (short(self.bytes.len()), short(content.len()).to_le_bytes());
        let mut facts = Vec::new();
        for half in [VERSION, 0, 0, 0, DATE] {
            facts.extend(half.to_le_bytes());
        }
        facts.extend(checksum(content.as_bytes()).to_le_bytes());
        facts.extend([length, length].concat());
        facts.extend(u16::try_from(name.len()).unwrap_or(u16::MAX).to_le_bytes());
        facts.extend([0, 0]);
        self.bytes.extend(b"PK\x03\x04");
        self.bytes.extend(&facts);
        self.bytes.extend(name.as_bytes());
        self.bytes.extend(content.as_bytes());
        self.directory.extend(b"PK\x01\x02");
        self.directory.extend(VERSION.to_le_bytes());
        self.directory.extend(&facts);
        // Comment, disk and attributes.
        self.directory.extend([0; 10]);
        self.directory.extend(offset.to_le_bytes());
        self.directory.extend(name.as_bytes());
        self.count += 1;
    }

    /// The archive with its directory.
    pub(super) fn finish(mut self) -> Bytes {
        let (offset, length) = (short(self.bytes.len()), short(self.directory.len()));
        self.bytes.append(&mut self.directory);
        self.bytes.extend(b"PK\x05\x06\0\0\0\0");
        self.bytes.extend([self.count.to_le_bytes(), self.count.to_le_bytes()].concat());
        self.bytes.extend([length.to_le_bytes(), offset.to_le_bytes()].concat());
        self.bytes.extend([0, 0]);
        self.bytes.into()
    }
}

/// Lengths and places have four bytes. No workbook that fits into requests reaches their end.
fn short(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}

/// CRC-32 of bytes, each of them by a table.
fn checksum(bytes: &[u8]) -> u32 {
    let step = |sum: u32, byte: &u8| TABLE[usize::from(sum.to_le_bytes()[0] ^ byte)] ^ (sum >> 8);
    !bytes.iter().fold(u32::MAX, step)
}

static TABLE: [u32; 256] = table();

const fn table() -> [u32; 256] {
    let mut table = [0; 256];
    let mut byte = 0;
    while byte < 256 {
        let mut sum = byte as u32;
        let mut bit = 0;
        while bit < 8 {
            sum = if sum & 1 == 1 { 0xedb8_8320 ^ (sum >> 1) } else { sum >> 1 };
            bit += 1;
        }
        table[byte] = sum;
        byte += 1;
    }
    table
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_checksum_is_the_known_one() {
        assert_eq!(checksum(b"123456789"), 0xcbf4_3926);
        assert_eq!(checksum(b""), 0);
    }

    #[test]
    fn the_directory_leads_to_every_file() {
        let mut zip = Zip::default();
        zip.add("a.txt", "hello");
        zip.add("b/c.txt", "");
        let bytes = zip.finish();
        let number = |at: usize| u32::from_le_bytes(bytes[at..at + 4].try_into().unwrap()) as usize;
        let end = bytes.len() - 22;
        assert_eq!((&bytes[end..end + 4], bytes[end + 10]), (&b"PK\x05\x06"[..], 2));
        let mut at = number(end + 16);
        assert_eq!(at + number(end + 12), end);
        for (name, content) in [("a.txt", "hello"), ("b/c.txt", "")] {
            assert_eq!(&bytes[at..at + 4], b"PK\x01\x02");
            assert_eq!(&bytes[at + 46..at + 46 + name.len()], name.as_bytes());
            let file = number(at + 42);
            assert_eq!(&bytes[file..file + 4], b"PK\x03\x04");
            let begin = file + 30 + name.len();
            assert_eq!(&bytes[begin..begin + content.len()], content.as_bytes());
            assert_eq!((number(at + 16), number(at + 24)), (checksum(content.as_bytes()) as usize, content.len()));
            at += 46 + name.len();
        }
    }
}
