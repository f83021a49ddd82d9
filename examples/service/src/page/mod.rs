//! The page: rendered here, brought to life by one small script.

mod changes;
mod html;
mod parts;
mod words;

use practicum::{Schedule, check};
use serde_json::json;

use html::Html;
use words::Words;

use crate::language::Language;
use crate::problem::Problem;
use crate::routes::{Drawing, drawn};
use crate::shelf::Loaded;
use crate::version::Version;

/// The views of a plan.
pub(crate) const VIEWS: [&str; 4] = ["by_hospital", "by_trainee", "seats", "report"];

/// What the page shows.
#[derive(Debug)]
pub(crate) struct Shown<'a> {
    pub(crate) language: Language,
    pub(crate) view: &'a str,
    /// Every program: id, name, version.
    pub(crate) programs: &'a [(String, String, Version)],
    /// The program that was chosen, if there is one.
    pub(crate) loaded: Option<&'a Loaded>,
    /// Most bytes of a file that is uploaded.
    pub(crate) most_bytes: usize,
    /// Whether a program was asked for that nobody has.
    pub(crate) is_missing: bool,
}

/// The whole page.
pub(crate) fn page(shown: &Shown<'_>) -> Result<String, Problem> {
    let words = Words::of(shown.language);
    let title = shown
        .loaded
        .map_or("practicum", |loaded| loaded.program.name());
    let mut html = Html::new();
    html.raw("<!doctype html>\n<html lang=\"");
    html.text(shown.language.code());
    html.raw("\">\n<head>\n<meta charset=\"utf-8\">\n");
    html.raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>");
    html.text(title);
    html.raw("</title>\n<link rel=\"icon\" href=\"data:,\">\n<link rel=\"stylesheet\" href=\"/static/page.css\">\n");
    html.raw("<script type=\"module\" src=\"/static/page.js\"></script>\n</head>\n<body>\n");
    parts::header(&mut html, words, shown);
    html.raw("<main>\n<p id=\"trouble\" role=\"alert\"");
    if shown.is_missing {
        html.raw(">");
        html.text(words.unknown);
    } else {
        html.raw(" hidden>");
    }
    html.raw("</p>\n");
    if let Some(loaded) = shown.loaded {
        body(&mut html, words, shown, loaded)?;
    } else {
        html.raw("<p>");
        html.text(words.nothing);
        html.raw("</p>\n");
        state(&mut html, words, shown, None);
    }
    html.raw("</main>\n</body>\n</html>\n");
    Ok(html.finish())
}

fn body(html: &mut Html, words: &Words, shown: &Shown<'_>, loaded: &Loaded) -> Result<(), Problem> {
    let plan = loaded.plan_or_none();
    let report = check(&loaded.program, &loaded.book, &plan);
    parts::tools(html, words, shown, loaded);
    if loaded.schedule.is_some() {
        changes::changes(html, words, shown.language, &loaded.program);
    }
    parts::hint(html, words, shown.view);
    html.raw("<div class=\"columns\">\n<div id=\"picture\" tabindex=\"-1\">\n");
    if shown.view == "report" {
        parts::sheets(html, words, shown.language, loaded);
    } else {
        let drawing = Drawing::new(shown.language);
        html.picture(&drawn(&loaded.program, &plan, shown.view, drawing)?);
    }
    html.raw("</div>\n<aside>\n");
    parts::differences(html, words);
    parts::checked(html, words, shown.language, &loaded.program, &report);
    parts::why(html, words);
    parts::people(html, words, &loaded.program, &report);
    html.raw("</aside>\n</div>\n");
    parts::exports(html, words, shown.language, loaded);
    state(html, words, shown, Some((loaded, &plan)));
    Ok(())
}

/// What the script starts from.
fn state(html: &mut Html, words: &Words, shown: &Shown<'_>, of: Option<(&Loaded, &Schedule)>) {
    let value = json!({
        "program": of.map(|(loaded, _)| loaded.id.as_str()),
        "version": of.map(|(loaded, _)| loaded.version.0),
        "placements": of.map(|(_, plan)| plan.placements()),
        "view": shown.view,
        "lang": shown.language,
        "most_bytes": shown.most_bytes,
        "words": words,
    });
    html.raw("<script type=\"application/json\" id=\"state\">");
    html.json(&value);
    html.raw("</script>\n");
}
