package org.latticeipc.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.latticeipc.explorer.Explorer;
import org.latticeipc.explorer.result.ExplorerOptions;
import org.latticeipc.explorer.result.Result;
import org.latticeipc.explorer.result.Verdict;
import org.latticeipc.machine.text.MarkdownTable;

/**
 * How fast a cluster is beside one machine, in one run and in alternation, and what follows for
 * more cores than there are here. {@code -Dlattice.docs=write} writes both into docs/CLUSTER.md;
 * {@code -Dspeed.seconds=N} says how long each of the runs is.
 */
@EnabledIfSystemProperty(
    named = "speed.seconds",
    matches = "\\d+",
    disabledReason = "takes minutes of a quiet machine; -Dspeed.seconds=120 runs it")
class SpeedTest {
  private static final int TASKS = 2_000;

  @TempDir
  @SuppressWarnings("NullAway.Init")
  Path folder;

  private final StringBuilder page = new StringBuilder();

  private static ExplorerOptions.Builder options(Duration budget) {
    return ExplorerOptions.builder().outcomes(false).probe(false).budget(budget);
  }

  private static double rate(Result result) {
    return (result.statistics().complete() + result.statistics().blocked())
        / result.statistics().seconds();
  }

  @Test
  void cluster_ofTwoExecutors_besideTwoJobs() throws Exception {
    Duration budget = Duration.ofSeconds(Integer.getInteger("speed.seconds"));
    NamedProgram program = new NamedProgram("ainc", Map.of("n", 13));
    MarkdownTable table =
        new MarkdownTable(List.of("run", "seconds:", "executions/s:", "cores busy:"));
    double one = 0;
    double many = 0;
    double tasks;
    List<Projection> projections;
    try (Standalone cluster = Standalone.start(folder, 2);
        SparkEngine engine = new SparkEngine()) {
      Duration warm = Duration.ofSeconds(10);
      Explorer.explore(program.program(), options(warm).jobs(2).build());
      engine.explore(
          Explored.request(cluster.master(), program, options(warm).build(), cluster.jars()));
      for (int i = 1; i <= 2; i++) {
        Result own = Explorer.explore(program.program(), options(budget).jobs(2).build());
        one += rate(own);
        table.row(List.of("`--jobs 2`", seconds(own.statistics().seconds()), count(rate(own)), ""));
        Result shared =
            engine
                .explore(
                    Explored.request(
                        cluster.master(), program, options(budget).build(), cluster.jars()))
                .result();
        Rounds.Measured measured = Objects.requireNonNull(engine.measured());
        double rate = shared.statistics().complete() / measured.seconds();
        many += rate;
        table.row(
            List.of(
                "two executors of one core",
                seconds(measured.seconds()),
                count(rate),
                percent(measured.busy())));
        assertEquals(Verdict.INCONCLUSIVE, shared.verdict());
      }
      tasks = engine.tasksPerSecond(TASKS);
      projections = projections(engine, cluster);
      page.append(
          text(
              "`ainc n=13`, cut after %d s each, in alternation, after 10 s of each that do not count; Spark %s, Java %s, %d processors, load %.0f; the"
                  + " application had started in %.1f s before:\n\n",
              budget.toSeconds(),
              SparkStart.version(),
              Runtime.version().feature(),
              Runtime.getRuntime().availableProcessors(),
              ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(),
              engine.startSeconds()));
    }
    page.append(table);
    page.append(
        text("\nThe cluster did %.2f of what `--jobs 2` did in the same time.\n", many / one));
    page.append('\n').append(Projection.page(tasks, projections));
    System.out.println(page);
    if (ClusterPage.isWritten()) {
      ClusterPage.write(page.toString());
    }
    // Of a short run much is spent on its first rounds.
    double least = budget.toSeconds() >= 60 ? 0.5 : 0.05;
    assertTrue(many / one > least, () -> page.toString());
  }

  private static List<Projection> projections(SparkEngine engine, Standalone cluster)
      throws Exception {
    List<Projection> all = new ArrayList<>();
    // n! and (n!)² executions; those of the lock were counted.
    all.add(projection(engine, cluster, new NamedProgram("ticketlock", Map.of("n", 8)), 82.6e6));
    all.add(
        projection(engine, cluster, new NamedProgram("ainc", Map.of("n", 14)), 87_178_291_200d));
    all.add(projection(engine, cluster, new NamedProgram("inc", Map.of("n", 9)), 131_681_894_400d));
    return all;
  }

  private static Projection projection(
      SparkEngine engine, Standalone cluster, NamedProgram program, double total) throws Exception {
    Result some =
        engine
            .explore(
                Explored.request(
                    cluster.master(),
                    program,
                    options(Duration.ofSeconds(15)).build(),
                    cluster.jars()))
            .result();
    Rounds.Measured measured = Objects.requireNonNull(engine.measured());
    double executions = some.statistics().complete() + some.statistics().blocked();
    return new Projection(
        program.program().name(),
        total,
        executions / measured.coreSeconds(),
        measured.bytesOfAResult(),
        measured.driverNanosOfAResult() / 1e3);
  }

  private static String seconds(double value) {
    return text("%.1f", value);
  }

  private static String count(double value) {
    return text("%,.0f", value);
  }

  private static String percent(double value) {
    return text("%.0f %%", 100 * value);
  }

  private static String text(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
