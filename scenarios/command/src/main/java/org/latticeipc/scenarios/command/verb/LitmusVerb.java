package org.latticeipc.scenarios.command.verb;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.latticeipc.explorer.result.Reduction;
import org.latticeipc.litmus.Expectations;
import org.latticeipc.litmus.LitmusOptions;
import org.latticeipc.litmus.syntax.LitmusException;
import org.latticeipc.machine.text.NearestName;
import org.latticeipc.machine.text.ShellWord;
import org.latticeipc.model.MemoryModel;
import org.latticeipc.model.ReleaseSequences;
import org.latticeipc.scenarios.command.cluster.Cluster;
import org.latticeipc.scenarios.command.console.Console;
import org.latticeipc.scenarios.command.console.OptionValues;
import org.latticeipc.scenarios.command.console.ProgressLine;
import org.latticeipc.scenarios.command.litmus.LitmusBatch;
import org.latticeipc.scenarios.command.litmus.LitmusFiles;
import org.latticeipc.scenarios.command.litmus.LitmusReport;
import org.latticeipc.scenarios.format.InputError;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code litmus}: memory-model tests in herd7's C dialect. */
@Command(
    name = "litmus",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Explores every execution of litmus tests (herd7's C dialect) and answers as herd7 does.",
      "A folder stands for all *.litmus files below it."
    })
public final class LitmusVerb implements Callable<Integer> {
  private static final long RUNS = 100_000;

  private final Console console;

  @Parameters(arity = "1..*", paramLabel = "FILE|DIR", description = "litmus tests")
  private List<String> words = new ArrayList<>();

  @Option(names = "--model", paramLabel = "M", description = "sc, tso, ra or rc11 (default)")
  private String model = "rc11";

  @Option(
      names = "--compare",
      paramLabel = "M,M…",
      split = ",",
      description = "a table of the states that each of several models allows")
  private List<String> compare = new ArrayList<>();

  @Option(
      names = "--release-sequences",
      paramLabel = "R",
      description =
          "cpp20 (default), genmc, or pldi17, as in herd7's rc11.cat, where later writes of the"
              + " same task belong to a release sequence")
  private String releaseSequences = "cpp20";

  @Option(
      names = "--expect",
      paramLabel = "CSV",
      description = "expected answers, a line PATH,0|1|undef for each test; every test needs one")
  private @Nullable String expect;

  @Option(names = "--json", description = "one JSON document a line, one for each test")
  private boolean json;

  @Option(names = "--summary", description = "only the table, not each test's block")
  private boolean summary;

  @Option(names = "--junit", paramLabel = "OUT", description = "a JUnit XML report")
  private @Nullable String junit;

  @Option(names = "--dot", paramLabel = "OUT", description = "a witness's graph for Graphviz")
  private @Nullable String dot;

  @Option(
      names = "--trace",
      paramLabel = "OUT",
      description = "a witness step by step, for 'replay', 'step' and 'view'")
  private @Nullable String trace;

  @Option(
      names = "--hardware",
      description = "also run the test on this machine's cores; a forbidden state is an alarm")
  private boolean hardware;

  @Option(
      names = "--runs",
      paramLabel = "N",
      description = "how many runs --hardware makes (default: 100000)")
  private @Nullable Long runs;

  @Option(
      names = "--unroll",
      paramLabel = "N",
      description = "after how many rounds a loop is cut (default: ${DEFAULT-VALUE})")
  private int unroll = LitmusOptions.DEFAULT_ROUNDS;

  @Option(
      names = "--reduce",
      paramLabel = "R",
      split = ",",
      description = "sound reductions: await")
  private List<String> reductions = new ArrayList<>();

  @Option(names = "--budget", paramLabel = "TIME", description = "time for each test, as 90s")
  private @Nullable String budget;

  @Option(
      names = "--cluster",
      paramLabel = "MASTER",
      description = "explore each test by Apache Spark, as in --cluster local[2]")
  private @Nullable String cluster;

  @Option(
      names = "--from",
      paramLabel = "FILE",
      description = "leaves out the tests before this one, to go on after an interruption")
  private @Nullable String from;

  @Option(names = "--jobs", paramLabel = "N", description = "threads (default: one for each core)")
  private int jobs = Runtime.getRuntime().availableProcessors();

