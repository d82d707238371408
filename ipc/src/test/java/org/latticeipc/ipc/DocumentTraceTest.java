package org.latticeipc.ipc;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.latticeipc.ipc.LatticeIpc.lattice_close;
import static org.latticeipc.ipc.LatticeIpc.lattice_connect;
import static org.latticeipc.ipc.LatticeIpc.lattice_recv;
import static org.latticeipc.ipc.LatticeIpc.lattice_send;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.latticeipc.engine.sim.SimulatedMachine;
import org.latticeipc.engine.sim.SimulationOptions;
import org.latticeipc.engine.sim.SimulationResult;
import org.latticeipc.ipc.suite.Suite;
import org.latticeipc.machine.program.Program;
import org.latticeipc.machine.program.Setup;
import org.latticeipc.trace.Step;

/**
 * The document's sentences about locks and memory orders, read off the trace of a run: which cell
 * was accessed, in which order, between which others.
 */
class DocumentTraceTest {
  private static final byte[] HELLO = "hello".getBytes(UTF_8);

  /** A client and a server that connect, exchange a message and close, under either suite. */
  private record Exchange(Suite suite) implements Program {
    @Override
    public String name() {
      return "exchange";
    }

    @Override
    public void build(Setup setup) {
      TwoDomains stage = new TwoDomains(setup.machine(), IpcParts.standard().withSuite(suite));
      setup.task(
          "client",
          () -> {
            LatticeChannel ch = stage.client.channel("a");
            assertEquals(0, lattice_connect(ch, stage.service));
            assertEquals(HELLO.length, lattice_send(ch, HELLO, HELLO.length));
            lattice_close(ch);
          });
      setup.task(
          "server",
          () -> {
            LatticeChannel ch = stage.server.channel("b");
            assertEquals(0, lattice_connect(ch, stage.listen));
            assertEquals(0, lattice_recv(ch, new byte[8], new SizeRef(8)));
            lattice_close(ch);
          });
    }
  }

  private static List<Step> steps(Suite suite) {
    SimulationResult result =
        SimulatedMachine.run(new Exchange(suite), SimulationOptions.defaults());
    return assertInstanceOf(SimulationResult.Completed.class, result).run().trace().steps();
  }

  private static Stream<Step.Access> accesses(List<Step> steps, String cell) {
    return steps.stream()
        .filter(Step.Access.class::isInstance)
        .map(Step.Access.class::cast)
        .filter(access -> cell.equals(access.cell()));
  }

  @Test
  @DisplayName(
      "Increments chan->seq (relaxed atomic). Bump sequence counter with memory_order_relaxed."
          + " Sequence counters use memory_order_relaxed.")
  void everyAccessToACounter_isRelaxed() {
    for (Suite suite : List.of(Suite.SEALED, Suite.DOCUMENTED, Suite.GCM)) {
      List<Step> steps = steps(suite);
      for (String counter : List.of("a.seq", "b.seq", "a.sent", "b.accepted")) {
        assertTrue(accesses(steps, counter).count() > 0, counter);
        assertEquals(
            List.of("relaxed"),
            accesses(steps, counter).map(Step.Access::order).distinct().toList(),
            counter);
      }
    }
  }

  @Test
  @DisplayName("… relying on the spinlock for the necessary happens-before without extra barriers.")
  void noCall_makesAFence() {
    assertEquals(0, steps(Suite.SEALED).stream().filter(s -> s instanceof Step.Fence).count());
  }

  @Test
  @DisplayName(
      "Quaternion spinlock protection of all mutable channel state. Acquire quaternion spinlock via"
          + " WITH_QLOCK(chan->lock) … Release spinlock.")
  void everyChangeOfAChannel_isBetweenLockAndUnlock() {
    for (String chan : List.of("a", "b")) {
      TreeSet<String> changed = new TreeSet<>();
      boolean held = false;
      for (Step step : steps(Suite.SEALED)) {
        String cell = step instanceof Step.Access access ? access.cell() : "";
        boolean changes = step instanceof Step.Writes;
        if (cell.equals(chan + ".lock.rotation")) {
          held = step instanceof Step.Await || step instanceof Step.Load && held;
        } else if (cell.startsWith(chan + ".") && !cell.startsWith(chan + ".lock") && changes) {
          assertTrue(held, () -> step + " without the lock");
          changed.add(cell.substring(chan.length() + 1));
        }
      }
      String counted = chan.equals("a") ? "sent" : "accepted";
      assertTrue(changed.containsAll(List.of("link", "keys", "seq", counted)), changed::toString);
    }
  }

  @Test
  @DisplayName(
      "int lattice_connect(chan, cap), int lattice_send(chan, data, len), int lattice_recv(chan, buf,"
          + " len_out), void lattice_close(chan), int lattice_yield_to(chan)")
  void prototypes_areTheDocuments() {
    assertEquals(
        List.of(
            "int lattice_connect(LatticeChannel, ExoCap)",
            "int lattice_recv(LatticeChannel, byte[], SizeRef)",
            "int lattice_send(LatticeChannel, byte[], int)",
            "int lattice_yield_to(LatticeChannel)",
            "void lattice_close(LatticeChannel)"),
        Arrays.stream(LatticeIpc.class.getDeclaredMethods())
            .filter(m -> m.getName().startsWith("lattice_"))
            .map(DocumentTraceTest::prototype)
            .sorted()
            .toList());
  }

  private static String prototype(Method method) {
    List<String> types =
        Arrays.stream(method.getParameterTypes()).map(Class::getSimpleName).toList();
    return method.getReturnType().getSimpleName()
        + " "
        + method.getName()
        + "("
        + String.join(", ", types)
        + ")";
  }
}
