//! How much a message and a mailbox may hold.

use crate::{
    reply::Failure,
    state::{Mailbox, Message},
};
use http::StatusCode;

/// Refuses a message that grows from `before` bytes to what it is now, when it or its mailbox becomes too large.
pub(crate) fn check(mailbox: &Mailbox, before: u64, message: &Message) -> Result<(), Failure> {
    let size = message.size();
    let limits = mailbox.limits;
    if size > before && limits.message.is_some_and(|most| size > most) {
        return Err(Failure::bad(
            "ErrorMessageSizeExceeded",
            "The message exceeds the maximum supported size., Cannot save changes made to an item to store.",
        ));
    }
    if is_over(mailbox, before, size) {
        return Err(Failure::new(
            StatusCode::FORBIDDEN,
            "ErrorQuotaExceeded",
            "Mailbox has exceeded maximum mailbox size., Cannot save changes made to an item to store.",
        ));
    }
    Ok(())
}

/// The same for extensions, which have a refusal of their own.
pub(crate) fn check_extension(mailbox: &Mailbox, before: u64, message: &Message) -> Result<(), Failure> {
    if is_over(mailbox, before, message.size()) {
        let message = "Target mailbox quota exceeded.";
        return Err(Failure::new(StatusCode::INSUFFICIENT_STORAGE, "QuotaExceededException", message));
    }
    Ok(())
}

/// What makes a mailbox smaller is never too much.
fn is_over(mailbox: &Mailbox, before: u64, after: u64) -> bool {
    let used = || mailbox.messages().map(Message::size).sum::<u64>().saturating_sub(before);
    after > before && mailbox.limits.quota.is_some_and(|quota| used().saturating_add(after) > quota)
}

/// Whether nothing more can be delivered.
pub(crate) fn is_full(mailbox: &Mailbox) -> bool {
    is_over(mailbox, 0, 1)
}
