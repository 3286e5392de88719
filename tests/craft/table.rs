//! Decision tables that come from DMN models.

use secondline::config::import_dmn;

use super::Folder;

const MODEL: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" name="triage" namespace="ops">
  <decision id="d1" name="Which procedure">
    <decisionTable hitPolicy="FIRST">
      <input label="Product"><inputExpression typeRef="string"><text>ticket.product</text></inputExpression>
        <inputValues><text>"credit_card", "ride"</text></inputValues></input>
      <input label="Amount"><inputExpression typeRef="number"><text>amount</text></inputExpression></input>
      <output name="sop"/>
      <output name="priority"/>
      <annotation name="remark"/>
      <rule>
        <inputEntry><text>"credit_card"</text></inputEntry>
        <inputEntry><text>&gt;= 5000</text></inputEntry>
        <outputEntry><text>"cc-unrecognised-charge"</text></outputEntry>
        <outputEntry><text>"high"</text></outputEntry>
        <annotationEntry><text>agreed, with Risk</text></annotationEntry>
      </rule>
      <rule>
        <inputEntry><text>not("credit_card")</text></inputEntry>
        <inputEntry><text>]10..20]</text></inputEntry>
        <outputEntry><text>"ride-double-charge"</text></outputEntry>
        <outputEntry/>
      </rule>
      <rule>
        <inputEntry><text>-</text></inputEntry>
        <inputEntry><text></text></inputEntry>
        <outputEntry><text>"general-escalation"</text></outputEntry>
        <outputEntry><text>"normal"</text></outputEntry>
      </rule>
    </decisionTable>
  </decision>
</definitions>
"#;

#[test]
fn a_dmn_table_becomes_our_two_files_and_they_lint_clean() {
    let imported = import_dmn("model.dmn", MODEL, None).unwrap();
    assert_eq!((imported.name.as_str(), imported.rules), ("Which procedure", 3));
    assert_eq!(
        imported.csv,
        "in:ticket.product,in:ticket.amount,out:sop,out:priority,note\n\
         credit_card,>= 5000,cc-unrecognised-charge,high,\"agreed, with Risk\"\n\
         not(credit_card),]10..20],ride-double-charge,-,\n\
         -,-,general-escalation,normal,\n"
    );
    let folder = Folder::new();
    folder.write("sops/triage.csv", &imported.csv);
    folder.write("sops/triage.toml", &imported.toml);
    assert_eq!(folder.lint().faults, Vec::new());
}

#[test]
fn what_a_dmn_model_has_and_we_have_not_is_told_with_its_line() {
    let spoilt = [
        ("hitPolicy=\"FIRST\"", "hitPolicy=\"PRIORITY\"", "dmn-policy", 4),
        ("<text>amount</text>", "<text>customer.age * 2</text>", "dmn-input", 7),
        ("<output name=\"priority\"/>", "<output name=\"discount\"/>", "dmn-output", 9),
        ("<text>&gt;= 5000</text>", "<text>amount * 2 &gt; limit</text>", "dmn-test", 13),
        ("<text>\"high\"</text>", "<text>if true then \"high\" else \"low\"</text>", "dmn-result", 15),
        ("<outputEntry/>", "", "width", 18),
        ("</definitions>", "</definition>", "dmn-xml", 32),
    ];
    for (from, to, id, line) in spoilt {
        let text = MODEL.replacen(from, to, 1);
        assert_ne!(text, MODEL);
        // What was a label would still name the field.
        let text = text.replace("label=\"Amount\"", "label=\"Age\"");
        let faults = import_dmn("model.dmn", &text, None).unwrap_err();
        let told: Vec<(String, usize)> =
            faults.iter().map(|fault| (fault.what.id.replace("fault-", ""), fault.line)).collect();
        assert!(told.contains(&(id.to_owned(), line)), "{id}: {told:?}");
    }
    let two =
        MODEL.replace("</definitions>", "<decision name=\"B\"><decisionTable/></decision></definitions>");
    assert_eq!(import_dmn("m.dmn", &two, None).unwrap_err()[0].what.id, "fault-dmn-many");
    assert!(import_dmn("m.dmn", &two, Some("Which procedure")).is_ok());
    assert_eq!(import_dmn("m.dmn", "<definitions/>", None).unwrap_err()[0].what.id, "fault-dmn-none");
}
