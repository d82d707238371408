package org.latticeipc.cluster;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.latticeipc.cluster.Explored.keeping;
import static org.latticeipc.cluster.Explored.request;
import static org.latticeipc.cluster.Explored.resuming;
import static org.latticeipc.cluster.Explored.summary;

import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.latticeipc.explorer.Explorer;
import org.latticeipc.explorer.result.CheckpointException;
import org.latticeipc.explorer.result.ExplorerOptions;
import org.latticeipc.explorer.result.Progress;
import org.latticeipc.explorer.result.Reduction;
import org.latticeipc.explorer.result.Result;
import org.latticeipc.explorer.result.Verdict;
import org.latticeipc.explorer.share.ClusterAnswer;
import org.latticeipc.explorer.share.ClusterException;
import org.latticeipc.explorer.share.SharedProgram;
import org.latticeipc.litmus.LitmusOptions;
import org.latticeipc.litmus.LitmusResult;
import org.latticeipc.litmus.LitmusRunner;
import org.latticeipc.litmus.compile.LitmusCompiler;
import org.latticeipc.litmus.program.LitmusProgram;
import org.latticeipc.litmus.syntax.LitmusException;
import org.latticeipc.machine.LoadOrder;
import org.latticeipc.machine.LongCell;
import org.latticeipc.machine.StoreOrder;
import org.latticeipc.machine.program.Program;
import org.latticeipc.model.MemoryModel;

/** The answer of Spark, by two threads of this process, is the one of one machine. */
class SparkTest {
  private static final String LOCAL = "local[2]";
  private static final int ROUNDS = LitmusOptions.DEFAULT_ROUNDS;
  private static final SparkEngine ENGINE = new SparkEngine();

  @TempDir
  @SuppressWarnings("NullAway.Init")
  Path folder;

  @AfterAll
  static void leave() {
    ENGINE.close();
  }

  private static NamedProgram program(String name, int n) {
    return new NamedProgram(name, Map.of("n", n));
  }

  private static void compare(NamedProgram program, ExplorerOptions options) throws Exception {
    assertEquals(
        summary(Explorer.explore(program.program(), options)),
        summary(ENGINE.explore(request(LOCAL, program, options)).result()));
  }

  @Test
  void programs_sharedOutBySpark_areExploredAsByOneMachine() throws Exception {
    ExplorerOptions plain = ExplorerOptions.builder().build();
    compare(program("ainc", 7), plain);
    compare(program("ticketlock", 5), plain);
    compare(
        program("ticketlock", 5),
        ExplorerOptions.builder().reduce(Reduction.AWAIT, Reduction.SYMMETRY).build());
    compare(new NamedProgram("ttaslock-opt", Map.of()), ExplorerOptions.of(MemoryModel.SC));
  }

  @Test
  void violations_allOrTheFirst_areThoseOfOneMachine() throws Exception {
    List<String> violated = new ArrayList<>();
    for (NamedProgram program : NamedProgram.wrong()) {
      boolean all = violated.size() % 2 == 0;
      compare(program, ExplorerOptions.builder().all(all).build());
      violated.add(program.name());
    }
    assertTrue(violated.size() >= 3, violated.toString());
  }

  /** By way of a file system of Hadoop's, and to one machine and back. */
  @Test
  void checkpoints_onAnyFileSystem_areThoseOfOneMachine() throws Exception {
    NamedProgram program = program("ainc", 8);
    ExplorerOptions options = ExplorerOptions.builder().probe(false).build();
    ExplorerOptions some = options.toBuilder().maxExecutions(2_000).build();
    String whole = summary(Explorer.explore(program.program(), options));
    Path file = folder.resolve("state");
    String place = file.toUri().toString();
    Result part = ENGINE.explore(keeping(request(LOCAL, program, some), place)).result();
    assertEquals(Verdict.INCONCLUSIVE, part.verdict());
    assertTrue(part.statistics().complete() < 40_320, summary(part));
    byte[] kept = Files.readAllBytes(file);
    assertEquals(
        whole,
        summary(Explorer.explore(program.program(), options.toBuilder().resume(file).build())));
    assertEquals(
        whole, summary(ENGINE.explore(resuming(request(LOCAL, program, options), place)).result()));
    assertArrayEquals(kept, Files.readAllBytes(file));
    CheckpointException refused =
        assertThrows(
            CheckpointException.class,
            () -> ENGINE.explore(resuming(request(LOCAL, program("ainc", 6), options), place)));
    String message = String.valueOf(refused.getMessage());
    assertTrue(
        message.startsWith(
            place + " is a checkpoint of another exploration: program: found ainc(n=8)"),
        message);
    assertArrayEquals(kept, Files.readAllBytes(file), "a refusal loses nothing");
  }

