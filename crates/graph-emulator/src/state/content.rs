//! [`Content`]: what a file holds, in the parts that it came in.
//!
//! Invariant: parts are never joined to be kept, and hashes are computed once, when somebody wants to see them.

use super::Workbook;
use crate::drive::hash;
use bytes::{Bytes, BytesMut};
use serde_json::Value;
use std::{
    ops::Range,
    sync::{Arc, OnceLock},
};

/// What a file holds. Copies share the bytes and their hashes.
#[derive(Clone, Debug, Default)]
pub(crate) struct Content {
    parts: Vec<Bytes>,
    hashes: Arc<OnceLock<Value>>,
    /// The workbook that the bytes stand for. A workbook that is uploaded is not read: it is bytes alone.
    pub(crate) workbook: Option<Box<Workbook>>,
}

impl Content {
    pub(crate) fn len(&self) -> u64 {
        self.parts.iter().map(|part| part.len() as u64).sum()
    }

    /// The hashes, as the `file` facet shows them.
    pub(crate) fn hashes(&self) -> &Value {
        self.hashes.get_or_init(|| hash::all(&self.parts))
    }

    /// The first bytes: enough of them to tell what kind of file it is.
    pub(crate) fn head(&self) -> &[u8] {
        self.parts.first().map(Bytes::as_ref).unwrap_or_default()
    }

    /// All bytes in one piece. Those of a file that came in several are copied.
    pub(crate) fn whole(&self) -> Bytes {
        self.slice(0..self.len())
    }

    /// Some of the bytes: shared within one part, and copied across several.
    pub(crate) fn slice(&self, range: Range<u64>) -> Bytes {
        let mut start = 0;
        let mut pieces = Vec::new();
        for part in &self.parts {
            let end = start + part.len() as u64;
            let (first, last) = (range.start.clamp(start, end), range.end.clamp(start, end));
            if first < last {
                pieces.push(part.slice((first - start) as usize..(last - start) as usize));
            }
            start = end;
        }
        match pieces.as_slice() {
            [only] => only.clone(),
            pieces => {
                let mut joined = BytesMut::with_capacity(pieces.iter().map(Bytes::len).sum());
                pieces.iter().for_each(|piece| joined.extend_from_slice(piece));
                joined.freeze()
            }
        }
    }
}

impl From<Bytes> for Content {
    fn from(bytes: Bytes) -> Self {
        vec![bytes].into()
    }
}

impl From<Vec<Bytes>> for Content {
    fn from(parts: Vec<Bytes>) -> Self {
        Self { parts, ..Self::default() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts() -> Content {
        ["ab", "", "cdef", "g"].map(|part| Bytes::from_static(part.as_bytes())).to_vec().into()
    }

    #[test]
    fn parts_are_one_file() {
        let content = parts();
        assert_eq!((content.len(), content.head()), (7, b"ab".as_slice()));
        for start in 0..=7_u64 {
            for end in start..=7 {
                let expected = &b"abcdefg"[start as usize..end as usize];
                assert_eq!(content.slice(start..end), expected, "{start}..{end}");
            }
        }
        assert_eq!(content.whole(), "abcdefg");
        assert_eq!(content.hashes(), Content::from(Bytes::from_static(b"abcdefg")).hashes());
        assert_eq!(Content::from(Vec::new()).whole(), "");
    }

    #[test]
    fn a_range_within_a_part_is_not_copied() {
        let content = parts();
        let part = content.parts[2].as_ptr();
        assert_eq!(content.slice(3..5).as_ptr(), part.wrapping_add(1));
    }

    #[test]
    fn hashes_wait_until_they_are_wanted_and_copies_share_them() {
        let content = parts();
        let copy = content.clone();
        assert!(content.hashes.get().is_none());
        content.hashes();
        assert!(copy.hashes.get().is_some());
    }
}
