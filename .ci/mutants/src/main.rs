//! Puts mutants behind switches: `mutants LIST FROM TO` reads what `cargo mutants --list --json` says (each with
//! a `number`) and rewrites the files that it names, from one folder to another. In
//! what comes out, `crate::mutants::on(7)` decides whether the mutant of number 7 is there. Prints a JSON list of
//! where each mutant stands, in bytes of its file, so that a compiler's complaint finds the one that it is about.
//!
//! Only the copy without the mutant has switches inside it, since one mutant is on at a time: what comes out grows with
//! the depth of expressions and no faster.

use std::collections::BTreeMap;
use std::ops::Range;
use std::{env, fs, process};

use proc_macro2::Span;
use serde_json::{Value, json};
use syn::spanned::Spanned;
use syn::visit::{self, Visit};

/// Where in a file, as cargo-mutants counts: lines and columns from 1.
type Place = (usize, usize);

struct Mutant {
    number: u64,
    genre: String,
    replacement: String,
}

struct Insertion {
    at: usize,
    text: String,
    number: Option<u64>,
}

struct Rewriter<'a> {
    text: &'a str,
    wanted: BTreeMap<Place, Vec<Mutant>>,
    /// In the order in which they follow each other where they stand at one place.
    insertions: Vec<Insertion>,
    suffixes: Vec<Insertion>,
}

fn place(span: Span) -> Place {
    (span.start().line, span.start().column + 1)
}

impl Rewriter<'_> {
    fn take(&mut self, at: Place, genre: &str) -> Vec<Mutant> {
        let Some(here) = self.wanted.remove(&at) else {
            return Vec::new();
        };
        let (taken, left): (Vec<_>, Vec<_>) = here.into_iter().partition(|one| one.genre == genre);
        if !left.is_empty() {
            self.wanted.insert(at, left);
        }
        taken
    }

    fn before(&mut self, at: usize, text: String, number: Option<u64>) {
        self.insertions.push(Insertion { at, text, number });
    }

    /// Suffixes of inner expressions come first, so they are asked for after the inner ones were visited.
    fn after(&mut self, at: usize, text: &str) {
        let text = text.to_owned();
        self.suffixes.push(Insertion {
            at,
            text,
            number: None,
        });
    }

    /// Another expression for each mutant, and the expression itself otherwise.
    fn switch(&mut self, whole: &Range<usize>, others: Vec<(u64, String)>) {
        let mut opening = "(";
        for (number, other) in others {
            let text = format!("{opening}if crate::mutants::on({number}) {{ {other} }} else ");
            self.before(whole.start, text, Some(number));
            opening = "";
        }
        self.before(whole.start, "{ ".to_owned(), None);
    }

    fn part(&self, node: &impl Spanned) -> &str {
        &self.text[node.span().byte_range()]
    }

    /// What asks which mutant is on is not constant.
    fn variable(&mut self, signature: &syn::Signature, before: usize) {
        if let (Some(word), true) = (&signature.constness, self.insertions.len() > before) {
            let word = word.span().byte_range();
            self.before(word.start, "/* ".to_owned(), None);
            self.before(word.end, " */".to_owned(), None);
        }
    }

    fn function(&mut self, block: &syn::Block) {
        // Its place is that of the block, or of what is in it.
        let inside = block.brace_token.span.open().byte_range().end;
        let first = block.stmts.first().map(|one| place(one.span()));
        let places = [Some(place(block.span())), first];
        for at in places.into_iter().flatten() {
            for one in self.take(at, "FnValue") {
                // `-> impl Iterator` is one type, so what it gives is taken away, or followed by another.
                let empty = one.replacement == "::std::iter::empty()";
                let once = one.replacement.strip_prefix("::std::iter::once(");
                if let Some(other) = once.or(empty.then_some("")) {
                    let on = format!("crate::mutants::on({})", one.number);
                    self.before(inside, " let whole = {".to_owned(), None);
                    let other = match other.strip_suffix(')') {
                        Some(other) => format!(".chain({on}.then(|| {other}))"),
                        None => String::new(),
                    };
                    let text =
                        format!("}}; whole.take(if {on} {{ 0 }} else {{ usize::MAX }}){other} ");
                    self.suffixes.push(Insertion {
                        at: block.brace_token.span.close().byte_range().start,
                        text,
                        number: Some(one.number),
                    });
                    continue;
                }
                let text = format!(
                    " if crate::mutants::on({}) {{ return {}; }} ",
                    one.number, one.replacement
                );
                self.before(inside, text, Some(one.number));
            }
        }
    }
}

