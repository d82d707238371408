package org.latticeipc.ipc.transport.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.latticeipc.engine.host.HostMachine;
import org.latticeipc.engine.host.HostOptions;
import org.latticeipc.engine.sim.SimulatedMachine;
import org.latticeipc.engine.sim.SimulationOptions;
import org.latticeipc.engine.sim.SimulationResult;
import org.latticeipc.engine.sim.strategy.Strategies;
import org.latticeipc.ipc.transport.wire.SessionProtocol.Verdict;
import org.latticeipc.ipc.transport.wire.WireFrame.Type;
import org.latticeipc.kernel.Kernel;
import org.latticeipc.kernel.capability.Domain;
import org.latticeipc.kernel.capability.ExoCap;
import org.latticeipc.kernel.config.KernelConfig;
import org.latticeipc.kernel.object.Message;
import org.latticeipc.kernel.result.ExoResult;
import org.latticeipc.machine.LoadOrder;
import org.latticeipc.machine.LongCell;
import org.latticeipc.machine.Machine;
import org.latticeipc.machine.StoreOrder;
import org.latticeipc.machine.program.Program;
import org.latticeipc.machine.program.Register;
import org.latticeipc.machine.program.Setup;
import org.latticeipc.machine.value.Bytes;
import org.latticeipc.model.MemoryModel;

/** Retransmission and resumption, step by step and over a network that breaks. */
class SessionTest {
  private final Machine machine = HostMachine.create();
  private final Session session = new Session(machine, "s", Side.CLIENT, 3);

  private static Bytes bytes(int value) {
    return Bytes.copyOf(new byte[] {(byte) value});
  }

  private static WireFrame opened(long received) {
    return new WireFrame(Type.OPENED, received, Bytes.EMPTY);
  }

  private static WireFrame ack(long count) {
    return new WireFrame(Type.ACK, count, Bytes.EMPTY);
  }

  private static WireFrame data(long number) {
    return new WireFrame(Type.DATA, number, bytes((int) number));
  }

  @Test
  void next_writesMessagesInOrder() {
    int connection = session.open(opened(0));
    session.offer(Type.DATA, bytes(1));
    session.offer(Type.DATA, bytes(2));
    assertEquals(data(1), session.next(connection));
    assertEquals(data(2), session.next(connection));
  }

  @Test
  void end_afterThePeersGoodbye_stillTellsItThatItWasHeard() {
    int connection = session.open(opened(0));
    session.arrived(connection, new WireFrame(Type.FIN, 1, Bytes.EMPTY));
    session.delivered();
    session.offer(Type.DATA, bytes(1));
    session.end();
    assertEquals(ack(1), session.next(connection));
    assertNull(session.next(connection), "and nothing else");
  }

  @Test
  void end_withoutGoodbye_writesNothingMore() {
    int connection = session.open(opened(0));
    session.arrived(connection, data(1));
    session.delivered();
    session.end();
    assertNull(session.next(connection));
    assertNull(session.poll(connection));
  }

  @Test
  void open_writesAgainWhatThePeerHasNot_andNothingElse() {
    int first = session.open(opened(0));
    session.offer(Type.DATA, bytes(1));
    session.offer(Type.DATA, bytes(2));
    session.next(first);
    session.next(first);
    int second = session.open(opened(1));
    assertEquals(data(2), session.next(second));
    assertNull(session.next(first), "the first connection is over");
  }

  @Test
  void open_whatThePeerCannotHave_isRefused_andTheSessionGoesOn() {
    int connection = session.open(opened(0));
    session.offer(Type.DATA, bytes(1));
    assertEquals(0, session.open(opened(1)), "never sent");
    assertEquals(data(1), session.next(connection));
    assertEquals(Verdict.COUNT, session.arrived(connection, ack(1)));
    assertEquals(0, session.open(opened(0)), "acknowledged before");
    assertEquals(connection + 1, session.open(opened(1)));
  }

