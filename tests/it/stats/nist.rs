//! NIST Statistical Reference Datasets, univariate: 27 certified values to every printed digit.
//!
//! The five constructed sets are made here. The four observed ones are not part of this repository:
//! the directory that holds them is named by `PRACTICUM_NIST`, one `NAME.dat` a set with a header of
//! `# certified …: value` lines and one value a line.

use practicum::stats::{Precision, Rounding, Sample, autocorrelation};
use rust_decimal::Decimal;

use super::{dec, decs, plain};

/// The certified values as printed, and the first 30 digits of the exact ones.
struct Certified {
    n: u64,
    mean: [String; 2],
    deviation: [String; 2],
    autocorrelation: [String; 2],
}

impl Certified {
    fn new(n: u64, values: [[&str; 2]; 3]) -> Self {
        let [mean, deviation, autocorrelation] = values.map(|pair| pair.map(str::to_owned));
        Self {
            n,
            mean,
            deviation,
            autocorrelation,
        }
    }
}

/// Significant digits as printed.
fn printed_digits(text: &str) -> u32 {
    let digits = text
        .chars()
        .filter(char::is_ascii_digit)
        .skip_while(|digit| *digit == '0');
    u32::try_from(digits.count()).unwrap()
}

fn confirm(name: &str, values: &[Decimal], certified: &Certified) {
    let sample = Sample::new(values).unwrap();
    let sums = sample.accumulator();
    assert_eq!(sums.count(), certified.n, "{name}");
    for (what, [printed, exact]) in [
        ("mean", &certified.mean),
        ("deviation", &certified.deviation),
        ("autocorrelation", &certified.autocorrelation),
    ] {
        let compute = |rounding| match what {
            "mean" => sums.mean(rounding).unwrap(),
            "deviation" => sums.sample_deviation(rounding).unwrap(),
            _ => autocorrelation(&sample, rounding).unwrap(),
        };
        // As printed, digit for digit.
        let rounding = Rounding::digits(printed_digits(printed)).unwrap();
        assert_eq!(
            *compute(rounding).value(),
            dec(printed),
            "{name}, {what}, as printed"
        );
        // And all the digits a decimal holds.
        let full = compute(Rounding::FULL);
        assert_eq!(plain(&full), rounded(exact), "{name}, {what}, in full");
    }
}

/// Text of up to 30 digits, rounded half away from zero to 28 digits and at most 28 places.
fn rounded(exact: &str) -> String {
    let (sign, digits) = exact
        .strip_prefix('-')
        .map_or(("", exact), |rest| ("-", rest));
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let leading = if whole == "0" { 0 } else { whole.len() };
    let places = match leading {
        0 => 28.min(28 + fraction.len() - fraction.trim_start_matches('0').len()),
        more => 28 - more,
    };
    let kept = fraction.get(..places).unwrap_or(fraction);
    let up = fraction
        .as_bytes()
        .get(places)
        .is_some_and(|digit| *digit >= b'5');
    let mut units: i128 = format!("{whole}{kept}").parse().unwrap();
    units += i128::from(up);
    let scale = u32::try_from(kept.len()).unwrap();
    let value = Decimal::from_i128_with_scale(units, scale).normalize();
    if value.is_zero() {
        value.to_string()
    } else {
        format!("{sign}{value}")
    }
}

/// 1,001 values: the first 0.2 above the base, then 0.1 and 0.3 above in turn.
fn accuracy_set(base: i64) -> Vec<Decimal> {
    let tenths = |more| Decimal::new(base * 10 + more, 1);
    let rest = (0..1_000).map(|place| tenths(if place % 2 == 0 { 1 } else { 3 }));
    std::iter::once(tenths(2)).chain(rest).collect()
}

/// The first digits of pi by the spigot of Rabinowitz and Wagon (American Mathematical Monthly 102,
/// 1995), with nines held back until a carry is ruled out.
fn digits_of_pi(count: usize) -> Vec<Decimal> {
    let guard = count + 10;
    let mut remainders = vec![2_u64; guard * 10 / 3 + 1];
    let (mut digits, mut held, mut nines) = (Vec::new(), None, 0);
    for _ in 0..guard {
        let mut carry = 0;
        for (place, remainder) in remainders.iter_mut().enumerate().rev() {
            let place = u64::try_from(place).unwrap();
            let sum = *remainder * 10 + carry;
            let divisor = if place == 0 { 10 } else { 2 * place + 1 };
            *remainder = sum % divisor;
            carry = if place == 0 {
                sum / divisor
            } else {
                sum / divisor * place
            };
        }
        if carry == 9 {
            nines += 1;
            continue;
        }
        let up = carry == 10;
        digits.extend(held.map(|digit| digit + u64::from(up)));
        digits.extend(std::iter::repeat_n(if up { 0 } else { 9 }, nines));
        (held, nines) = (Some(if up { 0 } else { carry }), 0);
    }
    digits.into_iter().take(count).map(Decimal::from).collect()
}