  /** Makes what needs more of the stack than there is. */
  private record Deep() implements SharedProgram {
    private static int deep(int depth) {
      return depth < 0 ? 0 : deep(depth + 1) + 1;
    }

    @Override
    public Program program() {
      return Program.of(
          "deep",
          setup -> {
            LongCell cell = setup.machine().longCell("c", 0);
            setup.task("writer", () -> cell.store(1, StoreOrder.RELAXED));
            setup.task(
                "reader",
                () -> cell.store(deep((int) cell.load(LoadOrder.RELAXED)), StoreOrder.RELAXED));
          });
    }
  }

  /** As on one machine: not an answer, and nothing kept. */
  @Test
  void stackThatOverflows_isInconclusive() throws Exception {
    ExplorerOptions options = ExplorerOptions.builder().probe(false).build();
    Path file = folder.resolve("state");
    for (String place : List.of(file.toString(), file.toUri().toString())) {
      Result shared = ENGINE.explore(keeping(request(LOCAL, new Deep(), options), place)).result();
      assertEquals(summary(Explorer.explore(new Deep().program(), options)), summary(shared));
      assertEquals(Verdict.INCONCLUSIVE, shared.verdict());
      assertTrue(Files.notExists(file));
    }
  }

  /** A folder where the file should be stays what it is, and a system that no jar knows is told. */
  @Test
  void checkpoints_thatCannotBe_areToldInOneLine() throws Exception {
    NamedProgram program = program("ainc", 4);
    ExplorerOptions options = ExplorerOptions.builder().probe(false).build();
    String taken = Files.createDirectory(folder.resolve("taken")).toUri().toString();
    for (String place : List.of(taken, "s3a://bucket/state", "other://place/state")) {
      for (boolean writes : new boolean[] {true, false}) {
        CheckpointException refused =
            assertThrows(
                CheckpointException.class,
                () ->
                    ENGINE.explore(
                        writes
                            ? keeping(request(LOCAL, program, options), place)
                            : resuming(request(LOCAL, program, options), place)));
        String line = String.valueOf(refused.getMessage());
        assertEquals(1, line.lines().count(), line);
        assertTrue(line.startsWith("cannot " + (writes ? "write" : "read")), line);
        String end =
            place.equals(taken)
                ? "found a folder, expected a file"
                : "://, with what it needs, into SPARK_HOME/jars";
        assertTrue(line.endsWith(end), line);
      }
    }
    assertTrue(Files.isDirectory(folder.resolve("taken")));
  }

  @Test
  void budgetAndInterruption_endTheSearchBetweenRounds_andNothingIsLost() throws Exception {
    NamedProgram program = program("ainc", 9);
    Path file = folder.resolve("state");
    List<Double> fractions = new ArrayList<>();
    Progress.Listener listener = progress -> fractions.add(progress.fraction());
    ExplorerOptions options =
        ExplorerOptions.builder()
            .probe(false)
            .outcomes(false)
            .listener(listener)
            .budget(Duration.ofMillis(300))
            .build();
    Result part =
        ENGINE.explore(keeping(request(LOCAL, program, options), file.toString())).result();
    assertTrue(summary(part).contains("the budget of 0.3 s is used up; give it more time"));
    assertTrue(!fractions.isEmpty() && fractions.get(fractions.size() - 1) < 1, fractions + "");
    Thread.currentThread().interrupt();
    ExplorerOptions on = options.toBuilder().budget(Duration.ofDays(1)).build();
    Result none =
        ENGINE
            .explore(
                keeping(resuming(request(LOCAL, program, on), file.toString()), file.toString()))
            .result();
    assertTrue(Thread.interrupted(), "the thread stays interrupted");
    assertTrue(summary(none).contains("it was interrupted"), summary(none));
    assertTrue(none.statistics().complete() >= part.statistics().complete());
    Result whole = Explorer.explore(program.program(), on.toBuilder().resume(file).build());
    assertEquals(362_880, whole.statistics().complete());
    assertEquals(Verdict.HOLDS, whole.verdict());
  }

