//! Small cells: nothing that is withheld can be worked out, by a reader who tries every table.

use practicum::report::{Cell, Group, Measure, Pivot, Published, ReportError, SmallCells, Tally};
use proptest::collection::vec;
use proptest::prelude::*;
use rust_decimal::prelude::ToPrimitive;

/// A table of these numbers.
fn table(rows: usize, columns: usize, numbers: &[u64]) -> Pivot {
    let mut tally = Tally::new(Measure::Persons, "region", "specialty");
    for (place, number) in numbers.iter().enumerate().take(rows * columns) {
        let (row, column) = (place / columns, place % columns);
        let group = |place: usize| Group::named(format!("{place:02}"));
        tally.count(&group(row), &group(column), *number);
    }
    tally.pivot().unwrap()
}

/// The numbers as a reader sees them, totals last; `None` is withheld.
fn shown(published: &Published) -> Vec<Vec<Option<u64>>> {
    let (rows, columns) = (published.rows().len(), published.columns().len());
    let number = |row, column| {
        let number = published.value(row, column).unwrap().number();
        number.map(|number| number.to_u64().unwrap())
    };
    (0..=rows)
        .map(|row| (0..=columns).map(|column| number(row, column)).collect())
        .collect()
}

/// A reader who tries all numbers for what is withheld, and keeps those that add up.
struct Reader {
    shown: Vec<Vec<Option<u64>>>,
    numbers: Vec<Vec<u64>>,
    range: std::ops::RangeInclusive<u64>,
    possible: Vec<Vec<std::collections::BTreeSet<u64>>>,
}

impl Reader {
    /// What each entry can be, if no withheld number is outside the range.
    fn possible(
        published: &Published,
        range: std::ops::RangeInclusive<u64>,
    ) -> Vec<Vec<std::collections::BTreeSet<u64>>> {
        let shown = shown(published);
        let width = shown[0].len();
        let mut reader = Self {
            numbers: vec![vec![0; width]; shown.len()],
            possible: vec![vec![std::collections::BTreeSet::new(); width]; shown.len()],
            shown,
            range,
        };
        reader.fill(0, 0);
        reader.possible
    }

    fn fits(&self, row: usize, column: usize, number: u64) -> bool {
        match self.shown[row][column] {
            Some(known) => known == number,
            None => number >= *self.range.start(),
        }
    }

    /// Fills the inner cells one by one; totals follow from them.
    fn fill(&mut self, row: usize, column: usize) {
        let (rows, columns) = (self.shown.len() - 1, self.shown[0].len() - 1);
        if row == rows {
            self.totals(rows, columns);
            return;
        }
        if column == columns {
            let total: u64 = self.numbers[row][..columns].iter().sum();
            if self.fits(row, columns, total) {
                self.numbers[row][columns] = total;
                self.fill(row + 1, 0);
            }
            return;
        }
        let numbers: Vec<u64> = match self.shown[row][column] {
            Some(known) => vec![known],
            None => self.range.clone().collect(),
        };
        for number in numbers {
            self.numbers[row][column] = number;
            self.fill(row, column + 1);
        }
    }

    fn totals(&mut self, rows: usize, columns: usize) {
        for column in 0..=columns {
            let total = (0..rows).map(|row| self.numbers[row][column]).sum();
            if !self.fits(rows, column, total) {
                return;
            }
            self.numbers[rows][column] = total;
        }
        for row in 0..=rows {
            for column in 0..=columns {
                self.possible[row][column].insert(self.numbers[row][column]);
            }
        }
    }
}

/// Nothing withheld is certain, everything shown is true, and everything small is withheld.
fn confirm(table: &Pivot, rule: SmallCells, least: u64, threshold: u64) {
    let published = rule.withhold(table).unwrap();
    let shown = shown(&published);
    let (rows, columns) = (table.rows().len(), table.columns().len());
    let mut most = 0;
    for (row, line) in shown.iter().enumerate() {
        for (column, seen) in line.iter().enumerate() {
            let truth = match (row == rows, column == columns) {
                (false, false) => table.value(row, column).unwrap(),
                (false, true) => table.row_total(row).unwrap(),
                (true, false) => table.column_total(column).unwrap(),
                (true, true) => table.total(),
            };
            assert!(seen.is_none_or(|seen| seen == truth), "{published}");
            let small = (least..threshold).contains(&truth);
            assert!(!small || seen.is_none(), "{truth} is shown in\n{published}");
            if row < rows && column < columns && seen.is_none() {
                most = most.max(truth);
            }
        }
    }
    // One more than the largest number withheld is room enough to find a second table.
    let possible = Reader::possible(&published, least..=most + 1);
    for (row, line) in shown.iter().enumerate() {
        for (column, seen) in line.iter().enumerate() {
            let possible = &possible[row][column];
            assert!(
                seen.is_some() || possible.len() > 1,
                "{row}, {column} can only be {possible:?} in\n{published}of\n{table}"
            );
        }
    }
}

