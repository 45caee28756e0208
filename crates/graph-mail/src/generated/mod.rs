// Written by `cargo xtask codegen` from xtask/schema/mail.toml. Edit that instead.
//! The models: one module for each type, with its properties as constants.

pub mod attachment;
pub mod file_attachment;
pub mod inference_classification_type;
pub mod internet_message_header;
pub mod item_attachment;
pub mod mail_folder;
pub mod message;
pub mod outlook_item;
pub mod reference_attachment;

pub use attachment::{Attachment, AttachmentId};
pub use file_attachment::FileAttachment;
pub use inference_classification_type::InferenceClassificationType;
pub use internet_message_header::InternetMessageHeader;
pub use item_attachment::ItemAttachment;
pub use mail_folder::{MailFolder, MailFolderId};
pub use message::{Message, MessageId};
pub use outlook_item::OutlookItem;
pub use reference_attachment::ReferenceAttachment;