impl<'ast> Visit<'ast> for Rewriter<'_> {
    fn visit_item_fn(&mut self, node: &'ast syn::ItemFn) {
        let before = self.insertions.len();
        self.function(&node.block);
        visit::visit_item_fn(self, node);
        self.variable(&node.sig, before);
    }

    fn visit_impl_item_fn(&mut self, node: &'ast syn::ImplItemFn) {
        let before = self.insertions.len();
        self.function(&node.block);
        visit::visit_impl_item_fn(self, node);
        self.variable(&node.sig, before);
    }

    fn visit_trait_item_fn(&mut self, node: &'ast syn::TraitItemFn) {
        if let Some(block) = &node.default {
            self.function(block);
        }
        visit::visit_trait_item_fn(self, node);
    }

    fn visit_expr_binary(&mut self, node: &'ast syn::ExprBinary) {
        let found = self.take(place(node.op.span()), "BinaryOperator");
        let whole = node.span().byte_range();
        let (left, right) = (self.part(&*node.left), self.part(&*node.right));
        let others: Vec<_> = found
            .into_iter()
            .map(|one| {
                let operator = &one.replacement;
                let other = if operator.ends_with('=') && !is_comparison(operator) {
                    format!("{left} {operator} ({right})")
                } else {
                    format!("({left}) {operator} ({right})")
                };
                (one.number, other)
            })
            .collect();
        let any = !others.is_empty();
        if any {
            self.switch(&whole, others);
        }
        visit::visit_expr_binary(self, node);
        if any {
            self.after(whole.end, " })");
        }
    }

    fn visit_expr_unary(&mut self, node: &'ast syn::ExprUnary) {
        let found = self.take(place(node.span()), "UnaryOperator");
        let whole = node.span().byte_range();
        let operand = self.part(&*node.expr);
        let others: Vec<_> = found
            .into_iter()
            .map(|one| (one.number, format!("{} ({operand})", one.replacement)))
            .collect();
        let any = !others.is_empty();
        if any {
            self.switch(&whole, others);
        }
        visit::visit_expr_unary(self, node);
        if any {
            self.after(whole.end, " })");
        }
    }

    fn visit_arm(&mut self, node: &'ast syn::Arm) {
        let gone = self.take(place(node.span()), "MatchArm");
        let off: Vec<_> = gone
            .iter()
            .map(|one| format!("!crate::mutants::on({})", one.number))
            .collect();
        let number = gone.first().map(|one| one.number);
        match &node.guard {
            None => {
                if number.is_some() {
                    let end = node.pat.span().byte_range().end;
                    self.before(end, format!(" if {}", off.join(" && ")), number);
                }
                visit::visit_arm(self, node);
            }
            Some((_, guard)) => {
                let whole = guard.span().byte_range();
                if number.is_some() {
                    self.before(whole.start, format!("{} && (", off.join(" && ")), number);
                }
                let found = self.take(place(guard.span()), "MatchArmGuard");
                let others: Vec<_> = found
                    .into_iter()
                    .map(|one| (one.number, one.replacement))
                    .collect();
                let any = !others.is_empty();
                if any {
                    self.switch(&whole, others);
                }
                visit::visit_arm(self, node);
                // What follows the guard comes after what is in it, though the arm's body has been visited.
                if any {
                    self.after(whole.end, " })");
                }
                if number.is_some() {
                    self.after(whole.end, ")");
                }
            }
        }
    }

    fn visit_expr_struct(&mut self, node: &'ast syn::ExprStruct) {
        let rest = node.rest.as_ref().map(|rest| self.part(&**rest).to_owned());
        let mut ends = Vec::new();
        for field in &node.fields {
            let Some(rest) = &rest else { break };
            for one in self.take(place(field.span()), "StructField") {
                let name = self.part(&field.member).to_owned();
                let value = field.expr.span().byte_range();
                let colon = match field.colon_token {
                    Some(_) => String::new(),
                    None => format!("{name}: "),
                };
                let text = format!(
                    "{colon}if crate::mutants::on({}) {{ ({rest}).{name} }} else {{ ",
                    one.number
                );
                self.before(value.start, text, Some(one.number));
                ends.push(value.end);
            }
        }
        visit::visit_expr_struct(self, node);
        for end in ends {
            self.after(end, " }");
        }
    }
}

