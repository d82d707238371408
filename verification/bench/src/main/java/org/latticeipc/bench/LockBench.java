package org.latticeipc.bench;

import java.util.Locale;
import org.latticeipc.explorer.Explorer;
import org.latticeipc.explorer.ExplorerOptions;
import org.latticeipc.explorer.Result;
import org.latticeipc.ipc.IpcParts.LockMaker;
import org.latticeipc.ipc.lock.QuaternionSpinlock;
import org.latticeipc.ipc.variant.LockVariant;
import org.latticeipc.lincheck.LincheckJudge;
import org.latticeipc.lincheck.LincheckJudge.Mode;
import org.latticeipc.lincheck.LincheckVerdict;
import org.latticeipc.lincheck.LockVariants;
import org.latticeipc.lincheck.LockedCounter;
import org.latticeipc.lincheck.SequentialCounter;
import org.latticeipc.machine.Program;
import org.latticeipc.stack.LockPrograms;

/**
 * The explorer beside Lincheck's model-checking mode on the quaternion spinlock and each of its
 * wrong variants: verdict and time. The explorer judges all executions of two tasks under rc11,
 * Lincheck a sample of interleavings of two threads under sequential consistency.
 */
public final class LockBench {
  private LockBench() {}

  public static void main(String[] arguments) {
    System.out.printf(
        Locale.ROOT, "%-28s %-34s %8s   %-34s %8s%n", "lock", "explorer", "s", "Lincheck", "s");
    print("real", QuaternionSpinlock::new, LockedCounter.class);
    for (LockVariant variant : LockVariant.values()) {
      print(variant.id(), variant::create, LockVariants.of(variant.id()));
    }
  }

  private static void print(String name, LockMaker maker, Class<?> structure) {
    Program program = LockPrograms.counting(maker, 2, 1, true);
    Result result = Explorer.explore(program, ExplorerOptions.defaults());
    LincheckVerdict peer =
        LincheckJudge.check(
            Mode.MODEL_CHECKING, structure, SequentialCounter.class, LincheckJudge.Size.QUICK);
    System.out.printf(
        Locale.ROOT,
        "%-28s %-34s %8.3f   %-34s %8.2f%n",
        name,
        explorer(result),
        result.statistics().seconds(),
        lincheck(peer),
        peer.seconds());
  }

  private static String explorer(Result result) {
    return result.violations().isEmpty()
        ? result.verdict() + ", " + result.statistics().complete() + " executions"
        : "found: " + result.violations().get(0).property();
  }

  private static String lincheck(LincheckVerdict verdict) {
    if (verdict instanceof LincheckVerdict.Wrong wrong) {
      return "found: " + wrong.kind();
    }
    return verdict instanceof LincheckVerdict.Linearizable ? "nothing found" : "failed itself";
  }
}
