//! Why a certificate proves nothing.

/// Why a certificate proves nothing.
///
/// ```
/// use practicum::certificate::{InvalidCertificate, verify};
/// use practicum::{Problem, RuleBook};
///
/// # let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/academy_2014.json"));
/// # let program = practicum::ProgramDraft::from_json(json)?.validate()?;
/// # let planned = practicum::plan(&program, &practicum::RuleBook::default(), &practicum::SolveConfig::default())?;
/// # let mut draft = practicum::ProgramDraft::from(&program);
/// draft.trainees.pop();
/// let other = Problem::compile(&draft.validate()?, &RuleBook::default())?;
/// let certificate = planned.outcome().certificate().ok_or("a bound has one")?;
/// let refused = verify(&other, certificate); // of another program
/// assert!(matches!(refused, Err(InvalidCertificate::WrongSize { .. })));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum InvalidCertificate {
    /// Not one price a cell, or not one multiplier a trainee.
    #[error("certificate for {prices} cells and {multipliers} trainees does not fit the problem")]
    WrongSize {
        /// Prices in the certificate.
        prices: usize,
        /// Multipliers in the certificate.
        multipliers: usize,
    },
    /// A multiplier below 0, of a trainee who is not counted, or not adding up to the term's weight.
    #[error("multipliers of the worst-off term are not shares of its weight")]
    WrongShares,
    /// A penalty that is not above 0.
    #[error("penalty {penalty} is not above 0")]
    WrongPenalty {
        /// The penalty.
        penalty: i64,
    },
    /// A cell without limit at a price that makes it worth more without end.
    #[error("price {price} of cell {cell} bounds nothing")]
    Unbounded {
        /// The cell.
        cell: u32,
        /// Its price, in 1/1000.
        price: i64,
    },
    /// Caps of unknown trainees, or not sorted.
    #[error("caps are not sorted pairs of a trainee and a hospital")]
    WrongCaps,
    /// A price of company for an unknown link or member, or a negative one where nobody may be alone.
    #[error("price of company at link {link} bounds nothing")]
    WrongCompany {
        /// Index of the link.
        link: u32,
    },
    /// The steps are not a whole tree.
    #[error("the cases are not a whole tree")]
    WrongTree,
    /// A question about an unknown cell or trainee, or about stays that are not of one course.
    #[error("a question that splits no case")]
    WrongQuestion,
    /// A relaxation that is not one of its trainee's, or out of order.
    #[error("relaxation {index} does not fit its trainee")]
    WrongRelaxation {
        /// Place in the list of relaxations.
        index: usize,
    },
    /// Prices that lead to larger numbers than the check is made for.
    #[error("prices for trainee {trainee} are larger than the check is made for")]
    TooLarge {
        /// The trainee.
        trainee: u32,
    },
    /// A trainee with more states than the check is made for.
    #[error("trainee {trainee} has more states than the check is made for")]
    TooManyStates {
        /// The trainee.
        trainee: u32,
    },
}
