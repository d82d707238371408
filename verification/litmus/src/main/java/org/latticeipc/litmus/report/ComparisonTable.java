package org.latticeipc.litmus.report;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.latticeipc.litmus.LitmusResult;
import org.latticeipc.litmus.StateCount;
import org.latticeipc.machine.text.TextTable;

/**
 * One test under several models: which final states each allows, in how many executions, and what
 * each adds to the one before it. Made for teaching.
 */
public final class ComparisonTable {
  private ComparisonTable() {}

  /**
   * The table, ending with an empty line.
   *
   * @param results of one test under different models, at least one
   */
  public static String of(List<LitmusResult> results) {
    LitmusResult first = results.get(0);
    TextTable table = new TextTable("ll" + "r".repeat(results.size()));
    List<String> head = new ArrayList<>(List.of("", "state"));
    results.forEach(result -> head.add(model(result)));
    table.row(head);
    for (StateCount state : states(results)) {
      List<String> row = new ArrayList<>(List.of(state.satisfies() ? "*" : "", state.text()));
      results.forEach(result -> row.add(count(result, state)));
      table.row(row);
    }
    List<String> executions = new ArrayList<>(List.of("", "executions"));
    results.forEach(result -> executions.add(Long.toString(result.complete())));
    table.row(executions);
    List<String> answers = new ArrayList<>(List.of("", "answer"));
    results.forEach(result -> answers.add(SummaryTable.answer(result)));
    table.row(answers);
    StringBuilder out = new StringBuilder();
    out.append("Test ").append(first.test().name()).append(": ");
    out.append(first.test().question().show()).append('\n').append(table);
    for (int i = 1; i < results.size(); i++) {
      out.append(difference(results.get(i - 1), results.get(i))).append('\n');
    }
    return out.append('\n').toString();
  }

  private static SortedSet<StateCount> states(List<LitmusResult> results) {
    SortedSet<StateCount> all = new TreeSet<>(StateCount.order(results.get(0).test().question()));
    results.forEach(result -> all.addAll(result.states()));
    return all;
  }

  private static String count(LitmusResult result, StateCount wanted) {
    return result.states().stream()
        .filter(state -> state.text().equals(wanted.text()))
        .findFirst()
        .map(state -> Long.toString(state.executions()))
        .orElse("-");
  }

  private static String difference(LitmusResult before, LitmusResult after) {
    List<String> added = missingIn(before, after);
    List<String> lost = missingIn(after, before);
    String text = model(after) + " and " + model(before) + " allow the same states";
    if (!added.isEmpty()) {
      text = model(after) + " adds to " + model(before) + ": " + String.join(" | ", added);
    }
    if (!lost.isEmpty()) {
      String forbids = " forbids of " + model(before) + ": " + String.join(" | ", lost);
      text = added.isEmpty() ? model(after) + forbids : text + "\n" + model(after) + forbids;
    }
    return text;
  }

  private static List<String> missingIn(LitmusResult where, LitmusResult of) {
    return of.states().stream()
        .filter(state -> count(where, state).equals("-"))
        .map(StateCount::text)
        .toList();
  }

  private static String model(LitmusResult result) {
    return result.options().model().id();
  }
}
