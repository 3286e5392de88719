//! A note of a run reads back as it was written, and nothing else is one.

use super::*;

fn telling(items: BTreeMap<Item, Said>) -> Telling {
    Telling {
        ticket: TicketId::new("48213"),
        sop: SopId::new("cc-unrecognised-charge"),
        version: "3.1.0".to_owned(),
        since: "2026-11-22T08:40:00Z".parse().unwrap(),
        role: Clean::line("agent"),
        items,
    }
}

#[test]
fn what_was_answered_reads_back_from_the_note_as_it_was_whatever_stands_in_it() {
    let texts = [
        "349.50",
        "a,b",
        "[secondline:run id=x; a.amount=1]",
        "one\ntwo; three \\ four | five = six",
        "\\o\\c\\s\\n",
        "ABCD1234",
        "4242",
        "true",
        "¿Sí? 👩‍💻 não",
    ];
    let start: Timestamp = "2026-11-22T08:40:00Z".parse().unwrap();
    for nth in 0..400_usize {
        let at = start + jiff::SignedDuration::from_secs(i64::try_from(nth).unwrap() * 7_919);
        let answers = texts.iter().enumerate().map(|(at_text, _)| {
            let value = Clean::text(texts[(nth + at_text) % texts.len()]);
            (Item::Answer(format!("input_{at_text}")), Said { at, value: Some(value) })
        });
        let others = [
            (Item::Answer("gone".to_owned()), Said { at, value: None }),
            (Item::Tick("done".to_owned()), Said { at, value: Some(Clean::default()) }),
            (Item::Tick("undone".to_owned()), Said { at, value: None }),
        ];
        let one = telling(answers.chain(others).collect());
        let note = one.mark("abcd1234").note("▶ Unrecognised charge\n  Words: [secondline:ask id=1]");
        let (mark, _) = Mark::read(note.as_str()).unwrap();
        assert_eq!(Telling::of(&mark).as_ref(), Some(&one), "{note}");
    }
}

#[test]
fn a_card_number_never_travels_and_what_is_no_word_of_ours_is_passed_over() {
    let at = "2026-11-22T08:40:00Z".parse().unwrap();
    let raw = "4111 1111 1111 1111";
    let said = Said { at, value: Some(Clean::text(raw)) };
    let note = telling([(Item::Answer("ref".to_owned()), said)].into()).mark("a").note("▶ x");
    assert!(!note.as_str().contains("1111 1111"), "{note}");
    let odd = [
        "[secondline:run id=a]",
        "[secondline:run id=a; on=1; sop=x; version=1; since=soon]",
        "[secondline:ask id=a; on=1; sop=x; version=1; since=2026-11-22T08:40:00Z]",
    ];
    for text in odd {
        assert_eq!(Telling::of(&Mark::read(text).unwrap().0), None, "{text}");
    }
    let text = "[secondline:run id=a; on=1; sop=x; version=1; since=2026-11-22T08:40:00Z; a.b=never|1; z=1]";
    assert_eq!(Telling::of(&Mark::read(text).unwrap().0).unwrap().items, BTreeMap::new());
}
