package org.latticeipc.bytecode.check;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.latticeipc.explorer.result.Statistics;
import org.latticeipc.explorer.result.Verdict;
import org.latticeipc.explorer.result.Violation;
import org.latticeipc.model.MemoryModel;

/**
 * What an exploration of compiled classes came to.
 *
 * @param reasons why it is inconclusive
 * @param outcomes how many executions have each, by the text of the result
 * @param forbidden those graded so, or not at all
 * @param unseen those graded acceptable or interesting that no execution shows, with their grades
 * @param table outcomes with their grades, for people; empty if nothing is graded
 * @param races the data races that were met, a sentence each, sorted
 * @param assumptions what the verdict rests on
 * @param eager classes that set-up initialised because a task came upon them
 * @param learnt what else was found out: whether threads are interrupted, or watched for their end
 * @param restarts how often it began again, having learnt which classes to initialise first
 */
public record JavaResult(
    String name,
    MemoryModel model,
    Verdict verdict,
    List<String> reasons,
    Statistics statistics,
    SortedMap<String, Long> outcomes,
    List<String> forbidden,
    Map<String, String> unseen,
    List<String> table,
    List<Violation> violations,
    List<String> races,
    List<String> assumptions,
    List<String> eager,
    List<String> learnt,
    int restarts) {
  public JavaResult {
    reasons = List.copyOf(reasons);
    violations = List.copyOf(violations);
    races = List.copyOf(races);
    assumptions = List.copyOf(assumptions);
  }

  /** The same with a violation that another exploration found, which that one's classes show. */
  JavaResult shownBy(JavaResult simple, Violation other) {
    return new JavaResult(
        name,
        model,
        verdict,
        reasons,
        statistics,
        outcomes,
        forbidden,
        unseen,
        table,
        List.of(other),
        races,
        assumptions,
        simple.eager,
        simple.learnt,
        restarts);
  }
}
