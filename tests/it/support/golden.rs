//! Files that what is written must equal, byte by byte.

use std::fs;
use std::path::{Path, PathBuf};

/// The path of a golden file.
pub(crate) fn path(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/golden")
        .join(name)
}

/// Compares bytes with a golden file; with `UPDATE_GOLDEN=1` in the environment it writes them. What differs is left in
/// the folder where cargo has such things.
pub(crate) fn compare(name: &str, written: &[u8]) {
    let path = path(name);
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, written).unwrap();
    }
    let golden = fs::read(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    if golden != written {
        let other = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
        fs::create_dir_all(other.parent().unwrap()).unwrap();
        fs::write(&other, written).unwrap();
        panic!(
            "{} differs from {}; if that is meant, UPDATE_GOLDEN=1 replaces it",
            path.display(),
            other.display()
        );
    }
}
