//! The envelope of a text: which format, what is in it.

use std::fmt;
use std::marker::PhantomData;

use serde::de::{Deserialize, Deserializer, Error, MapAccess, Visitor};
use serde::ser::{Serialize, SerializeMap, Serializer};

use crate::program::draft::FORMAT;

/// What has a JSON form: `{"format": 1, "schedule": {…}}`, the second key being its name.
pub(super) trait Form {
    /// Its name in files.
    const NAME: &'static str;
}

/// A value in its envelope.
pub(super) struct Document<T>(pub(super) T);

impl<T: Form + Serialize> Serialize for Document<&T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(2))?;
        map.serialize_entry("format", &FORMAT)?;
        map.serialize_entry(T::NAME, self.0)?;
        map.end()
    }
}

struct Envelope<T>(PhantomData<T>);

impl<'de, T: Form + Deserialize<'de>> Visitor<'de> for Envelope<T> {
    type Value = Document<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "a map of \"format\" and {:?}", T::NAME)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Document<T>, A::Error> {
        let (mut format, mut value) = (None, None);
        while let Some(key) = entries.next_key::<String>()? {
            if key == "format" {
                let number: u32 = entries.next_value()?;
                if number != FORMAT {
                    return Err(A::Error::custom(format_args!(
                        "format {number} is not known, only {FORMAT} is"
                    )));
                }
                if format.replace(number).is_some() {
                    return Err(A::Error::duplicate_field("format"));
                }
            } else if key == T::NAME {
                if value.replace(entries.next_value()?).is_some() {
                    return Err(A::Error::duplicate_field(T::NAME));
                }
            } else {
                let shown: String = key.chars().take(40).collect();
                return Err(A::Error::custom(format_args!(
                    "unknown field {shown:?}, expected \"format\" and {:?}",
                    T::NAME
                )));
            }
        }
        format.ok_or_else(|| A::Error::missing_field("format"))?;
        value
            .map(Document)
            .ok_or_else(|| A::Error::missing_field(T::NAME))
    }
}

impl<'de, T: Form + Deserialize<'de>> Deserialize<'de> for Document<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(Envelope(PhantomData))
    }
}