fn is_comparison(operator: &str) -> bool {
    matches!(operator, "==" | "!=" | "<=" | ">=")
}

/// The file with its switches, where each stands, and the numbers of those that found no place.
fn rewritten(text: &str, mutants: BTreeMap<Place, Vec<Mutant>>) -> (String, Vec<Value>, Vec<u64>) {
    let file = syn::parse_file(text).unwrap_or_else(|error| {
        eprintln!("{error}");
        process::exit(1)
    });
    let mut rewriter = Rewriter {
        text,
        wanted: mutants,
        insertions: Vec::new(),
        suffixes: Vec::new(),
    };
    rewriter.visit_file(&file);
    // No prefix stands where a suffix does: there is a token between two expressions.
    let mut all = rewriter.suffixes;
    all.append(&mut rewriter.insertions);
    all.sort_by_key(|one| one.at);
    let (mut out, mut from, mut places) = (String::new(), 0, Vec::new());
    for one in all {
        out.push_str(&text[from..one.at]);
        from = one.at;
        if let Some(number) = one.number {
            places.push(
                json!({"number": number, "from": out.len(), "until": out.len() + one.text.len()}),
            );
        }
        out.push_str(&one.text);
    }
    out.push_str(&text[from..]);
    let left = rewriter.wanted.into_values().flatten();
    (out, places, left.map(|one| one.number).collect())
}

fn main() {
    let arguments: Vec<String> = env::args().collect();
    let [_, list, from, to] = &arguments[..] else {
        eprintln!("mutants LIST FROM TO");
        process::exit(2)
    };
    let list: Vec<Value> =
        serde_json::from_str(&fs::read_to_string(list).expect("a list")).expect("JSON");
    let mut files: BTreeMap<String, BTreeMap<Place, Vec<Mutant>>> = BTreeMap::new();
    for one in &list {
        let text = |value: &Value| value.as_str().expect("text").to_owned();
        let number = |value: &Value| value.as_u64().expect("a number");
        let start = &one["span"]["start"];
        let column = |name| usize::try_from(number(&start[name])).expect("small");
        let mutant = Mutant {
            number: number(&one["number"]),
            genre: text(&one["genre"]),
            replacement: text(&one["replacement"]),
        };
        let places = files.entry(text(&one["file"])).or_default();
        let here = places
            .entry((column("line"), column("column")))
            .or_default();
        here.push(mutant);
    }
    let mut report = BTreeMap::new();
    for (file, mutants) in files {
        let text = fs::read_to_string(format!("{from}/{file}")).expect("a source");
        let (out, places, left) = rewritten(&text, mutants);
        fs::write(format!("{to}/{file}"), out).expect("a place to write");
        report.insert(file, json!({"places": places, "left": left}));
    }
    println!("{}", json!(report));
}