  /** A litmus test, by what its file says. */
  private record LitmusText(String text) implements SharedProgram {
    @Override
    public LitmusProgram program() {
      try {
        return LitmusProgram.exploring(LitmusCompiler.compile("text", text), ROUNDS);
      } catch (LitmusException e) {
        throw new IllegalArgumentException(e.text(), e);
      }
    }

    @Override
    public Collection<String> learnt(Program explored) {
      return List.copyOf(((LitmusProgram) explored).loops().cut());
    }
  }

  private static LitmusResult byTheCluster(String text, LitmusOptions options) throws Exception {
    LitmusText source = new LitmusText(text);
    return LitmusRunner.run(
        LitmusCompiler.compile("text", text),
        options,
        (program, how) -> {
          try {
            ClusterAnswer answer = ENGINE.explore(request(LOCAL, source, how));
            program.loops().wereCut(answer.learnt());
            return answer.result();
          } catch (ClusterException e) {
            throw new IllegalStateException(e);
          }
        });
  }

  /** Allowed and forbidden states, a loop that is cut, a race. */
  @Test
  void litmusTests_haveTheAnswersOfOneMachine() throws Exception {
    Path folder = Path.of("..", "..", "scenarios", "litmus");
    for (String name : List.of("SB", "CoRR", "CAS+weak-loop", "Double-checked", "2+2W+sc")) {
      String text = Files.readString(folder.resolve(name + ".litmus"));
      LitmusOptions options = LitmusOptions.of(MemoryModel.RC11);
      LitmusResult own = LitmusRunner.run(LitmusCompiler.compile("text", text), options);
      LitmusResult shared = byTheCluster(text, options);
      assertEquals(own.observation() + own.verdict(), shared.observation() + shared.verdict());
      assertEquals(own.states(), shared.states(), name);
      assertEquals(own.cut() + "" + own.missing(), shared.cut() + "" + shared.missing(), name);
      assertEquals(own.complete(), shared.complete(), name);
    }
  }

  @Test
  void masters_thatAreNotThereOrNone_areRefusedInOneLine() {
    for (String master :
        List.of(
            "spark://127.0.0.1:1",
            "sparky",
            "spark://127.0.0.1:x",
            "local[0]",
            "yarn",
            "k8s://https://h:1")) {
      try (SparkEngine engine = new SparkEngine()) {
        ClusterException refused =
            assertThrows(
                ClusterException.class,
                () ->
                    engine.explore(
                        request(master, program("ainc", 2), ExplorerOptions.defaults())));
        String message = String.valueOf(refused.getMessage());
        assertEquals(1, message.lines().count(), message);
        assertTrue(message.contains(master.replace("spark://127.0.0.1:x", "127.0.0.1:x")), message);
      }
    }
  }

  /** Whoever asks for a larger stack does not lose what executors need. */
  @Test
  void executorOptions_areThoseNeededAndThoseGiven() {
    String larger = SparkStart.executorOptions("-Xss16m");
    assertTrue(larger.startsWith(SparkStart.jvmOptions()), larger);
    assertTrue(larger.endsWith("-XX:+UseSerialGC -Xss16m"), larger);
    String other = SparkStart.executorOptions("-XX:+UseG1GC");
    assertTrue(!other.contains("Serial") && other.endsWith(" -XX:+UseG1GC"), other);
  }

  /** The build's list of what Spark needs opened is the one that executors get. */
  @Test
  void jvmOptions_areThoseThatThisJvmWasStartedWith() {
    List<String> given = ManagementFactory.getRuntimeMXBean().getInputArguments();
    for (String option : SparkStart.jvmOptions().split(" ")) {
      assertTrue(given.contains(option), () -> option + " is not among " + given);
    }
  }
}
