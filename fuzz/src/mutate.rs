//! A JSON value with a few of its parts exchanged: near enough to a valid one to get far.

use arbitrary::{Result, Unstructured};
use serde_json::{Map, Value};

/// Texts that break things: empty, blank, long, other scripts, dates at the edge, odd numbers.
const TEXTS: &[&str] = &[
    "",
    " ",
    "h0",
    "t0",
    "t1",
    "h0/medicine",
    "medicine",
    "surgery",
    "primorsky",
    "ministry",
    "2014-12-08",
    "2015-01-04",
    "0001-01-01",
    "9999-12-31",
    "1900-01-01",
    "2199-12-31",
    "2015-02-29",
    "10 KRW",
    "-1 KRW",
    "1e5",
    "0.0000000000000000000000000001",
    "79228162514264337593543950335 KRW",
    "observation",
    "limited_practice",
    "together",
    "nominated",
    "withdrawn",
    "ru",
    "zh-Hant-TW",
    "RU",
    "경기도",
    "Хабаровск",
    "e\u{301}",
    "\u{202e}abc",
    "a\u{0}b",
    "P109",
    "100",
    "101",
    "100.5",
];

const NUMBERS: &[i64] = &[
    0,
    1,
    2,
    3,
    4,
    63,
    64,
    65,
    1000,
    -1,
    4_294_967_295,
    4_294_967_296,
    i64::MAX,
    i64::MIN,
];

/// Exchanges up to eight parts.
pub fn mutate(value: &mut Value, u: &mut Unstructured<'_>) -> Result<()> {
    for _ in 0..u.int_in_range(0..=8)? {
        part(value, u, 0)?;
    }
    Ok(())
}

fn part(value: &mut Value, u: &mut Unstructured<'_>, depth: u32) -> Result<()> {
    let here = u.ratio(1_u8, if depth < 2 { 200_u8 } else { 6 })?;
    match value {
        Value::Object(map) if !here => member(map, u, depth),
        Value::Array(list) if !here => {
            let last = list.len().saturating_sub(1);
            match u.int_in_range(0..=9)? {
                0 if !list.is_empty() => {
                    list.remove(u.int_in_range(0..=last)?);
                    Ok(())
                }
                1 if !list.is_empty() && list.len() < 64 => {
                    let again = list[u.int_in_range(0..=last)?].clone();
                    list.insert(u.int_in_range(0..=last)?, again);
                    Ok(())
                }
                2 => {
                    list.reverse();
                    Ok(())
                }
                _ if !list.is_empty() => {
                    let index = u.int_in_range(0..=last)?;
                    part(&mut list[index], u, depth + 1)
                }
                _ => Ok(()),
            }
        }
        _ => {
            *value = leaf(u)?;
            Ok(())
        }
    }
}

fn member(map: &mut Map<String, Value>, u: &mut Unstructured<'_>, depth: u32) -> Result<()> {
    let names: Vec<String> = map.keys().cloned().collect();
    if names.is_empty() {
        return Ok(());
    }
    let name = u.choose(&names)?;
    match u.int_in_range(0..=15)? {
        0 => {
            map.remove(name);
        }
        1 => {
            map.insert((*u.choose(TEXTS)?).to_owned(), leaf(u)?);
        }
        _ => {
            if let Some(inner) = map.get_mut(name) {
                part(inner, u, depth + 1)?;
            }
        }
    }
    Ok(())
}

fn leaf(u: &mut Unstructured<'_>) -> Result<Value> {
    Ok(match u.int_in_range(0..=7)? {
        0 => Value::Null,
        1 => Value::Bool(u.arbitrary()?),
        2 | 3 => Value::from(*u.choose(NUMBERS)?),
        4 => Value::from(u.arbitrary::<String>()?),
        5 => Value::Array(Vec::new()),
        _ => Value::from(*u.choose(TEXTS)?),
    })
}
