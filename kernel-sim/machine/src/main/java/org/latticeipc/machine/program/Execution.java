package org.latticeipc.machine.program;

import java.util.List;
import java.util.Optional;
import org.latticeipc.machine.Fact;
import org.latticeipc.machine.TaskHandle;

/** What a {@link Property} sees of one finished execution, whichever engine ran it. */
public interface Execution {

  /**
   * One fact with its place.
   *
   * @param task the task that told it
   * @param index counts the facts of the task from 0
   * @param fact the fact
   * @param <F> what kind of fact it is known to be
   */
  record Noted<F extends Fact>(TaskHandle task, int index, F fact) {

    /** This very note, if its fact is of the type. */
    @SuppressWarnings("unchecked") // the fact was looked at
    public <G extends Fact> Optional<Noted<G>> as(Class<G> type) {
      return type.isInstance(fact) ? Optional.of((Noted<G>) this) : Optional.empty();
    }
  }

  /**
   * All facts of the execution. Facts of one task are in program order with {@code index} counting
   * from 0 in each task; the whole list extends happens-before.
   */
  List<Noted<?>> facts();

  /**
   * Whether {@code earlier} happens before {@code later}: its task had done all that precedes it,
   * and this is visible at the point where {@code later} was noted. Irreflexive and transitive.
   */
  boolean happensBefore(Noted<?> earlier, Noted<?> later);

  /** Facts of one type, in the order of {@link #facts()}. */
  @SuppressWarnings("unchecked") // the filter lets only facts of the type through
  default <F extends Fact> List<Noted<F>> factsOf(Class<F> type) {
    return facts().stream()
        .filter(noted -> type.isInstance(noted.fact()))
        .map(noted -> (Noted<F>) noted)
        .toList();
  }
}
