//! A realistic program of any size: regional hospitals, twelve specialties, prerequisites, minimum
//! seats, quotas. It is feasible by construction: seats are cut to fit a hidden plan.

use std::collections::BTreeMap;

use chrono::{Days, NaiveDate};
use practicum::program::draft::{
    CohortDraft, CurriculumDraft, DatedNameDraft, DatesDraft, DepartmentDraft, HorizonDraft,
    HospitalDraft, PartnershipDraft, PartyDraft, PreferencesDraft, PrerequisiteDraft,
    QuotaBasisDraft, QuotaDraft, RegionDraft, RequirementDraft, RouteDraft, ScopeDraft,
    SpecialtyDraft, TermDraft, TraineeDraft,
};
use practicum::program::{PartnershipKind, ProgramDraft};

/// Weeks of the horizon.
const WEEKS: u32 = 16;
/// Weeks of a placement.
const LENGTH: u32 = 2;
/// Trainees of a region.
const REGION: u32 = 120;
/// Hospitals of a region.
const HOSPITALS: u32 = 4;

const SPECIALTIES: [&str; 12] = [
    "medicine",
    "surgery",
    "pediatrics",
    "obgyn",
    "psychiatry",
    "neurology",
    "orthopedics",
    "urology",
    "cardiology",
    "emergency",
    "radiology",
    "family",
];
/// Four of the first seven, two of the last five.
const CORE: std::ops::Range<usize> = 0..7;
const ELECTIVE: std::ops::Range<usize> = 7..12;
/// Specialty and the one that comes first.
const AFTER: [(usize, usize); 3] = [(6, 1), (7, 1), (8, 0)];

/// The same seed gives the same program, everywhere (`SplitMix64`).
struct Chance(u64);

impl Chance {
    fn below(&mut self, limit: u32) -> u32 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        u32::try_from((z >> 33) % u64::from(limit)).unwrap_or(0)
    }

    fn shuffle<T>(&mut self, items: &mut [T]) {
        for last in (1..items.len()).rev() {
            let other = self.below(u32::try_from(last + 1).unwrap_or(1));
            items.swap(last, usize::try_from(other).unwrap_or(0));
        }
    }
}

fn day(offset: u32) -> NaiveDate {
    let first = NaiveDate::from_ymd_opt(2026, 3, 2).unwrap_or(NaiveDate::MIN);
    first
        .checked_add_days(Days::new(u64::from(offset)))
        .unwrap_or(first)
}

/// A program with so many trainees.
pub(crate) fn program(trainees: u32, seed: u64) -> ProgramDraft {
    let mut chance = Chance(seed);
    let whole = DatesDraft::new(day(0), day(WEEKS * 7 - 1));
    let mut program = ProgramDraft::new("scale", "Scale", HorizonDraft::Weekly(whole))
        .region(RegionDraft::new("host", "Host", "KR"))
        .cohort(CohortDraft::new("all", "All", whole).planned(trainees));
    for id in SPECIALTIES {
        program = program.specialty(SpecialtyDraft::new(id).name(DatedNameDraft::new(id)));
    }
    let named = |range: std::ops::Range<usize>| SPECIALTIES[range].iter().copied();
    let mut curriculum = CurriculumDraft::new("clerkship")
        .requirement(RequirementDraft::new(4, named(CORE), LENGTH))
        .requirement(RequirementDraft::new(2, named(ELECTIVE), LENGTH))
        .hospital_max(5);
    for (later, first) in AFTER {
        let link = PrerequisiteDraft::new(SPECIALTIES[later], SPECIALTIES[first]);
        curriculum = curriculum.prerequisite(link);
    }
    program = program.curriculum(curriculum);

    let regions = trainees.div_ceil(REGION).max(1);
    // Load of the hidden plan by hospital, specialty and week.
    let mut load: BTreeMap<(u32, usize, u32), u32> = BTreeMap::new();
    for t in 0..trainees {
        let region = t % regions;
        let away = hide(&mut chance, region, &mut load);
        program.trainees.push(trainee(t, region, away, &mut chance));
    }
    for region in 0..regions {
        let mut scope = ScopeDraft::default();
        for h in 0..HOSPITALS {
            let hospital = region * HOSPITALS + h;
            scope = scope.hospital(format!("h{hospital:05}"));
            program.hospitals.push(host(hospital, &load));
        }
        let members = trainees / regions + u32::from(region < trainees % regions);
        program.partnerships.push(
            PartnershipDraft::new(
                partnership(region),
                PartnershipKind::Memorandum,
                TermDraft::from(day(0)),
            )
            .party(PartyDraft::Region("host".to_owned()))
            .scope(scope)
            .quota(QuotaDraft::new(QuotaBasisDraft::Cohort, members)),
        );
    }
    program
}

