//! Sums by group: a list, so that a group may be anything.

use serde::de::Error;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::stats::{Accumulator, Groups};

#[derive(Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
struct Entry<K, A> {
    group: K,
    sums: A,
}

impl<K: Serialize + Ord> Serialize for Groups<K> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.iter().map(|(group, sums)| Entry { group, sums }))
    }
}

impl<'de, K: Deserialize<'de> + Ord> Deserialize<'de> for Groups<K> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let mut groups = Self { sums: [].into() };
        for Entry { group, sums } in Vec::<Entry<K, Accumulator>>::deserialize(deserializer)? {
            if groups.sums.insert(group, sums).is_some() {
                return Err(D::Error::custom("a group stands twice"));
            }
        }
        Ok(groups)
    }
}

#[cfg(feature = "schema")]
impl<K: schemars::JsonSchema> schemars::JsonSchema for Groups<K> {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Groups".into()
    }

    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        Vec::<Entry<K, Accumulator>>::json_schema(generator)
    }
}
