package org.latticeipc.programs.os;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.latticeipc.explorer.result.ExplorerOptions;
import org.latticeipc.explorer.result.Reduction;
import org.latticeipc.explorer.result.Verdict;
import org.latticeipc.explorer.trial.OrderTrial;
import org.latticeipc.explorer.trial.ProgramSubject;
import org.latticeipc.explorer.trial.TrialOptions;
import org.latticeipc.explorer.trial.TrialReport;
import org.latticeipc.explorer.trial.TrialRow;
import org.latticeipc.ipc.IpcParts;
import org.latticeipc.ipc.lock.QuaternionSpinlock;
import org.latticeipc.ipc.property.Fifo;
import org.latticeipc.kernel.config.KernelParts;
import org.latticeipc.machine.program.Program;
import org.latticeipc.machine.program.Property;
import org.latticeipc.machine.program.PropertyRegistry;
import org.latticeipc.machine.weaken.Site;
import org.latticeipc.scheduler.DagParts;

/**
 * Every order of the kernel, the channel and the scheduler that ships is noticed by a check when it
 * is weakened, or docs/ORDERS.md says why it stays.
 */
@EnabledIfSystemProperty(
    named = "lattice.long",
    matches = "true",
    disabledReason = "some minutes, in the nightly profile")
class ShippedOrdersTest {
  private static final List<Property> ALL = PropertyRegistry.in(Fifo.class.getPackage());
  private static final IpcParts IPC = IpcParts.standard().remembering();
  private static final KernelParts KERNEL = KernelParts.standard();
  private static final DagParts DAG = DagParts.standard();
  private static final Duration BUDGET = Duration.ofMinutes(20);

  private static List<Program> programs() {
    List<Program> all = new ArrayList<>(system());
    all.addAll(DagOrderPrograms.all(DAG));
    all.add(DagRaces.enteredTwice(DAG));
    all.add(DagRaces.lateChild(DAG));
    all.add(DagRaces.edgeInFlight(DAG, false));
    all.add(DagRaces.edgeInFlight(DAG, true));
    all.add(DagRaces.edgeBesideEnd(DAG));
    all.add(DagRaces.oldEntry(DAG));
    all.add(DagRaces.lateChildOfFailure(DAG));
    all.add(DagRaces.readyWaitsAgain(DAG));
    all.add(DagRaces.lastElement(DAG));
    all.add(DagRaces.submitBesideSleep(DAG));
    for (DagGraphs.Shape shape : DagGraphs.shapes(2)) {
      all.add(DagGraphs.program(DAG, shape, 2, -1));
      all.add(DagGraphs.program(DAG, shape, 2, 0));
    }
    return all;
  }

  private static List<Program> system() {
    return List.of(
        LockPrograms.counting(QuaternionSpinlock::new, 2, 2, true),
        KernelPrograms.sendReceive(KERNEL),
        KernelPrograms.publish(KERNEL),
        KernelPrograms.roomIsAnAnswer(KERNEL),
        KernelPrograms.revokeDuringSend(KERNEL),
        KernelPrograms.revokeDuringReceive(KERNEL),
        KernelPrograms.timedReceive(KERNEL),
        KernelPrograms.peerDeath(KERNEL),
        KernelPrograms.grantDuringExit(KERNEL),
        KernelPrograms.capabilityTransfer(KERNEL),
        KernelPrograms.widen(KERNEL),
        KernelPrograms.stealByOwner(KERNEL),
        KernelPrograms.yieldToEnded(KERNEL),
        KernelPrograms.lendSlice(KERNEL),
        KernelPrograms.receiveOnDividedCpu(KERNEL),
        KernelPrograms.revokeDuringRead(KERNEL),
        ChannelPrograms.hello(IPC, ALL),
        ChannelPrograms.sharedChannel(IPC, ALL, 2, 0),
        ChannelPrograms.bothEndsSend(IPC, ALL),
        ChannelPrograms.oneWay(IPC, ALL, 1, 1),
        ChannelPrograms.closeDuringSend(IPC, ALL),
        ChannelPrograms.closeDuringConnect(IPC, ALL),
        ChannelPrograms.closeDuringYield(IPC, ALL, true),
        ChannelPrograms.closeDuringReceive(IPC, ALL, false),
        ChannelPrograms.askAndAnswer(IPC, ALL),
        DagPrograms.chain(DAG, 2, 2),
        DagPrograms.join(DAG),
        DagPrograms.handOver(DAG),
        DagPrograms.submitWhileRunning(DAG),
        DagPrograms.twoHalvesOfACycle(DAG),
        OrderPrograms.markedArrivals(),
        OrderPrograms.exitPublishes(),
        OrderPrograms.exitRefusesGrant(),
        OrderPrograms.twoMakeObjects(),
        OrderPrograms.endPublishes(),
        OrderPrograms.claimBesideGrant(),
        OrderPrograms.twoExits(),
        OrderPrograms.exitBesideGrant(),
        OrderPrograms.closePublishes(IPC),
        OrderPrograms.runPublishes(DAG));
  }

  @Test
  void everyOrder_isNoticedOrArguedFor() throws IOException {
    TrialReport report =
        OrderTrial.run(
            programs().stream()
                .map(
                    p ->
                        new ProgramSubject(
                            p.name(),
                            () -> p,
                            ExplorerOptions.builder().cpus(2).reduce(Reduction.AWAIT).build()))
                .toList(),
            new TrialOptions(2, Optional.of(BUDGET), true, false, row -> {}));

    TreeSet<String> open = new TreeSet<>();
    for (TrialRow row : report.rows()) {
      if (row.outcome() != TrialRow.Outcome.NEEDED && isShipped(row.weakening().site())) {
        open.add(key(row));
      }
    }
    assertEquals(String.join("\n", argued()), String.join("\n", open), () -> told(report));
  }

  /** Programs of this module have orders of their own, which are not what is on trial. */
  private static boolean isShipped(Site site) {
    return !site.line().contains("Programs.java");
  }

  /** What was tried, without the number of the line, which other changes move. */
  private static String key(TrialRow row) {
    String file = row.weakening().site().line().replaceFirst(":\\d+$", "");
    return file + ": " + row.weakening().site().kind().word() + " " + row.weakening().change();
  }

  /** What failed, with the lines of today, and which subjects took no part. */
  private static String told(TrialReport report) {
    StringBuilder text = new StringBuilder();
    for (TrialRow row : report.rows()) {
      if (row.outcome() != TrialRow.Outcome.NEEDED) {
        text.append(row.weakening()).append(' ').append(row.undecided()).append('\n');
      }
    }
    report
        .baselines()
        .forEach(
            (name, b) -> text.append(b.verdict() == Verdict.HOLDS ? "" : name + " " + b + "\n"));
    return text.toString();
  }

  /** The first column of the table in docs/ORDERS.md. */
  private static TreeSet<String> argued() throws IOException {
    Path here = Path.of("").toAbsolutePath();
    while (!Files.exists(here.resolve("docs/ORDERS.md"))) {
      here = Objects.requireNonNull(here.getParent());
    }
    TreeSet<String> argued = new TreeSet<>();
    try (Stream<String> lines = Files.lines(here.resolve("docs/ORDERS.md"))) {
      lines
          .filter(line -> line.startsWith("| `"))
          .forEach(line -> argued.add(line.substring(3, line.indexOf('`', 3))));
    }
    return argued;
  }
}
