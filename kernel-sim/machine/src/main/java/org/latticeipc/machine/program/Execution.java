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
   * Whether {@code earlier} happens before {@code later}, each taken as an event of its task that
   * touches nothing: a fact told after a release is not ordered by that release, since it may as
   * well be told later. For properties that <em>demand</em> an order. Irreflexive and transitive.
   */
  boolean happensBefore(Noted<?> earlier, Noted<?> later);

  /**
   * Whether what the task of {@code earlier} did before telling it happens before {@code later}:
   * nothing keeps {@code earlier} from having been told by then, and whoever told {@code later}
   * could know what it tells. For properties that <em>object</em> to things that come in this
   * order; with {@link #happensBefore}, which implies this, they would miss facts that are told
   * right after the access that makes them true. A fact that was told before its task did anything
   * is known to who knows the task's first event or its end.
   */
  boolean isKnownAt(Noted<?> earlier, Noted<?> later);

  /** Facts of one type, in the order of {@link #facts()}. */
  @SuppressWarnings("unchecked") // the filter lets only facts of the type through
  default <F extends Fact> List<Noted<F>> factsOf(Class<F> type) {
    return facts().stream()
        .filter(noted -> type.isInstance(noted.fact()))
        .map(noted -> (Noted<F>) noted)
        .toList();
  }
}
