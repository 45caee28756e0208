//! A worksheet as a part of the file: its cells with what they are worth, and its tables.

use super::{MAIN, RELATIONSHIPS, Styles, escaped, part, tables};
use crate::{
    excel::formula::{Calc, Reference},
    state::{Area, Cell, Input, Scalar, Workbook},
};
use std::{
    collections::{BTreeMap, BTreeSet},
    fmt::Write as _,
};

/// The sheet at a place in the workbook.
pub(super) fn xml(book: &Workbook, at: usize, styles: &mut Styles) -> String {
    let (sheet, calc) = (&book.sheets[at], Calc::new(book));
    let mut rows: BTreeMap<u32, String> = sheet.hidden_rows.iter().map(|row| (*row, String::new())).collect();
    for ((row, column), found) in sheet.grid.within(Area::SHEET) {
        let value = calc.value((at, row, column));
        cell(rows.entry(row).or_default(), &address(Area::cell(row, column)), found, &value, styles);
    }
    let mut inner = columns(&sheet.hidden_columns);
    inner.push_str("<sheetData>");
    for (row, cells) in rows {
        let hidden = if sheet.hidden_rows.contains(&row) { " hidden=\"1\"" } else { "" };
        let _ = write!(inner, "<row r=\"{}\"{hidden}>{cells}</row>", row + 1);
    }
    inner.push_str("</sheetData>");
    let count = tables(book, at).count();
    if count > 0 {
        let parts: String = (1..=count).map(|number| format!("<tablePart r:id=\"rId{number}\"/>")).collect();
        let _ = write!(inner, "<tableParts count=\"{count}\">{parts}</tableParts>");
    }
    part(&format!("worksheet xmlns=\"{MAIN}\" xmlns:r=\"{RELATIONSHIPS}\""), &inner)
}

/// An address without a sheet: `A1`, `A1:B2`.
pub(super) fn address(area: Area) -> String {
    Reference { sheet: None, area, fixed: [false; 4] }.to_string()
}

fn columns(hidden: &BTreeSet<u32>) -> String {
    if hidden.is_empty() {
        return String::new();
    }
    let one = |column: &u32| format!("<col min=\"{0}\" max=\"{0}\" hidden=\"1\"/>", column + 1);
    format!("<cols>{}</cols>", hidden.iter().map(one).collect::<String>())
}

fn cell(row: &mut String, address: &str, cell: &Cell, value: &Scalar, styles: &mut Styles) {
    let style = cell.format.as_deref().map(|format| format!(" s=\"{}\"", styles.number(format))).unwrap_or_default();
    let formula = match &cell.input {
        Input::Formula(formula) => format!("<f>{}</f>", escaped(formula.trim_start_matches('='))),
        Input::Value(_) => String::new(),
    };
    let (kind, value) = match value {
        Scalar::Empty => ("", String::new()),
        Scalar::Number(number) => ("", format!("<v>{number}</v>")),
        Scalar::Text(text) if formula.is_empty() => {
            (" t=\"inlineStr\"", format!("<is><t xml:space=\"preserve\">{}</t></is>", escaped(text)))
        }
        Scalar::Text(text) => (" t=\"str\"", format!("<v>{}</v>", escaped(text))),
        Scalar::Boolean(flag) => (" t=\"b\"", format!("<v>{}</v>", u8::from(*flag))),
        Scalar::Error(code) => (" t=\"e\"", format!("<v>{code}</v>")),
    };
    let _ = write!(row, "<c r=\"{address}\"{style}{kind}>{formula}{value}</c>");
}
