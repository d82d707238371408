package org.latticeipc.jcstress;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.latticeipc.jcstress.JcstressJudge.Size;

/** Runs one selection with one variant and answers with one line, for the catalogue. */
public final class JcstressSubjectMain {
  private static final int FIRST_PROPERTY = 3;

  private JcstressSubjectMain() {}

  /** Arguments: folder, budget in seconds, tests, then {@code property=value} pairs. */
  public static void main(String[] arguments) throws IOException {
    Map<String, String> properties = new TreeMap<>();
    for (int i = FIRST_PROPERTY; i < arguments.length; i++) {
      String[] pair = arguments[i].split("=", 2);
      properties.put(pair[0], pair[1]);
    }
    Duration budget = Duration.ofSeconds(Long.parseLong(arguments[1]));
    JcstressVerdict verdict =
        new JcstressJudge(Path.of(arguments[0]), budget)
            .run("subject", arguments[2], properties, Size.QUICK);
    System.out.println("lattice-judge " + answer(verdict));
    System.exit(0);
  }

  private static String answer(JcstressVerdict verdict) {
    if (verdict instanceof JcstressVerdict.Passed passed) {
      return "CLEAN " + passed.runs() + " " + verdict.describe();
    } else if (verdict instanceof JcstressVerdict.Forbidden forbidden) {
      return "FOUND " + forbidden.observations().size() + " forbidden outcome";
    } else if (verdict instanceof JcstressVerdict.Threw) {
      return "FOUND 0 uncaught-exception";
    } else if (verdict instanceof JcstressVerdict.Hung) {
      return "FOUND 0 " + verdict.describe();
    }
    return "INCONCLUSIVE 0 " + verdict.describe();
  }
}
