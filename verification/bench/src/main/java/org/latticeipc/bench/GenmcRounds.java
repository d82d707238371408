package org.latticeipc.bench;

import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.latticeipc.explorer.result.ExplorerOptions;
import org.latticeipc.explorer.result.Races;
import org.latticeipc.explorer.result.Reduction;
import org.latticeipc.explorer.search.Exploration;
import org.latticeipc.machine.program.Program;
import org.latticeipc.model.ReleaseSequences;
import org.latticeipc.programs.Programs;

/**
 * The explorer beside GenMC, where there is one: each program of {@code genmc.tsv} by both in turn,
 * one job, races not looked for, first without any reduction and then with all that each has. Times
 * are those of processes, their start included; <em>warm</em> is the processor time of the
 * exploring thread in this JVM, which has explored the program once before.
 *
 * <p>{@code main(PROGRAMS, ROUNDS)}: a regular expression of names (default all), and how many
 * rounds of which medians are taken (default 3). {@code -Dgenmc=DIR} is GenMC's source tree with
 * the built program in it; without it nothing runs but the explorer. {@code -Dlattice=FILE} is the
 * launcher.
 */
public final class GenmcRounds {
  private static final List<String> PLAIN =
      List.of("--disable-estimation", "--disable-race-detection", "--disable-sr", "--disable-ipr");

  private static final List<String> REDUCED =
      List.of("--disable-estimation", "--disable-race-detection");

  private static final Pattern GENMC_COMPLETE =
      Pattern.compile("complete executions explored: (\\d+)");
  private static final Pattern GENMC_BLOCKED = Pattern.compile("blocked executions seen: (\\d+)");
  private static final Pattern OURS =
      Pattern.compile("(\\d+) complete(?: \\(standing for (\\d+)\\))? and (\\d+) blocked");

  private final String genmc;
  private final Path lattice;
  private final int rounds;

  private GenmcRounds(String genmc, Path lattice, int rounds) {
    this.genmc = genmc;
    this.lattice = lattice;
    this.rounds = rounds;
  }

  /** Measures and prints two tables. */
  public static void main(String[] arguments) {
    Pattern programs = Pattern.compile(arguments.length > 0 ? arguments[0] : ".*");
    int rounds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 3;
    GenmcRounds bench =
        new GenmcRounds(
            System.getProperty("genmc", ""),
            Path.of(System.getProperty("lattice", "lattice")).toAbsolutePath(),
            rounds);
    bench.requireThere();
    List<PeerFigure> figures =
        PeerFigure.all().stream().filter(f -> programs.matcher(f.name()).matches()).toList();
    System.out.printf(
        Locale.ROOT,
        "Java %s, %d processors, medians of %d rounds in turn, load %s%n",
        System.getProperty("java.version"),
        Runtime.getRuntime().availableProcessors(),
        rounds,
        load());
    bench.table("without reductions", figures, PLAIN, List.of());
    bench.table("with reductions", figures, REDUCED, List.of(Reduction.AWAIT, Reduction.SYMMETRY));
    System.out.println("load " + load());
  }

