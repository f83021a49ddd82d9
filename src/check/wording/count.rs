//! Numbers with the noun that they count.

/// `1 period`, `2 periods`.
pub(super) fn counted(count: impl Into<u64>, noun: &str) -> String {
    match count.into() {
        1 => format!("1 {noun}"),
        count => format!("{count} {noun}s"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_is_one() {
        let told = [0_u32, 1, 2].map(|count| counted(count, "seat"));
        assert_eq!(told, ["0 seats", "1 seat", "2 seats"]);
    }
}
