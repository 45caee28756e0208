//! The number formats that cells have, numbered.

use super::{MAIN, escaped, part};
use std::fmt::Write as _;

/// The first number that is free for formats of a workbook's own.
const FIRST: usize = 164;

/// The styles of a workbook's cells: the first is what a cell has that says nothing.
#[derive(Debug, Default)]
pub(super) struct Styles {
    formats: Vec<String>,
}

impl Styles {
    /// The number of the style with that number format.
    pub(super) fn number(&mut self, format: &str) -> usize {
        let known = self.formats.iter().position(|known| known == format);
        known.unwrap_or_else(|| {
            self.formats.push(format.to_owned());
            self.formats.len() - 1
        }) + 1
    }

    pub(super) fn xml(&self) -> String {
        let mut inner = String::new();
        let formats = (FIRST..).zip(&self.formats);
        if !self.formats.is_empty() {
            let _ = write!(inner, "<numFmts count=\"{}\">", self.formats.len());
            for (id, code) in formats.clone() {
                let _ = write!(inner, "<numFmt numFmtId=\"{id}\" formatCode=\"{}\"/>", escaped(code));
            }
            inner.push_str("</numFmts>");
        }
        inner.push_str(
            "<fonts count=\"1\"><font><sz val=\"11\"/><name val=\"Calibri\"/></font></fonts>\
             <fills count=\"2\"><fill><patternFill patternType=\"none\"/></fill>\
             <fill><patternFill patternType=\"gray125\"/></fill></fills>\
             <borders count=\"1\"><border/></borders>\
             <cellStyleXfs count=\"1\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\"/></cellStyleXfs>",
        );
        let _ = write!(inner, "<cellXfs count=\"{}\">", self.formats.len() + 1);
        for id in std::iter::once(0).chain(formats.map(|(id, _)| id)) {
            let _ = write!(
                inner,
                "<xf numFmtId=\"{id}\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyNumberFormat=\"1\"/>"
            );
        }
        inner.push_str(
            "</cellXfs><cellStyles count=\"1\"><cellStyle name=\"Normal\" xfId=\"0\" builtinId=\"0\"/></cellStyles>",
        );
        part(&format!("styleSheet xmlns=\"{MAIN}\""), &inner)
    }
}