/// Puts one trainee into the hidden plan; returns the weeks for which the trainee is away.
fn hide(
    chance: &mut Chance,
    region: u32,
    load: &mut BTreeMap<(u32, usize, u32), u32>,
) -> (u32, u32) {
    let mut core: Vec<usize> = CORE.collect();
    let mut elective: Vec<usize> = ELECTIVE.collect();
    chance.shuffle(&mut core);
    chance.shuffle(&mut elective);
    let mut courses: Vec<usize> = core[..4].iter().chain(&elective[..2]).copied().collect();
    // What others come after is always among the four.
    for (later, first) in AFTER {
        if courses.contains(&later) && !courses.contains(&first) {
            let spare = courses.iter().position(|course| {
                CORE.contains(course) && AFTER.iter().all(|&(l, f)| l != *course && f != *course)
            });
            // Of four, at most two are bound by a prerequisite: one can be spared.
            if let Some(spare) = spare {
                courses[spare] = first;
            }
        }
    }
    chance.shuffle(&mut courses);
    courses.sort_by_key(|course| AFTER.iter().any(|(later, _)| later == course));
    let blocks = WEEKS / LENGTH;
    let mut free: Vec<u32> = (0..blocks).collect();
    chance.shuffle(&mut free);
    let away = free.pop().unwrap_or(0);
    let used = u32::try_from(courses.len()).unwrap_or(0);
    free.truncate(usize::try_from(used).unwrap_or(0));
    free.sort_unstable();
    let home = chance.below(HOSPITALS);
    for (course, block) in courses.into_iter().zip(free) {
        let h = if chance.below(3) == 0 {
            chance.below(HOSPITALS)
        } else {
            home
        };
        for week in 0..LENGTH {
            *load
                .entry((region * HOSPITALS + h, course, block * LENGTH + week))
                .or_default() += 1;
        }
    }
    (away * LENGTH, LENGTH)
}

fn partnership(region: u32) -> String {
    format!("p{region:05}")
}

fn trainee(t: u32, region: u32, (away, weeks): (u32, u32), chance: &mut Chance) -> TraineeDraft {
    let mut wishes = PreferencesDraft::default().change(2).waiting(1);
    for id in SPECIALTIES {
        wishes
            .specialties
            .insert(id.to_owned(), i64::from(chance.below(10)));
    }
    for h in 0..HOSPITALS {
        let id = format!("h{:05}", region * HOSPITALS + h);
        wishes.hospitals.insert(id, i64::from(chance.below(6)));
    }
    let route = RouteDraft::Invitation {
        by: "the school".to_owned(),
    };
    TraineeDraft::new(
        format!("t{t:06}"),
        "all",
        "host",
        "clerkship",
        "student",
        route,
    )
    .partnership(partnership(region))
    .unavailable(TermDraft::between(
        day(away * 7),
        day((away + weeks) * 7 - 1),
    ))
    .preferences(wishes)
}

/// A hospital whose seats fit the hidden plan, with a seat to spare here and there.
fn host(hospital: u32, load: &BTreeMap<(u32, usize, u32), u32>) -> HospitalDraft {
    let id = format!("h{hospital:05}");
    let mut host = HospitalDraft::new(id.clone(), format!("Hospital {hospital}"));
    for (course, specialty) in SPECIALTIES.iter().enumerate() {
        let mut place = DepartmentDraft::new(format!("{id}/{specialty}"), *specialty);
        let (mut seats, mut minimum) = (None, None);
        for week in 0..WEEKS {
            let hidden = load.get(&(hospital, course, week)).copied().unwrap_or(0);
            let spare = (hospital + week) % 3 == 0;
            let now = hidden + u32::from(spare);
            if seats != Some(now) {
                place = place.seats(day(week * 7), now);
                seats = Some(now);
            }
            let now = if (hospital + week) % 5 == 0 {
                hidden / 3
            } else {
                0
            };
            if minimum != Some(now) {
                place = place.minimum(day(week * 7), now);
                minimum = Some(now);
            }
        }
        host = host.department(place);
    }
    host
}