proptest! {
    #![proptest_config(super::cases(300))]

    #[test]
    fn nothing_withheld_can_be_worked_out(
        rows in 1_usize..4, columns in 1_usize..4, numbers in vec(0_u64..5, 9), threshold in 2_u64..5,
    ) {
        let table = table(rows, columns, &numbers);
        let rule = SmallCells::below(threshold).unwrap();
        confirm(&table, rule, 1, threshold);
        confirm(&table, rule.with_zeros(), 0, threshold);
    }

    #[test]
    fn large_tables_keep_their_shape_and_end(
        rows in 1_usize..12, columns in 1_usize..12, numbers in vec(0_u64..40, 144),
    ) {
        let table = table(rows, columns, &numbers);
        let published = SmallCells::below(6).unwrap().withhold(&table).unwrap();
        prop_assert_eq!((published.rows(), published.columns()), (table.rows(), table.columns()));
        // In no row and in no column exactly one entry is withheld: it would be the difference.
        let lines = shown(&published);
        let alone = |entries: Vec<Option<u64>>| entries.iter().filter(|one| one.is_none()).count() == 1;
        for column in 0..=columns {
            prop_assert!(!alone(lines.iter().map(|line| line[column]).collect()), "{}", published);
        }
        for line in lines {
            prop_assert!(!alone(line), "{}", published);
        }
    }
}

#[test]
fn ones_alone_in_a_square_are_not_enough() {
    // Four ones whose rows and columns are shown could only be ones, since zeros are shown.
    let numbers = [1, 1, 9, 1, 1, 9, 9, 9, 9];
    let published = SmallCells::below(2)
        .unwrap()
        .withhold(&table(3, 3, &numbers))
        .unwrap();
    assert!(published.withheld() > 4, "{published}");
    confirm(&table(3, 3, &numbers), SmallCells::below(2).unwrap(), 1, 2);
}

#[test]
fn one_cell_hides_with_its_totals() {
    let published = SmallCells::below(5)
        .unwrap()
        .withhold(&table(1, 1, &[3]))
        .unwrap();
    assert_eq!(published.withheld(), 4);
    let all_large = SmallCells::below(5)
        .unwrap()
        .withhold(&table(2, 2, &[5, 6, 0, 9]))
        .unwrap();
    assert_eq!(all_large.withheld(), 0);
    assert!(!all_large.to_string().contains("withheld"));
    let nothing = SmallCells::below(5)
        .unwrap()
        .withhold(&table(0, 0, &[]))
        .unwrap();
    assert_eq!(
        (nothing.withheld(), nothing.value(0, 0)),
        (0, Some(Cell::Count(0)))
    );
    assert_eq!(nothing.value(0, 1), None);
}

#[test]
fn what_can_not_be_protected_is_refused() {
    assert_eq!(
        SmallCells::below(1),
        Err(ReportError::Threshold { threshold: 1 })
    );
    let mut overlapping = Tally::new(Measure::Persons, "hospital", "");
    let cell = |name: &str| (Group::named(name), Group::named("persons"));
    overlapping.count_spread([cell("a"), cell("b")]);
    let rule = SmallCells::below(5).unwrap();
    assert_eq!(
        rule.withhold(&overlapping.pivot().unwrap()),
        Err(ReportError::Overlap)
    );
    let huge = table(150, 150, &vec![1; 22_500]);
    assert_eq!(
        rule.withhold(&huge),
        Err(ReportError::TooLarge {
            cells: 22_801,
            limit: 20_000
        })
    );
}

#[test]
fn a_large_table_is_no_trouble() {
    let numbers: Vec<u64> = (0..40 * 40).map(|place| place * place % 23).collect();
    let published = SmallCells::below(5)
        .unwrap()
        .withhold(&table(40, 40, &numbers))
        .unwrap();
    let small = numbers
        .iter()
        .filter(|number| (1..5).contains(*number))
        .count();
    assert!(published.withheld() >= small);
}

#[cfg(feature = "serde")]
#[test]
fn what_is_withheld_is_not_written() {
    let published = SmallCells::below(5)
        .unwrap()
        .withhold(&table(2, 2, &[3, 71, 72, 73]))
        .unwrap();
    let json = serde_json::to_string(&published).unwrap();
    assert!(
        json.contains("withheld") && !json.contains("{\"count\":3}"),
        "{json}"
    );
}
