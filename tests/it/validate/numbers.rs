//! Counts, weights and days are measured wherever they stand.

use practicum::program::DefectCode;
use practicum::program::draft::{DatesDraft, HorizonDraft, PolicyRuleDraft, StepDraft};

use super::each::each;
use crate::support::fixtures::day;

#[test]
fn counts_and_weights() {
    const MANY: u32 = 1_000_001;
    each(
        DefectCode::Count,
        &[
            ("partnerships[\"carried-out\"].quotas[0].trainees", |d| {
                d.partnerships[1].quotas[0].trainees = MANY;
            }),
            ("hospitals[\"sejong\"].cap[1].count", |d| {
                d.hospitals[1].cap[1].count = u32::MAX;
            }),
            (
                "hospitals[\"sejong\"].interpreters[0].trainees[0].count",
                |d| {
                    d.hospitals[1].interpreters[0].trainees[0].count = MANY;
                },
            ),
            (
                "hospitals[\"sejong\"].departments[\"sejong-ep\"].seats[0].count",
                |d| {
                    d.hospitals[1].departments[1].seats[0].count = MANY;
                },
            ),
            (
                "hospitals[\"sejong\"].departments[\"sejong-ep\"].minimum[0].count",
                |d| {
                    d.hospitals[1].departments[1].minimum[0].count = MANY;
                },
            ),
            (
                "hospitals[\"sejong\"].departments[\"sejong-ep\"].supervisors[\"park\"].trainees",
                |d| d.hospitals[1].departments[1].supervisors[0].trainees = MANY,
            ),
            ("curricula[\"deep\"].hospital_max", |d| {
                d.curricula[1].hospital_max = Some(MANY);
            }),
            ("policies[\"rule-0\"].rule.years", |d| {
                d.policies[0].rule = PolicyRuleDraft::MinimumExperience { years: MANY };
            }),
            ("policies[\"rule-1\"].rule.years", |d| {
                d.policies[1].rule = PolicyRuleDraft::NoRepeat { years: MANY };
            }),
            ("policies[\"rule-3\"].rule.days", |d| {
                d.policies[3].rule = PolicyRuleDraft::StayLength { days: MANY };
            }),
            ("policies[\"rule-5\"].rule.months", |d| {
                d.policies[5].rule = PolicyRuleDraft::Preparation { months: MANY };
            }),
            ("policies[\"rule-6\"].rule.months", |d| {
                d.policies[6].rule = PolicyRuleDraft::PracticeLength { months: MANY };
            }),
        ],
    );
    each(
        DefectCode::Weight,
        &[
            ("preferences.specialties[\"neuro\"]", |d| {
                d.preferences.specialties.insert("neuro".into(), i64::MIN);
            }),
            (
                "trainees[\"T01\"].preferences.specialties[\"neuro\"]",
                |d| {
                    d.trainees[0]
                        .preferences
                        .specialties
                        .insert("neuro".into(), 1_000_001);
                },
            ),
            ("trainees[\"T01\"].preferences.change", |d| {
                d.trainees[0].preferences.change = Some(1_000_001);
            }),
        ],
    );
    each(
        DefectCode::NegativeMinding,
        &[("trainees[\"T01\"].preferences.change", |d| {
            d.trainees[0].preferences.change = Some(-1);
        })],
    );
}

#[test]
fn days() {
    each(
        DefectCode::DayOutOfBounds,
        &[
            ("calendar.holidays[0].date", |d| {
                d.calendar.holidays[0].date = day(2201, 1, 1);
            }),
            ("specialties[\"arrhythmia\"].names[1].from", |d| {
                d.specialties[4].names[1].from = Some(day(1899, 12, 31));
            }),
            ("partnerships[\"mou\"].term.from", |d| {
                d.partnerships[0].term.from = day(1899, 12, 31);
            }),
            ("hospitals[\"sejong\"].cap[0].from", |d| {
                d.hospitals[1].cap[0].from = day(2201, 1, 1);
            }),
            ("trainees[\"T01\"].practicing_since", |d| {
                d.trainees[0].practicing_since = Some(chrono::NaiveDate::MIN);
            }),
            ("trainees[\"T01\"].lifecycle[1].on", |d| {
                d.trainees[0].lifecycle[1].on = chrono::NaiveDate::MAX;
            }),
        ],
    );
    each(
        DefectCode::ReversedDates,
        &[
            ("horizon.weekly", |d| {
                d.horizon = HorizonDraft::Weekly(DatesDraft::new(day(2014, 6, 2), day(2014, 6, 1)));
            }),
            ("specialties[\"arrhythmia\"].names[1]", |d| {
                d.specialties[4].names[1].until = Some(day(1989, 12, 31));
            }),
            ("partnerships[\"carried-out\"].suspensions[0]", |d| {
                d.partnerships[1].suspensions[0].until = Some(day(2015, 1, 31));
            }),
            (
                "hospitals[\"sejong\"].departments[\"sejong-ep\"].closures[0]",
                |d| {
                    d.hospitals[1].departments[1].closures[0].until = Some(day(2014, 6, 5));
                },
            ),
            (
                "hospitals[\"sejong\"].departments[\"sejong-ep\"].supervisors[\"park\"].absences[0]",
                |d| {
                    let absences = &mut d.hospitals[1].departments[1].supervisors[0].absences;
                    absences[0].until = Some(day(2014, 6, 19));
                },
            ),
            ("policies[\"rule-0\"].valid", |d| {
                d.policies[0].valid.until = Some(day(2013, 12, 31));
            }),
            ("cohorts[\"2014\"].window", |d| {
                d.cohorts[0].window.last = day(2014, 5, 25);
            }),
            ("cohorts[\"autumn\"].common_days[1].dates", |d| {
                d.cohorts[1].common_days[1].dates.last = day(2014, 5, 25);
            }),
            ("trainees[\"T01\"].earlier[0].dates", |d| {
                d.trainees[0].earlier[0].dates.last = day(2012, 3, 4);
            }),
            ("trainees[\"T01\"].credentials[0].valid", |d| {
                d.trainees[0].credentials[0].valid.until = Some(day(2014, 4, 30));
            }),
            ("trainees[\"T01\"].approvals[0].valid", |d| {
                d.trainees[0].approvals[0].valid.last = day(2014, 5, 25);
            }),
            ("trainees[\"T01\"].preparation[0]", |d| {
                d.trainees[0].preparation[0].last = day(2013, 12, 31);
            }),
            ("trainees[\"T01\"].available[0]", |d| {
                d.trainees[0].available[0].until = Some(day(2014, 4, 30));
            }),
            ("trainees[\"T01\"].unavailable[0]", |d| {
                d.trainees[0].unavailable[0].until = Some(day(2014, 6, 12));
            }),
        ],
    );
    each(
        DefectCode::SameDay,
        &[
            ("calendar.holidays[2].date", |d| {
                let again = d.calendar.holidays[0].clone();
                d.calendar.holidays.push(again);
            }),
            (
                "hospitals[\"sejong\"].interpreters[0].trainees[1].from",
                |d| {
                    let from = d.hospitals[1].interpreters[0].trainees[0].from;
                    d.hospitals[1].interpreters[0]
                        .trainees
                        .push(StepDraft { from, count: 0 });
                },
            ),
        ],
    );
}
