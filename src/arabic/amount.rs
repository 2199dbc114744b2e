use super::letters::is_digit;

/// An exact decimal: what a numeral counts.
///
/// Kept without trailing zeros after the point, so that equal amounts are equal values.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Amount {
    units: i128,
    decimals: u32,
}

impl Amount {
    /// A whole number.
    pub const fn whole(value: i128) -> Self {
        Self {
            units: value,
            decimals: 0,
        }
    }

    /// `units` divided by ten to the power of `decimals`.
    pub const fn decimal(mut units: i128, mut decimals: u32) -> Self {
        while decimals > 0 && units % 10 == 0 {
            units /= 10;
            decimals -= 1;
        }
        Self { units, decimals }
    }

    /// The value, if it is whole.
    pub const fn integer(self) -> Option<i128> {
        if self.decimals == 0 {
            Some(self.units)
        } else {
            None
        }
    }

    /// The nearest floating-point number.
    #[allow(
        clippy::cast_precision_loss,
        reason = "nearest is what it promises; newspapers count below 2^53"
    )]
    pub fn to_f64(self) -> f64 {
        self.units as f64 / 10_f64.powi(i32::try_from(self.decimals).unwrap_or(i32::MAX))
    }

    /// The sum, or nothing where it is too large to hold.
    pub fn plus(self, other: Self) -> Option<Self> {
        let decimals = self.decimals.max(other.decimals);
        let units = self.at(decimals)?.checked_add(other.at(decimals)?)?;
        Some(Self::decimal(units, decimals))
    }

    /// The product with a whole number, or nothing where it is too large to hold.
    pub fn times(self, factor: i128) -> Option<Self> {
        Some(Self::decimal(
            self.units.checked_mul(factor)?,
            self.decimals,
        ))
    }

    /// Whether it is less than a whole number.
    pub fn is_below(self, limit: i128) -> bool {
        Self::whole(limit)
            .at(self.decimals)
            .is_none_or(|limit| self.units < limit)
    }

    fn at(self, decimals: u32) -> Option<i128> {
        let factor = 10_i128.checked_pow(decimals.checked_sub(self.decimals)?)?;
        self.units.checked_mul(factor)
    }

    /// Reads a number in digits of any of the three systems, with separators.
    ///
    /// Of two kinds of separator the last, standing once, is the decimal one; a kind that stands
    /// more than once divides thousands; `٫` is always decimal and `٬` and `’` never. One separator
    /// alone before exactly three digits divides thousands, unless the whole part is zero or, for a
    /// point, `scaled` says that a word such as million follows (`1.250` and `1.674 million`).
    /// Nothing for times, dates, versions and addresses (`10:30`, `1/2/2024`, `2.0.1`).
    pub fn read(digits: &str, scaled: bool) -> Option<Self> {
        let separators: Vec<char> = digits.chars().filter(|&c| !is_digit(c)).collect();
        let groups: Vec<&str> = digits.split(|c| !is_digit(c)).collect();
        if groups.iter().any(|group| group.is_empty()) {
            return None;
        }
        let point = decimal_place(&separators, &groups, scaled)?;
        let whole = &groups[..point];
        let grouped = whole.len() < 2
            || whole[0].chars().count() <= 3 && whole[1..].iter().all(|group| is_three(group));
        grouped.then_some(())?;
        let mut units: i128 = 0;
        for c in groups.iter().flat_map(|group| group.chars()) {
            units = units.checked_mul(10)?.checked_add(digit(c))?;
        }
        let decimals = groups[point..]
            .iter()
            .map(|group| group.chars().count())
            .sum::<usize>();
        Some(Self::decimal(units, u32::try_from(decimals).ok()?))
    }
}

/// The index of the group after the decimal point; the number of groups if there is none.
fn decimal_place(separators: &[char], groups: &[&str], scaled: bool) -> Option<usize> {
    let Some(&last) = separators.last() else {
        return Some(1);
    };
    let thousands = |c: char| matches!(c, '\u{066C}' | '\u{2019}');
    let known = |c: char| matches!(c, '.' | ',' | '\u{066B}' | '\u{060C}') || thousands(c);
    let (first, alone) = (
        separators[0],
        separators.iter().filter(|&&c| c == last).count() == 1,
    );
    if !separators.iter().all(|&c| known(c))
        || separators[..separators.len() - 1]
            .iter()
            .any(|&c| c != first)
    {
        return None;
    }
    let decimal = match last {
        '\u{066B}' => alone.then_some(true)?,
        _ if thousands(last) => (first == last).then_some(false)?,
        _ if separators.len() > 1 => alone,
        '.' if scaled => true,
        _ => !is_three(groups[1]) || groups[0].chars().all(|c| digit(c) == 0),
    };
    Some(groups.len() - usize::from(decimal))
}

fn is_three(group: &str) -> bool {
    group.chars().count() == 3
}

fn digit(c: char) -> i128 {
    let zero = match c {
        '\u{0660}'..='\u{0669}' => 0x0660,
        '\u{06F0}'..='\u{06F9}' => 0x06F0,
        _ => 0x30,
    };
    i128::from(u32::from(c).saturating_sub(zero))
}
