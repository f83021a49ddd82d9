//! What the checker found.

use super::CsvStyle;
use super::cell::join;
use super::writer::write;
use crate::check::CheckReport;
use crate::rules::RuleCode;

const COLUMNS: &[&str] = &["kind", "code", "trainees", "text", "remedy", "amount"];

impl CheckReport {
    /// Writes a row a violation, a shortfall (its amount is how many are missing) and a soft rule (its
    /// amount is its value).
    pub fn to_csv(&self, style: CsvStyle) -> String {
        let row =
            |kind: &str, code: RuleCode, trainees, text: String, remedy: &str, amount: i64| {
                let (kind, code) = (kind.to_owned(), code.to_string());
                vec![
                    kind,
                    code,
                    trainees,
                    text,
                    remedy.to_owned(),
                    amount.to_string(),
                ]
            };
        let violations = self.violations().iter().map(|one| {
            let (trainees, text) = (join(one.trainees()), one.to_string());
            row("violation", one.code(), trainees, text, one.remedy(), 1)
        });
        let shortfalls = self.shortfalls().iter().map(|one| {
            let (trainees, text) = (join(one.trainees()), one.to_string());
            let missing = i64::from(one.missing());
            row(
                "shortfall",
                one.code(),
                trainees,
                text,
                one.remedy(),
                missing,
            )
        });
        let value = self.value().lines().iter().map(|line| {
            let text = format!("{} x {}", line.weight(), line.amount());
            row("value", line.code(), String::new(), text, "", line.value())
        });
        write(style, COLUMNS, violations.chain(shortfalls).chain(value))
    }
}
