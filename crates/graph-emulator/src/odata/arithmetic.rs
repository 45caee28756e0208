//! Arithmetic of numbers, times and lengths of time.

use super::{
    eval::Scalar,
    parse::Arithmetic,
    shape::{Family, Shape},
};
use jiff::{SignedDuration, Timestamp};

const DURATION: Family = Family::Named("Edm.Duration");

/// The type of what an operator makes of two others, or `None` when it does not take them.
pub(super) fn shape(op: Arithmetic, left: &Shape, right: &Shape) -> Option<Shape> {
    use Arithmetic::{Add, DivBy, Sub};
    Some(match (op, left.family(), right.family()) {
        _ if matches!((left, right), (Shape::Null, _) | (_, Shape::Null)) => Shape::Null,
        (op, Some(Family::Number), Some(Family::Number)) => match left.is_whole() && right.is_whole() && op != DivBy {
            true => Shape::Integer,
            false => Shape::Other("Edm.Double"),
        },
        (Add | Sub, Some(Family::Time), Some(DURATION)) => Shape::Other("Edm.DateTimeOffset"),
        (Sub, Some(Family::Time), Some(Family::Time)) | (Add | Sub, Some(DURATION), Some(DURATION)) => {
            Shape::Other("Edm.Duration")
        }
        _ => return None,
    })
}

/// What an operator makes of two values; of nothing, and of what cannot be, nothing.
pub(super) fn calculate(op: Arithmetic, whole: bool, left: &Scalar, right: &Scalar) -> Scalar {
    match (left, right) {
        (Scalar::Number(left), Scalar::Number(right)) => of_numbers(op, whole, *left, *right),
        (Scalar::Instant(left), Scalar::Duration(right)) => {
            moved(op, *left, *right).map_or(Scalar::Null, Scalar::Instant)
        }
        (Scalar::Instant(left), Scalar::Instant(right)) => Scalar::Duration(left.duration_since(*right)),
        (Scalar::Duration(left), Scalar::Duration(right)) => match op {
            Arithmetic::Sub => left.checked_sub(*right),
            _ => left.checked_add(*right),
        }
        .map_or(Scalar::Null, Scalar::Duration),
        _ => Scalar::Null,
    }
}

/// The opposite of a value.
pub(super) fn negate(value: &Scalar) -> Scalar {
    match value {
        Scalar::Number(number) => Scalar::Number(-number),
        Scalar::Duration(duration) => duration.checked_neg().map_or(Scalar::Null, Scalar::Duration),
        _ => Scalar::Null,
    }
}

fn of_numbers(op: Arithmetic, whole: bool, left: f64, right: f64) -> Scalar {
    Scalar::Number(match op {
        Arithmetic::Add => left + right,
        Arithmetic::Sub => left - right,
        Arithmetic::Mul => left * right,
        Arithmetic::Div | Arithmetic::Mod if whole && right == 0.0 => return Scalar::Null,
        Arithmetic::Div if whole => (left / right).trunc(),
        Arithmetic::Div | Arithmetic::DivBy => left / right,
        Arithmetic::Mod => left % right,
    })
}

fn moved(op: Arithmetic, instant: Timestamp, by: SignedDuration) -> Option<Timestamp> {
    if op == Arithmetic::Sub { instant.checked_sub(by) } else { instant.checked_add(by) }.ok()
}
