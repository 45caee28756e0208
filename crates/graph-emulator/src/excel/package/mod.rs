//! Writes a workbook as the `.xlsx` file that it is in a drive: sheets with their cells, tables, names.
//!
//! Invariant: the same workbook gives the same bytes.

mod sheet;
mod styles;
mod zip;

use crate::state::{Content, Table, Workbook};
use bytes::Bytes;
use std::fmt::Write as _;
use styles::Styles;
use zip::Zip;

const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const RELATIONSHIPS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006";
const KIND: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml";

/// The content of a file with a workbook in it.
pub(crate) fn new(book: Workbook) -> Content {
    let bytes = bytes(&book);
    content(book, bytes)
}

/// The content whose bytes were written before.
pub(super) fn content(book: Workbook, bytes: Bytes) -> Content {
    let mut content = Content::from(bytes);
    content.workbook = Some(Box::new(book));
    content
}

/// The bytes of the file.
pub(super) fn bytes(book: &Workbook) -> Bytes {
    let (mut zip, mut styles) = (Zip::default(), Styles::default());
    let sheets: Vec<String> = (0..book.sheets.len()).map(|at| sheet::xml(book, at, &mut styles)).collect();
    zip.add("[Content_Types].xml", &content_types(book));
    zip.add("_rels/.rels", &relationships(&[("officeDocument", "xl/workbook.xml".to_owned())]));
    zip.add("xl/workbook.xml", &workbook(book));
    let parts = (1..=sheets.len()).map(|number| ("worksheet", format!("worksheets/sheet{number}.xml")));
    let parts: Vec<_> = parts.chain([("styles", "styles.xml".to_owned())]).collect();
    zip.add("xl/_rels/workbook.xml.rels", &relationships(&parts));
    zip.add("xl/styles.xml", &styles.xml());
    for (at, xml) in sheets.iter().enumerate() {
        zip.add(&format!("xl/worksheets/sheet{}.xml", at + 1), xml);
        let tables: Vec<_> =
            tables(book, at).map(|it| ("table", format!("../tables/table{}.xml", it.number))).collect();
        if !tables.is_empty() {
            zip.add(&format!("xl/worksheets/_rels/sheet{}.xml.rels", at + 1), &relationships(&tables));
        }
    }
    for it in &book.tables {
        zip.add(&format!("xl/tables/table{}.xml", it.number), &table(it));
    }
    zip.finish()
}

/// The tables on a sheet, in the order of their relationships.
fn tables(book: &Workbook, sheet: usize) -> impl Iterator<Item = &Table> {
    book.tables.iter().filter(move |table| book.sheet(&table.sheet) == Some(sheet))
}

/// A part of the package.
fn part(root: &str, inner: &str) -> String {
    let name = root.split(' ').next().unwrap_or_default();
    format!("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<{root}>{inner}</{name}>")
}

fn content_types(book: &Workbook) -> String {
    let mut inner = format!(
        "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>\
         <Default Extension=\"xml\" ContentType=\"application/xml\"/>\
         <Override PartName=\"/xl/workbook.xml\" ContentType=\"{KIND}.sheet.main+xml\"/>\
         <Override PartName=\"/xl/styles.xml\" ContentType=\"{KIND}.styles+xml\"/>"
    );
    let sheets = (1..=book.sheets.len()).map(|number| (format!("worksheets/sheet{number}"), "worksheet"));
    for (path, kind) in sheets.chain(book.tables.iter().map(|it| (format!("tables/table{}", it.number), "table"))) {
        let _ = write!(inner, "<Override PartName=\"/xl/{path}.xml\" ContentType=\"{KIND}.{kind}+xml\"/>");
    }
    part(&format!("Types xmlns=\"{PACKAGE}/content-types\""), &inner)
}

/// What a part is made of besides, numbered from `rId1` on.
fn relationships(parts: &[(&str, String)]) -> String {
    let one = |(number, (kind, target)): (usize, &(&str, String))| {
        format!("<Relationship Id=\"rId{number}\" Type=\"{RELATIONSHIPS}/{kind}\" Target=\"{target}\"/>")
    };
    part(&format!("Relationships xmlns=\"{PACKAGE}/relationships\""), &(1..).zip(parts).map(one).collect::<String>())
}

