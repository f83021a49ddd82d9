//! Quantities that must not be mixed up: weights, money, shares. No arithmetic across kinds.

use std::fmt;
use std::str::FromStr;

use rust_decimal::Decimal;
use thiserror::Error;

use crate::codes::Currency;

/// Largest number of seats, trainees, supervisors or periods in one field.
///
/// ```
/// use practicum::program::DefectCode;
/// use practicum::quantity::MAX_COUNT;
///
/// # let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/academy_2014.json"));
/// # let mut draft = practicum::ProgramDraft::from_json(json)?;
/// draft.cohorts[0].planned = MAX_COUNT + 1;
/// let Err(invalid) = draft.validate() else {
///     return Err("too many places".into());
/// };
/// assert_eq!(invalid.defects()[0].code(), DefectCode::Count);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub const MAX_COUNT: u32 = 1_000_000;

/// Why a number is not the quantity wanted.
///
/// ```
/// use practicum::quantity::{Money, QuantityError, Weight};
///
/// assert_eq!(Weight::new(2_000_000), Err(QuantityError::Weight { value: 2_000_000 }));
/// let error = "0.5 KRW".parse::<Money>().err().ok_or("a won has no hundredths")?;
/// assert_eq!(error.to_string(), "0.5 has more than the 0 decimal places of KRW");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum QuantityError {
    /// A weight outside -1,000,000 to 1,000,000.
    #[error("the weight {value} lies outside -1000000 to 1000000")]
    Weight {
        /// The number given.
        value: i64,
    },
    /// A text that is not a plain decimal number.
    #[error("{text:?} is not a decimal number like \"1234.50\" of at most 28 digits")]
    Decimal {
        /// The text, at most its first 40 characters.
        text: String,
    },
    /// A text that is not an amount, a space and a currency.
    #[error("{text:?} is not an amount and a currency of ISO 4217 like \"60000 KRW\"")]
    Money {
        /// The text, at most its first 40 characters.
        text: String,
    },
    /// More decimal places than the currency has.
    #[error("{amount} has more than the {decimals} decimal places of {currency}")]
    Precision {
        /// The amount.
        amount: Decimal,
        /// The currency.
        currency: Currency,
        /// The currency's decimal places.
        decimals: u32,
    },
    /// An amount of money below zero or above 10^15.
    #[error("the amount {amount} lies outside 0 to 10^15")]
    Amount {
        /// The amount.
        amount: Decimal,
    },
    /// A percentage outside 0 to 100, or with more than four decimal places.
    #[error("the percentage {value} lies outside 0 to 100 or has more than four decimal places")]
    Percent {
        /// The number given.
        value: Decimal,
    },
}

/// How much something is wanted: higher is better, from -1,000,000 to 1,000,000.
///
/// ```
/// use practicum::quantity::Weight;
///
/// assert_eq!(Weight::new(-5)?.get(), -5);
/// assert!(Weight::new(2_000_000).is_err());
/// # Ok::<(), practicum::quantity::QuantityError>(())
/// ```
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(try_from = "i64", into = "i64"))]
pub struct Weight(i64);

impl Weight {
    /// The weight 1.
    pub const ONE: Self = Self(1);
    /// The weight 0.
    pub const ZERO: Self = Self(0);

    /// A weight.
    ///
    /// # Errors
    /// [`QuantityError::Weight`] outside -1,000,000 to 1,000,000.
    pub const fn new(value: i64) -> Result<Self, QuantityError> {
        if value < -1_000_000 || value > 1_000_000 {
            return Err(QuantityError::Weight { value });
        }
        Ok(Self(value))
    }

    /// The number.
    pub const fn get(self) -> i64 {
        self.0
    }
}

impl TryFrom<i64> for Weight {
    type Error = QuantityError;
    fn try_from(value: i64) -> Result<Self, QuantityError> {
        Self::new(value)
    }
}

impl From<Weight> for i64 {
    fn from(weight: Weight) -> Self {
        weight.0
    }
}

impl fmt::Display for Weight {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// Reads a plain decimal number: an optional minus sign, digits, at most one point with digits on
/// both sides. No exponent, no separators, nothing rounded.
///
/// ```
/// use practicum::quantity::decimal;
///
/// assert_eq!(decimal("1234.50")?, decimal("1234.5")?);
/// assert!(decimal("1,234.5").is_err() && decimal("1e3").is_err());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Errors
/// [`QuantityError::Decimal`].
pub fn decimal(text: &str) -> Result<Decimal, QuantityError> {
    let error = || QuantityError::Decimal {
        text: text.chars().take(40).collect(),
    };
    let digits = text.strip_prefix('-').unwrap_or(text);
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, "0"));
    let plain = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    if text.len() > 31 || !plain(whole) || !plain(fraction) {
        return Err(error());
    }
    Decimal::from_str_exact(text)
        .map(|value| value.normalize())
        .map_err(|_| error())
}

/// An amount of money in one currency, at least 0, to the currency's smaller unit.
///
/// ```
/// use practicum::quantity::Money;
///
/// let lodging: Money = "60000 KRW".parse()?;
/// assert_eq!(lodging.minor_units(), 60_000);
/// let fee = Money::new("2000.50".parse()?, "USD".parse()?)?;
/// assert_eq!((fee.minor_units(), fee.to_string()), (200_050, "2000.50 USD".to_owned()));
/// assert!("0.5 KRW".parse::<Money>().is_err());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(try_from = "String", into = "String"))]
pub struct Money {
    currency: Currency,
    minor: i64,
}

