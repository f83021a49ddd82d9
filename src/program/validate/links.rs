//! Links: rules that bind at least two trainees.

use std::collections::{BTreeMap, BTreeSet};

use super::at::At;
use super::index::Meaning;
use super::reader::Reader;
use crate::codes::LanguageTag;
use crate::ids::{LinkId, RegionId};
use crate::program::defect::Flaw;
use crate::program::draft::{LinkRuleDraft, TraineeDraft};
use crate::program::{LinkRule, Table};

/// Links.
pub(super) fn links(
    r: &mut Reader<'_>,
    drafts: &[LinkRuleDraft],
    trainees: &[TraineeDraft],
) -> Table<LinkRule> {
    let groups = Groups::new(r, trainees);
    r.table(
        &r.names.links,
        drafts,
        |draft| &draft.id,
        |r, at, id, draft| link(r, at, id, draft, &groups),
    )
}

fn link(
    r: &mut Reader<'_>,
    at: &At<'_>,
    id: Option<LinkId>,
    draft: &LinkRuleDraft,
    groups: &Groups<'_>,
) -> Option<LinkRule> {
    let trainees = r.references(&at.field("trainees"), &r.names.trainees, &draft.trainees);
    let language = draft.language.as_deref();
    let language = language.and_then(|text| r.code(&at.field("language"), text));
    let region = draft.region.as_deref();
    let region = region.and_then(|text| r.refer(&at.field("region"), &r.names.regions, text));
    // A name that can not be read is a defect of its own; it may well be the second trainee.
    let readable = language.is_some() == draft.language.is_some()
        && region.is_some() == draft.region.is_some();
    let bound = groups.bound(draft, language.as_ref(), region.as_ref());
    if readable && bound < 2 {
        r.report(at, Flaw::LinkTooFew { bound });
    }
    Some(LinkRule {
        id: id?,
        kind: draft.kind,
        trainees,
        language,
        region,
    })
}

/// Trainees by first language and by region: two of each group are enough to know that a link binds
/// two, and keep the work on many links small.
struct Groups<'d> {
    /// By primary subtag.
    languages: BTreeMap<String, Vec<&'d str>>,
    regions: BTreeMap<RegionId, Vec<&'d str>>,
    /// Those whose first language or region can not be read belong to every group.
    unknown: Vec<&'d str>,
}

/// As many trainees as a group keeps.
const ENOUGH: usize = 2;

impl<'d> Groups<'d> {
    fn new(r: &Reader<'_>, trainees: &'d [TraineeDraft]) -> Self {
        let mut groups = Self {
            languages: BTreeMap::new(),
            regions: BTreeMap::new(),
            unknown: Vec::new(),
        };
        for trainee in trainees {
            let language = trainee.languages.first();
            let language = language.map(|text| text.parse::<LanguageTag>());
            match language {
                Some(Ok(tag)) => {
                    let language = tag.primary().to_owned();
                    add(groups.languages.entry(language).or_default(), trainee);
                }
                Some(Err(_)) => add(&mut groups.unknown, trainee),
                None => {}
            }
            match r.names.regions.resolve(&trainee.region) {
                Meaning::Id(region) => add(groups.regions.entry(region).or_default(), trainee),
                Meaning::Malformed | Meaning::Nothing => add(&mut groups.unknown, trainee),
            }
        }
        groups
    }

    /// How many trainees a link binds, counted no further than needed.
    fn bound(
        &self,
        draft: &LinkRuleDraft,
        language: Option<&LanguageTag>,
        region: Option<&RegionId>,
    ) -> usize {
        let named: BTreeSet<_> = draft.trainees.iter().map(String::as_str).collect();
        if named.len() >= ENOUGH {
            return named.len();
        }
        let speakers = language.and_then(|tag| self.languages.get(tag.primary()));
        let neighbors = region.and_then(|region| self.regions.get(region));
        let unknown = (language.is_some() || region.is_some()).then_some(&self.unknown);
        let groups = [speakers, neighbors, unknown];
        let mut bound = named;
        bound.extend(groups.into_iter().flatten().flatten());
        bound.len()
    }
}

fn add<'d>(group: &mut Vec<&'d str>, trainee: &'d TraineeDraft) {
    if group.len() < ENOUGH && !group.contains(&trainee.id.as_str()) {
        group.push(&trainee.id);
    }
}
