package org.latticeipc.explorer.result;

import java.util.List;
import org.latticeipc.machine.program.EngineProperties;
import org.latticeipc.trace.Trace;

/**
 * One broken property with the execution that breaks it.
 *
 * @param property the property's name; the built-in ones are the constants of this record
 * @param message one sentence that says what is wrong
 * @param trace a linearisation of the execution with few context switches
 * @param fewestSwitches whether no linearisation has fewer switches (else it was built greedily)
 * @param explanation in plain words, one sentence each, why the execution is possible
 * @param dot the execution graph in Graphviz form
 */
public record Violation(
    String property,
    String message,
    Trace trace,
    boolean fewestSwitches,
    List<String> explanation,
    String dot) {
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

  public Violation {
    explanation = List.copyOf(explanation);
  }
}
