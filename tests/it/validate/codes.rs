//! The guide and the codes say the same.

use practicum::program::DefectCode;

#[test]
fn every_code_has_a_section_with_its_remedy() {
    let guide = include_str!("../../../src/guide/defects.md");
    let sections: Vec<_> = guide.split("\n## ").skip(1).collect();
    let headings: Vec<_> = sections
        .iter()
        .filter_map(|section| section.lines().next())
        .collect();
    let codes: Vec<_> = DefectCode::ALL
        .iter()
        .map(|code| format!("{code} {code:?}"))
        .collect();
    assert_eq!(headings, codes);
    for (section, code) in sections.iter().zip(DefectCode::ALL) {
        let remedy = format!("Remedy: {}.", code.remedy());
        assert_eq!(section.trim_end().lines().last(), Some(remedy.as_str()));
    }
}