  private static String load() {
    return String.format(
        Locale.ROOT, "%.2f", ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
  }

  private void requireThere() {
    if (!Files.isExecutable(lattice)) {
      throw new IllegalArgumentException(
          "-Dlattice: found " + lattice + ", expected the launcher of this project");
    } else if (!genmc.isEmpty() && !Files.isExecutable(program())) {
      throw new IllegalArgumentException(
          "-Dgenmc: found " + genmc + ", expected GenMC's source tree with genmc built in it");
    }
  }

  private Path program() {
    return Path.of(genmc, "genmc").toAbsolutePath();
  }

  private void table(
      String title, List<PeerFigure> figures, List<String> options, List<Reduction> reductions) {
    System.out.printf(
        "%n%s%n%n| program | GenMC complete | blocked | CPU s | clock s | complete | blocked | CPU"
            + " s | clock s | warm CPU s | GenMC's CPU by warm | clock by clock |%n"
            + "|---|---|---|---|---|---|---|---|---|---|---|---|%n",
        title);
    for (PeerFigure figure : figures) {
      System.out.println(row(figure, options, reductions));
    }
  }

  private String row(PeerFigure figure, List<String> options, List<Reduction> reductions) {
    List<TimedCommand> theirs = new ArrayList<>();
    List<TimedCommand> ours = new ArrayList<>();
    double[] warm = new double[rounds];
    explore(figure, reductions);
    for (int round = 0; round < rounds; round++) {
      if (!genmc.isEmpty()) {
        theirs.add(TimedCommand.run(peer(figure, options), Map.of()));
      }
      ours.add(
          TimedCommand.run(
              own(figure, reductions), Map.of("JAVA_HOME", System.getProperty("java.home"))));
      warm[round] = explore(figure, reductions);
    }
    Matcher own = found(OURS, ours.get(0));
    String complete = own.group(2) == null ? own.group(1) : own.group(1) + " for " + own.group(2);
    require(figure, Long.parseLong(own.group(2) == null ? own.group(1) : own.group(2)), ours);
    String peerCells = "| | | | ";
    String factors = "| ";
    Arrays.sort(warm);
    double median = warm[rounds / 2];
    double clock = median(ours, TimedCommand::wall);
    if (!theirs.isEmpty() && theirs.get(0).exitCode() != 0) {
      if (reductions.isEmpty()) {
        throw new IllegalStateException(figure.name() + ": " + theirs.get(0).output());
      }
      // Where writes are in no order it refuses to revisit in place, and counts what it had.
      peerCells = "refuses | | | ";
    } else if (!theirs.isEmpty()) {
      String all = found(GENMC_COMPLETE, theirs.get(0)).group(1);
      Matcher blocked = GENMC_BLOCKED.matcher(theirs.get(0).output());
      require(figure, Long.parseLong(all), theirs);
      double cpu = median(theirs, TimedCommand::cpu);
      double wall = median(theirs, TimedCommand::wall);
      peerCells =
          String.format(
              Locale.ROOT,
              "%s | %s | %.2f | %.2f",
              all,
              blocked.find() ? blocked.group(1) : "0",
              cpu,
              wall);
      factors = String.format(Locale.ROOT, "%.1f | %.1f", cpu / median, wall / clock);
    }
    return String.format(
        Locale.ROOT,
        "| %s | %s | %s | %s | %.2f | %.2f | %.3f | %s |",
        figure.name(),
        peerCells,
        complete,
        own.group(3),
        median(ours, TimedCommand::cpu),
        clock,
        median,
        factors);
  }

  /** Figures of another program, or of one that went wrong, are none. */
  private static void require(PeerFigure figure, long complete, List<TimedCommand> runs) {
    if (complete != figure.complete()) {
      throw new IllegalStateException(
          String.format(
              "%s: %d complete executions, expected %d: %s",
              figure.name(), complete, figure.complete(), runs.get(0).output()));
    }
  }

  private static Matcher found(Pattern pattern, TimedCommand run) {
    Matcher matcher = pattern.matcher(run.output());
    if (!matcher.find()) {
      throw new IllegalStateException("no counts in what was printed: " + run.output());
    }
    return matcher;
  }

  private static double median(List<TimedCommand> runs, ToDoubleFunction<TimedCommand> figure) {
    return runs.stream().mapToDouble(figure).sorted().skip(runs.size() / 2).findFirst().orElse(0);
  }

  private List<String> peer(PeerFigure figure, List<String> options) {
    Path tests = Path.of(genmc, "tests", "correct").toAbsolutePath();
    List<String> command = new ArrayList<>(List.of(program().toString(), "--rc11"));
    command.addAll(options);
    command.addAll(figure.options());
    command.add("--");
    figure.definitions().forEach(each -> command.add(each.replace("{tests}", tests.toString())));
    command.add(tests.resolve(figure.source()).toString());
    return command;
  }

  private List<String> own(PeerFigure figure, List<Reduction> reductions) {
    List<String> command =
        new ArrayList<>(
            List.of(
                lattice.toString(),
                "explore",
                figure.program(),
                "--jobs",
                "1",
                "--races",
                "ignore"));
    figure.arguments().forEach((name, size) -> command.addAll(List.of("-p", name + "=" + size)));
    reductions.forEach(
        each -> command.addAll(List.of("--reduce", each.name().toLowerCase(Locale.ROOT))));
    return command;
  }

  /** Explores in this JVM; the processor time of this thread, which is the one that does it. */
  private static double explore(PeerFigure figure, List<Reduction> reductions) {
    Program program = Programs.find(figure.program()).program(figure.arguments());
    ExplorerOptions.Builder options =
        ExplorerOptions.builder()
            .releaseSequences(ReleaseSequences.GENMC)
            .races(Races.IGNORE)
            .outcomes(false);
    reductions.forEach(options::reduce);
    long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    new Exploration(program, options.build()).run();
    return (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start) / 1e9;
  }
}
