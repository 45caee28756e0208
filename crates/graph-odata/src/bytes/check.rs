//! [`Check`]: what looks at bytes as they come or go, and says at the end whether they are the right ones.
//!
//! Invariant: a check sees each byte once and in order, whatever is asked for or sent again.

use graph_transport::Result;

/// Looks at the bytes of a [`Download`](crate::Download) or an [`Upload`](crate::Upload), and decides when the last of them has passed.
///
/// A download has nothing to compare them with but what the check brings along; an upload has the service's answer, a `T`. What the check
/// finds wrong is the error of the call.
///
/// ```
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> graph_transport::Result<()> {
/// # use graph_transport::{Client, Endpoint, HttpClient, StaticToken, testing::Scripted};
/// # let transport = Scripted::default().answer(200, &[("content-length", "5")], "bytes");
/// # let client = Client::new(HttpClient::new(transport), Endpoint::default(), StaticToken::new("t"));
/// use graph_odata::{Check, Download, Path};
/// use graph_transport::{Error, Result};
///
/// /// Bytes without a zero among them.
/// #[derive(Default)]
/// struct Text {
///     zeros: bool,
/// }
///
/// impl Check for Text {
///     fn update(&mut self, bytes: &[u8]) {
///         self.zeros |= bytes.contains(&0);
///     }
///
///     fn finish(self: Box<Self>, (): &()) -> Result<()> {
///         if self.zeros { Err(Error::decode("this is no text: it holds a zero")) } else { Ok(()) }
///     }
/// }
///
/// let file = Path::new("/me/drive/items").id("item-id", "01ABC").join("content");
/// let text = Download::new(&client, "drive.items.content", file).verify(Text::default()).await?;
/// assert_eq!(text, "bytes");
/// # Ok(())
/// # }
/// ```
pub trait Check<T: ?Sized = ()>: Send {
    /// Sees the next bytes.
    fn update(&mut self, bytes: &[u8]);

    /// Says whether they were the right ones; `answer` is what the service said to an upload.
    ///
    /// # Errors
    /// Whatever is wrong with them.
    fn finish(self: Box<Self>, answer: &T) -> Result<()>;
}

/// What bytes are shown to as they are read, with where the first of them is.
pub(super) type Show<'s> = &'s mut (dyn FnMut(u64, &[u8]) + Send);

/// A check, if there is one, and how much it has seen.
pub(super) struct Tap<T: ?Sized = ()> {
    check: Option<Box<dyn Check<T>>>,
    seen: u64,
}

impl<T: ?Sized> Tap<T> {
    /// No check.
    pub(super) const OFF: Self = Self { check: None, seen: 0 };

    pub(super) fn new(check: impl Check<T> + 'static) -> Self {
        Self { check: Some(Box::new(check)), seen: 0 }
    }

    pub(super) fn is_on(&self) -> bool {
        self.check.is_some()
    }

    /// Shows the bytes that begin at `at`: those of them that were not shown before.
    pub(super) fn show(&mut self, at: u64, bytes: &[u8]) {
        debug_assert!(at <= self.seen || !self.is_on(), "bytes before {at} were never shown");
        let behind = at + bytes.len() as u64;
        let known = self.seen.saturating_sub(at);
        if let (Some(check), Some(new)) = (&mut self.check, bytes.get(known as usize..)) {
            check.update(new);
            self.seen = self.seen.max(behind);
        }
    }

    /// From where on bytes are missing when those from `at` on come next.
    pub(super) fn gap(&self, at: u64) -> Option<u64> {
        (self.is_on() && self.seen < at).then_some(self.seen)
    }

    /// What the check says, once.
    pub(super) fn finish(&mut self, answer: &T) -> Result<()> {
        self.check.take().map_or(Ok(()), |check| check.finish(answer))
    }

    /// Asks the check no more.
    pub(super) fn give_up(&mut self) {
        self.check = None;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use graph_transport::Error;
    use proptest::prelude::*;

    struct Same(Vec<u8>);

    impl Check<Vec<u8>> for Same {
        fn update(&mut self, bytes: &[u8]) {
            self.0.extend_from_slice(bytes);
        }

        fn finish(self: Box<Self>, answer: &Vec<u8>) -> Result<()> {
            if self.0 == *answer { Ok(()) } else { Err(Error::decode("others")) }
        }
    }

    proptest! {
        #[test]
        fn whatever_is_sent_again_is_seen_once(length in 0..60_usize, steps in proptest::collection::vec((0..60_usize, 0..60_usize), 0..30)) {
            let whole: Vec<u8> = (0..length as u8).collect();
            let mut tap = Tap::new(Same(Vec::new()));
            for (at, most) in steps {
                let at = at.min(tap.seen as usize);
                let end = (at + most).min(length);
                tap.show(at as u64, &whole[at..end]);
            }
            prop_assert_eq!(tap.gap(length as u64).is_some(), (tap.seen as usize) < length);
            let rest = tap.seen;
            tap.show(rest, &whole[rest as usize..]);
            prop_assert_eq!(tap.gap(length as u64), None);
            prop_assert!(tap.finish(&whole).is_ok() && tap.finish(&Vec::new()).is_ok(), "asked once");
        }
    }
}
