//! The form for what has changed since the plan was accepted.

use chrono::{NaiveDate, Utc};
use practicum::Program;

use super::html::Html;
use super::words::Words;
use crate::language::Language;

/// The form: a kind, what it is about, days. Which fields a kind needs is told to the script.
pub(super) fn changes(html: &mut Html, words: &Words, language: Language, program: &Program) {
    let days = program.horizon().range();
    html.raw("<details id=\"change\"><summary>");
    html.text(words.change);
    html.raw("</summary>\n<p class=\"hint\">");
    html.text(words.change_hint);
    html.raw("</p>\n<form>\n");
    kinds(html, words, program);
    let people = program.trainees().iter().map(|one| {
        let name = one
            .name()
            .map_or_else(String::new, |name| format!(" {name}"));
        (one.id().as_str(), format!("{}{name}", one.id()))
    });
    choice(html, "trainee", words.trainee, people);
    let departments = program.departments().map(|(_, department)| {
        let id = department.id();
        (id.as_str(), language.department(program, id))
    });
    choice(html, "department", words.department, departments);
    let supervisors = program.departments();
    let supervisors = supervisors.flat_map(|(_, department)| department.supervisors());
    let supervisors = supervisors.map(|one| (one.id().as_str(), one.id().to_string()));
    choice(html, "supervisor", words.supervisor, supervisors);
    let agreements = program.partnerships().iter();
    let agreements = agreements.map(|one| (one.id().as_str(), one.id().to_string()));
    choice(html, "partnership", words.agreement, agreements);
    day(html, "from", words.from, days.first());
    day(html, "until", words.until, days.last());
    html.raw("<label data-field=\"more\">");
    html.text(words.more);
    html.raw("<input name=\"more\" type=\"number\" min=\"1\" max=\"1000\" value=\"1\"></label>\n");
    html.raw("<button type=\"button\" id=\"add\">");
    html.text(words.add_change);
    html.raw("</button>\n</form>\n<ul id=\"changes\" aria-label=\"");
    html.text(words.change);
    html.raw("\"></ul>\n<form>\n");
    day(html, "today", words.today, first_open(program));
    html.raw("<button type=\"button\" id=\"replan\">");
    html.text(words.replan);
    html.raw("</button>\n</form>\n</details>\n");
}

/// What can happen. Kinds for which the program has nothing are not offered.
fn kinds(html: &mut Html, words: &Words, program: &Program) {
    let mut departments = program.departments();
    let supervised = departments.any(|(_, one)| !one.supervisors().is_empty());
    let agreed = !program.partnerships().is_empty();
    html.raw("<label>");
    html.text(words.kind);
    html.raw("<select name=\"kind\">\n");
    for (kind, fields, name, offered) in [
        ("withdraw", "trainee from", words.withdraw, true),
        ("away", "trainee from until", words.away, true),
        ("close", "department from until", words.close, true),
        (
            "seats",
            "department from until more",
            words.more_seats,
            true,
        ),
        ("absent", "supervisor from until", words.absent, supervised),
        ("lapse", "partnership from", words.lapse, agreed),
        ("suspend", "partnership from until", words.suspend, agreed),
    ] {
        if offered {
            html.raw("<option value=\"");
            html.raw(kind);
            html.raw("\" data-fields=\"");
            html.raw(fields);
            html.raw("\">");
            html.text(name);
            html.raw("</option>\n");
        }
    }
    html.raw("</select></label>\n");
}

fn choice<'a>(
    html: &mut Html,
    field: &'static str,
    name: &str,
    options: impl Iterator<Item = (&'a str, String)>,
) {
    html.raw("<label data-field=\"");
    html.raw(field);
    html.raw("\">");
    html.text(name);
    html.raw("<select name=\"");
    html.raw(field);
    html.raw("\">\n");
    for (id, shown) in options {
        html.raw("<option value=\"");
        html.text(id);
        html.raw("\">");
        html.text(&shown);
        html.raw("</option>\n");
    }
    html.raw("</select></label>\n");
}

fn day(html: &mut Html, field: &'static str, name: &str, value: NaiveDate) {
    html.raw("<label data-field=\"");
    html.raw(field);
    html.raw("\">");
    html.text(name);
    html.raw("<input name=\"");
    html.raw(field);
    html.raw("\" type=\"date\" required value=\"");
    html.text(&value.to_string());
    html.raw("\"></label>\n");
}

/// The present day if it lies in the program; else its first day, so that everything can be planned anew.
fn first_open(program: &Program) -> NaiveDate {
    let (today, days) = (Utc::now().date_naive(), program.horizon().range());
    if days.contains(today) {
        today
    } else {
        days.first()
    }
}
