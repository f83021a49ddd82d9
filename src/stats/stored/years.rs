//! Years, and rates.

use serde::de::{Deserialize, Error};
use serde::{Deserialize as Read, Serialize as Write};

use super::text::{read_as, stored_as};
use crate::stats::{Rate, Year, YearKind};

/// For fields: a month as its number, 1 to 12.
pub(in crate::stats) mod month {
    use chrono::Month;
    use serde::{Deserialize, Deserializer, Serializer, de::Error};

    #[expect(
        clippy::trivially_copy_pass_by_ref,
        reason = "serde passes fields by reference"
    )]
    pub(in crate::stats) fn serialize<S: Serializer>(
        month: &Month,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        serializer.serialize_u32(month.number_from_month())
    }

    pub(in crate::stats) fn deserialize<'de, D: Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Month, D::Error> {
        let number = u8::deserialize(deserializer)?;
        Month::try_from(number)
            .map_err(|_| D::Error::custom(format_args!("{number} is not a month from 1 to 12")))
    }
}

#[derive(Write, Read)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
struct WrittenYear {
    kind: YearKind,
    number: i32,
}

impl WrittenYear {
    fn of(year: &Year) -> Self {
        Self {
            kind: year.kind(),
            number: year.number(),
        }
    }

    fn read<E: Error>(self) -> Result<Year, E> {
        Year::new(self.kind, self.number).map_err(E::custom)
    }
}

stored_as!(Year, WrittenYear);

#[derive(Read)]
#[serde(deny_unknown_fields)]
struct WrittenRate {
    successes: u64,
    trials: u64,
}

impl<'de> Deserialize<'de> for Rate {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let WrittenRate { successes, trials } = Read::deserialize(deserializer)?;
        Self::new(successes, trials).map_err(D::Error::custom)
    }
}
