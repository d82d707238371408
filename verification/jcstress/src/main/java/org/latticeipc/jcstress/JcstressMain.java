package org.latticeipc.jcstress;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.latticeipc.jcstress.JcstressJudge.Size;

/**
 * What the build runs: the real code must show no forbidden outcome, and each planted test must;
 * half of those only in a long run. Ends with 0 if so, else with 1.
 */
public final class JcstressMain {
  /** All tests but the planted ones. */
  static final String REAL = "org\\.latticeipc\\.jcstress\\.(?!planted\\.)";

  /** Those of them that forbid something; the others show what may happen, which takes a night. */
  static final String FORBIDDING =
      REAL + "(?!.*(SeqWithoutLock|MessagePassingRelaxed|StoreBufferingRelaxed)$)";

  /**
   * What must show its forbidden outcome.
   *
   * @param name of the run's folder
   * @param test end of the test's class name
   * @param properties the variant, none for a test that is wrong by itself
   * @param always whether every build looks for it; the rest is looked for at night
   */
  record Planted(String name, String test, Map<String, String> properties, boolean always) {}

  static final List<Planted> PLANTED =
      List.of(
          new Planted("counter", "planted.CounterWithoutLock", Map.of(), true),
          new Planted("store-buffer", "planted.StoreBufferingCalledForbidden", Map.of(), true),
          new Planted(
              "done-before-run",
              "dag.HandOver",
              Map.of(StressSubjects.DAG, "done-before-run"),
              true),
          new Planted(
              "submit-races",
              "dag.LateSubmission",
              Map.of(StressSubjects.DAG, "submit-races-completion"),
              false),
          new Planted(
              "cycle-unlocked",
              "dag.CrossingDependencies",
              Map.of(StressSubjects.DAG, "cycle-check-unlocked"),
              false),
          new Planted(
              "seq-outside",
              "channel.TwoSenders",
              Map.of(StressSubjects.IPC, "seq-outside-lock"),
              true),
          new Planted(
              "close-races",
              "channel.CloseAgainstSend",
              Map.of(StressSubjects.IPC, "close-races-send"),
              false));

  private JcstressMain() {}

  /** Arguments: {@code quick} or {@code long}, and the folder for reports. */
  public static void main(String[] arguments) throws IOException {
    if (arguments.length != 2 || !(arguments[0].equals("quick") || arguments[0].equals("long"))) {
      System.err.println("usage: JcstressMain quick|long FOLDER");
      System.exit(2);
    }
    Size size = arguments[0].equals("long") ? Size.LONG : Size.QUICK;
    Duration budget = Duration.ofMinutes(size == Size.LONG ? 240 : 10);
    JcstressJudge judge = new JcstressJudge(Path.of(arguments[1]).toAbsolutePath(), budget);
    System.exit(passes(judge, size) ? 0 : 1);
  }

  private static boolean passes(JcstressJudge judge, Size size) throws IOException {
    JcstressVerdict real = judge.run("real", size == Size.LONG ? REAL : FORBIDDING, Map.of(), size);
    boolean good = real instanceof JcstressVerdict.Passed;
    print(good, "the real code", real);
    List<Planted> first = PLANTED.stream().filter(Planted::always).toList();
    JcstressVerdict together = runTogether(judge, first);
    for (Planted planted : size == Size.LONG ? PLANTED : first) {
      good &= finds(judge, planted, together);
    }
    return good;
  }

  /** All at once, since starting jcstress takes longer than the tests. */
  private static JcstressVerdict runTogether(JcstressJudge judge, List<Planted> all)
      throws IOException {
    String tests = all.stream().map(JcstressMain::pattern).collect(Collectors.joining("|"));
    Map<String, String> properties = new TreeMap<>();
    for (Planted planted : all) {
      planted
          .properties()
          .forEach(
              (name, variant) -> {
                String other = properties.put(name, variant);
                if (other != null) {
                  throw new IllegalStateException(
                      name + " is " + other + " for one test and " + variant + " for another");
                }
              });
    }
    return judge.run("planted/together", tests, properties, Size.QUICK);
  }

  private static String pattern(Planted planted) {
    return planted.test().replace(".", "\\.") + "$";
  }

  /**
   * Chance decides when a race is seen, so what a short run of all did not show is looked for once
   * more, alone and for longer.
   */
  private static boolean finds(JcstressJudge judge, Planted planted, JcstressVerdict together)
      throws IOException {
    JcstressVerdict verdict = together.of(planted.test());
    if (!isFound(planted, verdict)) {
      verdict =
          judge.run(
              "planted/" + planted.name(), pattern(planted), planted.properties(), Size.PATIENT);
    }
    boolean found = isFound(planted, verdict);
    print(found, planted.test() + " " + planted.properties() + ", to be found", verdict);
    return found;
  }

  /** Whether the planted test itself showed what is forbidden, not some other one. */
  static boolean isFound(Planted planted, JcstressVerdict verdict) {
    return verdict instanceof JcstressVerdict.Forbidden forbidden
        && forbidden.observations().stream().anyMatch(line -> line.contains(planted.test()));
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
