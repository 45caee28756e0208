//! Formulas in R1C1 notation: references that say how far away a cell is.

use super::{
    lex::Token,
    reference::{Reference, is_word, quoted},
    rewrite::{Change, rewrite},
};
use crate::state::{Area, COLUMNS, ROWS};

/// A formula of a cell, in A1 notation, as R1C1 notation has it.
pub(crate) fn to_r1c1(formula: &str, (row, column): (u32, u32)) -> String {
    rewrite(formula, |token| {
        let Token::Reference(reference) = token else { return Change::Keep };
        let Area { top, left, bottom, right } = reference.area;
        let [top_fixed, left_fixed, bottom_fixed, right_fixed] = reference.fixed;
        let rows = (part('R', top, top_fixed, row), part('R', bottom, bottom_fixed, row));
        let columns = (part('C', left, left_fixed, column), part('C', right, right_fixed, column));
        let sheet = reference.sheet.as_ref().map(|sheet| format!("{}!", quoted(sheet))).unwrap_or_default();
        let pair = |(from, to): (String, String)| if from == to { from } else { format!("{from}:{to}") };
        Change::To(
            sheet
                + &match (reference.area.has_whole_rows(), reference.area.has_whole_columns()) {
                    (true, _) => pair(rows),
                    (_, true) => pair(columns),
                    _ => pair((rows.0 + &columns.0, rows.1 + &columns.1)),
                },
        )
    })
}

fn part(letter: char, at: u32, fixed: bool, from: u32) -> String {
    match i64::from(at) - i64::from(from) {
        _ if fixed => format!("{letter}{}", at + 1),
        0 => letter.to_string(),
        away => format!("{letter}[{away}]"),
    }
}

/// A formula of a cell, in R1C1 notation, as A1 notation has it; `None` when it leads off the sheet.
pub(crate) fn from_r1c1(formula: &str, at: (u32, u32)) -> Option<String> {
    let mut written = String::with_capacity(formula.len());
    let mut rest = formula;
    // A reference cannot begin in the middle of a word.
    let mut within = false;
    while let Some(next) = rest.chars().next() {
        if next == '"' || next == '\'' {
            let end = rest[1..].find(next).map_or(rest.len(), |end| end + 2);
            written.push_str(&rest[..end]);
            rest = &rest[end..];
            continue;
        }
        if let Some((corner, length)) = corner(rest, at).filter(|_| !within) {
            let second = rest[length..].strip_prefix(':').and_then(|more| self::corner(more, at));
            let (to, length) = second.map_or((corner, length), |(to, more)| (to, length + 1 + more));
            written.push_str(&joined(corner, to)?);
            rest = &rest[length..];
            continue;
        }
        within = is_word(next);
        written.push(next);
        rest = &rest[next.len_utf8()..];
    }
    Some(written)
}

/// The place of a row and of a column, with whether each is fixed.
type Corner = (Option<(i64, bool)>, Option<(i64, bool)>);

/// Reads `R1C1`, `R[-1]C`, `R2`, `C` and the like.
fn corner(text: &str, (row, column): (u32, u32)) -> Option<(Corner, usize)> {
    let (found_row, length) = index(text, 'R', row);
    let (found_column, more) = index(&text[length..], 'C', column);
    let end = length + more;
    let goes_on = text[end..].starts_with(|next| is_word(next) || matches!(next, '(' | '!' | '['));
    (end > 0 && !goes_on).then_some(((found_row, found_column), end))
}

fn index(text: &str, letter: char, from: u32) -> (Option<(i64, bool)>, usize) {
    let Some(rest) = text.strip_prefix([letter, letter.to_ascii_lowercase()]) else { return (None, 0) };
    if let Some(inner) = rest.strip_prefix('[')
        && let Some((away, _)) = inner.split_once(']')
        && let Ok(away) = away.parse::<i64>()
    {
        return (Some((i64::from(from).saturating_add(away), false)), 3 + inner.find(']').unwrap_or_default());
    }
    let digits = rest.find(|next: char| !next.is_ascii_digit()).unwrap_or(rest.len());
    match rest[..digits].parse::<i64>() {
        Ok(number) => (Some((number - 1, true)), 1 + digits),
        Err(_) => (Some((i64::from(from), false)), 1),
    }
}

fn joined(from: Corner, to: Corner) -> Option<String> {
    let ends = |one: Option<(i64, bool)>, other: Option<(i64, bool)>, end: u32| match (one, other) {
        (Some(one), Some(other)) => Some((one.min(other), one.max(other))),
        (None, None) => Some(((0, true), (i64::from(end) - 1, true))),
        _ => None,
    };
    let ((top, top_fixed), (bottom, bottom_fixed)) = ends(from.0, to.0, ROWS)?;
    let ((left, left_fixed), (right, right_fixed)) = ends(from.1, to.1, COLUMNS)?;
    let area = Area::new(top, left, bottom, right)?;
    Some(Reference { sheet: None, area, fixed: [top_fixed, left_fixed, bottom_fixed, right_fixed] }.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_and_back() {
        // Seen from C3.
        for (a1, r1c1) in [
            ("=SUM(A3:B3)*2", "=SUM(RC[-2]:RC[-1])*2"),
            ("=$A$1+C2+D$4", "=R1C1+R[-1]C+R4C[1]"),
            ("='Q1'!A:B&\"RC\"", "='Q1'!C[-2]:C[-1]&\"RC\""),
            ("=SUM(3:4)", "=SUM(R:R[1])"),
            ("=COUNT(A1)", "=COUNT(R[-2]C[-2])"),
        ] {
            assert_eq!(to_r1c1(a1, (2, 2)), r1c1);
            assert_eq!(from_r1c1(r1c1, (2, 2)).as_deref(), Some(a1));
        }
        assert_eq!(from_r1c1("=R[-5]C", (2, 2)), None);
        assert_eq!(from_r1c1("=ROUND(C,1)", (2, 2)).as_deref(), Some("=ROUND(C:C,1)"));
    }
}
