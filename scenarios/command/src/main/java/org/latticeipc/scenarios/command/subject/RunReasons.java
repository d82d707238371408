package org.latticeipc.scenarios.command.subject;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.latticeipc.explorer.result.Violation;
import org.latticeipc.scenarios.command.console.Endings;
import org.latticeipc.trace.EventId;
import org.latticeipc.trace.Reason;
import org.latticeipc.trace.Step;
import org.latticeipc.trace.StepWords;
import org.latticeipc.trace.Trace;

/**
 * Why a simulated run is a violation, as far as its steps show it: the accesses that the violation
 * names, and each read of a value that was overwritten before, which no run in turns would make.
 * Confined to one thread.
 */
public final class RunReasons {
  /** More stale reads than these are counted. */
  private static final int MOST = 4;

  /** An event in the words for a violation, as {@code (2.5)}. */
  private static final Pattern NAMED = Pattern.compile("\\((\\d{1,9}\\.\\d{1,9})\\)");

  private final Trace trace;
  private final StepWords names;
  private final Map<EventId, Integer> numbers = new HashMap<>();
  private final List<Reason> stale = new ArrayList<>();
  private boolean inOrder = true;

  private RunReasons(Trace trace) {
    this.trace = trace;
    this.names = new StepWords(trace.tasks());
  }

  /**
   * The reasons; none if nothing is violated or no step is known.
   *
   * @param ended as {@link Endings#words} says it
   */
  public static List<Reason> of(Trace trace, String ended) {
    if (!ended.startsWith(Endings.VIOLATES) || trace.steps().isEmpty()) {
      return List.of();
    }
    RunReasons reasons = new RunReasons(trace);
    reasons.look();
    return reasons.all(ended);
  }

  private List<Reason> all(String ended) {
    List<Reason> all = new ArrayList<>();
    List<EventId> named = new ArrayList<>();
    Matcher matcher = NAMED.matcher(ended);
    while (matcher.find()) {
      EventId id = EventId.parse(matcher.group(1));
      if (numbers.containsKey(id)) {
        named.add(id);
      }
    }
    if (ended.startsWith(Endings.VIOLATES + Violation.NO_DATA_RACE) && named.size() == 2) {
      String second = step(named.get(1));
      all.add(
          new Reason(
              "nothing orders "
                  + second
                  + " and "
                  + step(named.get(0))
                  + ": no release after the one is acquired before the other",
              List.of(named.get(1), named.get(0)),
              false));
    }
    all.addAll(stale.subList(0, Math.min(MOST, stale.size())));
    if (stale.size() > MOST) {
      all.add(Reason.of((stale.size() - MOST) + " more reads are stale"));
    } else if (stale.isEmpty() && inOrder) {
      all.add(Reason.of(Violation.NEEDS_NO_WEAK_MEMORY));
    }
    return all;
  }

  /** Goes through the steps with the order of each cell's writes. */
  private void look() {
    Map<String, List<EventId>> order = new HashMap<>();
    for (int i = 0; i < trace.steps().size(); i++) {
      Step step = trace.steps().get(i);
      if (!(step instanceof Step.Access access)) {
        continue;
      }
      numbers.put(step.id(), i);
      List<EventId> writes =
          order.computeIfAbsent(access.cell(), cell -> new ArrayList<>(List.of(EventId.INITIAL)));
      if (step instanceof Step.Reads reads) {
        int read = writes.lastIndexOf(reads.from());
        if (read >= 0 && read + 1 < writes.size()) {
          stale(step, reads, writes.get(read + 1));
        }
      }
      if (step instanceof Step.Writes written) {
        int after = writes.lastIndexOf(written.after());
        inOrder &= after == writes.size() - 1;
        writes.add(after < 0 ? writes.size() : after + 1, step.id());
      }
    }
  }

  private void stale(Step step, Step.Reads reads, EventId newer) {
    stale.add(
        new Reason(
            step(step.id())
                + " reads "
                + reads.read()
                + ", though "
                + step(newer)
                + " was done before",
            List.of(step.id(), newer),
            false));
  }

  /** {@code task a's relaxed load of flag (step 9, line 4)}. */
  private String step(EventId id) {
    int number = numbers.getOrDefault(id, 0);
    Step step = trace.steps().get(number);
    String what = step.kind().name().toLowerCase(Locale.ROOT).replace('_', ' ');
    String of =
        step instanceof Step.Access access
            ? access.order() + " " + what + " of " + access.cell()
            : what;
    String where = step.source().isEmpty() ? "" : ", " + step.source();
    return names.task(id.task()) + "'s " + of + " (step " + (number + 1) + where + ")";
  }
}
