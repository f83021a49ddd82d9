//! Drafts that are valid as they stand: tests change one thing and look what happens.

use chrono::NaiveDate;
use practicum::program::draft::{
    AuthorityDraft, CohortDraft, CurriculumDraft, DatedNameDraft, DatesDraft, DepartmentDraft,
    HorizonDraft, HospitalDraft, PartnershipDraft, PartyDraft, RegionDraft, RequirementDraft,
    RouteDraft, SpecialtyDraft, SupervisorDraft, TermDraft, TraineeDraft,
};
use practicum::program::{PartnershipKind, ProgramDraft};
use practicum::schedule::Placement;

/// A day.
pub(crate) fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap()
}

/// The first day of the horizon of [`small_draft`].
pub(crate) fn opening() -> NaiveDate {
    day(2014, 5, 26)
}

/// The days of the horizon of [`small_draft`]: four weeks from a Monday.
pub(crate) fn four_weeks() -> DatesDraft {
    DatesDraft::new(opening(), day(2014, 6, 22))
}

/// A small valid program.
///
/// Four weeks; hospitals `wiltse` (departments `wiltse-ns`, `wiltse-os`, two seats each) and `sejong`
/// (`sejong-car`, three seats, supervisor `kim`); specialties `ns`, `os`, `car`; one cohort `2014`;
/// trainees `T01` to `T03` from the region `pri`, nominated by `health` under the partnership `mou`,
/// who all have to go through the curriculum `core`: two weeks of `ns`, and one week of `os` or `car`.
pub(crate) fn small_draft() -> ProgramDraft {
    let specialty = |id: &str, name: &str| SpecialtyDraft::new(id).name(DatedNameDraft::new(name));
    let department = |id: &str, specialty: &str, seats: u32| {
        DepartmentDraft::new(id, specialty).seats(opening(), seats)
    };
    let trainee = |id: &str| {
        let authority = "health".to_owned();
        TraineeDraft::new(
            id,
            "2014",
            "pri",
            "core",
            "physician",
            RouteDraft::Nominated { authority },
        )
        .partnership("mou")
        .language("ru")
    };
    ProgramDraft::new(
        "small",
        "A small program",
        HorizonDraft::Weekly(four_weeks()),
    )
    .region(RegionDraft::new("pri", "Primorsky Krai", "RU").subdivision("RU-PRI"))
    .authority(AuthorityDraft::new("health", "Department of Health", "pri"))
    .specialty(specialty("ns", "Neurosurgery"))
    .specialty(specialty("os", "Orthopedic surgery"))
    .specialty(specialty("car", "Cardiology"))
    .partnership(
        PartnershipDraft::new(
            "mou",
            PartnershipKind::Memorandum,
            TermDraft::from(day(2013, 8, 27)),
        )
        .party(PartyDraft::Region("pri".to_owned())),
    )
    .hospital(
        HospitalDraft::new("wiltse", "Wiltse Hospital")
            .department(department("wiltse-ns", "ns", 2))
            .department(department("wiltse-os", "os", 2)),
    )
    .hospital(
        HospitalDraft::new("sejong", "Sejong Hospital").department(
            department("sejong-car", "car", 3).supervisor(SupervisorDraft::new("kim", 3)),
        ),
    )
    .curriculum(
        CurriculumDraft::new("core")
            .requirement(RequirementDraft::new(1, ["ns"], 2))
            .requirement(RequirementDraft::new(1, ["os", "car"], 1)),
    )
    .cohort(CohortDraft::new("2014", "Spring 2014", four_weeks()).planned(3))
    .trainee(trainee("T01"))
    .trainee(trainee("T02"))
    .trainee(trainee("T03"))
}

/// A placement for observation.
pub(crate) fn stay(
    trainee: &str,
    department: &str,
    specialty: &str,
    start: u32,
    periods: u32,
) -> Placement {
    Placement::new(
        trainee.parse().unwrap(),
        department.parse().unwrap(),
        specialty.parse().unwrap(),
        start,
        periods,
    )
}
