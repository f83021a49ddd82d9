//! How a service embeds practicum: an API with jobs and progress, a page, one file of data.
//!
//! `cargo run --release --manifest-path examples/service/Cargo.toml`

mod app;
mod ask;
mod guard;
mod jobs;
mod language;
mod listen;
mod openapi;
mod page;
mod problem;
mod routes;
mod settings;
mod shelf;
mod store;
mod version;

use std::error::Error;
use std::process::ExitCode;

use practicum::{Program, RuleBook};
use tokio::net::TcpListener;

use app::App;
use language::Language;
use listen::listen;
use settings::{Settings, USAGE};
use store::NewProgram;

/// The cohort of May and June 2014.
const FIRST: &str = include_str!("../../data/academy_2014.json");

#[expect(clippy::print_stderr, reason = "whoever started the service reads it")]
fn main() -> ExitCode {
    if std::env::args().any(|word| word == "--help") {
        eprintln!("{USAGE}");
        return ExitCode::SUCCESS;
    }
    let settings = match Settings::read(std::env::args().skip(1)) {
        Ok(settings) => settings,
        Err(error) => {
            eprintln!("{error}\n\n{USAGE}");
            return ExitCode::from(2);
        }
    };
    match run(settings) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

fn run(settings: Settings) -> Result<(), Box<dyn Error>> {
    let app = App::open(settings)?;
    if app.store().programs()?.is_empty() {
        load(&app, FIRST)?;
    }
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()?;
    let served = runtime.block_on(serve(app));
    // Plans in the making are in the file, and are made again at the next start.
    runtime.shutdown_background();
    served
}

/// Keeps a program, so that there is something to see.
fn load(app: &App, text: &str) -> Result<(), Box<dyn Error>> {
    let program = Program::from_json(text)?;
    app.store().create(&NewProgram {
        id: program.id().to_string(),
        name: program.name().to_owned(),
        program: program.to_json()?,
        rule_book: RuleBook::default().to_json()?,
        schedule: None,
    })?;
    Ok(())
}

#[expect(clippy::print_stdout, reason = "whoever started the service reads it")]
async fn serve(app: App) -> Result<(), Box<dyn Error>> {
    let listener = TcpListener::bind(app.settings().address).await?;
    let resumed = match jobs::resume(&app).await {
        Ok(resumed) => resumed,
        Err(problem) => return Err(problem.detail(Language::En).into()),
    };
    println!("data in {}", app.settings().database.display());
    if resumed > 0 {
        println!("{resumed} plans are made again");
    }
    println!("listening on http://{}", listener.local_addr()?);
    let patience = app.settings().patience;
    listen(listener, routes::service(app), patience, told_to_stop()).await?;
    Ok(())
}

/// Waits for the wish of whoever started the service, or of the machine.
async fn told_to_stop() {
    let asked = tokio::signal::ctrl_c();
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        if let Ok(mut terminate) = signal(SignalKind::terminate()) {
            tokio::select! { _ = asked => {}, _ = terminate.recv() => {} }
            return;
        }
    }
    let _ = asked.await;
}
