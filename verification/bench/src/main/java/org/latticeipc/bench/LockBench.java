package org.latticeipc.bench;

import java.util.Arrays;
import java.util.Locale;
import org.latticeipc.catalogue.program.LockSubjects;
import org.latticeipc.catalogue.subject.Subject;
import org.latticeipc.explorer.Explorer;
import org.latticeipc.explorer.result.ExplorerOptions;
import org.latticeipc.explorer.result.Result;
import org.latticeipc.lincheck.LincheckJudge;
import org.latticeipc.lincheck.LincheckJudge.Mode;
import org.latticeipc.lincheck.LincheckVerdict;
import org.latticeipc.lincheck.LockVariants;
import org.latticeipc.lincheck.LockedCounter;
import org.latticeipc.lincheck.SequentialCounter;

/**
 * The explorer beside Lincheck's model-checking mode on the quaternion spinlock and each of its
 * wrong variants: verdict and time. The explorer judges all executions of the catalogue's programs
 * of two tasks under rc11, Lincheck a sample of interleavings of two threads that count under
 * sequential consistency. {@code main(RUNS)}: runs of which the median is taken, in turn (default
 * 3).
 */
public final class LockBench {
  private LockBench() {}

  public static void main(String[] arguments) {
    int runs = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 3;
    System.out.printf(
        Locale.ROOT, "%-28s %-42s %8s   %-28s %8s%n", "lock", "explorer", "s", "Lincheck", "s");
    for (Subject lock : LockSubjects.all()) {
      print(lock, runs);
    }
  }

  private static void print(Subject lock, int runs) {
    Class<?> structure =
        lock.variant().isEmpty() ? LockedCounter.class : LockVariants.of(lock.variant());
    double[] ours = new double[runs];
    double[] theirs = new double[runs];
    String verdict = "";
    String peerVerdict = "";
    for (int i = 0; i < runs; i++) {
      long start = System.nanoTime();
      verdict = explorer(lock);
      ours[i] = (System.nanoTime() - start) / 1e9;
      LincheckVerdict peer =
          LincheckJudge.check(
              Mode.MODEL_CHECKING, structure, SequentialCounter.class, LincheckJudge.Size.QUICK);
      theirs[i] = peer.seconds();
      peerVerdict = lincheck(peer);
    }
    System.out.printf(
        Locale.ROOT,
        "%-28s %-42s %8.3f   %-28s %8.2f%n",
        lock.variant().isEmpty() ? "real" : lock.variant(),
        verdict,
        median(ours),
        peerVerdict,
        median(theirs));
  }

  private static double median(double[] values) {
    Arrays.sort(values);
    return values[values.length / 2];
  }

  /** All programs of the lock until one shows something. */
  private static String explorer(Subject lock) {
    long complete = 0;
    for (Subject.Probe probe : lock.probes()) {
      Result result =
          Explorer.explore(probe.program(), ExplorerOptions.builder().cpus(probe.cpus()).build());
      if (!result.violations().isEmpty()) {
        return "found: %s in '%s'"
            .formatted(result.violations().get(0).property(), probe.program().name());
      }
      complete += result.statistics().complete();
    }
    return "HOLDS, %d executions".formatted(complete);
  }

  private static String lincheck(LincheckVerdict verdict) {
    if (verdict instanceof LincheckVerdict.Wrong wrong) {
      return "found: " + wrong.kind();
    }
    return verdict instanceof LincheckVerdict.Linearizable ? "nothing found" : "failed itself";
  }
}
