package org.latticeipc.scenarios.command.verb;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;
import org.latticeipc.bytecode.check.JavaOptions;
import org.latticeipc.bytecode.whitelist.PureList;
import org.latticeipc.explorer.result.Progress;
import org.latticeipc.explorer.result.Races;
import org.latticeipc.explorer.result.Reduction;
import org.latticeipc.model.MemoryModel;
import org.latticeipc.scenarios.command.console.Console;
import org.latticeipc.scenarios.command.console.OptionValues;
import org.latticeipc.scenarios.command.console.TerminalWidth;
import org.latticeipc.scenarios.format.InputError;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code java}: every execution of compiled classes that nobody wrote for this tool. */
@Command(
    name = "java",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Explores every execution of compiled classes: jcstress tests, a main, or one method.",
      "What cannot be explored is named, and then the answer is INCONCLUSIVE."
    })
public final class JavaVerb implements Callable<Integer> {
  private final Console console;

  @Option(
      names = {"-cp", "--class-path"},
      required = true,
      paramLabel = "PATHS",
      description = "folders and jars; DIR/* for the jars of a folder")
  private List<String> classPath = new ArrayList<>();

  @Parameters(
      arity = "0..*",
      paramLabel = "NAME",
      description = "a class, Class#method, or a part of the class path; none: all tests")
  private List<String> names = new ArrayList<>();

  @Option(names = "-t", paramLabel = "REGEX", description = "which jcstress tests to take")
  private String tests = "";

  @Option(names = "--model", paramLabel = "M", description = "sc, tso, ra, rc11 or jmm (default)")
  private @Nullable String model;

  @Option(
      names = "--races",
      paramLabel = "R",
      description = "data races under jmm are a violation, report (default) or ignore")
  private @Nullable String races;

  @Option(names = "--budget", paramLabel = "TIME", description = "for each test, such as 90s")
  private @Nullable String budget;

  @Option(names = "--max-events", paramLabel = "N", description = "cut a thread after N accesses")
  private int maxEvents = JavaOptions.DEFAULT_MAX_EVENTS;

  @Option(
      names = "--reduce",
      paramLabel = "R",
      split = ",",
      description = {
        "sound reductions: await; symmetry, of actors with the same code and of threads that run",
        "objects of one class with the same captures"
      })
  private List<String> reductions = new ArrayList<>();

  @Mixin private SeedOptions seeds = new SeedOptions();

  @Option(names = "--seed", paramLabel = "N", description = "the first seed of --seeds")
  private long seed;

  @Option(
      names = "--strategy",
      paramLabel = "S",
      description = "who makes the choices of --seeds: random (default) or pct")
  private @Nullable String strategy;

  @Option(
      names = "--max-steps",
      paramLabel = "N",
      description = "gives up a run of --seeds after so many steps (default: 100000)")
  private long maxSteps = 100_000;

  @Option(
      names = "--cluster",
      paramLabel = "MASTER",
      description = "explore each test by Apache Spark, as in --cluster local[2]")
  private @Nullable String cluster;

  @Option(
      names = "--pure",
      paramLabel = "CLASS",
      split = ",",
      description = "take a class as it is: a function of its arguments")
  private List<String> pure = new ArrayList<>();

  @Option(
      names = "--all-libraries",
      description = "tell which classes of the class path can be explored, which not and why")
  private boolean allLibraries;

  @Option(
      names = "--trust",
      paramLabel = "PACKAGE",
      split = ",",
      description =
          "java.util.concurrent.locks: a location in place of its queues; java.lang.ref:"
              + " references that are never cleared; named in HOLDS")
  private List<String> trust = new ArrayList<>();

  @Option(
      names = "--spurious",
      paramLabel = "N",
      description = "waits that end for no reason, up to N in each thread; 0 by default")
  private int spurious;

  @Option(names = "--all", description = "go on after a violation, one of each distinct cause")
  private boolean all;

  @Option(names = "--trace", paramLabel = "OUT", description = "where a violation's trace goes")
  private @Nullable Path trace;

