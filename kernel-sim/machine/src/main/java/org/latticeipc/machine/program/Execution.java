package org.latticeipc.machine.program;

import java.util.List;
import org.latticeipc.machine.Fact;
import org.latticeipc.machine.TaskHandle;

/** What a {@link Property} sees of one finished execution, whichever engine ran it. */
public interface Execution {

  /** One fact with its place. */
  record Noted(TaskHandle task, int index, Fact fact) {}

  /**
   * All facts of the execution. Facts of one task are in program order with {@code index} counting
   * from 0 in each task; the whole list extends happens-before.
   */
  List<Noted> facts();

  /**
   * Whether {@code earlier} happens before {@code later}: its task had done all that precedes it,
   * and this is visible at the point where {@code later} was noted. Irreflexive and transitive.
   */
  boolean happensBefore(Noted earlier, Noted later);

  /** Facts of one type, in the order of {@link #facts()}. */
  default <F extends Fact> List<Noted> factsOf(Class<F> type) {
    return facts().stream().filter(n -> type.isInstance(n.fact())).toList();
  }
}
