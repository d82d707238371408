package org.latticeipc.bytecode.entry;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.latticeipc.bytecode.copy.EntryName;
import org.latticeipc.bytecode.runtime.JavaWorld;
import org.latticeipc.machine.program.Setup;

/** Where a program made of compiled classes begins. Immutable. */
public interface Entry {
  /** The program's name in reports. */
  String name();

  /** The same by names, for a copy of the tool. */
  EntryName names();

  /**
   * Declares the tasks, each with {@link ThreadTasks#task}.
   *
   * @param loader has the rewritten classes
   */
  void declare(Setup setup, JavaWorld world, ClassLoader loader)
      throws ReflectiveOperationException;

  /** Whether it is a program on the seam, to be watched for what its tasks share beside cells. */
  default boolean isOnSeam() {
    return false;
  }

  /** What the outcomes of complete executions mean, or null if there are none. */
  default @Nullable Grading grading() {
    return null;
  }

  /** Judges outcomes. */
  interface Grading {
    /** What is wrong with an outcome, or null. */
    @Nullable String fault(String outcome);

    /** The outcome that tasks that wait for ever have, or null if that is a deadlock. */
    @Nullable String stale();

    /** The graded outcomes that none of these is, each with how it is graded. */
    Map<String, String> unseen(Iterable<String> outcomes);

    /** The outcomes graded forbidden, or not at all, among these. */
    List<String> forbidden(Iterable<String> outcomes);

    /** A table with a line for each outcome, as jcstress prints it. */
    List<String> table(Map<String, Long> outcomes);
  }
}