fn workbook(book: &Workbook) -> String {
    let mut inner = String::from("<sheets>");
    for (number, sheet) in (1..).zip(&book.sheets) {
        let (name, mut state) = (escaped(&sheet.name), sheet.visibility.to_owned());
        state[..1].make_ascii_lowercase();
        let _ = write!(inner, "<sheet name=\"{name}\" sheetId=\"{number}\" state=\"{state}\" r:id=\"rId{number}\"/>");
    }
    inner.push_str("</sheets>");
    let names = book.names.iter().map(|name| {
        let scope = name.sheet.as_deref().and_then(|sheet| book.sheet(sheet));
        let scope = scope.map(|sheet| format!(" localSheetId=\"{sheet}\"")).unwrap_or_default();
        let hidden = if name.visible { "" } else { " hidden=\"1\"" };
        let (formula, name) = (escaped(name.formula.trim_start_matches('=')), escaped(&name.name));
        format!("<definedName name=\"{name}\"{scope}{hidden}>{formula}</definedName>")
    });
    let names: String = names.collect();
    if !names.is_empty() {
        let _ = write!(inner, "<definedNames>{names}</definedNames>");
    }
    part(&format!("workbook xmlns=\"{MAIN}\" xmlns:r=\"{RELATIONSHIPS}\""), &inner)
}

fn table(table: &Table) -> String {
    let (name, area, number) = (escaped(&table.name), sheet::address(table.area), table.number);
    let (headers, totals) = (u8::from(table.headers), u8::from(table.totals));
    let mut inner = String::new();
    if table.headers {
        let filtered = sheet::address(table.header().map_or(table.area, |header| header.around(&table.body())));
        let _ = write!(inner, "<autoFilter ref=\"{filtered}\"/>");
    }
    let _ = write!(inner, "<tableColumns count=\"{}\">", table.columns.len());
    for column in &table.columns {
        let _ = write!(inner, "<tableColumn id=\"{}\" name=\"{}\"/>", column.id, escaped(&column.name));
    }
    inner.push_str("</tableColumns>");
    let root = format!(
        "table xmlns=\"{MAIN}\" id=\"{number}\" name=\"{name}\" displayName=\"{name}\" ref=\"{area}\" \
         headerRowCount=\"{headers}\" totalsRowCount=\"{totals}\""
    );
    part(&root, &inner)
}

/// A text as it stands in XML. Characters that XML has none of are written as Office writes them.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\t' | '\n' => escaped.push_str(&format!("&#{};", u32::from(letter))),
            '\0'..'\u{20}' | '\u{fffe}' | '\u{ffff}' => escaped.push_str(&format!("_x{:04X}_", u32::from(letter))),
            letter => escaped.push(letter),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::excel::furnish;
    use serde_json::json;

    fn book() -> Workbook {
        let mut book = Workbook::default();
        let mut sheet = furnish::sheet(&book, "A & B");
        furnish::values(&mut sheet, "B2", vec![vec![json!("region"), json!("units")], vec![json!("N<"), json!(7)]])
            .unwrap();
        furnish::values(&mut sheet, "E1", vec![vec![json!("=SUM(Sales[units])&\"x\"")], vec![json!("1/1/2026")]])
            .unwrap();
        sheet.hidden_rows.insert(3);
        book.sheets.push(sheet);
        furnish::table(&mut book, 0, "Sales", "B2:C3").unwrap();
        furnish::name(&mut book, "Units", "'A & B'!C3").unwrap();
        book
    }

    fn text(bytes: &Bytes) -> String {
        String::from_utf8_lossy(bytes).into_owned()
    }

    #[test]
    fn every_part_is_there_and_says_what_the_workbook_holds() {
        let written = text(&bytes(&book()));
        for told in [
            "xl/tables/table1.xml",
            "<sheet name=\"A &amp; B\" sheetId=\"1\" state=\"visible\" r:id=\"rId1\"/>",
            "<definedName name=\"Units\">'A &amp; B'!$C$3</definedName>",
            "displayName=\"Sales\" ref=\"B2:C3\" headerRowCount=\"1\"",
            "<tableColumn id=\"2\" name=\"units\"/>",
            "<c r=\"B3\" t=\"inlineStr\"><is><t xml:space=\"preserve\">N&lt;</t></is></c>",
            "<c r=\"C3\"><v>7</v></c>",
            "<c r=\"E1\" t=\"str\"><f>SUM(Sales[units])&amp;&quot;x&quot;</f><v>7x</v></c>",
            "<c r=\"E2\" s=\"1\"><v>46023</v></c>",
            "<row r=\"4\" hidden=\"1\">",
            "<tablePart r:id=\"rId1\"/>",
        ] {
            assert!(written.contains(told), "{told} is not in {written}");
        }
        assert_eq!(bytes(&book()), bytes(&book()));
    }

    #[test]
    fn no_text_spoils_the_xml() {
        assert_eq!(escaped("a<b>&\"c\"\u{1}\n'é😀"), "a&lt;b&gt;&amp;&quot;c&quot;_x0001_&#10;'é😀");
    }
}