  public LitmusVerb(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws InputError, IOException, InterruptedException {
    List<MemoryModel> models = models();
    LitmusOptions options = options(models.get(0));
    LitmusFiles files = LitmusFiles.find(words);
    boolean single = trace != null || dot != null;
    if (single && files.tests().size() != 1) {
      throw new InputError(
          "--trace and --dot show one test, found " + files.tests().size() + " files");
    } else if (!compare.isEmpty() && (single || hardware || expect != null)) {
      throw new InputError("--compare goes without --expect, --trace, --dot and --hardware");
    }
    Expectations expectations = expectations();
    LitmusReport.Wanted wanted =
        new LitmusReport.Wanted(
            json,
            summary,
            !compare.isEmpty(),
            junit,
            dot,
            trace,
            hardware ? (runs == null ? RUNS : runs) : 0);
    LitmusReport report = new LitmusReport(console, wanted);
    LitmusBatch batch = new LitmusBatch(models, options, expectations);
    if (cluster == null) {
      explore(batch, begun(files.tests()), report);
    } else {
      try (Cluster shared = Cluster.of(cluster)) {
        explore(batch.by(shared), begun(files.tests()), report);
      }
    }
    List<String> unused =
        expectations == null ? List.of() : expectations.unused(files.folders(), files.tests());
    return report.finish(unused);
  }

  /** The tests from that on with which an interrupted batch is to go on. */
  private List<Path> begun(List<Path> tests) throws InputError {
    if (from == null) {
      return tests;
    }
    for (int i = 0; i < tests.size(); i++) {
      if (tests.get(i).toString().equals(from)) {
        if (i > 0) {
          console.err().println("litmus: left out are the " + i + " tests before " + from);
        }
        return tests.subList(i, tests.size());
      }
    }
    throw new InputError(
        "lattice: --from: found '"
            + from
            + "', which is none of the tests"
            + NearestName.hint(from, tests.stream().map(Path::toString).toList()));
  }

  private void explore(LitmusBatch batch, List<Path> tests, LitmusReport report)
      throws InterruptedException, InputError {
    AtomicInteger done = new AtomicInteger();
    Supplier<String> remedy =
        () ->
            done.get() > 0
                ? "; go on with --from "
                    + ShellWord.quoted(tests.get(Math.min(done.get(), tests.size() - 1)).toString())
                : "; it begins anew, since a litmus test has no checkpoint; --budget TIME gives "
                    + "an answer in time";
    String name = tests.size() == 1 ? tests.get(0).toString() : "litmus";
    long start = System.nanoTime();
    try (ProgressLine bar = new ProgressLine(console, name, remedy)) {
      bar.part(0, tests.size(), "tests", 0);
      batch.run(
          tests,
          jobs,
          bar,
          item -> {
            bar.pause();
            report.add(item);
            bar.part(
                done.incrementAndGet(), tests.size(), "tests", (System.nanoTime() - start) / 1e9);
          });
    }
  }

  private LitmusOptions options(MemoryModel first) throws InputError {
    OptionValues.atLeast("--unroll", unroll, 1);
    OptionValues.jobs(jobs);
    if (runs != null && !hardware) {
      throw new InputError("lattice: --runs: it says how often --hardware runs; add --hardware");
    }
    OptionValues.atLeast("--runs", runs == null ? RUNS : runs, 1);
    Optional<Duration> limit =
        budget == null ? Optional.empty() : Optional.of(OptionValues.duration("--budget", budget));
    return new LitmusOptions(
        first,
        OptionValues.constant("--release-sequences", releaseSequences, ReleaseSequences.class),
        unroll,
        limit,
        jobs,
        reductions());
  }

  private Set<Reduction> reductions() throws InputError {
    Set<Reduction> chosen = EnumSet.noneOf(Reduction.class);
    for (String name : reductions) {
      Reduction reduction = OptionValues.constant("--reduce", name.strip(), Reduction.class);
      if (reduction == Reduction.SYMMETRY) {
        throw new InputError(
            "lattice: --reduce: found 'symmetry', which no litmus test has: its condition tells"
                + " tasks apart by their numbers; expected await");
      }
      chosen.add(reduction);
    }
    return chosen;
  }

  private List<MemoryModel> models() throws InputError {
    if (compare.isEmpty()) {
      return List.of(OptionValues.model("--model", model));
    }
    List<MemoryModel> models = new ArrayList<>();
    for (String id : compare) {
      models.add(OptionValues.model("--compare", id.strip()));
    }
    return models;
  }

  private @Nullable Expectations expectations() throws InputError, IOException {
    if (expect == null) {
      return null;
    }
    Path path = LitmusFiles.path(expect);
    if (!Files.isRegularFile(path)) {
      throw new InputError(expect + ": no such file, expected lines PATH,0, PATH,1 or PATH,undef");
    }
    Path folder = path.toAbsolutePath().getParent();
    try {
      return Expectations.parse(
          expect,
          folder == null ? Path.of("") : folder,
          Files.readAllLines(path, StandardCharsets.UTF_8));
    } catch (LitmusException e) {
      throw new InputError(e.text());
    } catch (CharacterCodingException e) {
      throw new InputError(expect + ": found bytes that are no UTF-8 text, expected a table");
    }
  }
}
