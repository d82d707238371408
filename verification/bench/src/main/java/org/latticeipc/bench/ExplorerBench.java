package org.latticeipc.bench;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Locale;
import org.latticeipc.explorer.result.ExplorerOptions;
import org.latticeipc.explorer.result.Races;
import org.latticeipc.explorer.result.Result;
import org.latticeipc.explorer.result.Statistics;
import org.latticeipc.explorer.search.Exploration;
import org.latticeipc.machine.program.Program;
import org.latticeipc.model.ReleaseSequences;
import org.latticeipc.programs.Programs;

/**
 * Prints a table of how fast the explorer is on the programs that GenMC was timed on: one job, no
 * reduction, races not looked for, outcomes not collected. {@code main(RUNS, LIMIT)}: runs of which
 * the median is taken (default 3), and the peer's seconds above which programs are left out
 * (default 30).
 *
 * <p>The first run of a program includes the JVM's warm-up for it and is shown apart. Times are
 * processor time of the exploring thread, since the machine may be shared.
 */
public final class ExplorerBench {
  private ExplorerBench() {}

  public static void main(String[] arguments) {
    int runs = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 3;
    double limit = arguments.length > 1 ? Double.parseDouble(arguments[1]) : 30;
    System.out.println(
        "program                                           complete   blocked  first s  median s     exec/s    events/s  B/exec"
            + "  heap MiB  GenMC s  factor");
    for (PeerFigure figure : PeerFigure.all()) {
      if (figure.seconds() <= limit) {
        System.out.println(row(figure, runs));
      }
    }
  }

  private static String row(PeerFigure figure, int runs) {
    Program program = Programs.find(figure.program()).program(figure.arguments());
    double[] seconds = new double[runs];
    double start = processorSeconds();
    Result result = explore(program);
    double first = processorSeconds() - start;
    long before = allocated();
    for (int i = 0; i < runs; i++) {
      start = processorSeconds();
      result = explore(program);
      seconds[i] = processorSeconds() - start;
    }
    long bytes = (allocated() - before) / runs;
    Arrays.sort(seconds);
    double median = seconds[runs / 2];
    Statistics s = result.statistics();
    if (s.complete() != figure.complete()) {
      throw new IllegalStateException(
          "%s: %d complete executions, expected %d"
              .formatted(program.name(), s.complete(), figure.complete()));
    }
    long executions = s.complete() + s.blocked();
    return String.format(
        Locale.ROOT,
        "%-47s %10d %9d %8.2f %9.2f %10.0f %11.0f %7d %9d %8.2f %7.1f",
        program.name(),
        s.complete(),
        s.blocked(),
        first,
        median,
        executions / median,
        s.events() / median,
        bytes / executions,
        s.peakHeapBytes() >> 20,
        figure.seconds(),
        figure.seconds() / median);
  }

  private static Result explore(Program program) {
    ExplorerOptions options =
        ExplorerOptions.builder()
            .releaseSequences(ReleaseSequences.GENMC)
            .races(Races.IGNORE)
            .outcomes(false)
            .build();
    return new Exploration(program, options).run();
  }

  /** Of this thread, which is the one that explores; the JVM compiles and collects on others. */
  private static double processorSeconds() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() / 1e9;
  }

  /** Bytes that this thread has allocated; -1 where the JVM does not count. */
  private static long allocated() {
    return ManagementFactory.getThreadMXBean() instanceof ThreadMXBean counting
        ? counting.getCurrentThreadAllocatedBytes()
        : -1;
  }
}
