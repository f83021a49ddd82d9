//! Ids, words, names and codes are read wherever they stand.

use practicum::program::DefectCode;
use practicum::program::draft::{PolicyRuleDraft, RouteDraft};

use super::each::each;

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
                d.policies[0].professions[0].clear();
            }),
            ("trainees[\"T01\"].level", |d| {
                d.trainees[0].level = Some(String::new());
            }),
            ("trainees[\"T01\"].credentials[0].kind", |d| {
                d.trainees[0].credentials[0].kind.clear();
            }),
            ("trainees[\"T01\"].approvals[0].acts[1]", |d| {
                d.trainees[0].approvals[0].acts[1].clear();
            }),
            ("rates[\"flight\"].payer", |d| d.rates[1].payer.clear()),
            ("budgets[\"province\"].payer", |d| {
                d.budgets[0].payer = Some(String::new());
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
                d.calendar.holidays[1].name.clear();
            }),
            ("regions[\"gg\"].name", |d| {
                d.regions[1].name = "x".repeat(501);
            }),
            ("regions[\"gg\"].aliases[2]", |d| {
                d.regions[1].aliases.push("\u{0}".into());
            }),
            ("regions[\"gg\"].labels[\"ko\"]", |d| {
                d.regions[1].labels.insert("ko".into(), String::new());
            }),
            ("authorities[\"health\"].name", |d| {
                d.authorities[0].name.clear();
            }),
            ("institutions[\"regional\"].name", |d| {
                d.institutions[0].name.clear();
            }),
            ("specialties[\"ns\"].names[0].text", |d| {
                d.specialties[0].names[0].text.clear();
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
                d.hospitals[1].name.clear();
            }),
            ("hospitals[\"sejong\"].city", |d| {
                d.hospitals[1].city = Some("\t".into());
            }),
            (
                "hospitals[\"sejong\"].departments[\"sejong-ep\"].name",
                |d| {
                    d.hospitals[1].departments[1].name = Some(String::new());
                },
            ),
            ("curricula[\"deep\"].name", |d| {
                d.curricula[1].name = Some(String::new());
            }),
            ("policies[\"rule-0\"].source", |d| {
                d.policies[0].source = Some("x".repeat(10_001));
            }),
            ("cohorts[\"2014\"].name", |d| d.cohorts[0].name.clear()),
            ("cohorts[\"autumn\"].edition", |d| {
                d.cohorts[1].edition = Some(String::new());
            }),
            ("cohorts[\"autumn\"].common_days[0].label", |d| {
                d.cohorts[1].common_days[0].label.clear();
            }),
            ("trainees[\"T01\"].name", |d| {
                d.trainees[0].name = Some(String::new());
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
                d.regions[1].subdivision = Some("KR-1".into());
            }),
            ("regions[\"gg\"].labels[\"k!\"]", |d| {
                d.regions[1].labels.insert("k!".into(), "x".into());
            }),
            ("hospitals[\"sejong\"].languages[0]", |d| {
                d.hospitals[1].languages[0].clear();
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
                d.policies[0].countries[0].clear();
            }),
            ("trainees[\"T01\"].nationality", |d| {
                d.trainees[0].nationality = Some("RUS".into());
            }),
            ("trainees[\"T01\"].languages[1]", |d| {
                d.trainees[0].languages[1].clear();
            }),
            ("links[\"speakers\"].language", |d| {
                d.links[1].language = Some("r".into());
            }),
        ],
    );
    each(
        DefectCode::Quantity,
        &[
            ("rates[\"flight\"].amount", |d| {
                d.rates[1].amount = "-1 USD".into();
            }),
            ("budgets[\"province\"].ceiling", |d| {
                d.budgets[0].ceiling = "31e6 KRW".into();
            }),
            ("shares[0].percent", |d| {
                d.shares[0].percent = "100.1".into();
            }),
        ],
    );
}
