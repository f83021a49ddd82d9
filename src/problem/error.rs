//! Why a program can not be compiled.

use thiserror::Error;

use crate::ids::TraineeId;

/// Why a valid program can not be turned into a problem. Both are limits of size; a program that can
/// not be planned at all compiles, and planning says so.
///
/// ```
/// use practicum::problem::CompileError;
/// use practicum::quantity::Money;
/// use practicum::{Problem, RuleBook, RuleCode};
///
/// # let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/academy_2014.json"));
/// # let mut draft = practicum::ProgramDraft::from_json(json)?;
/// draft.rates[0].amount = "1000000000000000 KRW".into();
/// let program = draft.validate()?;
/// let book = RuleBook::default()
///     .weigh(RuleCode::Cost, 1_000_000.try_into()?)?
///     .money_per_point("1 KRW".parse::<Money>()?)?;
/// assert!(matches!(Problem::compile(&program, &book), Err(CompileError::Overflow { .. })));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum CompileError {
    /// A trainee's curriculum and pins together name too many specialties.
    #[error(
        "trainee {trainee} has {count} specialties in curriculum and pins, at most 64 can be planned"
    )]
    TooManySpecialties {
        /// The trainee.
        trainee: TraineeId,
        /// How many there are.
        count: usize,
    },
    /// Weights, costs and the number of trainees together leave the range of 64-bit integers.
    #[error("{what} leaves the range of 64-bit integers: use smaller weights or a coarser unit")]
    Overflow {
        /// What is too large.
        what: &'static str,
    },
    /// More trainees, choices or cells than 32-bit indices can name.
    #[error("the problem has {count} {what}, at most 2^31 can be planned")]
    TooLarge {
        /// What there is too much of.
        what: &'static str,
        /// How many there are.
        count: usize,
    },
}
