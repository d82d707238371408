package org.latticeipc.machine.program;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The names of the properties that engines judge without being asked, as far as each engine can;
 * they have no {@link Property} of their own.
 */
public final class EngineProperties {
  /** Of two conflicting accesses, one of them plain, one happens before the other. */
  public static final String NO_DATA_RACE = "no-data-race";

  /** No task waits for what will never come. */
  public static final String NO_DEADLOCK = "no-deadlock";

  /** No task repeats a loop for ever that changes nothing and sees only final values. */
  public static final String NO_LIVELOCK = "no-livelock";

  /** What the program itself requires holds; see {@link PropertyViolation#require}. */
  public static final String ASSERTION = "assertion";

  /** No task ends with an exception. */
  public static final String UNCAUGHT_EXCEPTION = "uncaught-exception";

  /** Memory is not used once it is freed; judged where a program says what it uses and frees. */
  public static final String NO_USE_AFTER_FREE = "no-use-after-free";

  /** Memory is freed once; likewise. */
  public static final String NO_DOUBLE_FREE = "no-double-free";

  /** Memory is freed in the end; judged where a program asks. */
  public static final String NO_LEAK = "no-leak";

  /**
   * A task that is called again with the same results does the same. Broken by a program that is no
   * program for an explorer, so no file can ask for it or expect it.
   */
  public static final String DETERMINISTIC_TASKS = "deterministic-tasks";

  private static final Map<String, String> EXPECTABLE = statements();

  private EngineProperties() {}

  private static Map<String, String> statements() {
    Map<String, String> all = new LinkedHashMap<>();
    all.put(
        NO_DATA_RACE,
        "of two conflicting accesses, one of them plain, one happens before the other");
    all.put(NO_DEADLOCK, "no task waits for what will never come");
    all.put(NO_LIVELOCK, "no task repeats for ever a loop that changes nothing");
    all.put(ASSERTION, "what the program itself requires holds");
    all.put(UNCAUGHT_EXCEPTION, "no task ends with an exception");
    all.put(NO_USE_AFTER_FREE, "memory is not used once it is freed");
    all.put(NO_DOUBLE_FREE, "memory is freed once");
    all.put(NO_LEAK, "memory is freed by the end, where that is asked for");
    return Collections.unmodifiableMap(all);
  }

  /** Those of them that a program may be expected to break, with what each says. */
  public static Map<String, String> expectable() {
    return EXPECTABLE;
  }
}
