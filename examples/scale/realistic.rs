//! A realistic program of any size: regional hospitals, twelve specialties, prerequisites, minimum
//! seats, quotas. It is feasible by construction: seats are made to fit a hidden plan.

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
/// Weeks for which a department's seats stay the same.
const QUARTER: u32 = 4;

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
/// What everybody thinks of them; each trainee differs a little.
const POPULAR: [u32; 12] = [3, 4, 2, 1, 1, 2, 4, 2, 4, 3, 2, 0];
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
            items.swap(last, at(other));
        }
    }
}

fn at(index: u32) -> usize {
    usize::try_from(index).unwrap_or(usize::MAX)
}

fn day(offset: u32) -> NaiveDate {
    let first = NaiveDate::from_ymd_opt(2026, 3, 2).unwrap_or(NaiveDate::MIN);
    first
        .checked_add_days(Days::new(u64::from(offset)))
        .unwrap_or(first)
}

/// A program with so many trainees. With `neighbors`, trainees may also go to one hospital of the next
/// region, so that no region can be planned by itself.
pub(crate) fn program(trainees: u32, seed: u64, neighbors: bool) -> ProgramDraft {
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
        let near = near(region, regions, neighbors);
        program
            .trainees
            .push(trainee(t, region, &near, away, &mut chance));
    }
    for region in 0..regions {
        let mut scope = ScopeDraft::default();
        for hospital in near(region, regions, neighbors) {
            scope = scope.hospital(hospital_id(hospital));
        }
        for h in 0..HOSPITALS {
            program.hospitals.push(host(region * HOSPITALS + h, &load));
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

/// The hospitals that trainees of a region may go to.
fn near(region: u32, regions: u32, neighbors: bool) -> Vec<u32> {
    let mut near: Vec<u32> = (0..HOSPITALS).map(|h| region * HOSPITALS + h).collect();
    if neighbors && regions > 1 {
        near.push((region + 1) % regions * HOSPITALS);
    }
    near
}

fn hospital_id(hospital: u32) -> String {
    format!("h{hospital:05}")
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
    free.truncate(courses.len());
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

fn trainee(
    t: u32,
    region: u32,
    near: &[u32],
    (away, weeks): (u32, u32),
    chance: &mut Chance,
) -> TraineeDraft {
    let mut wishes = PreferencesDraft::default().change(2).waiting(1);
    for (id, popular) in SPECIALTIES.into_iter().zip(POPULAR) {
        wishes
            .specialties
            .insert(id.to_owned(), i64::from(popular + chance.below(6)));
    }
    for &hospital in near {
        // The first hospital of a region is the one that everybody knows.
        let known = HOSPITALS - 1 - hospital % HOSPITALS;
        let wish = i64::from(known + chance.below(4));
        wishes.hospitals.insert(hospital_id(hospital), wish);
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

/// A hospital whose seats fit the hidden plan: a department offers the same seats for a quarter of the
/// horizon, as many as its busiest week of the quarter needs, and some departments want company.
fn host(hospital: u32, load: &BTreeMap<(u32, usize, u32), u32>) -> HospitalDraft {
    let id = hospital_id(hospital);
    let mut host = HospitalDraft::new(id.clone(), format!("Hospital {hospital}"));
    for (course, specialty) in SPECIALTIES.iter().enumerate() {
        let mut place = DepartmentDraft::new(format!("{id}/{specialty}"), *specialty);
        let wants_company = (at(hospital) + course) % 3 == 0;
        for quarter in 0..WEEKS / QUARTER {
            let weeks = quarter * QUARTER..(quarter + 1) * QUARTER;
            let hidden =
                weeks.map(|week| load.get(&(hospital, course, week)).copied().unwrap_or(0));
            let (busiest, quietest) = hidden.fold((0, u32::MAX), |(most, least), now| {
                (most.max(now), least.min(now))
            });
            let first = day(quarter * QUARTER * 7);
            place = place.seats(first, busiest.max(1));
            let minimum = if wants_company { quietest / 2 } else { 0 };
            place = place.minimum(first, minimum);
        }
        host = host.department(place);
    }
    host
}
