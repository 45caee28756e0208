//! Ids from a seed: the same requests in the same order get the same ids.

use base64::{Engine, engine::general_purpose::URL_SAFE};

/// A source of ids.
#[derive(Debug)]
pub(crate) struct Ids {
    seed: u64,
    next: u64,
}

impl Ids {
    pub(crate) fn new(seed: u64) -> Self {
        Self { seed, next: 0 }
    }

    /// The next number: it orders whatever is made.
    pub(crate) fn number(&mut self) -> u64 {
        self.next += 1;
        self.next
    }

    /// A guid.
    pub(crate) fn guid(&mut self) -> String {
        let bytes = self.bytes(16);
        let hex: String = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
        format!("{}-{}-4{}-a{}-{}", &hex[..8], &hex[8..12], &hex[13..16], &hex[17..20], &hex[20..32])
    }

    /// The id of an item as REST gives it; it changes when the item moves.
    pub(crate) fn item(&mut self) -> String {
        self.outlook(&[0x00, 0x03, 0x24, 0x00], 113)
    }

    /// The id of an item that stays when the item moves.
    pub(crate) fn immutable(&mut self) -> String {
        self.outlook(&[0x00, 0x09, 0x00, 0x2e], 77)
    }

    /// The id of a folder.
    pub(crate) fn folder(&mut self) -> String {
        self.outlook(&[0x00, 0x03, 0x24, 0x00], 89)
    }

    /// The id of an attachment.
    pub(crate) fn attachment(&mut self) -> String {
        self.outlook(&[0x00, 0x03, 0x24, 0x00], 149)
    }

    /// A drive's id.
    pub(crate) fn drive(&mut self) -> String {
        format!("b!{}", URL_SAFE.encode(self.bytes(48)))
    }

    /// The id of a file or folder; it stays as long as the item does.
    pub(crate) fn drive_item(&mut self) -> String {
        const LETTERS: &[u8; 32] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
        let letters = self.bytes(32).into_iter().map(|byte| char::from(LETTERS[usize::from(byte % 32)]));
        "01".chars().chain(letters).collect()
    }

    /// A change key: a new one for each state of an item.
    pub(crate) fn change_key(&mut self) -> String {
        self.outlook(&[0x09, 0x00, 0x00, 0x00, 0x16], 20).replace('-', "+").replace('_', "/")
    }

    /// A conversation's id.
    pub(crate) fn conversation(&mut self) -> String {
        self.outlook(&[0x00, 0x01, 0x24, 0x00], 74)
    }

    /// What stands before the `@` of an `internetMessageId`.
    pub(crate) fn internet(&mut self) -> String {
        self.bytes(10).iter().map(|byte| format!("{byte:02X}")).collect()
    }

    /// URL-safe base64 of `length` bytes. Lengths of two more than a multiple of three end in one `=`, as Outlook's do.
    fn outlook(&mut self, prefix: &[u8], length: usize) -> String {
        let mut bytes = prefix.to_vec();
        bytes.extend(self.bytes(length.saturating_sub(prefix.len())));
        URL_SAFE.encode(bytes)
    }

    fn bytes(&mut self, length: usize) -> Vec<u8> {
        let number = self.number();
        let mut state = mix(self.seed ^ mix(number));
        let mut bytes = Vec::with_capacity(length + 8);
        while bytes.len() < length {
            state = mix(state);
            bytes.extend(state.to_be_bytes());
        }
        bytes.truncate(length);
        bytes
    }
}

/// A guid that belongs to another id, and is the same whenever it is asked for.
pub(crate) fn derived(id: &str) -> String {
    let seed = id.bytes().fold(0, |tag, byte| mix(tag ^ u64::from(byte)));
    Ids::new(seed).guid()
}

/// One step of splitmix64.
pub(crate) fn mix(value: u64) -> u64 {
    let value = value.wrapping_add(0x9e37_79b9_7f4a_7c15);
    let value = (value ^ (value >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let value = (value ^ (value >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    value ^ (value >> 31)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_look_like_outlooks_and_repeat_with_the_seed() {
        let (mut one, mut same, mut other) = (Ids::new(1), Ids::new(1), Ids::new(2));
        let id = one.item();
        assert!(id.starts_with("AAMkA") && id.ends_with('=') && id.len() == 152, "{id}");
        assert_eq!(id, same.item());
        assert_ne!(id, other.item());
        assert_ne!(one.item(), one.item());
        assert_eq!(one.guid().len(), 36);
    }
}
