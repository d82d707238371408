package org.latticeipc.jcstress;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.latticeipc.jcstress.JcstressJudge.Size;

/**
 * What the build runs: the real code must show no forbidden outcome, and each planted test must.
 * Ends with 0 if so, else with 1.
 */
public final class JcstressMain {
  /** All tests but the planted ones. */
  static final String REAL = "org\\.latticeipc\\.jcstress\\.(?!planted\\.)";

  /** Each of these must show its forbidden outcome. */
  private static final List<String> PLANTED =
      List.of("planted.CounterWithoutLock", "planted.StoreBufferingCalledForbidden");

  private JcstressMain() {}

  /** Arguments: {@code quick} or {@code long}, and the folder for reports. */
  public static void main(String[] arguments) throws IOException {
    if (arguments.length != 2 || !(arguments[0].equals("quick") || arguments[0].equals("long"))) {
      System.err.println("usage: JcstressMain quick|long FOLDER");
      System.exit(2);
    }
    Size size = arguments[0].equals("long") ? Size.LONG : Size.QUICK;
    Duration budget = Duration.ofMinutes(size == Size.LONG ? 120 : 6);
    JcstressJudge judge = new JcstressJudge(Path.of(arguments[1]).toAbsolutePath(), budget);
    System.exit(passes(judge, size) ? 0 : 1);
  }

  private static boolean passes(JcstressJudge judge, Size size) throws IOException {
    JcstressVerdict real = judge.run("real", REAL, Map.of(), size);
    boolean good = real instanceof JcstressVerdict.Passed;
    print(good, "the real code", real);
    JcstressVerdict planted = judge.run("planted", "planted\\.", Map.of(), Size.QUICK);
    for (String name : PLANTED) {
      boolean found =
          planted instanceof JcstressVerdict.Forbidden forbidden
              && forbidden.observations().stream().anyMatch(line -> line.contains(name));
      print(found, name + ", which must be found", planted);
      good &= found;
    }
    return good;
  }

  private static void print(boolean good, String what, JcstressVerdict verdict) {
    System.out.printf(
        "jcstress %s: %s: %s (%.0f s)%n",
        good ? "ok" : "FAILED", what, verdict.describe(), verdict.seconds());
    if (verdict instanceof JcstressVerdict.Forbidden forbidden && !good) {
      forbidden.observations().forEach(System.out::println);
    }
  }
}
