package org.latticeipc.trace;

import java.util.List;

/**
 * Names a run by what it did: SHA-256 over its steps. Source lines are left out, so that a comment
 * added to the code changes nothing; so is the trace's head.
 *
 * <p>Canonical text: one line for each step with its task, index, CPU and kind, then all {@link
 * StepField}s in their order, separated by tabs. An absent field is {@code -}; in a present one,
 * backslash, tab, line feed, carriage return and a leading {@code -} are written {@code \\}, {@code
 * \t}, {@code \n}, {@code \r} and {@code \-}. Kinds are in capitals. Lines end with a line feed;
 * UTF-8.
 */
public final class TraceHash {
  private TraceHash() {}

  /** The hash in lower-case hexadecimal, 64 characters. */
  public static String of(Trace trace) {
    return of(trace.steps());
  }

  /** The hash of a trace with these steps. */
  public static String of(List<Step> steps) {
    TraceDigest digest = new TraceDigest();
    steps.forEach(digest::step);
    return digest.hex();
  }

  /** Whether two steps have the same canonical text: they may differ in their source lines only. */
  public static boolean same(Step one, Step other) {
    if (one.kind() != other.kind()
        || one.task() != other.task()
        || one.index() != other.index()
        || one.cpu() != other.cpu()) {
      return false;
    }
    if (one instanceof Step.Note note) {
      return other instanceof Step.Note that && note.fact().equals(that.fact());
    }
    if (!(one instanceof Step.Access access) || one instanceof Step.Standstill) {
      return one.fields().equals(other.fields());
    }
    // The rest is that, without making maps: of one kind, both are of one class.
    return other instanceof Step.Access that
        && access.cell().equals(that.cell())
        && access.order().equals(that.order())
        && (!(one instanceof Step.Reads read)
            || (other instanceof Step.Reads found
                && read.read().equals(found.read())
                && read.from().equals(found.from())))
        && (!(one instanceof Step.Writes written)
            || (other instanceof Step.Writes found
                && written.written().equals(found.written())
                && written.after().equals(found.after())));
  }

  /** The line that stands for a step. */
  public static String canonical(Step step) {
    return new TraceDigest().step(step).pending();
  }
}
