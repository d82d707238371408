package org.latticeipc.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.latticeipc.cluster.Explored.request;
import static org.latticeipc.cluster.Explored.resuming;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.latticeipc.explorer.Explorer;
import org.latticeipc.explorer.result.ExplorerOptions;
import org.latticeipc.explorer.result.Progress;
import org.latticeipc.explorer.result.Result;
import org.latticeipc.explorer.result.Verdict;
import org.latticeipc.explorer.share.ClusterAnswer;

/** Whatever dies, stops or is late: the answer is the same. With real processes on loopback. */
@EnabledIfSystemProperty(
    named = "lattice.long",
    matches = "true",
    disabledReason = "starts a master and workers as processes; -Pnightly has it")
@Timeout(value = 15, unit = TimeUnit.MINUTES)
class FaultTest {
  private static final int TASKS = 10;
  private static final long EXECUTIONS = 3_628_800;
  private static final NamedProgram PROGRAM = new NamedProgram("ainc", Map.of("n", TASKS));

  /**
   * A round takes seconds, and one that somebody keeps waiting half a minute; this is with load.
   */
  private static final double MOST_SECONDS = 150;

  /** Deadlocks of many kinds, in 2.8 million executions. */
  private static final NamedProgram WRONG = new NamedProgram("mcs_spinlock-await", Map.of("n", 6));

  @TempDir
  @SuppressWarnings("NullAway.Init")
  Path folder;

  @SuppressWarnings("NullAway.Init")
  private Standalone cluster;

  /** They would not end by themselves. */
  private final List<ProcessHandle> stopped = new ArrayList<>();

  private final List<String> log = new ArrayList<>();

  @BeforeEach
  void start() throws Exception {
    cluster = Standalone.start(folder, 2);
  }

  @AfterEach
  void stop() throws Exception {
    stopped.forEach(ProcessHandle::destroyForcibly);
    cluster.close();
    log.forEach(System.out::println);
  }

  /** Does something once the exploration is so far. */
  private final class Fault implements Progress.Listener {
    private final double at;
    private final String what;
    private final Runnable action;
    boolean happened;

    Fault(double at, String what, Runnable action) {
      this.at = at;
      this.what = what;
      this.action = action;
    }

    @Override
    public synchronized void progress(Progress progress) {
      long executions = progress.statistics().complete();
      if (!happened && progress.fraction() > at) {
        happened = true;
        log.add(
            SparkEngine.sentence(
                "%.0f %%, %d executions: %s", 100 * progress.fraction(), executions, what));
        action.run();
      }
    }

    @Override
    public void remark(String text) {
      log.add(text);
    }
  }

  private void explore(Fault fault) throws Exception {
    ExplorerOptions options =
        ExplorerOptions.builder().outcomes(false).probe(false).listener(fault).build();
    try (SparkEngine engine = new SparkEngine()) {
      ClusterAnswer answer =
          engine.explore(request(cluster.master(), PROGRAM, options, cluster.jars()));
      log.addAll(answer.effort());
      log.add(Explored.counts(answer.result()));
      whole(answer.result());
    }
    assertTrue(fault.happened, "it was over before anything happened");
  }

  private static void whole(Result result) {
    assertEquals(EXECUTIONS, result.statistics().complete());
    assertEquals(Verdict.HOLDS, result.verdict());
  }

  @Test
  void executor_killedInMidRun_countsAreTheSame() throws Exception {
    explore(new Fault(0.05, "killed an executor", () -> cluster.killExecutor(1)));
  }

  @Test
  void worker_lostInMidRun_countsAreTheSame() throws Exception {
    explore(new Fault(0.05, "killed a worker and its executor", () -> cluster.killWorker(2)));
  }

  /** An executor that stands still keeps nobody waiting for long, nor does it count twice later. */
  @Test
  void executor_thatStandsStillForAWhile_countsAreTheSame() throws Exception {
    explore(new Fault(0.05, "stopped an executor", () -> standStill(cluster.executor(1), 15)));
  }

  /** Nobody waits for an executor that has stopped until Spark knows that it is lost. */
  @Test
  void executor_stoppedForGood_isNotWaitedFor() throws Exception {
    explore(new Fault(0.05, "stopped an executor for good", () -> stopForGood(1)));
    assertTrue(
        log.stream().anyMatch(line -> line.matches(".* [1-9]\\d* not waited for.*")),
        () -> "it was waited for: " + log);
  }

  /** The driver dies; another one goes on from its checkpoint, and so does one machine. */
  @Test
  void driver_killedInMidRun_isResumedToTheSameCounts() throws Exception {
    Path kept = folder.resolve("state");
    Process driver = driver(PROGRAM, kept);
    while (!Files.exists(kept)) { // the first round was counted, and the next are under way
      assertTrue(driver.isAlive(), () -> read(folder.resolve("driver.log")));
      TimeUnit.MILLISECONDS.sleep(20);
    }
    driver.destroyForcibly().waitFor();
    goOn(PROGRAM, kept, () -> {}, FaultTest::whole);
  }

