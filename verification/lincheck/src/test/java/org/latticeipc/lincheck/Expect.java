package org.latticeipc.lincheck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import org.latticeipc.lincheck.LincheckJudge.Mode;
import org.latticeipc.lincheck.LincheckJudge.Size;

/**
 * What a check must answer. Of the real code every build tries a part, and with {@code
 * -Dlattice.long=true}, as nightly, many times as much; a wrong one is looked for until it is
 * found.
 */
final class Expect {
  private static final boolean LONG = Boolean.getBoolean("lattice.long");

  private Expect() {}

  static void linearizable(Mode mode, Class<?> structure, Class<?> specification, Size size) {
    LincheckVerdict verdict =
        LincheckJudge.check(mode, structure, specification, LONG ? size.longer() : size.shorter());
    assertInstanceOf(LincheckVerdict.Linearizable.class, verdict, verdict.describe());
    System.out.printf(
        "%s %s: %s (%.1f s)%n",
        mode, structure.getSimpleName(), verdict.describe(), verdict.seconds());
  }

  static void wrong(String kind, Mode mode, Class<?> structure, Class<?> specification, Size size) {
    LincheckVerdict verdict = LincheckJudge.find(mode, structure, specification, size);
    LincheckVerdict.Wrong wrong =
        assertInstanceOf(LincheckVerdict.Wrong.class, verdict, verdict.describe());
    assertEquals(kind, wrong.kind(), wrong.describe());
  }
}
