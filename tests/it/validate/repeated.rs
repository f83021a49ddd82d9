//! What stands twice is found, also under another name.

use practicum::program::draft::PartyDraft;
use practicum::program::{DefectCode, PracticeMode};

use super::each::each;

#[test]
fn what_stands_twice() {
    each(
        DefectCode::Repeated,
        &[
            ("calendar.weekend[2]", |d| {
                d.calendar.weekend.push("sunday".into());
            }),
            ("preferences.specialties[\"ns\"]", |d| {
                d.preferences.specialties.insert("ns".into(), 1);
            }),
            ("regions[\"gg\"].labels[\"ko\"]", |d| {
                d.regions[1].labels.insert("KO".into(), "x".into());
            }),
            ("partnerships[\"mou\"].parties[1]", |d| {
                d.partnerships[0]
                    .parties
                    .push(PartyDraft::Region("pri".into()));
            }),
            ("partnerships[\"carried-out\"].scope.hospitals[1]", |d| {
                d.partnerships[1].scope.hospitals.push("Bucheon".into());
            }),
            ("hospitals[\"sejong\"].interpreters[1].language", |d| {
                let again = d.hospitals[1].interpreters[0].clone();
                d.hospitals[1].interpreters.push(again);
            }),
            (
                "hospitals[\"sejong\"].departments[\"sejong-ep\"].modes[2]",
                |d| {
                    let modes = &mut d.hospitals[1].departments[1].modes;
                    modes.push(PracticeMode::Observation);
                },
            ),
            ("curricula[\"deep\"].prerequisites[1]", |d| {
                let again = d.curricula[1].prerequisites[0].clone();
                d.curricula[1].prerequisites.push(again);
            }),
            ("curricula[\"deep\"].requirements[0].acts[2]", |d| {
                d.curricula[1].requirements[0].acts.push("assist".into());
            }),
            ("cohorts[\"autumn\"].policies[7]", |d| {
                d.cohorts[1].policies.push("rule-0".into());
            }),
            ("trainees[\"T01\"].specialties[2]", |d| {
                d.trainees[0].specialties.push("ns".into());
            }),
            ("trainees[\"T01\"].preferences.hospitals[\"sejong\"]", |d| {
                d.trainees[0]
                    .preferences
                    .hospitals
                    .insert("sejong".into(), 1);
            }),
            ("links[\"team\"].trainees[2]", |d| {
                d.links[0].trainees.push("T01".into());
            }),
        ],
    );
}
