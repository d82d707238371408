package org.latticeipc.trace;

/**
 * Names one event of an execution: the {@code index}-th event of {@code task}, counting from 0. The
 * write that gave a cell its initial value has task 0 and index 0; the cell says which it is.
 *
 * <p>Events are what {@link StepKind#isEvent()} says; a read-modify-write is one event.
 */
public record EventId(int task, int index) {
  /** The write that initialised whichever cell is meant. */
  public static final EventId INITIAL = new EventId(0, 0);

  /** Whether this is the write that initialised the cell. */
  public boolean isInitial() {
    return task == 0;
  }

  @Override
  public String toString() {
    return task == 0 ? "init" : task + "." + index;
  }

  /**
   * Reads what {@link #toString()} printed.
   *
   * @throws IllegalArgumentException if the text is not of that form
   */
  public static EventId parse(String text) {
    if (text.equals("init")) {
      return INITIAL;
    }
    int dot = text.indexOf('.');
    if (dot < 1) {
      throw new IllegalArgumentException("expected TASK.INDEX or init, found '" + text + "'");
    }
    try {
      return new EventId(
          Integer.parseInt(text.substring(0, dot)), Integer.parseInt(text.substring(dot + 1)));
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("expected TASK.INDEX or init, found '" + text + "'", e);
    }
  }
}
