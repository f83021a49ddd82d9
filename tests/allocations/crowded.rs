//! A self-made program whose itineraries are too many for exact pricing: 24 specialties, of which
//! everybody takes 16, at three hospitals with few seats.
use chrono::{Days, NaiveDate};
use practicum::program::draft::{
    CohortDraft, CurriculumDraft, DatedNameDraft, DatesDraft, DepartmentDraft, HorizonDraft,
    HospitalDraft, PreferencesDraft, PrerequisiteDraft, RegionDraft, RequirementDraft, RouteDraft,
    SpecialtyDraft, TraineeDraft,
};
use practicum::program::{Program, ProgramDraft};

const SPECIALTIES: u32 = 24;
const HOSPITALS: u32 = 3;
const TAKEN: u32 = 8;

/// A number below `limit` that depends on the others in no way that anybody would notice.
fn scattered(one: u32, two: u32, limit: u32) -> u32 {
    let mut word = one.wrapping_mul(0x9e37_79b9) ^ two.wrapping_mul(0x85eb_ca6b);
    word = (word ^ (word >> 16)).wrapping_mul(0x7feb_352d);
    word = (word ^ (word >> 15)).wrapping_mul(0x846c_a68b);
    (word ^ (word >> 16)) % limit
}

fn specialty(number: u32) -> String {
    format!("d{number:02}")
}

fn hospital(number: u32) -> String {
    format!("h{number}")
}

/// The program, or `None` where the calendar ends too soon, which it does not.
pub(crate) fn program(trainees: u32) -> Option<Program> {
    let first = NaiveDate::from_ymd_opt(2014, 1, 1)?;
    let whole = DatesDraft::new(first, first.checked_add_days(Days::new(19))?);
    let horizon = HorizonDraft::Daily(whole);
    let mut draft = ProgramDraft::new("crowded", "Crowded", horizon)
        .region(RegionDraft::new("home", "Home", "KR"))
        .cohort(CohortDraft::new("all", "Everybody", whole))
        .curriculum(curriculum());
    for number in 0..SPECIALTIES {
        let name = DatedNameDraft::new(format!("Specialty {number}"));
        draft = draft.specialty(SpecialtyDraft::new(specialty(number)).name(name));
    }
    for host in 0..HOSPITALS {
        let mut place = HospitalDraft::new(hospital(host), format!("Hospital {host}"));
        for number in 0..SPECIALTIES {
            let id = format!("{}/{}", hospital(host), specialty(number));
            let seats = trainees / 40 + 1 + scattered(host, number, 2);
            place =
                place.department(DepartmentDraft::new(id, specialty(number)).seats(first, seats));
        }
        draft = draft.hospital(place);
    }
    for number in 0..trainees {
        draft = draft.trainee(trainee(number));
    }
    draft.validate().ok()
}

fn curriculum() -> CurriculumDraft {
    let half = |odd: u32| {
        (0..SPECIALTIES / 2)
            .map(|n| specialty(2 * n + odd))
            .collect::<Vec<_>>()
    };
    let curriculum = CurriculumDraft::new("core")
        .requirement(RequirementDraft::new(TAKEN, half(0), 1))
        .requirement(RequirementDraft::new(TAKEN, half(1), 1));
    (0..SPECIALTIES / 6).fold(curriculum, |curriculum, number| {
        let (later, earlier) = (specialty(6 * number + 5), specialty(6 * number + 1));
        curriculum.prerequisite(PrerequisiteDraft::new(later, earlier))
    })
}

fn trainee(number: u32) -> TraineeDraft {
    let mut wishes = PreferencesDraft::default().change(3).waiting(2);
    for each in 0..SPECIALTIES {
        let wish = i64::from(scattered(number, each, 40));
        wishes.specialties.insert(specialty(each), wish);
    }
    for each in 0..HOSPITALS {
        let wish = i64::from(scattered(number, 100 + each, 20));
        wishes.hospitals.insert(hospital(each), wish);
    }
    let route = RouteDraft::Invitation {
        by: "the school".to_owned(),
    };
    let id = format!("t{number:04}");
    TraineeDraft::new(id, "all", "home", "core", "student", route).preferences(wishes)
}
