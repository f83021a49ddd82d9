//! Regions, authorities, institutions.

use super::at::At;
use super::reader::Reader;
use crate::codes::{CountryCode, SubdivisionCode};
use crate::ids::{AuthorityId, InstitutionId, RegionId};
use crate::program::defect::Flaw;
use crate::program::draft::{AuthorityDraft, InstitutionDraft, RegionDraft};
use crate::program::{Authority, Institution, Region, Table};

/// Regions.
pub(super) fn regions(r: &mut Reader<'_>, drafts: &[RegionDraft]) -> Table<Region> {
    r.table(&r.names.regions, drafts, |draft| &draft.id, region)
}

fn region(
    r: &mut Reader<'_>,
    at: &At<'_>,
    id: Option<RegionId>,
    draft: &RegionDraft,
) -> Option<Region> {
    let name = r.name(&at.field("name"), &draft.name);
    let country: Option<CountryCode> = r.code(&at.field("country"), &draft.country);
    let code = draft.subdivision.as_deref();
    let subdivision: Option<SubdivisionCode> =
        code.and_then(|code| r.code(&at.field("subdivision"), code));
    if let (Some(country), Some(subdivision)) = (country, subdivision) {
        if subdivision.country() != country {
            r.report(
                &at.field("subdivision"),
                Flaw::Subdivision {
                    subdivision,
                    country,
                },
            );
        }
    }
    let aliases = r.aliases(&at.field("aliases"), &draft.aliases);
    let labels = r.labels(&at.field("labels"), &draft.labels);
    Some(Region {
        id: id?,
        name: name?,
        country: country?,
        subdivision,
        aliases,
        labels,
    })
}

/// Authorities.
pub(super) fn authorities(r: &mut Reader<'_>, drafts: &[AuthorityDraft]) -> Table<Authority> {
    r.table(&r.names.authorities, drafts, |draft| &draft.id, authority)
}

fn authority(
    r: &mut Reader<'_>,
    at: &At<'_>,
    id: Option<AuthorityId>,
    draft: &AuthorityDraft,
) -> Option<Authority> {
    let name = r.name(&at.field("name"), &draft.name);
    let region = r.refer(&at.field("region"), &r.names.regions, &draft.region);
    let labels = r.labels(&at.field("labels"), &draft.labels);
    Some(Authority {
        id: id?,
        name: name?,
        region: region?,
        labels,
    })
}

/// Home institutions.
pub(super) fn institutions(r: &mut Reader<'_>, drafts: &[InstitutionDraft]) -> Table<Institution> {
    r.table(
        &r.names.institutions,
        drafts,
        |draft| &draft.id,
        institution,
    )
}

fn institution(
    r: &mut Reader<'_>,
    at: &At<'_>,
    id: Option<InstitutionId>,
    draft: &InstitutionDraft,
) -> Option<Institution> {
    let name = r.name(&at.field("name"), &draft.name);
    let region = r.refer(&at.field("region"), &r.names.regions, &draft.region);
    let labels = r.labels(&at.field("labels"), &draft.labels);
    Some(Institution {
        id: id?,
        name: name?,
        region: region?,
        labels,
    })
}
