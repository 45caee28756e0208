//! [`Form`]: the body of a token request, encoded once.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

/// Everything but the unreserved characters: a secret may hold any.
const VALUE: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// `name=value&…`, in the order in which the fields were added. It has no `Debug`: it carries secrets.
#[derive(Default)]
pub(crate) struct Form(String);

impl Form {
    pub(crate) fn add(mut self, name: &'static str, value: &str) -> Self {
        if !self.0.is_empty() {
            self.0.push('&');
        }
        self.0.push_str(name);
        self.0.push('=');
        self.0.extend(utf8_percent_encode(value, VALUE));
        self
    }

    pub(crate) fn add_if(self, name: &'static str, value: Option<&str>) -> Self {
        match value {
            Some(value) => self.add(name, value),
            None => self,
        }
    }

    pub(crate) fn into_text(self) -> String {
        self.0
    }
}

/// A value as it stands in a form.
pub(crate) fn encoded(value: &str) -> String {
    utf8_percent_encode(value, VALUE).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_value_can_add_a_field() {
        let form = Form::default().add("a", "x&b=1+2 é~").add_if("c", None).add_if("d", Some(""));
        assert_eq!(form.into_text(), "a=x%26b%3D1%2B2%20%C3%A9~&d=");
    }
}
