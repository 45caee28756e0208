//! What the links of a delta query hold: where it stands, and everything that was asked for.
//!
//! Invariant: a text that is no token is none, whatever it is; nothing that a client writes is taken for more than a position.

use super::Position;
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use serde_json::{Value, json};

/// The state of a delta query, as a link carries it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Token {
    /// The query, and how many answers of it led here.
    pub(crate) sync: u64,
    pub(crate) generation: u64,
    /// The folder that it is about; none for the hierarchy of all of them.
    pub(crate) folder: String,
    pub(crate) position: Position,
    /// The options of the first request, as a query.
    pub(crate) query: String,
}

impl Token {
    pub(crate) fn write(&self) -> String {
        let position = match self.position {
            Position::First { start, after, told } => json!({"start": start, "after": after, "told": told}),
            Position::Later { base, at } => json!({"base": base, "at": at}),
        };
        let state = json!([self.sync, self.generation, self.folder, position, self.query]);
        URL_SAFE_NO_PAD.encode(state.to_string())
    }

    pub(crate) fn read(text: &str) -> Option<Self> {
        let state: Value = serde_json::from_slice(&URL_SAFE_NO_PAD.decode(text).ok()?).ok()?;
        let [sync, generation, folder, position, query] = state.as_array()?.as_slice() else { return None };
        let number = |name: &str| position.get(name)?.as_u64();
        let position = match number("start") {
            Some(start) => {
                let after = match position.get("after")?.as_array().map(Vec::as_slice) {
                    None => None,
                    Some([first, second]) => Some((first.as_i64()?, second.as_i64()?)),
                    Some(_) => return None,
                };
                Position::First { start, after, told: usize::try_from(number("told")?).ok()? }
            }
            None => Position::Later { base: number("base")?, at: number("at")? },
        };
        Some(Self {
            sync: sync.as_u64()?,
            generation: generation.as_u64()?,
            folder: folder.as_str()?.to_owned(),
            position,
            query: query.as_str()?.to_owned(),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tokens_come_back_as_they_went() {
        for position in [
            Position::First { start: 7, after: None, told: 0 },
            Position::First { start: 7, after: Some((-1_767_225_600, i64::MIN)), told: 12 },
            Position::Later { base: 7, at: u64::MAX },
        ] {
            let token = Token { sync: 1, generation: 2, folder: "f=".into(), position, query: "%24select=é&x".into() };
            let text = token.write();
            assert!(text.chars().all(|letter| letter.is_ascii_alphanumeric() || "-_".contains(letter)), "{text}");
            assert_eq!(Token::read(&text), Some(token));
        }
    }

    #[test]
    fn what_is_no_token_is_none() {
        let encoded = |text: &str| URL_SAFE_NO_PAD.encode(text);
        for text in [
            "",
            "latest",
            "!",
            &encoded("{}"),
            &encoded("[1,2]"),
            &encoded(r#"[1,2,"f",{},""]"#),
            &encoded(r#"[1,2,"f",{"start":1,"after":[1],"told":0},""]"#),
            &encoded(r#"[-1,2,"f",{"base":1,"at":1},""]"#),
            &encoded("page:4"),
        ] {
            assert_eq!(Token::read(text), None, "{text}");
        }
    }

    proptest::proptest! {
        #[test]
        fn any_text_is_read_without_harm(text in "\\PC*", json in r#"\[[0-9]{1,25},[0-9-]{1,25},"f",\{"(start|base)":[0-9-]{1,25},"(after|at)":(null|\[[0-9,-]{0,30}\]|[0-9]{1,25}),"told":[0-9]{1,25}\},"x"\]"#) {
            Token::read(&text);
            if let Some(token) = Token::read(&URL_SAFE_NO_PAD.encode(json)) {
                assert_eq!(Token::read(&token.write()), Some(token));
            }
        }
    }
}
