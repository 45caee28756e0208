//! References to cells in A1 notation, read and written.

use crate::state::{Area, COLUMNS, ROWS};
use std::fmt;

/// A reference: a cell, a block, whole rows or whole columns, on this sheet or on another.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Reference {
    /// The name of the sheet, where one is named.
    pub(crate) sheet: Option<String>,
    pub(crate) area: Area,
    /// Whether top, left, bottom and right have a `$`, and stay where they are when the formula is copied.
    pub(crate) fixed: [bool; 4],
}

/// One end of a reference: the place of its column and its row, and whether each has a `$`.
#[derive(Clone, Copy)]
struct Corner {
    column: Option<(u32, bool)>,
    row: Option<(u32, bool)>,
}

impl Reference {
    /// Reads a text that is a reference and nothing else.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        Self::prefix(text).filter(|(_, length)| *length == text.len()).map(|(reference, _)| reference)
    }

    /// Reads the reference that a text begins with, and how long it is.
    pub(crate) fn prefix(text: &str) -> Option<(Self, usize)> {
        let (sheet, skipped) = sheet(text).map_or((None, 0), |(sheet, skipped)| (Some(sheet), skipped));
        let rest = &text[skipped..];
        let (from, length) = corner(rest)?;
        let second = rest[length..].strip_prefix(':').and_then(corner);
        let (to, length) = second.map_or((None, length), |(to, more)| (Some(to), length + 1 + more));
        // What goes on is a name, a function or another sheet's.
        if rest[length..].starts_with(|next: char| is_word(next) || matches!(next, '(' | '!' | '$' | '[')) {
            return None;
        }
        let (area, fixed) = span(from, to)?;
        Some((Self { sheet, area, fixed }, skipped + length))
    }
}

impl fmt::Display for Reference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(sheet) = &self.sheet {
            write!(f, "{}!", quoted(sheet))?;
        }
        let Area { top, left, bottom, right } = self.area;
        let [top_fixed, left_fixed, bottom_fixed, right_fixed] = self.fixed;
        let dollar = |fixed: bool| if fixed { "$" } else { "" };
        let row = |at: u32, fixed| format!("{}{}", dollar(fixed), at + 1);
        let column = |at: u32, fixed| format!("{}{}", dollar(fixed), letters(at));
        if self.area.has_whole_rows() {
            return write!(f, "{}:{}", row(top, top_fixed), row(bottom, bottom_fixed));
        }
        if self.area.has_whole_columns() {
            return write!(f, "{}:{}", column(left, left_fixed), column(right, right_fixed));
        }
        write!(f, "{}{}", column(left, left_fixed), row(top, top_fixed))?;
        if self.area.count() > 1 {
            write!(f, ":{}{}", column(right, right_fixed), row(bottom, bottom_fixed))?;
        }
        Ok(())
    }
}

/// A sheet's name as references have it: in quotes where it could be taken for something else.
pub(super) fn quoted(sheet: &str) -> String {
    let is_plain =
        sheet.chars().all(is_word) && !sheet.starts_with(|first: char| first.is_ascii_digit() || first == '.');
    let is_cell = Reference::parse(sheet).is_some();
    let is_relative = matches!(sheet.to_ascii_uppercase().as_str(), "R" | "C" | "RC" | "TRUE" | "FALSE");
    if is_plain && !is_cell && !is_relative { sheet.to_owned() } else { format!("'{}'", sheet.replace('\'', "''")) }
}

/// The letters of a column.
fn letters(mut column: u32) -> String {
    let mut found = Vec::new();
    loop {
        found.push(char::from(b'A' + (column % 26) as u8));
        column /= 26;
        if column == 0 {
            return found.into_iter().rev().collect();
        }
        column -= 1;
    }
}

/// Whether a character may be part of a name.
pub(super) fn is_word(letter: char) -> bool {
    letter.is_alphanumeric() || matches!(letter, '_' | '.')
}

/// The sheet that a text begins with, and where what is behind its `!` starts.
fn sheet(text: &str) -> Option<(String, usize)> {
    if let Some(rest) = text.strip_prefix('\'') {
        let mut from = 0;
        loop {
            let end = from + rest[from..].find('\'')?;
            match &rest[end + 1..] {
                more if more.starts_with('\'') => from = end + 2,
                more if more.starts_with('!') => return Some((rest[..end].replace("''", "'"), end + 3)),
                _ => return None,
            }
        }
    }
    let end = text.find(|letter| !is_word(letter))?;
    text[end..].starts_with('!').then(|| (text[..end].to_owned(), end + 1)).filter(|(sheet, _)| !sheet.is_empty())
}

