//! Calculates what cells are worth.
//!
//! Invariant: it does not follow a chain of cells by calling itself, so a long column of sums does no harm. Where a cell leads back to
//! itself it counts as 0.

use super::{
    functions,
    parse::{Expression, parse},
    reference::Reference,
};
use crate::state::{Area, Input, Scalar, Workbook};
use std::{
    cell::RefCell,
    collections::{HashMap, HashSet},
};

/// How many names may lead to one another.
const LONGEST_CHAIN: usize = 8;

/// A cell: the place of its sheet, its row, its column.
type Spot = (usize, u32, u32);

/// What the cells of a workbook are worth, calculated when they are asked for.
#[derive(Debug)]
pub(crate) struct Calc<'b> {
    book: &'b Workbook,
    known: RefCell<HashMap<Spot, Scalar>>,
}

/// What a part of a formula comes to.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Operand {
    Scalar(Scalar),
    /// Cells on a sheet, by its place.
    Cells(usize, Area),
}

impl<'b> Calc<'b> {
    pub(crate) fn new(book: &'b Workbook) -> Self {
        Self { book, known: RefCell::default() }
    }

    /// What a cell is worth.
    pub(crate) fn value(&self, spot: Spot) -> Scalar {
        match self.input(spot) {
            None => Scalar::Empty,
            Some(Input::Value(scalar)) => scalar.clone(),
            Some(Input::Formula(_)) => {
                self.settle(spot);
                self.settled(spot)
            }
        }
    }

    /// What a formula is worth that stands in no cell: a name's, seen from a sheet.
    pub(crate) fn formula(&self, formula: &str, sheet: usize) -> Scalar {
        let Some(expression) = parse(formula) else { return Scalar::Error("#NAME?") };
        let mut wanted = Vec::new();
        self.precedents(&expression, sheet, LONGEST_CHAIN, &mut wanted);
        wanted.into_iter().for_each(|spot| self.settle(spot));
        self.single(self.evaluate(&expression, sheet, LONGEST_CHAIN), None)
    }

    /// The cells that a name stands for, seen from a sheet; `None` when it stands for something else.
    pub(crate) fn cells_of(&self, formula: &str, sheet: usize) -> Option<(usize, Area)> {
        match self.evaluate(&parse(formula)?, sheet, LONGEST_CHAIN) {
            Operand::Cells(sheet, area) => Some((sheet, area)),
            Operand::Scalar(_) => None,
        }
    }

