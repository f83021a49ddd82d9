//! One defect planted in a valid draft: exactly that one is found, at its place. Many planted: all
//! are found.

use practicum::program::draft::{
    AuthorityDraft, CohortDraft, CurriculumDraft, DatesDraft, EventDraft, HorizonDraft,
    LinkRuleDraft, PinDraft, PolicyRuleDraft, PrerequisiteDraft, RequirementDraft, SpecialtyDraft,
    StepDraft,
};
use practicum::program::{DefectCode, EventKind, LinkKind, ProgramDraft};

use crate::support::fixtures::{day, opening};
use crate::support::full::full_draft;

type Plant = (DefectCode, &'static str, fn(&mut ProgramDraft));

/// One defect of each code. They do not touch each other, but for the horizon.
const PLANTS: &[Plant] = &[
    (DefectCode::Format, "format", |d| d.format = 2),
    (DefectCode::Id, "trainees[\"T03\"].profession", |d| {
        d.trainees[2].profession = " physician".into();
    }),
    (DefectCode::DuplicateId, "authorities[1].id", |d| {
        d.authorities
            .push(AuthorityDraft::new("health", "Health again", "pri"));
    }),
    (
        DefectCode::AliasClash,
        "specialties[\"os\"].aliases[0]",
        |d| {
            d.specialties[1].aliases.push("ns".into());
        },
    ),
    (DefectCode::Text, "notes[0].about", |d| {
        d.notes[0].about = " ".into();
    }),
    (DefectCode::Code, "regions[\"gg\"].country", |d| {
        d.regions[1].country = "XX".into();
    }),
    (
        DefectCode::Subdivision,
        "regions[\"pri\"].subdivision",
        |d| {
            d.regions[0].country = "KR".into();
        },
    ),
    (DefectCode::Quantity, "rates[\"lodging\"].amount", |d| {
        d.rates[0].amount = "60000.5 KRW".into();
    }),
    (DefectCode::Count, "cohorts[\"2014\"].planned", |d| {
        d.cohorts[0].planned = 1_000_001;
    }),
    (
        DefectCode::Weight,
        "preferences.hospitals[\"sejong\"]",
        |d| {
            d.preferences.hospitals.insert("sejong".into(), -1_000_001);
        },
    ),
    (
        DefectCode::Repeated,
        "trainees[\"T03\"].languages[1]",
        |d| {
            d.trainees[2].languages.push("RU".into());
        },
    ),
    (
        DefectCode::UnknownReference,
        "trainees[\"T02\"].institution",
        |d| {
            d.trainees[1].institution = Some("nowhere".into());
        },
    ),
    (
        DefectCode::ForeignSupervisor,
        "trainees[\"T01\"].approvals[0].supervisor",
        |d| {
            d.trainees[0].approvals[0].hospital = "wiltse".into();
        },
    ),
    (
        DefectCode::ParentCycle,
        "specialties[\"medicine\"].parent",
        |d| {
            d.specialties[3].parent = Some("arrhythmia".into());
        },
    ),
    (
        DefectCode::ReversedDates,
        "trainees[\"T01\"].stays[0]",
        |d| {
            d.trainees[0].stays[0].last = day(2014, 2, 2);
        },
    ),
    (
        DefectCode::DayOutOfBounds,
        "partnerships[\"carried-out\"].signed",
        |d| {
            d.partnerships[1].signed = Some(day(1899, 12, 31));
        },
    ),
    (
        DefectCode::SameDay,
        "hospitals[\"wiltse\"].departments[\"wiltse-ns\"].seats[1].from",
        |d| {
            d.hospitals[0].departments[0].seats.push(StepDraft {
                from: opening(),
                count: 9,
            });
        },
    ),
    (DefectCode::Horizon, "horizon.given", |d| {
        d.horizon = HorizonDraft::Given(Vec::new());
    }),
    (DefectCode::Weekday, "calendar.weekend[0]", |d| {
        d.calendar.weekend[0] = "Saturday".into();
    }),
    (DefectCode::CohortWindow, "cohorts[\"short\"].window", |d| {
        let window = DatesDraft::new(opening(), day(2014, 5, 31));
        d.cohorts
            .push(CohortDraft::new("short", "A day short of a week", window));
    }),
    (
        DefectCode::NoParties,
        "partnerships[\"mou\"].parties",
        |d| {
            d.partnerships[0].parties.clear();
        },
    ),
    (
        DefectCode::Choose,
        "curricula[\"core\"].requirements[0].choose",
        |d| {
            d.curricula[0].requirements[0].choose = 2;
        },
    ),
    (
        DefectCode::Duration,
        "curricula[\"core\"].requirements[1].periods",
        |d| {
            d.curricula[0].requirements[1].periods = 5;
        },
    ),
    (
        DefectCode::SpecialtyTwice,
        "curricula[\"core\"].requirements[1].of[2]",
        |d| {
            d.curricula[0].requirements[1].of.push("neuro".into());
        },
    ),
    (
        DefectCode::TooManySpecialties,
        "curricula[\"long\"].requirements",
        |d| {
            let ids: Vec<_> = (0..65).map(|number| format!("s{number}")).collect();
            d.specialties.extend(ids.iter().map(SpecialtyDraft::new));
            let long = CurriculumDraft::new("long");
            d.curricula
                .push(long.requirement(RequirementDraft::new(1, ids, 1)));
        },
    ),
    (
        DefectCode::PrerequisiteOutside,
        "curricula[\"core\"].prerequisites[0].after",
        |d| {
            d.curricula[0]
                .prerequisites
                .push(PrerequisiteDraft::new("ns", "heart rhythm"));
        },
    ),
    (
        DefectCode::PrerequisiteCycle,
        "curricula[\"deep\"].prerequisites",
        |d| {
            d.curricula[1]
                .prerequisites
                .push(PrerequisiteDraft::new("ns", "os"));
        },
    ),
    (
        DefectCode::HospitalMax,
        "curricula[\"core\"].hospital_max",
        |d| {
            d.curricula[0].hospital_max = Some(0);
        },
    ),
    (DefectCode::RollingStay, "policies[\"rule-4\"].rule", |d| {
        d.policies[4].rule = PolicyRuleDraft::RollingStay {
            days: 91,
            within: 90,
        };
    }),
    (
        DefectCode::NegativeMinding,
        "trainees[\"T02\"].preferences.waiting",
        |d| {
            d.trainees[1].preferences.waiting = Some(-1);
        },
    ),
    (DefectCode::PinHorizon, "trainees[\"T02\"].pins[0]", |d| {
        d.trainees[1]
            .pins
            .push(PinDraft::new("wiltse-ns", "ns", 3, 2));
    }),
    (DefectCode::PinOverlap, "trainees[\"T03\"].pins[0]", |d| {
        d.trainees[2]
            .pins
            .push(PinDraft::new("wiltse-ns", "ns", 1, 2));
        d.trainees[2]
            .pins
            .push(PinDraft::new("wiltse-os", "os", 0, 2));
    }),
    (
        DefectCode::PinSpecialty,
        "trainees[\"T01\"].pins[2].specialty",
        |d| {
            d.trainees[0]
                .pins
                .push(PinDraft::new("wiltse-ns", "ns", 3, 1));
        },
    ),
    (
        DefectCode::Lifecycle,
        "trainees[\"T02\"].lifecycle[1]",
        |d| {
            d.trainees[1]
                .lifecycle
                .push(EventDraft::new(EventKind::Selected, opening()));
            d.trainees[1]
                .lifecycle
                .push(EventDraft::new(EventKind::Completed, opening()));
        },
    ),
    (DefectCode::LinkTooFew, "links[\"lonely\"]", |d| {
        d.links.push(
            LinkRuleDraft::new("lonely", LinkKind::Together)
                .language("ko")
                .trainee("T01"),
        );
    }),
];

fn found(draft: &ProgramDraft) -> Vec<(DefectCode, String)> {
    let invalid = draft.validate().unwrap_err();
    assert_eq!(invalid.count(), invalid.defects().len());
    let defects = invalid.defects().iter();
    defects
        .map(|defect| (defect.code(), defect.place().to_string()))
        .collect()
}

#[test]
fn there_is_a_plant_for_every_code() {
    let planted: Vec<_> = PLANTS.iter().map(|&(code, ..)| code).collect();
    assert_eq!(planted, DefectCode::ALL);
}

#[test]
fn one_planted_defect_is_the_one_found() {
    full_draft().validate().unwrap();
    for &(code, place, plant) in PLANTS {
        let mut draft = full_draft();
        plant(&mut draft);
        assert_eq!(found(&draft), [(code, place.to_owned())]);
    }
}

#[test]
fn all_planted_defects_are_found() {
    // Every window of the list, and all of it: whatever the number, none hides another.
    let plants: Vec<_> = PLANTS
        .iter()
        .filter(|(code, ..)| *code != DefectCode::Horizon)
        .collect();
    for size in [2, 3, 7, plants.len()] {
        for chosen in plants.windows(size) {
            let mut draft = full_draft();
            for (_, _, plant) in chosen {
                plant(&mut draft);
            }
            let mut found = found(&draft);
            found.sort();
            let mut expected: Vec<_> = chosen
                .iter()
                .map(|(code, place, _)| (*code, (*place).to_owned()))
                .collect();
            expected.sort();
            assert_eq!(found, expected);
        }
    }
}
