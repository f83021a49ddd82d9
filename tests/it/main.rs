//! The integration tests, one binary.

#[cfg(test)]
mod bounded;
#[cfg(test)]
mod check;
#[cfg(test)]
#[cfg(feature = "csv")]
mod csv;
#[cfg(test)]
#[cfg(feature = "solver")]
mod explain;
#[cfg(test)]
#[cfg(feature = "icalendar")]
mod icalendar;
#[cfg(test)]
#[cfg(feature = "json")]
mod json;
#[cfg(test)]
#[cfg(all(feature = "solver", feature = "json"))]
mod laws;
#[cfg(test)]
#[cfg(all(feature = "solver", feature = "json"))]
mod medium;
#[cfg(test)]
#[cfg(feature = "solver")]
mod oracle;
#[cfg(test)]
#[cfg(all(feature = "solver", feature = "json"))]
mod proof;
#[cfg(test)]
mod props;
#[cfg(test)]
#[cfg(feature = "solver")]
mod replan;
#[cfg(test)]
#[cfg(feature = "report")]
mod report;
#[cfg(test)]
#[cfg(feature = "solver")]
mod scale;
#[cfg(test)]
#[cfg(feature = "json")]
mod second;
#[cfg(test)]
#[cfg(feature = "stats")]
mod stats;
#[cfg(test)]
mod support;
#[cfg(test)]
#[cfg(feature = "svg")]
mod svg;
#[cfg(test)]
mod validate;
#[cfg(test)]
#[cfg(feature = "xlsx")]
mod xlsx;