  /** A client's session, its hello sent, on a connection. */
  private int talking() {
    int connection = session.open(opened(0));
    session.offer(Type.DATA, bytes(1));
    session.next(connection);
    return connection;
  }

  @Test
  void arrived_inOrder_isDelivered_repeated_isNothing() {
    int connection = talking();
    assertEquals(Verdict.DELIVER, session.arrived(connection, data(1)));
    session.delivered();
    assertEquals(Verdict.REPEATED, session.arrived(connection, data(1)));
    assertEquals(Verdict.DELIVER, session.arrived(connection, data(2)));
  }

  @Test
  void arrived_onAConnectionThatIsOver_isNothing_andTheSessionGoesOn() {
    int connection = talking();
    assertEquals(Verdict.OVER, session.arrived(connection + 1, data(3)), "not the connection");
    session.retire(connection);
    assertEquals(Verdict.OVER, session.arrived(connection, data(3)));
    assertFalse(session.isEnded());
  }

  @Test
  void arrived_early_endsTheSession() {
    assertEquals(Verdict.REFUSE, session.arrived(talking(), data(3)));
    assertTrue(session.isEnded());
  }

  /** Offered is not sent: the peer cannot have it. */
  @Test
  void arrived_acknowledgementOfWhatWasNeverSent_endsTheSession() {
    int connection = talking();
    session.offer(Type.DATA, bytes(2));
    assertEquals(Verdict.REFUSE, session.arrived(connection, ack(2)));
    assertTrue(session.isEnded());
  }

  /** What was sent on a connection that broke may have arrived all the same. */
  @Test
  void open_afterABreak_believesWhatWasSentBefore() {
    int connection = talking();
    session.retire(connection);
    assertEquals(connection + 2, session.open(opened(1)));
  }

  @Test
  void end_wakesEverybody() {
    int connection = session.open(opened(0));
    session.end();
    assertFalse(session.offer(Type.DATA, bytes(1)));
    assertNull(session.next(connection));
    assertEquals(0, session.open(opened(0)));
    assertTrue(session.isEnded());
  }

  /** A cable between two ends made of two queues, which the machine may cut at any frame. */
  private record Cable(Kernel kernel, Domain domain, ExoCap out, ExoCap in, boolean cutsItself)
      implements WireLink {
    @Override
    public boolean write(WireFrame frame) {
      if (cutsItself && kernel.machine().choose("cut the cable", 8) == 0) {
        close();
        return false;
      }
      byte[] wire = frame.encode();
      Bytes rest = Bytes.copyOf(wire, 4, wire.length - 4);
      return kernel.send(domain, out, Message.of(rest)).isOk();
    }

    @Override
    public @Nullable WireFrame read() {
      ExoResult<Message> got = kernel.receive(domain, in);
      return got instanceof ExoResult.Ok<Message> ok
          ? WireFrame.decode(ok.value().payload().toArray())
          : null;
    }

    @Override
    public void close() {
      kernel.close(domain, out);
      kernel.close(domain, in);
    }
  }

  /**
   * One end sends numbered messages over cables that get cut, the second and later ones when it was
   * answered; the last of a fixed number of cables holds. The other end notes what it was given.
   */
  private record Unreliable(int messages, int cables) implements Program {
    @Override
    public String name() {
      return "unreliable";
    }

    @Override
    public void build(Setup setup) {
      Kernel kernel = Kernel.boot(setup.machine(), KernelConfig.standard());
      Domain d = kernel.createDomain("net");
      Session a = new Session(setup.machine(), "a", Side.CLIENT, 2);
      Session b = new Session(setup.machine(), "b", Side.SERVER, 2);
      List<Cable> there = new ArrayList<>();
      List<Cable> back = new ArrayList<>();
      for (int i = 0; i < cables; i++) {
        ExoCap x = kernel.createEndpoint(d, 2).orElseThrow();
        ExoCap y = kernel.createEndpoint(d, 2).orElseThrow();
        there.add(new Cable(kernel, d, x, y, i < cables - 1));
        back.add(new Cable(kernel, d, y, x, i < cables - 1));
      }
      LongCell answered = setup.machine().longCell("answered", 0);
      setup.task("offers", () -> offer(a, answered));
      setup.task("client", () -> client(setup.machine(), a, there, new Asks(answered)));
      setup.task("server", () -> server(setup.machine(), b, back));
    }

