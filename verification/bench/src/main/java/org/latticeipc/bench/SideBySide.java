package org.latticeipc.bench;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Ours beside the others, as a table of medians with their spread and of ratios.
 *
 * <p>Forks are short and interleaved: every round forks each benchmark of a group once, so that a
 * machine that is busy for a while is busy for all of them. A ratio is taken within a round, and
 * the table shows the median of the rounds' ratios.
 *
 * <p>Arguments: which groups (a regular expression over {@code messages-64}, {@code
 * messages-16384}, {@code large-1048576}, {@code alone}, {@code contended}, {@code connect}, …),
 * and how many rounds.
 */
public final class SideBySide {
  private static final String CPU = CpuTime.LABEL;
  private static final String BYTES = "gc.alloc.rate.norm";

  private final int rounds;

  private SideBySide(int rounds) {
    this.rounds = rounds;
  }

  /** Benchmarks that are compared with the first of them. */
  private record Group(
      String name,
      String type,
      String unit,
      Map<String, String> parameters,
      List<String> methods) {}

  /** What one fork measured. */
  private record Figure(double wall, double cpu, double bytes) {}

  private static List<Group> groups() {
    List<Group> groups = new ArrayList<>();
    for (String bytes : List.of("64", "1024", "16384")) {
      groups.add(
          new Group(
              "messages-" + bytes,
              "MessageBenchmark",
              "ns",
              Map.of("bytes", bytes),
              List.of(
                  "sealed", "bareHmacAndCipher", "tls", "jeroMqCurve", "jeroMqCurvePipelined")));
    }
    for (String bytes : List.of("4096", "16384", "65536", "262144", "1048576")) {
      groups.add(
          new Group(
              "large-" + bytes,
              "MessageBenchmark",
              "ns",
              Map.of("bytes", bytes),
              List.of("gcm", "tls", "sealed")));
    }
    groups.add(
        new Group(
            "alone",
            "LockBenchmark",
            "ns",
            Map.of(),
            List.of("aloneQuaternion", "aloneReentrant", "aloneReentrantFair")));
    groups.add(
        new Group(
            "contended",
            "LockBenchmark",
            "ns",
            Map.of(),
            List.of("contendedQuaternion", "contendedReentrantFair", "contendedReentrant")));
    groups.add(
        new Group(
            "connect",
            "ConnectBenchmark",
            "us",
            Map.of(),
            List.of("connect", "sixMlKemOperations")));
    return groups;
  }

  /** Runs what is asked for and prints the tables. */
  public static void main(String[] arguments) throws RunnerException {
    String wanted = arguments.length > 0 ? arguments[0] : ".*";
    int rounds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 3;
    System.out.printf(
        Locale.ROOT,
        "Java %s, %d processors, %d rounds of forks%n",
        System.getProperty("java.version"),
        Runtime.getRuntime().availableProcessors(),
        rounds);
    for (Group group : groups()) {
      if (group.name().matches(wanted)) {
        new SideBySide(rounds).compare(group);
      }
    }
    if ("overtaking".matches(wanted)) {
      Overtaking.main(new String[0]);
    }
  }

  private void compare(Group group) throws RunnerException {
    Map<String, List<Figure>> figures = new LinkedHashMap<>();
    for (int round = 0; round < rounds; round++) {
      for (String method : group.methods()) {
        figures.computeIfAbsent(method, m -> new ArrayList<>()).add(fork(group, method));
      }
    }
    print(group, figures);
  }

  private static Figure fork(Group group, String method) throws RunnerException {
    ChainedOptionsBuilder options =
        new OptionsBuilder()
            .include("\\." + group.type() + "\\." + method + "$")
            .forks(1)
            .warmupIterations(4)
            .warmupTime(TimeValue.seconds(1))
            .measurementIterations(4)
            .measurementTime(TimeValue.milliseconds(500))
            .jvmArgsAppend("-Xmx1g")
            .addProfiler(GCProfiler.class)
            .addProfiler(CpuTime.class)
            .verbosity(VerboseMode.SILENT);
    group.parameters().forEach((name, value) -> options.param(name, value));
    Collection<RunResult> results = new Runner(options.build()).run();
    if (results.size() != 1) {
      throw new IllegalStateException(
          "expected one result of " + method + ", got " + results.size());
    }
    RunResult result = results.iterator().next();
    return new Figure(
        result.getPrimaryResult().getScore(), secondary(result, CPU), secondary(result, BYTES));
  }

  /** Labels begin with a dot in some releases of JMH. */
  private static double secondary(RunResult result, String label) {
    for (String name : result.getSecondaryResults().keySet()) {
      if (name.endsWith(label)) {
        return result.getSecondaryResults().get(name).getScore();
      }
    }
    return Double.NaN;
  }

  private static void print(Group group, Map<String, List<Figure>> figures) {
    List<Figure> ours = figures.values().iterator().next();
    System.out.printf(
        Locale.ROOT,
        "%n| %s | time, %s | least to most | processor time, ns | B | of the first's time |%n"
            + "|---|---|---|---|---|---|%n",
        group.name(),
        group.unit());
    figures.forEach(
        (method, all) ->
            System.out.printf(
                Locale.ROOT,
                "| %s | %s | %s to %s | %s | %.0f | %.2f |%n",
                method,
                shown(median(all, Figure::wall)),
                shown(least(all)),
                shown(most(all)),
                shown(median(all, Figure::cpu)),
                median(all, Figure::bytes),
                ratio(all, ours)));
  }

  private static double ratio(List<Figure> theirs, List<Figure> ours) {
    List<Double> ratios = new ArrayList<>();
    for (int round = 0; round < theirs.size(); round++) {
      ratios.add(theirs.get(round).wall() / ours.get(round).wall());
    }
    return middle(ratios);
  }

  private static double median(List<Figure> figures, Function<Figure, Double> of) {
    return middle(figures.stream().map(of).toList());
  }

  private static double middle(List<Double> values) {
    List<Double> sorted = values.stream().sorted().toList();
    int half = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(half)
        : (sorted.get(half - 1) + sorted.get(half)) / 2;
  }

  private static double least(List<Figure> figures) {
    return figures.stream().mapToDouble(Figure::wall).min().orElse(Double.NaN);
  }

  private static double most(List<Figure> figures) {
    return figures.stream().mapToDouble(Figure::wall).max().orElse(Double.NaN);
  }

  private static String shown(double value) {
    return String.format(Locale.ROOT, value < 100 ? "%.1f" : "%.0f", value);
  }
}
