package org.latticeipc.scenarios.command.document;

import java.util.List;
import org.latticeipc.explorer.result.Violation;
import org.latticeipc.scenarios.command.console.OptionValues;
import org.latticeipc.scenarios.json.Fields;
import org.latticeipc.scenarios.report.CaseResult;
import org.latticeipc.scenarios.report.ViolationText;

/** The document of {@code test}. */
public final class TestDocument {
  private TestDocument() {}

  /** The document. */
  public static Fields of(List<CaseResult> cases) {
    return new Fields()
        .put("met", CaseResult.count(cases, CaseResult.State.MET))
        .put("total", cases.size())
        .put("notReached", CaseResult.count(cases, CaseResult.State.NOT_REACHED))
        .put("cases", cases.stream().map(TestDocument::of).toList());
  }

  private static Fields of(CaseResult each) {
    return new Fields()
        .put("file", each.file())
        .put("name", each.name())
        .put("model", each.model())
        .put("expected", each.expected())
        .put("found", each.found())
        .put("state", OptionValues.word(each.state()))
        .put("seconds", each.seconds())
        .put("assumptions", each.assumptions())
        .put("violations", each.violations().stream().map(TestDocument::of).toList())
        .put("line", each.position().line() == 0 ? null : each.position().line())
        .put("replay", each.replay().orElse(null));
  }

  private static Fields of(Violation violation) {
    return new Fields()
        .put("property", violation.property())
        .put("message", violation.message())
        .put("tasks", ViolationText.tasks(violation))
        .put("explanation", violation.explanation());
  }
}