fn corner(text: &str) -> Option<(Corner, usize)> {
    let (column, length) = part(text, |letter| letter.is_ascii_alphabetic(), number_of)?;
    let (row, more) = part(
        &text[length..],
        |letter| letter.is_ascii_digit(),
        |digits| digits.parse::<u32>().ok().and_then(|number| number.checked_sub(1)).filter(|row| *row < ROWS),
    )?;
    (column.is_some() || row.is_some()).then_some((Corner { column, row }, length + more))
}

/// A `$` or none and what belongs to it. Nothing is no part; what is too large is no corner.
fn part(
    text: &str,
    belongs: fn(char) -> bool,
    read: impl Fn(&str) -> Option<u32>,
) -> Option<(Option<(u32, bool)>, usize)> {
    let bare = text.strip_prefix('$').unwrap_or(text);
    let end = bare.find(|letter| !belongs(letter)).unwrap_or(bare.len());
    if end == 0 {
        return Some((None, 0));
    }
    let fixed = bare.len() < text.len();
    Some((Some((read(&bare[..end])?, fixed)), end + usize::from(fixed)))
}

fn number_of(letters: &str) -> Option<u32> {
    if letters.len() > 3 {
        return None;
    }
    let number =
        letters.bytes().fold(0, |number, letter| number * 26 + u32::from(letter.to_ascii_uppercase() - b'A') + 1);
    Some(number - 1).filter(|column| *column < COLUMNS)
}

fn span(from: Corner, to: Option<Corner>) -> Option<(Area, [bool; 4])> {
    // One corner alone must be a whole cell.
    let to = match to {
        Some(to) => to,
        None => {
            from.column.and(from.row)?;
            from
        }
    };
    let ordered = |one: Option<(u32, bool)>, other: Option<(u32, bool)>, end: u32| match (one, other) {
        (Some(one), Some(other)) => Some((one.min(other), one.max(other))),
        (None, None) => Some(((0, true), (end - 1, true))),
        _ => None,
    };
    let (top, bottom) = ordered(from.row, to.row, ROWS)?;
    let (left, right) = ordered(from.column, to.column, COLUMNS)?;
    let area = Area { top: top.0, left: left.0, bottom: bottom.0, right: right.0 };
    Some((area, [top.1, left.1, bottom.1, right.1]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references_as_they_are_read_and_written() {
        for (text, shown, area) in [
            ("B2", "B2", (1, 1, 1, 1)),
            ("b2:A1", "A1:B2", (0, 0, 1, 1)),
            ("$A1:B$2", "$A1:B$2", (0, 0, 1, 1)),
            ("Sheet1!XFD1048576", "Sheet1!XFD1048576", (1_048_575, 16_383, 1_048_575, 16_383)),
            ("'it''s Q1'!C:D", "'it''s Q1'!C:D", (0, 2, 1_048_575, 3)),
            ("Q1!2:2", "'Q1'!2:2", (1, 0, 1, 16_383)),
            ("Größe!AA10", "Größe!AA10", (9, 26, 9, 26)),
            ("A1:A1", "A1", (0, 0, 0, 0)),
        ] {
            let reference = Reference::parse(text).unwrap_or_else(|| panic!("{text}"));
            let Area { top, left, bottom, right } = reference.area;
            assert_eq!((top, left, bottom, right), area, "{text}");
            assert_eq!(reference.to_string(), shown, "{text}");
        }
    }

    #[test]
    fn what_is_no_reference() {
        for text in [
            "", "A", "1", "A0", "XFE1", "A1048577", "A1:B", "A:1", "A1,B2", "A1:B2:C3", "!A1", "''!A", "LOG10(", "A1B",
            "ABCD1", "$",
        ] {
            assert_eq!(Reference::parse(text), None, "{text}");
        }
        assert_eq!(Reference::prefix("LOG10(2)"), None);
        let (reference, length) = Reference::prefix("A1+B2").unwrap();
        assert_eq!((reference.to_string().as_str(), length), ("A1", 2));
    }

    #[test]
    fn sheets_are_quoted_where_they_must_be() {
        for (sheet, shown) in [
            ("Data", "Data"),
            ("Q1", "'Q1'"),
            ("New", "New"),
            ("R", "'R'"),
            ("2026", "'2026'"),
            ("a b", "'a b'"),
            ("a'b", "'a''b'"),
            ("a_1.x", "a_1.x"),
        ] {
            assert_eq!(quoted(sheet), shown);
        }
        assert_eq!(
            (letters(0), letters(25), letters(26), letters(701), letters(702)),
            ("A".into(), "Z".into(), "AA".into(), "ZZ".into(), "AAA".into())
        );
    }
}
