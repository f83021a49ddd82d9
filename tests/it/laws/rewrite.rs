//! A program, a plan or a report with other names or other days, by its JSON form.

use chrono::{Days, NaiveDate};
use practicum::ProgramDraft;
use practicum::schedule::Schedule;
use serde_json::{Map, Value};

/// The value with every text and every key of a table of wishes as `text` has it. What a quota counts
/// (`year`, `cohort`) is no name.
fn texts(value: Value, text: &impl Fn(&str) -> String) -> Value {
    let wishes = |name: &str| matches!(name, "specialties" | "hospitals");
    match value {
        Value::String(old) => Value::String(text(&old)),
        Value::Array(list) => list.into_iter().map(|one| texts(one, text)).collect(),
        Value::Object(members) => {
            let member = |(name, value): (String, Value)| {
                if name == "basis" && value.is_string() {
                    return (name, value);
                }
                if let (true, Value::Object(table)) = (wishes(&name), &value) {
                    let renamed = table.iter().map(|(key, value)| (text(key), value.clone()));
                    return (name, Value::Object(renamed.collect()));
                }
                (name, texts(value, text))
            };
            Value::Object(members.into_iter().map(member).collect::<Map<_, _>>())
        }
        Value::Null | Value::Bool(_) | Value::Number(_) => value,
    }
}

/// The ids that the draft gives to things.
pub(super) fn ids(draft: &ProgramDraft) -> Vec<String> {
    let mut ids: Vec<String> = Vec::new();
    ids.extend(draft.regions.iter().map(|one| one.id.clone()));
    ids.extend(draft.authorities.iter().map(|one| one.id.clone()));
    ids.extend(draft.specialties.iter().map(|one| one.id.clone()));
    ids.extend(draft.partnerships.iter().map(|one| one.id.clone()));
    ids.extend(draft.curricula.iter().map(|one| one.id.clone()));
    ids.extend(draft.policies.iter().map(|one| one.id.clone()));
    ids.extend(draft.cohorts.iter().map(|one| one.id.clone()));
    ids.extend(draft.trainees.iter().map(|one| one.id.clone()));
    ids.extend(draft.links.iter().map(|one| one.id.clone()));
    ids.extend(draft.rates.iter().map(|one| one.id.clone()));
    ids.extend(draft.budgets.iter().map(|one| one.id.clone()));
    for hospital in &draft.hospitals {
        ids.push(hospital.id.clone());
        for department in &hospital.departments {
            ids.push(department.id.clone());
            ids.extend(department.supervisors.iter().map(|one| one.id.clone()));
        }
    }
    ids
}

/// Another name for each of some ids.
pub(super) struct Renaming<F> {
    pub(super) ids: Vec<String>,
    pub(super) name: F,
}

impl<F: Fn(&str) -> String> Renaming<F> {
    fn text(&self, old: &str) -> String {
        if self.ids.iter().any(|id| id == old) {
            (self.name)(old)
        } else {
            old.to_owned()
        }
    }

    pub(super) fn value(&self, value: Value) -> Value {
        texts(value, &|old| self.text(old))
    }

    pub(super) fn draft(&self, draft: &ProgramDraft) -> ProgramDraft {
        from_value(&self.value(to_value(draft)))
    }

    pub(super) fn schedule(&self, schedule: &Schedule) -> Schedule {
        schedule_from(&self.value(schedule_value(schedule)))
    }
}

/// A text that is a day, so many days later; any other text as it is.
fn later(text: &str, days: u64) -> String {
    match text.parse::<NaiveDate>() {
        Ok(day) if text.len() == 10 => (day + Days::new(days)).to_string(),
        _ => text.to_owned(),
    }
}

/// The value with every day so many days later.
pub(super) fn value_later(value: Value, days: u64) -> Value {
    texts(value, &|text| later(text, days))
}

/// The draft with every day so many days later.
pub(super) fn draft_later(draft: &ProgramDraft, days: u64) -> ProgramDraft {
    from_value(&value_later(to_value(draft), days))
}

pub(super) fn to_value(draft: &ProgramDraft) -> Value {
    let text = draft.to_json().expect("a draft can be written");
    serde_json::from_str(&text).expect("JSON")
}

pub(super) fn from_value(value: &Value) -> ProgramDraft {
    ProgramDraft::from_json(&value.to_string()).expect("a draft")
}

pub(super) fn schedule_value(schedule: &Schedule) -> Value {
    let text = schedule.to_json().expect("a schedule can be written");
    serde_json::from_str(&text).expect("JSON")
}

pub(super) fn schedule_from(value: &Value) -> Schedule {
    Schedule::from_json(&value.to_string()).expect("a schedule")
}
