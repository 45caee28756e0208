//! The tables of workbooks: worksheets, ranges, tables, names.

use super::{Kind, Type, computed, create, open};

/// `microsoft.graph.workbookApplication`.
pub(crate) static APPLICATION: Type = Type {
    name: "workbookApplication",
    properties: &[computed("id", Kind::Id), computed("calculationMode", Kind::String)],
};

/// `microsoft.graph.workbookWorksheet`.
pub(crate) static WORKSHEET: Type = Type {
    name: "workbookWorksheet",
    properties: &[
        computed("id", Kind::Id),
        open("name", Kind::String),
        open("position", Kind::Int32),
        open("visibility", Kind::String),
        computed("charts", Kind::Opaque),
        computed("names", Kind::Opaque),
        computed("pivotTables", Kind::Opaque),
        computed("protection", Kind::Opaque),
        computed("tables", Kind::Opaque),
    ],
};

/// `microsoft.graph.workbookRange`.
pub(crate) static RANGE: Type = Type {
    name: "workbookRange",
    properties: &[
        computed("id", Kind::Id),
        computed("address", Kind::String),
        computed("addressLocal", Kind::String),
        computed("cellCount", Kind::Int32),
        computed("columnCount", Kind::Int32),
        open("columnHidden", Kind::Boolean),
        computed("columnIndex", Kind::Int32),
        open("formulas", Kind::Opaque),
        open("formulasLocal", Kind::Opaque),
        open("formulasR1C1", Kind::Opaque),
        computed("hidden", Kind::Boolean),
        open("numberFormat", Kind::Opaque),
        computed("rowCount", Kind::Int32),
        open("rowHidden", Kind::Boolean),
        computed("rowIndex", Kind::Int32),
        computed("text", Kind::Opaque),
        open("values", Kind::Opaque),
        computed("valueTypes", Kind::Opaque),
        computed("format", Kind::Opaque),
        computed("sort", Kind::Opaque),
        computed("worksheet", Kind::Opaque),
    ],
};

/// `microsoft.graph.workbookTable`.
pub(crate) static TABLE: Type = Type {
    name: "workbookTable",
    properties: &[
        computed("id", Kind::Id),
        open("highlightFirstColumn", Kind::Boolean),
        open("highlightLastColumn", Kind::Boolean),
        computed("legacyId", Kind::String),
        open("name", Kind::String),
        open("showBandedColumns", Kind::Boolean),
        open("showBandedRows", Kind::Boolean),
        open("showFilterButton", Kind::Boolean),
        open("showHeaders", Kind::Boolean),
        open("showTotals", Kind::Boolean),
        open("style", Kind::String),
        computed("columns", Kind::Opaque),
        computed("rows", Kind::Opaque),
        computed("sort", Kind::Opaque),
        computed("worksheet", Kind::Opaque),
    ],
};

/// `microsoft.graph.workbookTableColumn`.
pub(crate) static TABLE_COLUMN: Type = Type {
    name: "workbookTableColumn",
    properties: &[
        computed("id", Kind::Id),
        create("index", Kind::Int32),
        open("name", Kind::String),
        open("values", Kind::Opaque),
        computed("filter", Kind::Opaque),
    ],
};

/// `microsoft.graph.workbookTableRow`.
pub(crate) static TABLE_ROW: Type = Type {
    name: "workbookTableRow",
    properties: &[computed("id", Kind::Id), create("index", Kind::Int32), open("values", Kind::Opaque)],
};

/// `microsoft.graph.workbookTableSort`.
pub(crate) static TABLE_SORT: Type = Type {
    name: "workbookTableSort",
    properties: &[
        computed("id", Kind::Id),
        computed("fields", Kind::Opaque),
        computed("matchCase", Kind::Boolean),
        computed("method", Kind::String),
    ],
};

/// `microsoft.graph.workbookNamedItem`.
pub(crate) static NAMED_ITEM: Type = Type {
    name: "workbookNamedItem",
    properties: &[
        computed("id", Kind::Id),
        open("comment", Kind::String),
        create("name", Kind::String),
        computed("scope", Kind::String),
        computed("type", Kind::String),
        create("value", Kind::Opaque),
        open("visible", Kind::Boolean),
        computed("worksheet", Kind::Opaque),
    ],
};
