package org.latticeipc.scenarios.language;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.latticeipc.explorer.Explorer;
import org.latticeipc.explorer.result.ExplorerOptions;
import org.latticeipc.explorer.result.Result;
import org.latticeipc.explorer.result.Verdict;
import org.latticeipc.machine.text.MarkdownTable;
import org.latticeipc.scenarios.language.part.Variants;

/** The table of calls in docs/KERNEL.md: each is explored, and the counts are those of today. */
class KernelTableTest {
  private static final Path PAGE = Path.of("..", "..", "docs", "KERNEL.md");
  private static final Path FOLDER = Path.of("..", "kernel");
  private static final String MARK = "writes it anew -->\n";
  private static final String END = "<!-- end -->";

  private record Row(String theirs, String ours, String scenario) {}

  private static final List<Row> ROWS =
      List.of(
          new Row("page alloc, unbind", "`createPage`, `unmap`", "demand-paging"),
          new Row(
              "mapping into a page table",
              "`createSpace`, `map`, `load`, `store`",
              "copy-on-write"),
          new Row("revocation of a mapped page", "`revoke`", "revoked-during-write"),
          new Row("block alloc, bind", "`allocBlock`, `bindBlock`", "disk-full"),
          new Row("block read, write of ranges", "`readBlock`, `writeBlock`", "torn-write"),
          new Row("block flush", "`flushDisk`, `crashDisk`, `restartDisk`", "log"),
          new Row("I/O ports, DMA buffers", "`portOut`, `portIn`, `startDma`, `finishDma`", "dma"),
          new Row(
              "interrupt alloc, wait, ack, bind",
              "`createIrq`, `waitIrq`, `ackIrq`, `maskIrq`",
              "irq-masked"),
          new Row(
              "`exo_send`, `exo_recv`, endpoints",
              "`createEndpoint`, `send`, `receive`",
              "reordered"),
          new Row("`exo_recv_timed`", "`receiveUntil`", "lossy"),
          new Row("`exo_yield_to`", "`exoYieldTo`", "lent-slice-ends"),
          new Row("timer upcalls", "`compute`, `Upcalls`", "slice-ends"),
          new Row(
              "timer alloc, arm, cancel, upcall",
              "`createTimer`, `armTimer`, `cancelTimer`, `awaitTimer`",
              "timer"),
          new Row("timer upcalls in the midst of a computation", "`setAlarm`, `compute`", "alarm"),
          new Row("the same, cancelled", "`setAlarm`, `cancelTimer`", "alarm-cancelled"),
          new Row("timers with a period", "`armTimer`", "heartbeat"),
          new Row("kill of a task that waits", "`kill`", "killed-waiter"),
          new Row("death of a CPU", "`failCpu`", "cpu-dies"),
          new Row("death of a CPU that is not divided", "none: nobody is told", "cpu-stops"),
          new Row(
              "death of a CPU on which nodes of a graph run",
              "`DagScheduler.run`",
              "node-cpu-stops"),
          new Row("crash under a server that a client waits for", "`crashDisk`", "acked"),
          new Row("blocks after a crash", "`restartDisk`, `allocBlock`", "blocks-after-reboot"),
          new Row("rights on a part: none on the whole", "`destroy`, `renew`", "part-of-a-whole"),
          new Row("crash with two disks", "`crashDisk`", "two-disks"),
          new Row("crash with divided CPUs", "`failCpu`, `reviveCpu`", "crash-divided"),
          new Row("gas: set, get, out of gas", "`setGas`, `gas`, `taskTicks`", "out-of-gas"),
          new Row("capability inc, dec", "`derive`, `drop`", "../bugs/real-derive"),
          new Row("the last of them", "`drop`, `PEER_GONE`", "last-reference"),
          new Row("services that are restarted", "`kill`, `awaitEnd`, `spawn`", "supervisor"),
          new Row("streams of halt and yield", "`TurnStream`", "streams"),
          new Row("Beatty scheduler", "`TurnStream.beatty`", "beatty"),
          new Row("visible revocation", "`askBack`, `awaitAsked`", "asked-back"),
          new Row("abort protocol", "`askBack`, `REPOSSESSED`", "abort"),
          new Row("revocation of blocks", "`askAllBack`", "block-asked-back"),
          new Row("revocation of slices", "`askBack`, `bindSlice`", "slice-asked-back"),
          new Row("revocation of all else", "`askBack`", "asked-back-of-each-kind"),
          new Row("services with dependencies", "`watchEnd`, `unwatchEnd`, `Services`", "services"),
          new Row("frames lost, reordered, doubled", "`through`", "frames-reordered"));

  private static Scenario read(Path file) throws Exception {
    return ScenarioReader.read(file.toString(), Files.readAllBytes(file));
  }

  private static Result explored(Scenario scenario) {
    Scenario.MachineSettings machine = scenario.machine();
    return Explorer.explore(
        scenario.program(Variants.NONE),
        ExplorerOptions.builder()
            .model(machine.model())
            .cpus(machine.cpus())
            .seed(machine.seed())
            .maxEventsPerTask(machine.maxEvents())
            .build());
  }

  private static String tables() throws Exception {
    MarkdownTable calls = new MarkdownTable(List.of("there", "here", "scenario", "executions"));
    for (Row row : ROWS) {
      Result result = explored(read(FOLDER.resolve(row.scenario() + ".yaml")));
      assertEquals(Verdict.HOLDS, result.verdict(), row.scenario());
      calls.row(
          List.of(
              row.theirs(),
              row.ours(),
              "`" + row.scenario() + "`",
              Long.toString(result.statistics().complete())));
    }
    MarkdownTable wrong =
        new MarkdownTable(List.of("a kernel that is wrong", "scenario", "judged by"));
    for (Map.Entry<String, List<String>> each : planted().entrySet()) {
      wrong.row(List.of("`" + each.getKey() + "`", each.getValue().get(0), each.getValue().get(1)));
    }
    return calls + "\nWrong on purpose, and found by the explorer:\n\n" + wrong;
  }

  /** Each variant of the kernel with the first scenario that expects it to be found. */
  private static Map<String, List<String>> planted() throws Exception {
    Map<String, List<String>> found = new TreeMap<>();
    for (Path folder : List.of(FOLDER, Path.of("..", "bugs"))) {
      try (Stream<Path> files = Files.list(folder)) {
        for (Path file : files.sorted().toList()) {
          Scenario scenario = read(file);
          for (String variant : scenario.variants().list()) {
            if (variant.startsWith("kernel=")) {
              String property = scenario.expectation().orElseThrow().violates().orElseThrow();
              found.putIfAbsent(
                  variant, List.of("`" + scenario.name() + "`", "`" + property + "`"));
            }
          }
        }
      }
    }
    return found;
  }

  @Test
  void table_isOfToday() throws Exception {
    String page = Files.readString(PAGE);
    String head = page.substring(0, page.indexOf(MARK) + MARK.length());
    String tail = page.substring(page.indexOf(END));
    assertTrue(head.length() < page.length() && !tail.isEmpty());
    String now = head + "\n" + tables() + "\n" + tail;
    if ("write".equals(System.getProperty("lattice.docs"))) {
      Files.writeString(PAGE, now);
    }
    assertEquals(now, Files.readString(PAGE), "write it with -Dlattice.docs=write");
  }
}
