package org.latticeipc.lincheck;

import org.latticeipc.lincheck.LincheckJudge.Mode;
import org.latticeipc.lincheck.LincheckJudge.Size;

/** Checks one structure and answers with one line, for the catalogue. */
public final class LincheckMain {
  private LincheckMain() {}

  /** Arguments: the class of the structure, that of its specification, and the size's name. */
  public static void main(String[] arguments) throws ClassNotFoundException {
    LincheckVerdict verdict =
        LincheckJudge.check(
            Mode.MODEL_CHECKING,
            Class.forName(arguments[0]),
            Class.forName(arguments[1]),
            Size.named(arguments[2]));
    System.out.println("lattice-judge " + answer(verdict));
    System.exit(0);
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