    private void offer(Session a, LongCell answered) {
      a.offer(Type.DATA, bytes(1));
      answered.await(count -> count == 1, LoadOrder.ACQUIRE);
      for (int i = 2; i <= messages; i++) {
        a.offer(Type.DATA, bytes(i));
      }
      a.offer(Type.FIN, Bytes.EMPTY);
      a.awaitAllAcknowledged();
      a.end();
    }

    private static void client(Machine machine, Session a, List<Cable> cables, Asks asks) {
      var deliverer = machine.spawn("deliverer", 0, () -> a.deliverAll(asks));
      for (Cable cable : cables) {
        if (a.isEnded()
            || !cable.write(new WireFrame(Type.OPEN, a.received(), Bytes.copyOf(new byte[16])))) {
          cable.close();
          continue;
        }
        WireFrame opened = cable.read();
        int connection = opened == null ? 0 : a.open(opened);
        if (connection != 0) {
          var writer = machine.spawn("writer", 0, () -> a.transmit(connection, cable));
          a.receive(connection, cable);
          a.retire(connection);
          machine.join(writer);
        }
        cable.close();
      }
      a.end();
      machine.join(deliverer);
    }

    private static void server(Machine machine, Session b, List<Cable> cables) {
      Answers answers = new Answers(b, new StringBuilder());
      var deliverer = machine.spawn("deliverer", 0, () -> b.deliverAll(answers));
      for (Cable cable : cables) {
        WireFrame open = cable.read();
        int connection = open == null ? 0 : b.open(open);
        if (connection != 0 && cable.write(new WireFrame(Type.OPENED, b.received(), Bytes.EMPTY))) {
          var writer = machine.spawn("writer", 0, () -> b.transmit(connection, cable));
          b.receive(connection, cable);
          b.retire(connection);
          machine.join(writer);
        }
        cable.close();
      }
      b.end();
      machine.join(deliverer);
      machine.note(new Register("got", answers.got.toString()));
    }
  }

  /** The end that asked: it is told that it was answered, once. */
  private record Asks(LongCell answered) implements Session.Sink {
    @Override
    public boolean introduce(WireFrame first) {
      return false;
    }

    @Override
    public boolean deliver(WireFrame message) {
      answered.store(answered.load(LoadOrder.RELAXED) + 1, StoreOrder.RELEASE);
      return true;
    }

    @Override
    public void finish() {}
  }

  /** The end that answers the first message and notes them all. */
  private record Answers(Session session, StringBuilder got) implements Session.Sink {
    @Override
    public boolean introduce(WireFrame first) {
      return deliver(first) && session.offer(Type.DATA, first.payload());
    }

    @Override
    public boolean deliver(WireFrame message) {
      got.append(message.payload().at(0));
      return true;
    }

    @Override
    public void finish() {
      got.append('.');
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
  void simulatedNetworkThatBreaks_deliversEverythingOnceAndInOrder(int seed) {
    SimulationResult result =
        SimulatedMachine.run(
            new Unreliable(6, 6),
            SimulationOptions.defaults()
                .withModel(MemoryModel.SC)
                .withStrategy(Strategies.random())
                .withSeed(seed));
    assertEquals("server:got=123456.", outcomeOf(result), result.toString());
  }

  private static String outcomeOf(SimulationResult result) {
    return assertInstanceOf(SimulationResult.Completed.class, result).run().outcome().toString();
  }

  @Test
  void realThreadsAndANetworkThatBreaks_deliverEverythingOnceAndInOrder() {
    for (int run = 0; run < 10; run++) {
      var result = HostMachine.run(new Unreliable(6, 6), HostOptions.defaults().withSeed(run));
      assertEquals("server:got=123456.", result.outcome().toString(), result.toString());
    }
  }
}
