//! Any claim gets a verdict or a typed error, and a figure that is its own source always holds.

use arbitrary::{Result, Unstructured};
use practicum::claim::{Assertion, Claim, Stated, Verdict};
use rust_decimal::Decimal;

/// Makes a claim of the bytes and verifies it.
pub fn run(data: &[u8]) {
    let mut u = Unstructured::new(data);
    let _ = claim(&mut u);
}

fn claim(u: &mut Unstructured<'_>) -> Result<()> {
    let number = |u: &mut Unstructured<'_>| -> Result<Decimal> {
        Ok(Decimal::new(u.arbitrary()?, u.int_in_range(0..=28)?))
    };
    let (base, end) = (number(u)?, number(u)?);
    // A compound rate takes a hundred times as long as the others, so it is one in thirty.
    let assertion = match u.int_in_range(0..=29)? {
        0..=4 => Assertion::Equals { reference: base },
        5..=9 => Assertion::Total {
            parts: vec![base, end],
        },
        10..=14 => Assertion::RunningTotal {
            before: base,
            cohorts: vec![end, number(u)?],
        },
        15..=19 => Assertion::Change { base, end },
        20 => Assertion::CompoundRate {
            base,
            end,
            periods: if u.ratio(1, 16)? {
                u.arbitrary()?
            } else {
                u.int_in_range(0..=8)?
            },
        },
        21..=24 => Assertion::Times { base, end },
        _ => Assertion::Share {
            part: base,
            whole: end,
        },
    };
    let right = assertion.compute().ok();
    let stated = Stated::new(number(u)?);
    let claim = Claim::new("a figure", assertion.clone(), stated);
    if let Ok(finding) = claim.verify() {
        assert!(!finding.to_string().is_empty());
    }
    if let Some(right) = right {
        let stated = Stated::new(*right.value());
        if let Ok(finding) = Claim::new("itself", assertion, stated).verify() {
            // A figure that was rounded to be shown holds when it is rounded again.
            let holds = match finding.verdict() {
                Verdict::Holds => true,
                Verdict::HoldsRounded => !right.is_exact(),
                _ => false,
            };
            assert!(holds, "{finding}");
        }
    }
    Ok(())
}
