//! As much of DER as keys and certificates need: elements one in another.

const INTEGER: u8 = 0x02;
const BITS: u8 = 0x03;
const OBJECT: u8 = 0x06;
const VERSION: u8 = 0xa0;
/// 1.2.840.113549.1.1.1, the identifier of RSA's keys.
const RSA: &[u8] = &[0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x01, 0x01];
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

/// The `RSAPublicKey` in a certificate: the bits of its `subjectPublicKeyInfo`.
pub(super) fn certified_key(certificate: &[u8]) -> Option<&[u8]> {
    let (inside, _) = element(certificate, SEQUENCE)?;
    let (signed, _) = element(inside, SEQUENCE)?;
    // The version is left out by those of the first.
    let rest = element(signed, VERSION).map_or(signed, |(_, rest)| rest);
    let (_, rest) = element(rest, INTEGER)?;
    // The algorithm, the issuer, the validity and the subject come before the key.
    let rest = (0..4).try_fold(rest, |rest, _| element(rest, SEQUENCE).map(|(_, rest)| rest))?;
    let (info, _) = element(rest, SEQUENCE)?;
    let (algorithm, rest) = element(info, SEQUENCE)?;
    let (object, _) = element(algorithm, OBJECT)?;
    let (bits, _) = element(rest, BITS)?;
    // The first byte counts the bits that are left over at the end; a key leaves none.
    bits.strip_prefix(&[0]).filter(|_| object == RSA)
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
