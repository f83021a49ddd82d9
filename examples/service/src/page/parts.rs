//! The parts of the page, from top to bottom.

use std::collections::BTreeSet;

use practicum::check::Shortfall;
use practicum::report::{Align, Cell, Coverage, Fairness, RowKind, Sheet, Stays};
use practicum::{CheckReport, Program};

use super::html::Html;
use super::words::Words;
use super::{Shown, VIEWS};
use crate::language::Language;
use crate::routes::encoded;
use crate::shelf::Loaded;

/// Violations and shortfalls that are shown, of each; the rest is counted.
const LISTED: usize = 100;

/// The address of the page.
fn address(html: &mut Html, program: Option<&str>, view: &str, language: Language) {
    html.raw("/?lang=");
    html.text(language.code());
    html.raw("&amp;view=");
    html.text(view);
    if let Some(program) = program {
        html.raw("&amp;program=");
        html.text(&encoded(program));
    }
}

fn link(html: &mut Html, text: &str, current: bool, to: impl FnOnce(&mut Html)) {
    html.raw("<a href=\"");
    to(html);
    html.raw(if current {
        "\" aria-current=\"page\">"
    } else {
        "\">"
    });
    html.text(text);
    html.raw("</a>\n");
}

/// Programs, upload, languages.
pub(super) fn header(html: &mut Html, words: &Words, shown: &Shown<'_>) {
    let id = shown.loaded.map(|loaded| loaded.id.as_str());
    html.raw("<header>\n<nav id=\"programs\" aria-label=\"");
    html.text(words.programs);
    html.raw("\">\n");
    for (program, name, _) in shown.programs {
        link(html, name, id == Some(program), |html| {
            address(html, Some(program), shown.view, shown.language);
        });
    }
    html.raw("</nav>\n<label class=\"button\">");
    html.text(words.upload);
    html.raw("<input id=\"upload\" type=\"file\" accept=\".json,application/json\"></label>\n");
    html.raw("<nav id=\"languages\" aria-label=\"");
    html.text(words.language);
    html.raw("\">\n");
    for language in Language::ALL {
        link(html, language.name(), language == shown.language, |html| {
            address(html, id, shown.view, language);
        });
    }
    html.raw("</nav>\n</header>\n");
}

fn button(html: &mut Html, id: &'static str, text: &str, more: &'static str) {
    html.raw("<button type=\"button\" id=\"");
    html.raw(id);
    html.raw("\"");
    html.raw(more);
    html.raw(">");
    html.text(text);
    html.raw("</button>\n");
}

/// The name of the program, what can be done with it, its views.
pub(super) fn tools(html: &mut Html, words: &Words, shown: &Shown<'_>, loaded: &Loaded) {
    html.raw("<h1>");
    html.text(loaded.program.name());
    html.raw("</h1>\n<div class=\"tools\">\n");
    button(html, "plan", words.plan, "");
    button(html, "cancel", words.cancel, " hidden");
    button(html, "accept", words.accept, " disabled");
    button(html, "discard", words.discard, " disabled");
    html.raw("<progress id=\"progress\" hidden aria-label=\"");
    html.text(words.progress);
    html.raw("\"></progress>\n<output id=\"status\" aria-live=\"polite\">");
    if loaded.schedule.is_none() {
        html.text(words.no_plan);
    }
    html.raw("</output>\n</div>\n<nav id=\"views\" aria-label=\"");
    html.text(words.views);
    html.raw("\">\n");
    let names = [
        words.by_hospital,
        words.by_trainee,
        words.seats,
        words.report,
    ];
    for (view, name) in VIEWS.into_iter().zip(names) {
        link(html, name, view == shown.view, |html| {
            address(html, Some(&loaded.id), view, shown.language);
        });
    }
    html.raw("</nav>\n");
}

/// How placements are moved by hand.
pub(super) fn hint(html: &mut Html, words: &Words, view: &str) {
    html.raw("<p class=\"hint\" id=\"hint\"");
    html.raw(if view.starts_with("by_") {
        ">"
    } else {
        " hidden>"
    });
    html.text(words.drag);
    html.raw("</p>\n");
}

/// Where the script says what a new plan changes.
pub(super) fn differences(html: &mut Html, words: &Words) {
    html.raw("<section id=\"differences\" hidden><h2>");
    html.text(words.differences);
    html.raw("</h2>\n<div aria-live=\"polite\"></div></section>\n");
}

fn lines(
    html: &mut Html,
    title: &str,
    kind: &'static str,
    count: usize,
    texts: impl Iterator<Item = String>,
) {
    html.raw("<h3>");
    html.text(&format!("{title}: {count}"));
    html.raw("</h3>\n<ul class=\"");
    html.raw(kind);
    html.raw("\">\n");
    for text in texts.take(LISTED) {
        html.raw("<li>");
        html.text(&text);
        html.raw("</li>\n");
    }
    html.raw("</ul>\n");
}

/// What the checker says.
pub(super) fn checked(
    html: &mut Html,
    words: &Words,
    language: Language,
    program: &Program,
    report: &CheckReport,
) {
    html.raw("<section><h2>");
    html.text(words.check);
    html.raw("</h2>\n<div id=\"check\" aria-live=\"polite\">\n");
    let (violations, shortfalls) = (report.violations(), report.shortfalls());
    if !violations.is_empty() {
        language.words(program, |say| {
            let texts = violations.iter().map(|one| say.violation(one));
            lines(
                html,
                words.violations,
                "violations",
                violations.len(),
                texts,
            );
        });
    }
    if !shortfalls.is_empty() {
        language.words(program, |say| {
            let texts = shortfalls.iter().map(|one| say.shortfall(program, one));
            lines(
                html,
                words.shortfalls,
                "shortfalls",
                shortfalls.len(),
                texts,
            );
        });
    }
    if violations.is_empty() && shortfalls.is_empty() {
        html.raw("<p class=\"fine\">");
        html.text(words.fine);
        html.raw("</p>\n");
    }
    html.raw("</div></section>\n");
}

