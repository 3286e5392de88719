//! The figures of a procedure: a clock that warns of its end before it began, money in a currency that there is not or
//! held against money of another one.

use std::collections::BTreeSet;

use super::super::fault::Fault;
use super::super::sops::Read;
use super::Lint;
use super::house::line_of;
use crate::domain::clock::ever_warns;
use crate::domain::sop::{Expr, Kind, Sop};

/// The currencies in use by ISO 4217, without metals, funds and codes for tests.
const CURRENCIES: &str = "AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN \
    BZD CAD CDF CHF CLF CLP CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD \
    HKD HNL HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL \
    MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MXV MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD \
    RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD UYU \
    UYW UZS VED VES VND VUV WST XAF XCD XCG XOF XPF YER ZAR ZMW ZWG";

/// Reports figures of a procedure that cannot be meant.
pub(super) fn figures(read: &Read, out: &mut Lint) {
    let (file, sop) = (&read.file, &read.sop);
    for (clock, line) in sop.clocks.iter().zip(&read.places.clock_lines) {
        for warn in clock.warn.iter().filter(|warn| !ever_warns(clock, **warn)) {
            let line = line_in_table(read, *line, "warn");
            let fault = Fault::new(file, line, &format!("clock.{}.warn", clock.name), "sense-warn-never");
            out.faults.push(fault.with("warn", warn).with("target", clock.within));
        }
    }
    for (at, step) in sop.steps.iter().enumerate() {
        for input in &step.ask {
            if let Some(code) = currency(sop, &input.id)
                && !CURRENCIES.split_ascii_whitespace().any(|known| known == code)
            {
                let line = line_of(read, &step.id, &format!("\"{}\"", input.id), at);
                let fault = Fault::new(file, line, &format!("{}.currency", input.id), "sense-currency");
                out.faults.push(fault.with("value", code));
            }
        }
    }
    for (expr, line, key, _) in &read.places.exprs {
        for (name, value) in expr.comparisons() {
            let Expr::Input(other) = value else { continue };
            if let (Some(one), Some(two)) = (currency(sop, name), currency(sop, other))
                && one != two
            {
                let codes = BTreeSet::from([one, two]).into_iter().collect::<Vec<_>>().join(", ");
                let fault = Fault::new(file, *line, key, "sense-currencies").with("known", codes);
                out.faults.push(fault.with("one", name).with("two", other));
            }
        }
    }
}

fn currency<'a>(sop: &'a Sop, input: &str) -> Option<&'a str> {
    match &sop.input(input)?.1.kind {
        Kind::Money { currency, .. } => currency.as_deref(),
        _ => None,
    }
}

/// The line of a key in the table of the front matter that begins at a line, else that line.
fn line_in_table(read: &Read, header: usize, key: &str) -> usize {
    let Some((text, first)) = &read.page.front else { return header };
    let lines = text.lines().enumerate().map(|(at, line)| (first + at, line.trim_start()));
    let mut inside = lines.skip_while(|(at, _)| *at <= header).take_while(|(_, line)| !line.starts_with('['));
    inside.find(|(_, line)| line.starts_with(key)).map_or(header, |(at, _)| at)
}
