//! Programs to send.

use serde_json::{Value, json};

/// The id of the program with which the service starts.
pub(crate) const FIRST: &str = "global-healthcare-academy";

/// A small program: so many trainees, with a name; one department with two seats for four weeks.
pub(crate) fn small(id: &str, name: &str, trainees: usize) -> Value {
    let trainees: Vec<Value> = (1..=trainees)
        .map(|number| {
            json!({
                "id": format!("T{number:02}"),
                "name": name,
                "cohort": "june",
                "region": "home",
                "curriculum": "basic",
                "profession": "physician",
                "route": {"invitation": {"by": name}},
            })
        })
        .collect();
    json!({
        "format": 1,
        "id": id,
        "name": name,
        "horizon": {"weekly": {"first": "2026-06-01", "last": "2026-06-28"}},
        "regions": [{"id": "home", "name": name, "country": "KR"}],
        "specialties": [{"id": "surgery", "names": [{"text": name}]}],
        "hospitals": [{
            "id": "general",
            "name": name,
            "departments": [{
                "id": "general/surgery",
                "specialty": "surgery",
                "seats": [{"from": "2026-06-01", "count": 2}],
            }],
        }],
        "cohorts": [{"id": "june", "name": name, "window": {"first": "2026-06-01", "last": "2026-06-28"}}],
        "curricula": [{"id": "basic", "requirements": [{"choose": 1, "of": ["surgery"], "periods": 2}]}],
        "trainees": trainees,
    })
}

/// A plan of the small program, with placements of two weeks from these weeks on.
pub(crate) fn plan(starts: &[u32]) -> Value {
    let placements: Vec<Value> = (1..)
        .zip(starts)
        .map(|(number, start)| {
            json!({
                "trainee": format!("T{number:02}"),
                "start": start,
                "periods": 2,
                "department": "general/surgery",
                "specialty": "surgery",
            })
        })
        .collect();
    json!({"format": 1, "schedule": {"placements": placements}})
}

/// A program with more trainees than seats, no two of a kind, so that a search has something to do.
pub(crate) fn crowd(id: &str) -> Value {
    let mut crowd = small(id, "Crowd", 60);
    let trainees = crowd["trainees"].as_array_mut();
    for (number, trainee) in trainees.into_iter().flatten().enumerate() {
        trainee["preferences"] = json!({"waiting": number % 7});
    }
    crowd
}
