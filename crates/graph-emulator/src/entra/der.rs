//! As much of DER as keys and certificates need: elements one in another.

const INTEGER: u8 = 0x02;
const OCTETS: u8 = 0x04;
const SEQUENCE: u8 = 0x30;

/// The `RSAPrivateKey` inside a PKCS#8 envelope (version, algorithm, octet string): the generator writes the one, the
/// signer reads the other.
pub(super) fn pkcs1(pkcs8: &[u8]) -> Option<&[u8]> {
    let (inside, _) = element(pkcs8, SEQUENCE)?;
    let (_, rest) = element(inside, INTEGER)?;
    let (_, rest) = element(rest, SEQUENCE)?;
    element(rest, OCTETS).map(|(key, _)| key)
}

/// The content of the DER element with this tag at the start of `der`, and what follows it.
pub(super) fn element(der: &[u8], tag: u8) -> Option<(&[u8], &[u8])> {
    let (&found, rest) = der.split_first()?;
    let (&first, rest) = rest.split_first()?;
    // Lengths from 128 on say in the first byte how many bytes hold them.
    let more = if first < 0x80 { 0 } else { usize::from(first & 0x7f) };
    let (long, rest) = rest.split_at_checked(more)?;
    let length = match more {
        0 => usize::from(first),
        1..=4 => long.iter().fold(0, |sum, byte| sum << 8 | usize::from(*byte)),
        _ => return None,
    };
    if found == tag { rest.split_at_checked(length) } else { None }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cut_envelope_is_no_key() {
        assert_eq!(pkcs1(&[]), None);
        assert_eq!(pkcs1(&[0x30, 0x82]), None);
        assert_eq!(pkcs1(&[0x30, 0x03, 0x02, 0x01, 0x00]), None);
        assert_eq!(pkcs1(&[0x30, 0x08, 0x02, 0x01, 0x00, 0x30, 0x00, 0x04, 0x01, 0x07]), Some(&[7][..]));
    }
}