/// Where the reasons will stand.
pub(super) fn why(html: &mut Html, words: &Words) {
    html.raw("<section><h2>");
    html.text(words.why);
    html.raw("</h2>\n<div id=\"why\" aria-live=\"polite\"><p>");
    html.text(words.click);
    html.raw("</p></div></section>\n");
}

/// Everybody, with a mark where something is missing.
pub(super) fn people(html: &mut Html, words: &Words, program: &Program, report: &CheckReport) {
    let shortfalls = report.shortfalls().iter();
    let lacking: BTreeSet<_> = shortfalls.flat_map(Shortfall::trainees).collect();
    html.raw("<section><h2>");
    html.text(words.people);
    html.raw("</h2>\n<ul id=\"people\">\n");
    for trainee in program.trainees() {
        html.raw("<li><button type=\"button\" data-trainee=\"");
        html.text(trainee.id().as_str());
        html.raw("\">");
        html.text(trainee.id().as_str());
        if let Some(name) = trainee.name() {
            html.raw(" ");
            html.text(name);
        }
        html.raw("</button> <span class=\"open\"");
        html.raw(if lacking.contains(trainee.id()) {
            ">"
        } else {
            " hidden>"
        });
        html.text(words.open);
        html.raw("</span></li>\n");
    }
    html.raw("</ul></section>\n");
}

/// Files to take along: what is made of the plan, once one is accepted, and the program itself.
pub(super) fn exports(html: &mut Html, words: &Words, language: Language, loaded: &Loaded) {
    let id = encoded(&loaded.id);
    html.raw("<footer><h2>");
    html.text(words.export);
    html.raw("</h2>\n<nav id=\"exports\" aria-label=\"");
    html.text(words.export);
    html.raw("\">\n");
    let mut file = |name: &str, path: &str| {
        html.raw("<a download href=\"/api/programs/");
        html.text(&id);
        html.text(path);
        html.raw("\">");
        html.text(name);
        html.raw("</a>\n");
    };
    let lang = language.code();
    if loaded.schedule.is_some() {
        let cohorts = loaded.program.cohorts().iter();
        let cohorts = cohorts.map(|one| ("cohort", one.id().as_str(), one.name().to_owned()));
        let hospitals = loaded.program.hospitals().iter();
        let hospitals =
            hospitals.map(|one| ("hospital", one.id().as_str(), language.hospital(one)));
        for (kind, whose, name) in cohorts.chain(hospitals) {
            let path = format!("/calendar.ics?lang={lang}&{kind}={}", encoded(whose));
            file(&format!("{}: {name}", words.calendar), &path);
        }
        file(words.schedule_table, "/tables/schedule.csv?bom=true");
        file(words.itinerary_table, "/tables/itineraries.csv?bom=true");
        file(words.check_table, "/tables/check.csv?bom=true");
        file(words.workbook, &format!("/plan.xlsx?lang={lang}"));
    }
    file(words.json, "");
    html.raw("</nav>\n");
    if loaded.schedule.is_none() {
        html.raw("<p class=\"hint\">");
        html.text(words.no_exports);
        html.raw("</p>\n");
    }
    html.raw("</footer>\n");
}

/// The report as tables.
pub(super) fn sheets(html: &mut Html, words: &Words, language: Language, loaded: &Loaded) {
    let Ok(plan) = loaded.plan() else {
        html.raw("<p>");
        html.text(words.no_plan);
        html.raw("</p>\n");
        return;
    };
    let program = &loaded.program;
    let used = language.utilization(program, plan);
    let tables = [
        used.hospital_sheet(),
        used.department_sheet(),
        Coverage::new(program, plan).sheet(),
        Fairness::new(program, plan).sheet(),
        Stays::new(program, plan).sheet(),
    ];
    for table in tables {
        match language.tag() {
            Some(tag) => sheet(html, &table.in_language(&tag)),
            None => sheet(html, &table),
        }
    }
}

fn sheet(html: &mut Html, sheet: &Sheet) {
    html.raw("<table>\n<caption>");
    html.text(sheet.title());
    html.raw("</caption>\n<thead><tr>");
    for column in sheet.columns() {
        html.raw(match column.align() {
            Align::Left => "<th scope=\"col\">",
            Align::Right => "<th scope=\"col\" class=\"number\">",
        });
        html.text(column.title());
        html.raw("</th>");
    }
    html.raw("</tr></thead>\n<tbody>\n");
    for row in sheet.rows() {
        let total = row.kind() == RowKind::Total;
        html.raw(if total {
            "<tr class=\"total\">"
        } else {
            "<tr>"
        });
        for (cell, column) in row.cells().iter().zip(sheet.columns()) {
            cell_of(html, cell, column.align());
        }
        html.raw("</tr>\n");
    }
    html.raw("</tbody></table>\n");
    for note in sheet.notes() {
        html.raw("<p class=\"hint\">");
        html.text(note.text());
        html.raw("</p>\n");
    }
}

fn cell_of(html: &mut Html, cell: &Cell, align: Align) {
    html.raw(match align {
        Align::Left => "<td>",
        Align::Right => "<td class=\"number\">",
    });
    html.text(&cell.to_string());
    html.raw("</td>");
}
