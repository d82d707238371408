package org.latticeipc.explorer.result;

import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.latticeipc.machine.program.EngineProperties;
import org.latticeipc.trace.Reason;
import org.latticeipc.trace.Trace;

/**
 * One broken property with the execution that breaks it. Its explanation and its graph are made
 * when they are first asked for; they are functions of the execution. Immutable and thread-safe;
 * equal if all it says is.
 */
public final class Violation {
  /** Two unordered conflicting accesses, one of them plain. */
  public static final String NO_DATA_RACE = EngineProperties.NO_DATA_RACE;

  /** Tasks wait for what will never come. */
  public static final String NO_DEADLOCK = EngineProperties.NO_DEADLOCK;

  /** A task repeats a loop that changes nothing and sees only final values. */
  public static final String NO_LIVELOCK = EngineProperties.NO_LIVELOCK;

  /** An assertion failed. */
  public static final String ASSERTION = EngineProperties.ASSERTION;

  /** A task ended with an exception. */
  public static final String UNCAUGHT_EXCEPTION = EngineProperties.UNCAUGHT_EXCEPTION;

  /** A task called again with the same results did something else. */
  public static final String DETERMINISTIC_TASKS = EngineProperties.DETERMINISTIC_TASKS;

  /** The explanation of an execution that sc allows too. */
  public static final String NEEDS_NO_WEAK_MEMORY =
      "it needs no weak memory: the steps one after another, in the order shown, lead to it";

  private final String property;
  private final String message;
  private final Trace trace;
  private final boolean fewestSwitches;
  private final Lazy<List<Reason>> reasons;
  private final Lazy<String> dot;

  /**
   * A violation.
   *
   * @param explanation called at most once, by any thread, and so is {@code dot}
   */
  public Violation(
      String property,
      String message,
      Trace trace,
      boolean fewestSwitches,
      Supplier<List<String>> explanation,
      Supplier<String> dot) {
    this(
        new Lazy<>(() -> explanation.get().stream().map(Reason::of).toList()),
        property,
        message,
        trace,
        fewestSwitches,
        dot);
  }

  private Violation(
      Lazy<List<Reason>> reasons,
      String property,
      String message,
      Trace trace,
      boolean fewestSwitches,
      Supplier<String> dot) {
    this.property = property;
    this.message = message;
    this.trace = trace;
    this.fewestSwitches = fewestSwitches;
    this.reasons = reasons;
    this.dot = new Lazy<>(dot);
  }

  /**
   * A violation whose sentences know the steps they speak of.
   *
   * @param reasons called at most once, by any thread, and so is {@code dot}
   */
  public static Violation explained(
      String property,
      String message,
      Trace trace,
      boolean fewestSwitches,
      Supplier<List<Reason>> reasons,
      Supplier<String> dot) {
    return new Violation(
        new Lazy<>(() -> List.copyOf(reasons.get())),
        property,
        message,
        trace,
        fewestSwitches,
        dot);
  }

  /** The same with a sentence that its explanation begins with. */
  public Violation saying(String first) {
    return explained(
        property,
        message,
        trace,
        fewestSwitches,
        () ->
            Stream.concat(
                    Stream.of(Reason.of(first)),
                    reasons().stream().filter(then -> !then.sentence().equals(first)))
                .toList(),
        this::dot);
  }

  /** The property's name; the built-in ones are the constants of this class. */
  public String property() {
    return property;
  }

  /** One sentence that says what is wrong. */
  public String message() {
    return message;
  }

  /** A linearisation of the execution with few context switches. */
  public Trace trace() {
    return trace;
  }

  /** Whether no linearisation has fewer switches (else it was built greedily). */
  public boolean fewestSwitches() {
    return fewestSwitches;
  }

  /** In plain words, one sentence each, why the execution is possible. */
  public List<String> explanation() {
    return Reason.sentences(reasons());
  }

  /** The explanation with the steps that each sentence speaks of. */
  public List<Reason> reasons() {
    return reasons.get();
  }

  /** The execution graph in Graphviz form. */
  public String dot() {
    return dot.get();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Violation that
        && property.equals(that.property)
        && message.equals(that.message)
        && trace.equals(that.trace)
        && fewestSwitches == that.fewestSwitches
        && reasons().equals(that.reasons())
        && dot().equals(that.dot());
  }

  @Override
  public int hashCode() {
    return Objects.hash(property, message, trace);
  }

  @Override
  public String toString() {
    return property + ": " + message;
  }
}
