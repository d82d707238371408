package org.latticeipc.litmus;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.latticeipc.engine.host.HostMachine;
import org.latticeipc.engine.host.HostOptions;
import org.latticeipc.engine.host.HostSample;
import org.latticeipc.engine.host.HostSampler;
import org.latticeipc.litmus.program.LitmusProgram;
import org.latticeipc.litmus.program.LitmusTest;

/**
 * The same test on the real cores of this machine, beside what the model says.
 *
 * @param rows every state that was seen or that the model allows, sorted
 * @param runs how many runs were made
 * @param unfinished how many of them gave no state: given up or failed
 * @param model what the model says
 */
public record HardwareResult(List<Row> rows, long runs, long unfinished, LitmusResult model) {

  /** What a state's presence means. */
  public enum Mark {
    /** The model allows it and it was seen. */
    SEEN,
    /** The model allows it and it was not seen. */
    NEVER_SEEN,
    /** The model forbids it and it was seen: the model or this machine is wrong. */
    ALARM
  }

  /**
   * One state.
   *
   * @param state as herd7 prints it
   * @param count how often it was seen
   */
  public record Row(String state, long count, Mark mark, boolean satisfies) {}

  public HardwareResult {
    rows = List.copyOf(rows);
  }

  /** Whether a state was seen that the model forbids. */
  public boolean alarm() {
    return rows.stream().anyMatch(row -> row.mark() == Mark.ALARM);
  }

  /**
   * Runs the test on {@link HostMachine} and compares with the model's states. A test with a data
   * race may do anything, so it never gives an alarm, nor does a model whose states are incomplete.
   */
  public static HardwareResult run(LitmusResult model, long runs) {
    LitmusTest test = model.test();
    HostSample sample =
        HostSampler.sample(LitmusProgram.onHardware(test), HostOptions.defaults(), runs);
    List<StateCount> seen = new OutcomeTally(test.question(), sample.outcomes()).states();
    SortedSet<StateCount> all = new TreeSet<>(StateCount.order(test.question()));
    all.addAll(seen);
    all.addAll(model.states());
    boolean anything = model.undefined() || !model.missing().isEmpty();
    List<Row> rows = new ArrayList<>();
    for (StateCount state : all) {
      boolean allowed = anything || find(model.states(), state) > 0;
      long count = find(seen, state);
      Mark mark = !allowed ? Mark.ALARM : count > 0 ? Mark.SEEN : Mark.NEVER_SEEN;
      rows.add(new Row(state.text(), count, mark, state.satisfies()));
    }
    return new HardwareResult(
        Collections.unmodifiableList(rows),
        sample.runs(),
        sample.abandoned() + sample.failed(),
        model);
  }

  private static long find(List<StateCount> states, StateCount wanted) {
    return states.stream()
        .filter(state -> state.text().equals(wanted.text()))
        .mapToLong(StateCount::executions)
        .sum();
  }
}