    fn input(&self, (sheet, row, column): Spot) -> Option<&'b Input> {
        self.book.sheets.get(sheet)?.grid.get(row, column).map(|cell| &cell.input)
    }

    /// What a cell is worth by now. A formula that is still to be settled depends on itself.
    fn settled(&self, spot: Spot) -> Scalar {
        match self.input(spot) {
            None => Scalar::Empty,
            Some(Input::Value(scalar)) => scalar.clone(),
            Some(Input::Formula(_)) => self.known.borrow().get(&spot).cloned().unwrap_or(Scalar::Number(0.0)),
        }
    }

    /// Calculates a cell, and before it the ones that it depends on.
    fn settle(&self, spot: Spot) {
        let mut waiting = vec![spot];
        let mut begun: HashSet<Spot> = HashSet::new();
        while let Some(at) = waiting.last().copied() {
            let formula = match self.input(at) {
                Some(Input::Formula(formula)) if !self.known.borrow().contains_key(&at) => formula,
                _ => {
                    waiting.pop();
                    continue;
                }
            };
            let expression = parse(formula);
            if let Some(expression) = expression.as_ref().filter(|_| begun.insert(at)) {
                let mut before = Vec::new();
                self.precedents(expression, at.0, LONGEST_CHAIN, &mut before);
                before.retain(|spot| !begun.contains(spot) && !self.known.borrow().contains_key(spot));
                if !before.is_empty() {
                    waiting.extend(before);
                    continue;
                }
            }
            let value = expression.map_or(Scalar::Error("#NAME?"), |expression| {
                match self.single(self.evaluate(&expression, at.0, LONGEST_CHAIN), Some(at)) {
                    // A formula that comes to an empty cell is worth 0.
                    Scalar::Empty => Scalar::Number(0.0),
                    value => value,
                }
            });
            self.known.borrow_mut().insert(at, value);
            waiting.pop();
        }
    }

    /// The cells with formulas that an expression refers to.
    fn precedents(&self, expression: &Expression, sheet: usize, names: usize, found: &mut Vec<Spot>) {
        let mut inner = |expression: &Expression| self.precedents(expression, sheet, names, found);
        match expression {
            Expression::Literal(_) => {}
            Expression::Negate(operand) | Expression::Percent(operand) => inner(operand),
            Expression::Binary(first, rest) => {
                inner(first);
                rest.iter().for_each(|(_, operand)| inner(operand));
            }
            Expression::Call(_, arguments) => arguments.iter().for_each(inner),
            Expression::Name(name) => {
                if let Some(expression) = self.named(name, sheet, names) {
                    self.precedents(&expression, sheet, names - 1, found);
                }
            }
            Expression::Reference(_) | Expression::Column(..) => {
                if let Operand::Cells(sheet, area) = self.evaluate(expression, sheet, names) {
                    let cells = self.book.sheets[sheet].grid.within(area);
                    let formulas = cells.filter(|(_, cell)| matches!(cell.input, Input::Formula(_)));
                    found.extend(formulas.map(|((row, column), _)| (sheet, row, column)));
                }
            }
        }
    }

    fn named(&self, name: &str, sheet: usize, names: usize) -> Option<Expression> {
        let scope = self.book.sheets.get(sheet).map(|sheet| sheet.id.as_str());
        let at = self.book.name(name, scope).filter(|_| names > 0)?;
        parse(&self.book.names[at].formula)
    }

    fn evaluate(&self, expression: &Expression, sheet: usize, names: usize) -> Operand {
        let scalar = |expression| self.single(self.evaluate(expression, sheet, names), None);
        match expression {
            Expression::Literal(scalar) => Operand::Scalar(scalar.clone()),
            Expression::Reference(reference) => self.refer(reference, sheet),
            Expression::Column(table, column) => self.column(table, column.as_deref()),
            Expression::Name(name) => match self.named(name, sheet, names) {
                Some(expression) => self.evaluate(&expression, sheet, names - 1),
                None => self.column(name, None),
            },
            Expression::Negate(operand) => functions::negate(&scalar(operand)),
            Expression::Percent(operand) => functions::percent(&scalar(operand)),
            Expression::Binary(first, rest) => Operand::Scalar(
                rest.iter()
                    .fold(scalar(first), |left, (operator, right)| functions::binary(operator, &left, &scalar(right))),
            ),
            Expression::Call(name, arguments) => {
                let arguments: Vec<Operand> =
                    arguments.iter().map(|argument| self.evaluate(argument, sheet, names)).collect();
                Operand::Scalar(functions::call(name, &arguments, self))
            }
        }
    }

    fn refer(&self, reference: &Reference, sheet: usize) -> Operand {
        let sheet = reference.sheet.as_ref().map_or(Some(sheet), |name| self.book.sheet_named(name));
        sheet.map_or(Operand::Scalar(Scalar::Error("#REF!")), |sheet| Operand::Cells(sheet, reference.area))
    }

    fn column(&self, table: &str, column: Option<&str>) -> Operand {
        let unknown = Operand::Scalar(Scalar::Error("#NAME?"));
        let Some(table) = self.book.table_named(table).map(|at| &self.book.tables[at]) else { return unknown };
        let Some(sheet) = self.book.sheet(&table.sheet) else { return unknown };
        let Some(column) = column else { return Operand::Cells(sheet, table.body()) };
        let at = table.columns.iter().position(|known| crate::state::same(&known.name, column));
        let area = at.and_then(|at| table.body().column(u32::try_from(at).ok()?));
        area.map_or(Operand::Scalar(Scalar::Error("#REF!")), |area| Operand::Cells(sheet, area))
    }

    /// The one value of an operand. Of several cells it is the one in the row or the column of the cell that asks.
    pub(super) fn single(&self, operand: Operand, asking: Option<Spot>) -> Scalar {
        let (sheet, area) = match operand {
            Operand::Scalar(scalar) => return scalar,
            Operand::Cells(sheet, area) => (sheet, area),
        };
        let area = match asking {
            Some((_, row, _)) if area.columns() == 1 && area.has(row, area.left) => Area::cell(row, area.left),
            Some((_, _, column)) if area.rows() == 1 && area.has(area.top, column) => Area::cell(area.top, column),
            _ => area,
        };
        if area.count() == 1 { self.settled((sheet, area.top, area.left)) } else { Scalar::Error("#VALUE!") }
    }

    /// The values of cells that are not blank.
    pub(super) fn values(&self, sheet: usize, area: Area) -> impl Iterator<Item = Scalar> {
        self.book.sheets[sheet].grid.within(area).map(move |((row, column), _)| self.settled((sheet, row, column)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::state::{Name, Sheet};

    /// A sheet with one column of inputs, from A1 on: what begins with `=` is a formula.
    fn book(inputs: &[&str]) -> Workbook {
        let mut sheet = Sheet::new("{1}".into(), "Data".into());
        for (row, input) in (0..).zip(inputs) {
            let input = match input.parse() {
                Ok(number) => Input::Value(Scalar::Number(number)),
                Err(_) if input.starts_with('=') => Input::Formula((*input).to_owned()),
                Err(_) => Input::Value(Scalar::Text((*input).to_owned())),
            };
            sheet.grid.edit((row, 0), |cell| cell.input = input);
        }
        Workbook { sheets: vec![sheet], ..Workbook::default() }
    }

    fn last(inputs: &[&str]) -> String {
        let book = book(inputs);
        Calc::new(&book).value((0, u32::try_from(inputs.len()).unwrap() - 1, 0)).json().to_string()
    }

    #[test]
    fn formulas_are_worth_what_excel_says() {
        for (formula, value) in [
            ("=SUM(A1:A3)", "6"),
            ("=SUM(A:A,A1,\"4\",TRUE)", "12"),
            ("=SUM(A1:A3,A1,\"4\",TRUE)", "12"),
            ("=AVERAGE(A1:A4)", "2"),
            ("=AVERAGE(A4)", "\"#DIV/0!\""),
            ("=MAX(A1:A4)-MIN(A1:A4)", "2"),
            ("=COUNT(A1:A4)&\" of \"&COUNTA(A1:A4)", "\"3 of 4\""),
            ("=A1/(A2-2)", "\"#DIV/0!\""),
            ("=A4*2", "\"#VALUE!\""),
            ("=IF(A3>A2,\"more\",1/0)", "\"more\""),
            ("=ROUND(A1/3,2)", "0.33"),
            ("=A1:A3", "\"#VALUE!\""),
            ("=Z9", "0"),
            ("=Other!A1", "\"#REF!\""),
            ("=NOSUCH(1)", "\"#NAME?\""),
            ("=nosuch", "\"#NAME?\""),
            ("=1+", "\"#NAME?\""),
            ("=-2^2+50%", "4.5"),
            ("=-2^2%", "\"#NUM!\""),
            ("=\"B\"=\"b\"", "true"),
            ("=AND(A1=1,NOT(A2=1))", "true"),
        ] {
            // The sum over its own column is one of itself.
            assert_eq!(last(&["1", "2", "3", "x", formula]), value, "{formula}");
        }
    }

    #[test]
    fn long_chains_and_circles() {
        let mut inputs = vec!["1".to_owned()];
        inputs.extend((1..5000).map(|row| format!("=A{row}+1")));
        let inputs: Vec<&str> = inputs.iter().map(String::as_str).collect();
        assert_eq!(last(&inputs), "5000");
        assert_eq!(last(&[&format!("=1{}", "+1".repeat(4000))]), "4001");
        assert_eq!(last(&["=A2+1", "=A1+1"]), "2");
        assert_eq!(last(&["=A1"]), "0");
    }

    #[test]
    fn names_stand_for_cells_and_constants() {
        let mut book = book(&["2", "=rate*A1", "=loop"]);
        let name = |name: &str, formula: &str| Name {
            name: name.into(),
            sheet: None,
            formula: formula.into(),
            comment: String::new(),
            visible: true,
        };
        book.names = vec![name("Rate", "=1.5"), name("First", "=Data!$A$1"), name("loop", "=loop")];
        let calc = Calc::new(&book);
        assert_eq!(calc.value((0, 1, 0)), Scalar::Number(3.0));
        assert_eq!(calc.value((0, 2, 0)), Scalar::Error("#NAME?"));
        assert_eq!(calc.cells_of("=First", 0), Some((0, Area::cell(0, 0))));
        assert_eq!((calc.cells_of("=Rate", 0), calc.formula("=Rate*First", 0)), (None, Scalar::Number(3.0)));
    }
}