  @Option(names = "--json", description = "prints one JSON document a test, each on a line")
  private boolean json;

  public JavaVerb(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws InputError, IOException {
    requireNoCluster();
    if (allLibraries) {
      return new JavaLibraries(console, pure, json).report(classPath, names);
    }
    Set<Reduction> reduced = EnumSet.noneOf(Reduction.class);
    for (String each : reductions) {
      reduced.add(OptionValues.constant("--reduce", each, Reduction.class));
    }
    Optional<Duration> time =
        budget == null ? Optional.empty() : Optional.of(OptionValues.duration("--budget", budget));
    MemoryModel chosen = OptionValues.model(model, MemoryModel.JMM);
    JavaOptions options =
        new JavaOptions(
            chosen,
            races(chosen),
            time,
            (int) OptionValues.atLeast("--max-events", maxEvents, 1),
            reduced.contains(Reduction.AWAIT),
            reduced.contains(Reduction.SYMMETRY),
            (int) OptionValues.atLeast("--spurious", spurious, 0),
            all,
            seeds.exploring(),
            1,
            0,
            new Remarks(console));
    JavaRuns runs = new JavaRuns(console, classPath, trusting(), options, trace, json);
    if (!seeds.asked()) {
      requireSeeds(strategy != null, "--strategy");
      return cluster == null
          ? runs.explore(names, pattern())
          : runs.exploreBy(cluster, names, pattern());
    }
    String by =
        OptionValues.oneOf(
            "--strategy", strategy == null ? "random" : strategy, List.of("random", "pct"));
    if (budget != null || !reductions.isEmpty() || all) {
      throw new InputError(
          "lattice: java: --seeds makes runs; leave out "
              + (budget != null ? "--budget" : all ? "--all" : "--reduce")
              + ", which is for exploring");
    }
    long steps = OptionValues.atLeast("--max-steps", maxSteps, 1);
    return runs.seeds(names, pattern(), seeds, seed, steps, by.equals("pct"));
  }

  /** Whatever is made by one machine is refused. */
  private void requireNoCluster() throws InputError {
    if (cluster == null) {
      return;
    } else if (allLibraries) {
      throw new InputError(
          "lattice: java: --cluster and --all-libraries: nothing is explored for it; leave --cluster"
              + " out");
    } else if (seeds.asked()) {
      throw new InputError(
          "lattice: java: --cluster and --seeds: runs are made by one machine; leave one of them out");
    } else if (seeds.exploring() != 1) {
      throw new InputError(
          "lattice: java: --cluster and --jobs: the cores are the cluster's, as in --cluster local["
              + seeds.exploring()
              + "]; leave --jobs out");
    }
  }

  private static void requireSeeds(boolean found, String option) throws InputError {
    if (found) {
      throw new InputError("lattice: java: " + option + " is for --seeds; add --seeds N");
    }
  }

  private PureList trusting() throws InputError {
    try {
      return new PureList(pure, trust);
    } catch (IllegalArgumentException e) {
      throw new InputError("lattice: --trust: " + e.getMessage());
    }
  }

  private Races races(MemoryModel chosen) throws InputError {
    if (races == null) {
      return Races.REPORT;
    } else if (!chosen.descriptor().givesRacesMeaning()) {
      throw new InputError(
          "lattice: --races: found '"
              + races
              + "' with --model "
              + chosen
              + ", expected it with jmm only: elsewhere plain accesses are taken as opaque");
    }
    return OptionValues.constant("--races", races, Races.class);
  }

  private Pattern pattern() throws InputError {
    try {
      return Pattern.compile(tests);
    } catch (PatternSyntaxException e) {
      throw new InputError(
          "lattice: -t: found '"
              + tests
              + "', expected a regular expression: "
              + e.getDescription());
    }
  }

  /** Says what is worth saying at once, and draws nothing. */
  private record Remarks(Console console) implements Progress.Listener {
    @Override
    public void progress(Progress progress) {}

    @Override
    public void remark(String text) {
      console.err().println(TerminalWidth.fit("java: " + text));
    }
  }
}
