//! The parts of the page, from top to bottom.

use std::collections::BTreeSet;

use practicum::check::Shortfall;
use practicum::report::{Align, Cell, Coverage, Fairness, RowKind, Sheet, Stays, Utilization};
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
    html.raw(
        "<progress id=\"progress\" hidden></progress>\n<output id=\"status\" aria-live=\"polite\">",
    );
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
    if shown.view.starts_with("by_") {
        html.raw("<p class=\"hint\">");
        html.text(words.drag);
        html.raw("</p>\n");
    }
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
        let texts = shortfalls.iter().map(ToString::to_string);
        lines(
            html,
            words.shortfalls,
            "shortfalls",
            shortfalls.len(),
            texts,
        );
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

/// Files to take along.
pub(super) fn exports(html: &mut Html, words: &Words, language: Language, loaded: &Loaded) {
    let id = encoded(&loaded.id);
    html.raw("<footer><h2>");
    html.text(words.export);
    html.raw("</h2>\n<nav id=\"exports\">\n");
    for cohort in loaded.program.cohorts() {
        let name = format!("{}: {}", words.calendar, cohort.name());
        link(html, &name, false, |html| {
            html.raw("/api/programs/");
            html.text(&id);
            html.raw("/calendar.ics?lang=");
            html.text(language.code());
            html.raw("&amp;cohort=");
            html.text(&encoded(cohort.id().as_str()));
        });
    }
    for (name, path) in [
        (words.schedule_table, "/tables/schedule.csv?bom=true"),
        (words.itinerary_table, "/tables/itineraries.csv?bom=true"),
        (words.check_table, "/tables/check.csv?bom=true"),
        (words.workbook, "/plan.xlsx"),
        (words.json, ""),
    ] {
        link(html, name, false, |html| {
            html.raw("/api/programs/");
            html.text(&id);
            html.raw(path);
        });
    }
    html.raw("</nav></footer>\n");
}

/// The report as tables.
pub(super) fn sheets(html: &mut Html, words: &Words, loaded: &Loaded) {
    let Ok(plan) = loaded.plan() else {
        html.raw("<p>");
        html.text(words.no_plan);
        html.raw("</p>\n");
        return;
    };
    let program = &loaded.program;
    let used = Utilization::new(program, plan);
    sheet(html, &used.hospital_sheet());
    sheet(html, &used.department_sheet());
    sheet(html, &Coverage::new(program, plan).sheet());
    sheet(html, &Fairness::new(program, plan).sheet());
    sheet(html, &Stays::new(program, plan).sheet());
}

fn sheet(html: &mut Html, sheet: &Sheet) {
    html.raw("<table>\n<caption>");
    html.text(sheet.title());
    html.raw("</caption>\n<thead><tr>");
    for column in sheet.columns() {
        html.raw("<th scope=\"col\">");
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
        html.text(note);
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
