//! Finds among the parts of a message the one that is its body, and those that are attached.

use mail_parser::{Message, MessagePart, MimeHeaders, PartType};

/// The parts of a message by what they are to its reader.
#[derive(Debug)]
pub(super) struct Layout {
    pub(super) body: Option<usize>,
    /// In the order in which they stand.
    pub(super) attached: Vec<usize>,
}

/// The first text that is not declared an attachment is the body, or rather the HTML that stands beside it as an alternative. The other
/// alternatives to the body say the same, and are passed over.
pub(super) fn layout(message: &Message<'_>) -> Layout {
    let parts = &message.parts;
    let leaves = parts.iter().enumerate().filter(|(_, part)| !part.is_multipart());
    let texts: Vec<usize> = leaves.clone().filter(|(_, part)| is_body_text(part)).map(|(at, _)| at).collect();
    let first = texts.first().copied();
    let beside = first.and_then(|first| alternative_of(parts, first));
    let within = |at: usize| beside.is_some_and(|beside| is_below(parts, beside, at));
    let html = texts.iter().copied().find(|at| within(*at) && matches!(parts[*at].body, PartType::Html(_)));
    let body = html.or(first);
    let says_the_same = |at: usize| texts.contains(&at) && within(at);
    let attached = leaves.map(|(at, _)| at).filter(|at| Some(*at) != body && !says_the_same(*at)).collect();
    Layout { body, attached }
}

fn is_body_text(part: &MessagePart<'_>) -> bool {
    let shown = match &part.body {
        PartType::Html(_) => true,
        PartType::Text(_) => part.content_type().is_none_or(|it| it.subtype().is_none_or(|it| it == "plain")),
        _ => false,
    };
    shown && part.content_disposition().is_none_or(|it| !it.is_attachment()) && part.attachment_name().is_none()
}

fn parent(parts: &[MessagePart<'_>], child: usize) -> Option<usize> {
    let has = |part: &MessagePart<'_>| {
        part.sub_parts().is_some_and(|below| below.iter().any(|it| usize::try_from(*it) == Ok(child)))
    };
    parts.iter().position(has)
}

/// The outermost choice of which a part is one side.
fn alternative_of(parts: &[MessagePart<'_>], child: usize) -> Option<usize> {
    let above = std::iter::successors(parent(parts, child), |at| parent(parts, *at));
    above.filter(|at| parts[*at].is_content_type("multipart", "alternative")).last()
}

fn is_below(parts: &[MessagePart<'_>], above: usize, child: usize) -> bool {
    std::iter::successors(parent(parts, child), |at| parent(parts, *at)).any(|at| at == above)
}
