//! JSON Schema of every JSON form.

use std::collections::BTreeMap;

use schemars::generate::{SchemaGenerator, SchemaSettings};
use schemars::transform::transform_subschemas;
use schemars::{JsonSchema, Schema, json_schema};
use serde_json::Value;

use super::JsonError;
use super::document::Form;
use super::text::write;
#[cfg(feature = "solver")]
use crate::certificate::Certificate;
use crate::check::CheckReport;
#[cfg(feature = "stats")]
use crate::claim::{Claim, Finding};
#[cfg(feature = "solver")]
use crate::explain::{
    Alternative, Alternatives, Change, Conflict, Everybody, Repair, Shortage, Swap, Why, WhyNot,
};
#[cfg(feature = "icalendar")]
use crate::format::icalendar::Feed;
use crate::program::ProgramDraft;
use crate::program::draft::FORMAT;
#[cfg(feature = "solver")]
use crate::replan::{Impact, Replanned};
#[cfg(feature = "report")]
use crate::report::{
    Costs, Coverage, Fairness, Funnels, History, Hosts, Ledger, Pivot, Published, RankProfile,
    Sheet, Stays, Utilization,
};
use crate::rules::RuleBook;
use crate::schedule::{Schedule, ScheduleDiff};
#[cfg(feature = "solver")]
use crate::solver::Outcome;
#[cfg(feature = "stats")]
use crate::stats::{Accumulator, Balance, Figure, Groups, Rate, Series};

/// The JSON Schema (draft 2020-12) of every JSON form, by its name: `program`, `schedule`, … What
/// the crate writes is valid, and so is every text that it reads; not every valid text is read, since a
/// schema can not say all that reading checks.
///
/// ```
/// let schemas = practicum::format::schemas()?;
/// assert!(schemas["program"].contains("\"trainees\""));
/// # Ok::<(), practicum::format::JsonError>(())
/// ```
///
/// # Errors
/// None that this crate knows of.
pub fn schemas() -> Result<BTreeMap<&'static str, String>, JsonError> {
    let mut found = vec![("program", program())];
    found.extend([
        enveloped::<Schedule>(read()),
        enveloped::<ScheduleDiff>(read()),
        enveloped::<RuleBook>(read()),
        enveloped::<CheckReport>(read()),
    ]);
    #[cfg(feature = "icalendar")]
    found.push(enveloped::<Feed>(read()));
    #[cfg(feature = "solver")]
    found.extend([
        enveloped::<Outcome>(read()),
        enveloped::<Certificate>(read()),
        enveloped::<Change>(read()),
        enveloped::<Why>(written()),
        enveloped::<WhyNot>(written()),
        enveloped::<Conflict>(written()),
        enveloped::<Everybody>(written()),
        enveloped::<Repair>(written()),
        enveloped::<Alternative>(written()),
        enveloped::<Alternatives>(written()),
        enveloped::<Swap>(written()),
        enveloped::<Shortage>(written()),
        enveloped::<Impact>(written()),
        enveloped::<Replanned>(written()),
    ]);
    #[cfg(feature = "stats")]
    found.extend([
        enveloped::<Series>(read()),
        enveloped::<Accumulator>(read()),
        enveloped::<Groups<String>>(read()),
        enveloped::<Balance>(read()),
        enveloped::<Rate>(read()),
        enveloped::<Claim>(written()),
        enveloped::<Finding>(written()),
        enveloped::<Figure<rust_decimal::Decimal>>(written()),
    ]);
    #[cfg(feature = "report")]
    found.extend([
        enveloped::<Costs>(written()),
        enveloped::<Coverage>(written()),
        enveloped::<Fairness>(written()),
        enveloped::<Funnels>(written()),
        enveloped::<History>(written()),
        enveloped::<Hosts>(written()),
        enveloped::<Ledger>(written()),
        enveloped::<Pivot>(written()),
        enveloped::<Published>(written()),
        enveloped::<RankProfile>(written()),
        enveloped::<Sheet>(written()),
        enveloped::<Stays>(written()),
        enveloped::<Utilization>(written()),
    ]);
    found
        .into_iter()
        .map(|(name, schema)| Ok((name, write(&schema)? + "\n")))
        .collect()
}

fn read() -> SchemaGenerator {
    SchemaSettings::draft2020_12()
        .for_deserialize()
        .into_generator()
}

#[cfg(any(feature = "solver", feature = "stats"))]
fn written() -> SchemaGenerator {
    SchemaSettings::draft2020_12()
        .for_serialize()
        .into_generator()
}

fn program() -> Schema {
    let mut schema = read().into_root_schema_for::<ProgramDraft>();
    shorten(&mut schema);
    schema
}

fn enveloped<T: Form + JsonSchema>(mut generator: SchemaGenerator) -> (&'static str, Schema) {
    let value = generator.subschema_for::<T>();
    let mut schema = json_schema!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "type": "object",
        "properties": {"format": {"const": FORMAT}},
        "required": ["format", T::NAME],
        "additionalProperties": false,
        "$defs": generator.take_definitions(true),
    });
    if let Some(Value::Object(properties)) = schema.get_mut("properties") {
        properties.insert(T::NAME.to_owned(), value.into());
    }
    shorten(&mut schema);
    (T::NAME, schema)
}

/// Keeps the first paragraph of every description, without links: the rest is for readers of Rust.
fn shorten(schema: &mut Schema) {
    if let Some(Value::String(text)) = schema.get_mut("description") {
        let first = text.split("\n\n").next().unwrap_or_default();
        *text = without_links(&first.replace('\n', " "));
    }
    transform_subschemas(&mut shorten, schema);
}

/// Text with `[words](target)` turned into `words`.
fn without_links(text: &str) -> String {
    let mut shown = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('[') {
        shown.push_str(before);
        let (words, after) = after.split_once(']').unwrap_or((after, ""));
        shown.push_str(words);
        rest = match after
            .strip_prefix('(')
            .and_then(|link| link.split_once(')'))
        {
            // A path may end in parentheses of its own: `check()`.
            Some((_, after)) => after.strip_prefix(')').unwrap_or(after),
            None => after,
        };
    }
    shown + rest
}
