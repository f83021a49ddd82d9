//! How a program is written and read: as the draft that it stands for.
//!
//! Reading validates. Serde keeps of an error only its text: whoever wants the list of defects reads a
//! [`ProgramDraft`] and calls [`validate`](ProgramDraft::validate).

use serde::de::Error;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::{Program, ProgramDraft};

impl Serialize for Program {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        ProgramDraft::from(self).serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Program {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let draft = ProgramDraft::deserialize(deserializer)?;
        draft.validate().map_err(D::Error::custom)
    }
}
