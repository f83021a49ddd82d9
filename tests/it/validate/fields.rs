//! Every field that a check looks at is looked at: a bad value is found in each of them.

use practicum::program::draft::{
    DatesDraft, HorizonDraft, PartyDraft, PolicyRuleDraft, QuotaBasisDraft, RouteDraft, StepDraft,
};
use practicum::program::{DefectCode, ProgramDraft};

use crate::support::fixtures::day;
use crate::support::full::full_draft;

type Plant = (&'static str, fn(&mut ProgramDraft));

/// Plants each value by itself and expects one defect of the code, at the place.
fn each(code: DefectCode, plants: &[Plant]) {
    for &(place, plant) in plants {
        let mut draft = full_draft();
        plant(&mut draft);
        let invalid = draft.validate().expect_err(place);
        let found: Vec<_> = invalid
            .defects()
            .iter()
            .map(|defect| (defect.code(), defect.place().to_string()))
            .collect();
        assert_eq!(found, [(code, place.to_owned())]);
    }
}

#[test]
fn references() {
    const X: &str = "nobody";
    each(
        DefectCode::UnknownReference,
        &[
            ("preferences.specialties[\"nobody\"]", |d| {
                d.preferences.specialties.insert(X.into(), 1);
            }),
            ("preferences.hospitals[\"nobody\"]", |d| {
                d.preferences.hospitals.insert(X.into(), 1);
            }),
            ("authorities[\"health\"].region", |d| {
                d.authorities[0].region = X.into()
            }),
            ("institutions[\"regional\"].region", |d| {
                d.institutions[0].region = X.into()
            }),
            ("specialties[\"arrhythmia\"].parent", |d| {
                d.specialties[4].parent = Some(X.into())
            }),
            ("partnerships[\"carried-out\"].parties[0].authority", |d| {
                d.partnerships[1].parties[0] = PartyDraft::Authority(X.into());
            }),
            (
                "partnerships[\"carried-out\"].parties[1].institution",
                |d| {
                    d.partnerships[1].parties[1] = PartyDraft::Institution(X.into());
                },
            ),
            ("partnerships[\"carried-out\"].parties[2].hospital", |d| {
                d.partnerships[1].parties[2] = PartyDraft::Hospital(X.into());
            }),
            ("partnerships[\"carried-out\"].parties[3].region", |d| {
                d.partnerships[1].parties[3] = PartyDraft::Region(X.into());
            }),
            ("partnerships[\"carried-out\"].scope.specialties[0]", |d| {
                d.partnerships[1].scope.specialties[0] = X.into();
            }),
            ("partnerships[\"carried-out\"].scope.hospitals[0]", |d| {
                d.partnerships[1].scope.hospitals[0] = X.into();
            }),
            (
                "partnerships[\"carried-out\"].quotas[2].basis.specialty",
                |d| {
                    d.partnerships[1].quotas[2].basis = QuotaBasisDraft::Specialty(X.into());
                },
            ),
            ("partnerships[\"carried-out\"].parent", |d| {
                d.partnerships[1].parent = Some(X.into());
            }),
            ("hospitals[\"sejong\"].region", |d| {
                d.hospitals[1].region = Some(X.into())
            }),
            (
                "hospitals[\"sejong\"].departments[\"sejong-ep\"].specialty",
                |d| {
                    d.hospitals[1].departments[1].specialty = X.into();
                },
            ),
            ("curricula[\"deep\"].requirements[1].of[0]", |d| {
                d.curricula[1].requirements[1].of[0] = X.into();
            }),
            ("curricula[\"deep\"].prerequisites[0].specialty", |d| {
                d.curricula[1].prerequisites[0].specialty = X.into();
            }),
            ("curricula[\"deep\"].prerequisites[0].after", |d| {
                d.curricula[1].prerequisites[0].after = X.into();
            }),
            ("cohorts[\"autumn\"].policies[0]", |d| {
                d.cohorts[1].policies[0] = X.into()
            }),
            ("trainees[\"T01\"].cohort", |d| {
                d.trainees[0].cohort = X.into()
            }),
            ("trainees[\"T01\"].region", |d| {
                d.trainees[0].region = X.into()
            }),
            ("trainees[\"T01\"].curriculum", |d| {
                d.trainees[0].curriculum = X.into()
            }),
            ("trainees[\"T01\"].route.authority", |d| {
                d.trainees[0].route = RouteDraft::Nominated {
                    authority: X.into(),
                };
            }),
            ("trainees[\"T04\"].route.hospital", |d| {
                d.trainees[3].route = RouteDraft::Exchange { hospital: X.into() };
            }),
            ("trainees[\"T01\"].institution", |d| {
                d.trainees[0].institution = Some(X.into())
            }),
            ("trainees[\"T01\"].partnership", |d| {
                d.trainees[0].partnership = Some(X.into())
            }),
            ("trainees[\"T01\"].specialties[0]", |d| {
                d.trainees[0].specialties[0] = X.into()
            }),
            ("trainees[\"T01\"].approvals[0].hospital", |d| {
                d.trainees[0].approvals[0].hospital = X.into();
            }),
            ("trainees[\"T01\"].approvals[0].supervisor", |d| {
                d.trainees[0].approvals[0].supervisor = X.into();
            }),
            ("trainees[\"T01\"].unable[0]", |d| {
                d.trainees[0].unable[0] = X.into()
            }),
            (
                "trainees[\"T01\"].preferences.specialties[\"nobody\"]",
                |d| {
                    d.trainees[0].preferences.specialties.insert(X.into(), 1);
                },
            ),
            ("trainees[\"T01\"].preferences.hospitals[\"nobody\"]", |d| {
                d.trainees[0].preferences.hospitals.insert(X.into(), 1);
            }),
            ("trainees[\"T01\"].pins[0].department", |d| {
                d.trainees[0].pins[0].department = X.into();
            }),
            ("trainees[\"T01\"].pins[0].specialty", |d| {
                d.trainees[0].pins[0].specialty = X.into()
            }),
            ("links[\"team\"].trainees[1]", |d| {
                d.links[0].trainees[1] = X.into()
            }),
            ("links[\"neighbors\"].region", |d| {
                d.links[2].region = Some(X.into())
            }),
            ("rates[\"lodging\"].cohorts[0]", |d| {
                d.rates[0].cohorts[0] = X.into()
            }),
            ("budgets[\"province\"].cohorts[0]", |d| {
                d.budgets[0].cohorts[0] = X.into()
            }),
            ("shares[0].authority", |d| d.shares[0].authority = X.into()),
            ("shares[0].hospital", |d| {
                d.shares[0].hospital = Some(X.into())
            }),
        ],
    );
}

#[test]
fn ids_and_words() {
    each(
        DefectCode::Id,
        &[
            ("id", |d| d.id.clear()),
            ("trainees[4].id", |d| d.trainees[4].id = "T05 ".into()),
            (
                "hospitals[\"sejong\"].departments[\"sejong-ep\"].supervisors[1].id",
                |d| {
                    d.hospitals[1].departments[1].supervisors[1].id = "x".repeat(121);
                },
            ),
            ("partnerships[\"carried-out\"].scope.professions[0]", |d| {
                d.partnerships[1].scope.professions[0].clear();
            }),
            (
                "hospitals[\"sejong\"].departments[\"sejong-ep\"].professions[0]",
                |d| {
                    d.hospitals[1].departments[1].professions[0].clear();
                },
            ),
            (
                "hospitals[\"sejong\"].departments[\"sejong-ep\"].levels[0]",
                |d| {
                    d.hospitals[1].departments[1].levels[0].clear();
                },
            ),
            ("curricula[\"deep\"].requirements[0].acts[0]", |d| {
                d.curricula[1].requirements[0].acts[0].clear();
            }),
            ("policies[\"rule-2\"].rule.kind", |d| {
                d.policies[2].rule = PolicyRuleDraft::Credential {
                    kind: String::new(),
                };
            }),
            ("policies[\"rule-0\"].professions[0]", |d| {
                d.policies[0].professions[0].clear()
            }),
            ("trainees[\"T01\"].level", |d| {
                d.trainees[0].level = Some(String::new())
            }),
            ("trainees[\"T01\"].credentials[0].kind", |d| {
                d.trainees[0].credentials[0].kind.clear();
            }),
            ("trainees[\"T01\"].approvals[0].acts[1]", |d| {
                d.trainees[0].approvals[0].acts[1].clear();
            }),
            ("rates[\"flight\"].payer", |d| d.rates[1].payer.clear()),
            ("budgets[\"province\"].payer", |d| {
                d.budgets[0].payer = Some(String::new())
            }),
        ],
    );
}

#[test]
fn texts() {
    each(
        DefectCode::Text,
        &[
            ("name", |d| d.name = "\u{a0}".into()),
            ("calendar.holidays[1].name", |d| {
                d.calendar.holidays[1].name.clear()
            }),
            ("regions[\"gg\"].name", |d| {
                d.regions[1].name = "x".repeat(501)
            }),
            ("regions[\"gg\"].aliases[2]", |d| {
                d.regions[1].aliases.push("\u{0}".into());
            }),
            ("regions[\"gg\"].labels[\"ko\"]", |d| {
                d.regions[1].labels.insert("ko".into(), String::new());
            }),
            ("authorities[\"health\"].name", |d| {
                d.authorities[0].name.clear()
            }),
            ("institutions[\"regional\"].name", |d| {
                d.institutions[0].name.clear()
            }),
            ("specialties[\"ns\"].names[0].text", |d| {
                d.specialties[0].names[0].text.clear()
            }),
            ("specialties[\"arrhythmia\"].codes[\"NUCC\"]", |d| {
                d.specialties[4].codes.insert("NUCC".into(), String::new());
            }),
            ("specialties[\"arrhythmia\"].codes[\"\"]", |d| {
                d.specialties[4].codes.insert(String::new(), "1".into());
            }),
            ("partnerships[\"carried-out\"].name", |d| {
                d.partnerships[1].name = Some(String::new());
            }),
            ("hospitals[\"sejong\"].name", |d| {
                d.hospitals[1].name.clear()
            }),
            ("hospitals[\"sejong\"].city", |d| {
                d.hospitals[1].city = Some("\t".into())
            }),
            (
                "hospitals[\"sejong\"].departments[\"sejong-ep\"].name",
                |d| {
                    d.hospitals[1].departments[1].name = Some(String::new());
                },
            ),
            ("curricula[\"deep\"].name", |d| {
                d.curricula[1].name = Some(String::new())
            }),
            ("policies[\"rule-0\"].source", |d| {
                d.policies[0].source = Some("x".repeat(10_001))
            }),
            ("cohorts[\"2014\"].name", |d| d.cohorts[0].name.clear()),
            ("cohorts[\"autumn\"].edition", |d| {
                d.cohorts[1].edition = Some(String::new())
            }),
            ("cohorts[\"autumn\"].common_days[0].label", |d| {
                d.cohorts[1].common_days[0].label.clear();
            }),
            ("trainees[\"T01\"].name", |d| {
                d.trainees[0].name = Some(String::new())
            }),
            ("trainees[\"T05\"].route.by", |d| {
                d.trainees[4].route = RouteDraft::Invitation { by: String::new() };
            }),
            ("trainees[\"T01\"].earlier[0].program", |d| {
                d.trainees[0].earlier[0].program = Some(String::new());
            }),
            ("trainees[\"T01\"].lifecycle[0].note", |d| {
                d.trainees[0].lifecycle[0].note = Some(String::new());
            }),
            ("rates[\"lodging\"].label", |d| d.rates[0].label.clear()),
            ("notes[1].text", |d| d.notes[1].text = "\u{1b}[2J".into()),
        ],
    );
}

#[test]
fn codes_money_and_shares() {
    each(
        DefectCode::Code,
        &[
            ("regions[\"gg\"].subdivision", |d| {
                d.regions[1].subdivision = Some("KR-1".into())
            }),
            ("regions[\"gg\"].labels[\"k!\"]", |d| {
                d.regions[1].labels.insert("k!".into(), "x".into());
            }),
            ("hospitals[\"sejong\"].languages[0]", |d| {
                d.hospitals[1].languages[0].clear()
            }),
            ("hospitals[\"sejong\"].interpreters[0].language", |d| {
                d.hospitals[1].interpreters[0].language.clear();
            }),
            (
                "hospitals[\"sejong\"].departments[\"sejong-ep\"].languages[0]",
                |d| {
                    d.hospitals[1].departments[1].languages[0].clear();
                },
            ),
            ("policies[\"rule-0\"].countries[0]", |d| {
                d.policies[0].countries[0].clear()
            }),
            ("trainees[\"T01\"].nationality", |d| {
                d.trainees[0].nationality = Some("RUS".into())
            }),
            ("trainees[\"T01\"].languages[1]", |d| {
                d.trainees[0].languages[1].clear()
            }),
            ("links[\"speakers\"].language", |d| {
                d.links[1].language = Some("r".into())
            }),
        ],
    );
    each(
        DefectCode::Quantity,
        &[
            ("rates[\"flight\"].amount", |d| {
                d.rates[1].amount = "-1 USD".into()
            }),
            ("budgets[\"province\"].ceiling", |d| {
                d.budgets[0].ceiling = "31e6 KRW".into()
            }),
            ("shares[0].percent", |d| {
                d.shares[0].percent = "100.1".into()
            }),
        ],
    );
}

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
                d.hospitals[1].cap[1].count = u32::MAX
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
                d.curricula[1].hospital_max = Some(MANY)
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
                d.calendar.holidays[0].date = day(2201, 1, 1)
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
                d.cohorts[0].window.last = day(2014, 5, 25)
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

#[test]
fn what_stands_twice() {
    each(
        DefectCode::Repeated,
        &[
            ("calendar.weekend[2]", |d| {
                d.calendar.weekend.push("sunday".into())
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
                    modes.push(practicum::program::PracticeMode::Observation);
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
                d.cohorts[1].policies.push("rule-0".into())
            }),
            ("trainees[\"T01\"].specialties[2]", |d| {
                d.trainees[0].specialties.push("ns".into())
            }),
            ("trainees[\"T01\"].preferences.hospitals[\"sejong\"]", |d| {
                d.trainees[0]
                    .preferences
                    .hospitals
                    .insert("sejong".into(), 1);
            }),
            ("links[\"team\"].trainees[2]", |d| {
                d.links[0].trainees.push("T01".into())
            }),
        ],
    );
}
