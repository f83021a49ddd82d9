//! Korean particles, which depend on how the word before them ends.

/// The word with the first particle if it ends in a consonant, with the second if in a vowel; with
/// both, the second in parentheses, if its last letter does not tell.
pub(super) fn with(word: &str, consonant: &str, vowel: &str) -> String {
    match final_consonant(word) {
        Some(true) => format!("{word}{consonant}"),
        Some(false) => format!("{word}{vowel}"),
        None => format!("{word}{consonant}({vowel})"),
    }
}

/// A person with a particle. Where the name's last letter does not tell, a title takes it.
pub(super) fn who(name: &str, consonant: &str, vowel: &str) -> String {
    match final_consonant(name) {
        Some(_) => with(name, consonant, vowel),
        None => format!("{name} 님{consonant}"),
    }
}

/// Whether the last letter or digit, read in Korean, ends in a consonant.
fn final_consonant(word: &str) -> Option<bool> {
    let last = word.chars().rev().find(|c| c.is_alphanumeric())?;
    match last {
        // 0 영, 1 일, 3 삼, 6 육, 7 칠, 8 팔 end in one; 2 이, 4 사, 5 오, 9 구 do not.
        '0' | '1' | '3' | '6' | '7' | '8' => Some(true),
        '2' | '4' | '5' | '9' => Some(false),
        '가'..='힣' => {
            let syllable = u32::from(last) - u32::from('가');
            Some(syllable % 28 != 0)
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn particles_follow_the_last_sound() {
        assert_eq!(with("성빈센트병원", "은", "는"), "성빈센트병원은");
        assert_eq!(with("외과", "은", "는"), "외과는");
        assert_eq!(with("T07", "은", "는"), "T07은");
        assert_eq!(with("T02", "은", "는"), "T02는");
        assert_eq!(with("Иванов", "은", "는"), "Иванов은(는)");
        assert_eq!(with("", "은", "는"), "은(는)");
        assert_eq!(who("Иванов", "은", "는"), "Иванов 님은");
        assert_eq!(who("T02", "이", "가"), "T02가");
    }
}
