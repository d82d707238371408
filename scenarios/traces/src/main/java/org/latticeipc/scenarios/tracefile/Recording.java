package org.latticeipc.scenarios.tracefile;

import java.util.List;
import org.latticeipc.model.ReleaseSequences;
import org.latticeipc.trace.Reason;
import org.latticeipc.trace.Trace;

/**
 * A trace together with all that is needed to run it again.
 *
 * @param tool version of the tool that wrote it; shown, never compared
 * @param origin what it is a run of
 * @param variants the variants that were put in, as {@code part=name}
 * @param cpus how many CPUs the machine had
 * @param slice steps of a CPU's time slice, 0 without preemption
 * @param sequences whose text {@code ra} and {@code rc11} followed
 * @param ended how the run ended, in words
 * @param why what explains the ending, empty for a run that just ended
 * @param trace the run
 */
public record Recording(
    String tool,
    Origin origin,
    List<String> variants,
    int cpus,
    int slice,
    ReleaseSequences sequences,
    String ended,
    List<Reason> why,
    Trace trace) {

  public Recording {
    variants = List.copyOf(variants);
    why = List.copyOf(why);
  }

  /** How a run ended that violates a property. */
  public static String violates(String property, String message) {
    return "violates " + property + ": " + message.replace('\n', ' ');
  }
}
