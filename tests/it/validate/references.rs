//! Every reference is resolved: a dangling one is found wherever it stands.

use practicum::program::DefectCode;
use practicum::program::draft::{PartyDraft, QuotaBasisDraft, RouteDraft};

use super::each::each;

#[test]
fn references_of_partners_and_hosts() {
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
                d.authorities[0].region = X.into();
            }),
            ("institutions[\"regional\"].region", |d| {
                d.institutions[0].region = X.into();
            }),
            ("specialties[\"arrhythmia\"].parent", |d| {
                d.specialties[4].parent = Some(X.into());
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
                d.hospitals[1].region = Some(X.into());
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
                d.cohorts[1].policies[0] = X.into();
            }),
        ],
    );
}

#[test]
fn references_of_trainees_and_rules() {
    const X: &str = "nobody";
    each(
        DefectCode::UnknownReference,
        &[
            ("trainees[\"T01\"].cohort", |d| {
                d.trainees[0].cohort = X.into();
            }),
            ("trainees[\"T01\"].region", |d| {
                d.trainees[0].region = X.into();
            }),
            ("trainees[\"T01\"].curriculum", |d| {
                d.trainees[0].curriculum = X.into();
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
                d.trainees[0].institution = Some(X.into());
            }),
            ("trainees[\"T01\"].partnership", |d| {
                d.trainees[0].partnership = Some(X.into());
            }),
            ("trainees[\"T01\"].specialties[0]", |d| {
                d.trainees[0].specialties[0] = X.into();
            }),
            ("trainees[\"T01\"].approvals[0].hospital", |d| {
                d.trainees[0].approvals[0].hospital = X.into();
            }),
            ("trainees[\"T01\"].approvals[0].supervisor", |d| {
                d.trainees[0].approvals[0].supervisor = X.into();
            }),
            ("trainees[\"T01\"].unable[0]", |d| {
                d.trainees[0].unable[0] = X.into();
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
                d.trainees[0].pins[0].specialty = X.into();
            }),
            ("links[\"team\"].trainees[1]", |d| {
                d.links[0].trainees[1] = X.into();
            }),
            ("links[\"neighbors\"].region", |d| {
                d.links[2].region = Some(X.into());
            }),
            ("rates[\"lodging\"].cohorts[0]", |d| {
                d.rates[0].cohorts[0] = X.into();
            }),
            ("budgets[\"province\"].cohorts[0]", |d| {
                d.budgets[0].cohorts[0] = X.into();
            }),
            ("shares[0].authority", |d| d.shares[0].authority = X.into()),
            ("shares[0].hospital", |d| {
                d.shares[0].hospital = Some(X.into());
            }),
        ],
    );
}
