package org.latticeipc.lincheck;

import org.latticeipc.lincheck.LincheckJudge.Mode;
import org.latticeipc.lincheck.LincheckJudge.Size;

/** Checks one structure and answers with one line, for the catalogue. */
public final class LincheckMain {
  private LincheckMain() {}

  /** Arguments: the class of the structure, that of its specification, and the size's name. */
  public static void main(String[] arguments) throws ClassNotFoundException {
    LincheckVerdict verdict =
        LincheckJudge.find(
            Mode.MODEL_CHECKING, ours(arguments[0]), ours(arguments[1]), Size.named(arguments[2]));
    System.out.println("lattice-judge " + answer(verdict));
    System.exit(0);
  }

  /** A class of this harness by its name within the package. */
  private static Class<?> ours(String name) throws ClassNotFoundException {
    return Class.forName(LincheckMain.class.getPackageName() + "." + name);
  }

  private static String answer(LincheckVerdict verdict) {
    if (verdict instanceof LincheckVerdict.Linearizable linearizable) {
      return "CLEAN " + linearizable.executions() + " " + verdict.describe();
    } else if (verdict instanceof LincheckVerdict.Wrong wrong) {
      return "FOUND " + wrong.executions() + " " + wrong.kind();
    }
    return "INCONCLUSIVE 0 " + verdict.describe();
  }
}