  /**
   * All at once, in the same search: an executor stands still, another is killed and a worker is
   * lost; a round later the driver is killed; and when the next one has gone on from its
   * checkpoint, again an executor stands still and another is killed. Every violation has the trace
   * that it has on one machine.
   */
  @Test
  void everythingAtOnce_sameCountsViolationsAndTraces() throws Exception {
    cluster.close();
    Path larger = Files.createDirectory(folder.resolve("larger"));
    cluster = Standalone.start(larger, 3);
    Result one = Explorer.explore(WRONG.program(), DriverMain.options());
    assertTrue(one.violations().size() > 30, Explored.summary(one));
    Path kept = folder.resolve("state");
    Process driver = driver(WRONG, kept);
    awaitRounds(driver, 1);
    ProcessHandle still = stopForGood(1);
    cluster.killExecutor(2);
    cluster.killWorker(3);
    log.add("stopped executor 1, killed executor 2 and worker 3");
    long rounds = rounds();
    log.add(rounds + " rounds until then");
    awaitRounds(driver, rounds + 2); // one of them began after what happened
    driver.destroyForcibly().waitFor();
    Standalone.signal(still, "-CONT");
    Runnable again =
        () -> {
          standStill(cluster.executor(1), 5);
          cluster.killExecutor(2);
          log.add("stopped executor 1 for a while, killed executor 2");
        };
    goOn(
        WRONG,
        kept,
        again,
        result -> assertEquals(Explored.summary(one), Explored.summary(result)));
    log.add(one.violations().size() + " violations, each with the trace of one machine");
  }

  private long rounds() throws IOException {
    try (Stream<String> lines = Files.lines(folder.resolve("driver.log"))) {
      return lines.filter(line -> line.startsWith(DriverMain.ROUND)).count();
    }
  }

  private void awaitRounds(Process driver, long rounds) throws Exception {
    long begin = System.nanoTime();
    while (rounds() < rounds) {
      assertTrue(driver.isAlive(), () -> read(folder.resolve("driver.log")));
      double seconds = (System.nanoTime() - begin) / 1e9;
      assertTrue(seconds < MOST_SECONDS, () -> "it stands still: " + log);
      TimeUnit.MILLISECONDS.sleep(20);
    }
  }

  private ProcessHandle stopForGood(int worker) {
    ProcessHandle executor = cluster.executor(worker);
    stopped.add(executor);
    Standalone.signal(executor, "-STOP");
    return executor;
  }

  private static void standStill(ProcessHandle executor, int seconds) {
    Standalone.signal(executor, "-STOP");
    Thread later =
        new Thread(
            () -> {
              try {
                TimeUnit.SECONDS.sleep(seconds);
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
              Standalone.signal(executor, "-CONT");
            });
    later.setDaemon(true);
    later.start();
  }

  private Process driver(NamedProgram program, Path kept) throws IOException {
    List<String> command = new ArrayList<>(List.of(java(), "-XX:+UseSerialGC"));
    command.addAll(List.of(SparkStart.jvmOptions().split(" ")));
    command.addAll(
        List.of("-cp", System.getProperty("java.class.path"), DriverMain.class.getName()));
    command.addAll(
        List.of(cluster.master(), program.name(), "" + program.sizes().get("n"), kept.toString()));
    cluster.jars().forEach(jar -> command.add(jar.toString()));
    Path said = folder.resolve("driver.log");
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(said.toFile())
        .start();
  }

  /** Another driver goes on, and then one machine from the same checkpoint. */
  private void goOn(NamedProgram program, Path kept, Runnable again, Consumer<Result> same)
      throws Exception {
    long before = Files.size(kept);
    log.add("killed the driver; its checkpoint has " + before + " bytes");
    ExplorerOptions options = DriverMain.options();
    AtomicBoolean begun = new AtomicBoolean();
    Progress.Listener first =
        progress -> {
          if (begun.compareAndSet(false, true)) {
            log.add(
                progress.statistics().complete() + " executions after a round of the next driver");
            again.run();
          }
        };
    ExplorerOptions told = options.toBuilder().listener(first).build();
    try (SparkEngine engine = new SparkEngine()) {
      ClusterAnswer answer =
          engine.explore(
              resuming(request(cluster.master(), program, told, cluster.jars()), kept.toString()));
      assertTrue(begun.get(), "nothing was left to do");
      log.addAll(answer.effort());
      log.add(Explored.counts(answer.result()));
      same.accept(answer.result());
    }
    Result one =
        Explorer.explore(program.program(), options.toBuilder().resume(kept).jobs(2).build());
    log.add(Explored.counts(one));
    same.accept(one);
  }

  private static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  private static String read(Path file) {
    try {
      return "the driver has ended: " + Files.readString(file);
    } catch (IOException e) {
      return "the driver has ended, and there is no log: " + e.getMessage();
    }
  }
}
