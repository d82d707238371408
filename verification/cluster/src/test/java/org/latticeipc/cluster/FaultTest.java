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

  @TempDir
  @SuppressWarnings("NullAway.Init")
  Path folder;

  @SuppressWarnings("NullAway.Init")
  private Standalone cluster;

  private final List<String> log = new ArrayList<>();

  @BeforeEach
  void start() throws Exception {
    cluster = Standalone.start(folder, 2);
  }

  @AfterEach
  void stop() throws Exception {
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
      whole(answer.result());
    }
    assertTrue(fault.happened, "it was over before anything happened");
  }

  private void whole(Result result) {
    log.add(Explored.summary(result));
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
    List<ProcessHandle> still = new ArrayList<>();
    Fault fault =
        new Fault(
            0.05,
            "stopped an executor",
            () -> {
              still.add(cluster.executor(1));
              Standalone.signal(still.get(0), "-STOP");
              Thread later =
                  new Thread(
                      () -> {
                        try {
                          TimeUnit.SECONDS.sleep(15);
                        } catch (InterruptedException e) {
                          Thread.currentThread().interrupt();
                        }
                        Standalone.signal(still.get(0), "-CONT");
                      });
              later.setDaemon(true);
              later.start();
            });
    explore(fault);
  }

  /** The driver dies; another one goes on from its checkpoint, and so does one machine. */
  @Test
  void driver_killedInMidRun_isResumedToTheSameCounts() throws Exception {
    Path kept = folder.resolve("state");
    List<String> command = new ArrayList<>(List.of(java(), "-XX:+UseSerialGC"));
    command.addAll(List.of(SparkStart.jvmOptions().split(" ")));
    command.addAll(
        List.of("-cp", System.getProperty("java.class.path"), DriverMain.class.getName()));
    command.addAll(List.of(cluster.master(), "" + TASKS, kept.toString()));
    cluster.jars().forEach(jar -> command.add(jar.toString()));
    Process driver =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("driver.log").toFile())
            .start();
    while (!Files.exists(kept)) { // the first round was counted, and the next are under way
      assertTrue(driver.isAlive(), () -> read(folder.resolve("driver.log")));
      TimeUnit.MILLISECONDS.sleep(20);
    }
    driver.destroyForcibly().waitFor();
    ExplorerOptions options = ExplorerOptions.builder().outcomes(false).probe(false).build();
    long before = Files.size(kept);
    log.add("killed the driver; its checkpoint has " + before + " bytes");
    Progress.Listener first =
        progress -> {
          if (log.size() < 2) {
            log.add(
                progress.statistics().complete() + " executions after a round of the next driver");
          }
        };
    ExplorerOptions told = options.toBuilder().listener(first).build();
    try (SparkEngine engine = new SparkEngine()) {
      ClusterAnswer answer =
          engine.explore(
              resuming(request(cluster.master(), PROGRAM, told, cluster.jars()), kept.toString()));
      assertTrue(log.get(1).endsWith("of the next driver"), "nothing was left to do");
      log.addAll(answer.effort());
      whole(answer.result());
    }
    whole(Explorer.explore(PROGRAM.program(), options.toBuilder().resume(kept).jobs(2).build()));
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