#[test]
fn the_constructed_sets_are_exact() {
    let first = decs("10000001 10000003 10000002");
    let certified = Certified::new(3, [["10000002", "10000002"], ["1", "1"], ["-0.5", "-0.5"]]);
    confirm("NumAcc1", &first, &certified);
    for (name, base, mean) in [
        ("NumAcc2", 1, "1.2"),
        ("NumAcc3", 1_000_000, "1000000.2"),
        ("NumAcc4", 10_000_000, "10000000.2"),
    ] {
        let certified = Certified::new(1_001, [[mean, mean], ["0.1", "0.1"], ["-0.999", "-0.999"]]);
        confirm(name, &accuracy_set(base), &certified);
    }
}

/// The set is "the first 5,000 digits of pi", but its 957th digit is 3 where pi has 8, and the
/// certified values are those of the set: the mean of the true digits is 4.5358.
#[test]
fn the_digits_of_pi_agree_in_every_digit() {
    let mut digits = digits_of_pi(5_000);
    assert_eq!(digits.len(), 5_000);
    assert_eq!(digits[..12], decs("3 1 4 1 5 9 2 6 5 3 5 8"));
    let sums = Sample::new(&digits).unwrap().accumulator();
    assert_eq!(*sums.mean(Rounding::FULL).unwrap().value(), dec("4.5358"));
    assert_eq!(std::mem::replace(&mut digits[956], dec("3")), dec("8"));
    let certified = Certified::new(
        5_000,
        [
            ["4.53480000000000", "4.5348"],
            ["2.86733906028871", "2.86733906028870807246107586255"],
            [
                "-0.00355099287237972",
                "-0.00355099287237972154162114592426",
            ],
        ],
    );
    confirm("PiDigits", &digits, &certified);
}

#[test]
fn the_observed_sets_agree_in_every_digit() {
    let Ok(directory) = std::env::var("PRACTICUM_NIST") else {
        println!("PRACTICUM_NIST is not set: Lew, Lottery, Mavro and Michelso are left out");
        return;
    };
    for name in ["Lew", "Lottery", "Mavro", "Michelso"] {
        let path = std::path::Path::new(&directory).join(format!("{name}.dat"));
        let text = std::fs::read_to_string(&path).unwrap();
        let header = |key: &str| {
            let prefix = format!("# {key}: ");
            let line = text.lines().find_map(|line| line.strip_prefix(&prefix));
            line.unwrap_or_else(|| panic!("{name} has no {key}"))
                .to_owned()
        };
        let certified = Certified {
            n: header("n").parse().unwrap(),
            mean: [header("certified mean"), header("exact mean (30 digits)")],
            deviation: [
                header("certified stdev (n-1)"),
                header("exact stdev (30 digits)"),
            ],
            autocorrelation: [
                header("certified autocorr lag1"),
                header("exact autocorr lag1 (30 digits)"),
            ],
        };
        let values: Vec<_> = text
            .lines()
            .filter(|line| !line.starts_with('#'))
            .map(str::trim)
            .map(dec)
            .collect();
        confirm(name, &values, &certified);
        println!("{name}: every certified digit, and all digits of a decimal");
    }
}

#[test]
fn a_wrong_last_digit_would_be_noticed() {
    assert_eq!(printed_digits("0.000429123454003053"), 15);
    assert_eq!(printed_digits("-177.435000000000"), 15);
    assert_eq!(
        rounded("0.00042912345400305283719312080906"),
        "0.0004291234540030528371931208"
    );
    let sums = Sample::new(&accuracy_set(1)).unwrap().accumulator();
    let deviation = sums.sample_deviation(Rounding::FULL).unwrap();
    assert_ne!(*deviation.value(), dec("0.1000000000000000000000000001"));
    assert_eq!(Rounding::FULL.precision(), Precision::Digits(28));
}
