//! Looks a filter's names up in the tables and types it, before any item is read.
//!
//! Invariant: what binds can be evaluated on any item; every mistake of the client is found here.

use super::{
    arithmetic,
    function::{self, Function},
    lex::Literal,
    parse::{Arithmetic, Expr, Op},
    shape::{Family, Shape, comparable, is_id, shape_of},
};
use crate::{
    facts::{self, Kind, Type},
    reply::Failure,
};

/// A filter that can be evaluated.
#[derive(Debug)]
pub(crate) enum Bound {
    Literal(Literal),
    Property(Place),
    /// The number of items of a collection.
    Count(Place),
    Not(Box<Self>),
    And(Box<Self>, Box<Self>),
    Or(Box<Self>, Box<Self>),
    Compare {
        op: Op,
        left: Box<Self>,
        right: Box<Self>,
        exact: bool,
    },
    In {
        item: Box<Self>,
        list: Vec<Self>,
        exact: bool,
    },
    Calculate {
        op: Arithmetic,
        whole: bool,
        left: Box<Self>,
        right: Box<Self>,
    },
    Negate(Box<Self>),
    Call(Function, Vec<Self>),
    Lambda {
        place: Place,
        all: bool,
        body: Option<Box<Self>>,
    },
}

/// Where a value stands: in which variable (0 is the item itself), and the names to walk.
#[derive(Clone, Debug)]
pub(crate) struct Place {
    pub(crate) variable: usize,
    pub(crate) path: Vec<&'static str>,
    pub(crate) kind: &'static Kind,
}

/// A filter bound to its type, and what the rules about queries need to know of it.
#[derive(Debug)]
pub(crate) struct Filter {
    pub(crate) bound: Bound,
    /// The properties it names, in order of appearance, each once.
    pub(crate) properties: Vec<String>,
    /// It uses what the directory only does as an advanced query.
    pub(crate) advanced: bool,
}

/// Binds `expr` to the items' type.
pub(crate) fn bind(expr: &Expr, root: &'static Type) -> Result<Filter, Failure> {
    let mut binder = Binder { root, variables: Vec::new(), properties: Vec::new(), advanced: false };
    let (bound, shape) = binder.bind(expr)?;
    binder.boolean(&shape)?;
    Ok(Filter { bound, properties: binder.properties, advanced: binder.advanced })
}

struct Binder {
    root: &'static Type,
    variables: Vec<(String, &'static Kind)>,
    properties: Vec<String>,
    advanced: bool,
}

impl Binder {
    fn bind(&mut self, expr: &Expr) -> Result<(Bound, Shape), Failure> {
        Ok(match expr {
            Expr::Literal(literal) => (Bound::Literal(literal.clone()), shape_of(literal)),
            Expr::Path(path) => self.path(path)?,
            Expr::Not(inner) => {
                self.advanced = true;
                let inner = self.logical(inner)?;
                (Bound::Not(inner), Shape::Boolean)
            }
            Expr::And(left, right) => (Bound::And(self.logical(left)?, self.logical(right)?), Shape::Boolean),
            Expr::Or(left, right) => (Bound::Or(self.logical(left)?, self.logical(right)?), Shape::Boolean),
            Expr::Compare(op, left, right) => self.compare(*op, left, right)?,
            Expr::Calculate(op, left, right) => self.calculate(*op, left, right)?,
            Expr::Negate(inner) => {
                let (inner, shape) = self.bind(inner)?;
                // What can be taken from nothing can be negated.
                if arithmetic::shape(Arithmetic::Sub, &shape, &shape).is_none() || shape.family() == Some(Family::Time)
                {
                    return Err(mismatch(&shape, &shape, "Negate"));
                }
                (Bound::Negate(Box::new(inner)), shape)
            }
            Expr::In(item, list) => self.membership(item, list)?,
            Expr::Has(left, right) => self.has(left, right)?,
            Expr::Call(name, arguments) => self.call(name, arguments)?,
            Expr::Lambda { path, all, body } => self.lambda(path, *all, body.as_ref())?,
        })
    }

    fn boolean(&self, shape: &Shape) -> Result<(), Failure> {
        if shape.is_boolean() {
            return Ok(());
        }
        Err(Failure::query(format!(
            "Invalid filter clause: The $filter expression must evaluate to a single boolean value, not '{}'.",
            shape.name()
        )))
    }

    fn logical(&mut self, expr: &Expr) -> Result<Box<Bound>, Failure> {
        let (bound, shape) = self.bind(expr)?;
        self.boolean(&shape)?;
        Ok(Box::new(bound))
    }

    fn path(&mut self, path: &[String]) -> Result<(Bound, Shape), Failure> {
        let (place, count) = self.place(path)?;
        if count {
            self.advanced = true;
            return Ok((Bound::Count(place), Shape::Integer));
        }
        let shape = Shape::Property(place.kind);
        Ok((Bound::Property(place), shape))
    }