impl Money {
    /// An amount.
    ///
    /// # Errors
    /// [`QuantityError`] if the amount is negative, above 10^15, or finer than the currency.
    pub fn new(amount: Decimal, currency: Currency) -> Result<Self, QuantityError> {
        if amount < Decimal::ZERO || amount > Decimal::from(1_000_000_000_000_000_i64) {
            return Err(QuantityError::Amount { amount });
        }
        let decimals = currency.decimals();
        let finer = || QuantityError::Precision {
            amount,
            currency,
            decimals,
        };
        let mut scaled = amount.normalize();
        if scaled.scale() > decimals {
            return Err(finer());
        }
        scaled.rescale(decimals);
        let minor = i64::try_from(scaled.mantissa()).map_err(|_| finer())?;
        Ok(Self { currency, minor })
    }

    /// An amount given in the currency's smaller unit.
    ///
    /// # Errors
    /// [`QuantityError::Amount`] if it is negative or above 10^15 in the larger unit.
    pub fn from_minor(minor: i64, currency: Currency) -> Result<Self, QuantityError> {
        Self::new(Decimal::new(minor, currency.decimals()), currency)
    }

    /// The amount in the currency's larger unit.
    pub fn amount(self) -> Decimal {
        Decimal::new(self.minor, self.currency.decimals())
    }

    /// The amount in the currency's smaller unit.
    pub fn minor_units(self) -> i64 {
        self.minor
    }

    /// The currency.
    pub fn currency(self) -> Currency {
        self.currency
    }
}

impl TryFrom<String> for Money {
    type Error = QuantityError;
    fn try_from(text: String) -> Result<Self, QuantityError> {
        text.parse()
    }
}

impl From<Money> for String {
    fn from(money: Money) -> Self {
        money.to_string()
    }
}

impl FromStr for Money {
    type Err = QuantityError;
    /// Reads `AMOUNT CURRENCY`.
    fn from_str(text: &str) -> Result<Self, QuantityError> {
        let error = || QuantityError::Money {
            text: text.chars().take(40).collect(),
        };
        let (amount, currency) = text.split_once(' ').ok_or_else(error)?;
        Self::new(decimal(amount)?, currency.parse().map_err(|_| error())?)
    }
}

impl fmt::Display for Money {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.amount(), self.currency)
    }
}

/// A percentage from 0 to 100 with at most four decimal places.
///
/// ```
/// use practicum::quantity::Percent;
///
/// let half: Percent = "50".parse()?;
/// assert_eq!(half.floor_of(7), 3);
/// # Ok::<(), practicum::quantity::QuantityError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Percent(u32);

impl Percent {
    /// A percentage.
    ///
    /// # Errors
    /// [`QuantityError::Percent`].
    pub fn new(value: Decimal) -> Result<Self, QuantityError> {
        let error = QuantityError::Percent { value };
        let mut scaled = value.normalize();
        if value < Decimal::ZERO || value > Decimal::ONE_HUNDRED || scaled.scale() > 4 {
            return Err(error);
        }
        scaled.rescale(4);
        u32::try_from(scaled.mantissa())
            .map(Self)
            .map_err(|_| error)
    }

    /// The number, 0 to 100.
    pub fn get(self) -> Decimal {
        Decimal::new(i64::from(self.0), 4).normalize()
    }

    /// The whole units in this share of `count`, rounded down.
    pub fn floor_of(self, count: u64) -> u64 {
        let share = u128::from(count).saturating_mul(self.0.into()) / 1_000_000;
        u64::try_from(share).unwrap_or(u64::MAX)
    }
}

impl FromStr for Percent {
    type Err = QuantityError;
    fn from_str(text: &str) -> Result<Self, QuantityError> {
        Self::new(decimal(text)?)
    }
}

impl fmt::Display for Percent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} %", self.get())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decimals_are_plain_or_refused() {
        for good in ["0", "-1", "12.50", "0.0001", "9999999999999999999999999999"] {
            assert!(decimal(good).is_ok(), "{good}");
        }
        for bad in [
            "",
            "+1",
            "1_000",
            "5.",
            ".5",
            "1e5",
            "1,5",
            "--1",
            "0.00000000000000000000000000001",
        ] {
            assert!(decimal(bad).is_err(), "{bad}");
        }
        assert!(decimal(&"9".repeat(4_000_000)).is_err());
        // The longest that there is, and zeros beyond it.
        assert!(decimal("-7.9228162514264337593543950335").is_ok());
        assert!(decimal(&"0".repeat(32)).is_err());
        assert_eq!(decimal("1.10"), decimal("1.1"));
    }

    #[test]
    fn money_keeps_to_its_currency() {
        assert!("1.005 USD".parse::<Money>().is_err());
        assert!("-1 USD".parse::<Money>().is_err());
        assert_eq!("1.5 USD".parse::<Money>().map(Money::minor_units), Ok(150));
        let again = "1.5 USD".parse::<Money>().map(String::from);
        assert_eq!(again, Ok("1.50 USD".to_owned()));
        for text in ["1 XYZ", "1 krw", "1KRW", "KRW 1", "1  KRW", ""] {
            assert!(text.parse::<Money>().is_err(), "{text}");
        }
        let told = "1 XYZ".parse::<Money>().map_err(|error| error.to_string());
        let wanted = "\"1 XYZ\" is not an amount and a currency of ISO 4217 like \"60000 KRW\"";
        assert_eq!(told, Err(wanted.to_owned()));
    }

    #[test]
    fn percent_rounds_down() {
        let third: Result<Percent, _> = "33.3333".parse();
        assert_eq!(
            third.map(|p| (p.floor_of(3), p.floor_of(30_001))),
            Ok((0, 10_000))
        );
        let told = "33.3333".parse::<Percent>().map(|p| p.to_string());
        assert_eq!(told, Ok("33.3333 %".to_owned()));
        assert!("100.01".parse::<Percent>().is_err());
        assert!("0.00001".parse::<Percent>().is_err());
    }
}