    /// Walks names through the tables. `true` when the last one was `$count`.
    fn place(&mut self, path: &[String]) -> Result<(Place, bool), Failure> {
        let first = path.first().map(String::as_str).unwrap_or_default();
        let mut rest = path.get(1..).unwrap_or_default();
        let variable = self.variables.iter().rposition(|(name, _)| name == first);
        let mut place = match variable {
            Some(index) => Place { variable: index + 1, path: Vec::new(), kind: self.variables[index].1 },
            None => {
                let property = match path.get(1).filter(|_| first.to_ascii_lowercase().starts_with("microsoft.graph."))
                {
                    Some(name) => {
                        rest = &path[2..];
                        facts::through(first, name, self.root)
                    }
                    None => self.root.property(first),
                };
                let property = property.ok_or_else(|| Failure::unknown_property(first, self.root.name))?;
                Place { variable: 0, path: vec![property.name], kind: &property.kind }
            }
        };
        let mut count = false;
        for name in rest {
            if name == "$count" && matches!(place.kind, Kind::Collection(_)) {
                count = true;
                continue;
            }
            let (Kind::Complex(kind) | Kind::OpenComplex(kind)) = place.kind else {
                return Err(Failure::query(format!(
                    "Invalid filter clause: The property '{name}' cannot follow a value of type '{}'.",
                    place.kind.name()
                )));
            };
            let property = kind.property(name).ok_or_else(|| Failure::unknown_property(name, kind.name))?;
            place.path.push(property.name);
            place.kind = &property.kind;
        }
        if place.variable == 0 {
            let full = place.path.join("/");
            if !self.properties.contains(&full) {
                self.properties.push(full);
            }
        }
        Ok((place, count))
    }

    fn compare(&mut self, op: Op, left: &Expr, right: &Expr) -> Result<(Bound, Shape), Failure> {
        self.advanced |= op == Op::Ne;
        let (mut left, left_shape) = self.bind(left)?;
        let (mut right, right_shape) = self.bind(right)?;
        spell_members(&mut left, &right_shape)?;
        spell_members(&mut right, &left_shape)?;
        if !comparable(&left_shape, &right_shape) {
            return Err(mismatch(&left_shape, &right_shape, op.name()));
        }
        let exact = is_id(&left_shape) || is_id(&right_shape);
        Ok((Bound::Compare { op, left: Box::new(left), right: Box::new(right), exact }, Shape::Boolean))
    }

    fn calculate(&mut self, op: Arithmetic, left: &Expr, right: &Expr) -> Result<(Bound, Shape), Failure> {
        let (left, left_shape) = self.bind(left)?;
        let (right, right_shape) = self.bind(right)?;
        let shape = arithmetic::shape(op, &left_shape, &right_shape)
            .ok_or_else(|| mismatch(&left_shape, &right_shape, op.name()))?;
        let whole = left_shape.is_whole() && right_shape.is_whole();
        Ok((Bound::Calculate { op, whole, left: Box::new(left), right: Box::new(right) }, shape))
    }

    /// The enumerations here are no flags, so each value has its own member alone.
    fn has(&mut self, left: &Expr, right: &Expr) -> Result<(Bound, Shape), Failure> {
        let (_, left_shape) = self.bind(left)?;
        if !matches!(left_shape, Shape::Property(Kind::Enum(_))) {
            return Err(mismatch(&left_shape, &Shape::Text, "Has"));
        }
        self.compare(Op::Eq, left, right)
    }

    fn membership(&mut self, item: &Expr, list: &[Expr]) -> Result<(Bound, Shape), Failure> {
        let (item, item_shape) = self.bind(item)?;
        let mut bound = Vec::with_capacity(list.len());
        for entry in list {
            let (mut entry, shape) = self.bind(entry)?;
            spell_members(&mut entry, &item_shape)?;
            if !comparable(&item_shape, &shape) {
                return Err(mismatch(&item_shape, &shape, "In"));
            }
            bound.push(entry);
        }
        Ok((Bound::In { item: Box::new(item), list: bound, exact: is_id(&item_shape) }, Shape::Boolean))
    }

    fn call(&mut self, name: &str, arguments: &[Expr]) -> Result<(Bound, Shape), Failure> {
        if let ("cast", [value, Expr::Path(target)]) = (name.to_ascii_lowercase().as_str(), arguments) {
            let target = target.join("/");
            let (function, shape) = function::cast(&target).ok_or_else(|| {
                Failure::query(format!("Invalid filter clause: The child type '{target}' in a cast was not found."))
            })?;
            let (value, _) = self.bind(value)?;
            return Ok((Bound::Call(function, vec![value]), shape));
        }
        let mut bound = Vec::with_capacity(arguments.len());
        let mut shapes = Vec::with_capacity(arguments.len());
        for argument in arguments {
            let (argument, shape) = self.bind(argument)?;
            bound.push(argument);
            shapes.push(shape);
        }
        let (function, shape) = function::find(name, &shapes)?;
        self.advanced |= function == Function::EndsWith;
        Ok((Bound::Call(function, bound), shape))
    }

    fn lambda(
        &mut self,
        path: &[String],
        all: bool,
        body: Option<&(String, Box<Expr>)>,
    ) -> Result<(Bound, Shape), Failure> {
        let (place, _) = self.place(path)?;
        let Kind::Collection(item) = place.kind else {
            return Err(Failure::query("Invalid filter clause: Any/All may only be used following a collection."));
        };
        let body = match body {
            None => None,
            Some((variable, body)) => {
                self.variables.push((variable.clone(), item));
                let body = self.logical(body);
                self.variables.pop();
                Some(body?)
            }
        };
        Ok((Bound::Lambda { place, all, body }, Shape::Boolean))
    }
}

fn mismatch(left: &Shape, right: &Shape, operator: &str) -> Failure {
    Failure::query(format!(
        "A binary operator with incompatible types was detected. Found operand types '{}' and '{}' for operator kind \
         '{operator}'.",
        left.name(),
        right.name()
    ))
}

/// Gives a string that is compared with an enumeration the spelling of its member.
fn spell_members(bound: &mut Bound, other: &Shape) -> Result<(), Failure> {
    if let (Bound::Literal(Literal::String(text)), Shape::Property(Kind::Enum(kind))) = (bound, other) {
        let Some(member) = kind.member(text) else {
            return Err(Failure::query(format!(
                "Invalid filter clause: The string '{text}' is not a valid enumeration type constant of \
                 'microsoft.graph.{}'.",
                kind.name
            )));
        };
        *text = member.to_owned();
    }
    Ok(())
}
