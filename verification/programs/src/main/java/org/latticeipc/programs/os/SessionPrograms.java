package org.latticeipc.programs.os;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.latticeipc.ipc.transport.wire.Session;
import org.latticeipc.ipc.transport.wire.Side;
import org.latticeipc.ipc.transport.wire.WireFrame;
import org.latticeipc.ipc.transport.wire.WireFrame.Type;
import org.latticeipc.ipc.transport.wire.WireLink;
import org.latticeipc.machine.LoadOrder;
import org.latticeipc.machine.Machine;
import org.latticeipc.machine.RefCell;
import org.latticeipc.machine.RmwOrder;
import org.latticeipc.machine.program.Program;
import org.latticeipc.machine.program.Register;
import org.latticeipc.machine.program.Setup;
import org.latticeipc.machine.value.Bytes;

/** The session protocol of the network: two ends that talk in both directions at once. */
public final class SessionPrograms {
  private SessionPrograms() {}

  /** Who hands messages to the application of the server's end. */
  public enum Delivery {
    /** A task of its own, as it is. */
    APART,
    /** The task that reads the connection, so that nothing is read while the application waits. */
    BY_THE_READER
  }

  /**
   * The client says {@code messages} without waiting for answers; the server's application echoes
   * each, one at a time. Both ends may have one message unacknowledged, and each direction of the
   * connection holds one frame, so everything that can be full is full as often as can be.
   */
  public static Program twoWay(int messages, Delivery delivery) {
    return Program.of(
        "two-way-session " + messages + ' ' + delivery,
        setup -> new Scene(setup, messages).build(delivery));
  }

  /** One direction of a connection, which holds one frame. */
  private record Wire(RefCell<Wire.Content> cell) {
    /** What is on the way, if anything. */
    private record Content(@Nullable WireFrame frame, boolean closed) {}

    static Wire make(Machine machine, String name) {
      return new Wire(machine.refCell(name, new Content(null, false)));
    }

    /** ACQ_REL as for a queue: what was written before is seen by who takes it, and room too. */
    boolean put(WireFrame frame) {
      await(content -> content.closed || content.frame == null);
      Content before = update(content -> content.closed ? content : new Content(frame, false));
      return !before.closed;
    }

    @Nullable WireFrame take() {
      await(content -> content.closed || content.frame != null);
      return update(content -> new Content(null, content.closed)).frame;
    }

    void close() {
      update(content -> new Content(content.frame, true));
    }

    private void await(Predicate<Content> until) {
      cell.await(content -> until.test(Objects.requireNonNull(content)), LoadOrder.ACQUIRE);
    }

    private Content update(UnaryOperator<Content> step) {
      return Objects.requireNonNull(
          cell.getAndUpdate(
              content -> step.apply(Objects.requireNonNull(content)), RmwOrder.ACQ_REL));
    }
  }

  /** An end's two directions; {@code beforeRead} is done before each read. */
  private record Connection(Wire out, Wire in, Runnable beforeRead) implements WireLink {
    @Override
    public boolean write(WireFrame frame) {
      return out.put(frame);
    }

    @Override
    public @Nullable WireFrame read() {
      beforeRead.run();
      return in.take();
    }

    @Override
    public void close() {
      // One task breaks the connection, at the end: more of them would only be more to explore.
    }
  }

  /** Frames that were written in set-up. */
  private record Script(Deque<WireFrame> frames) implements WireLink {
    @Override
    public boolean write(WireFrame frame) {
      return frames.add(frame);
    }

    @Override
    public @Nullable WireFrame read() {
      return frames.poll();
    }

    @Override
    public void close() {
      // What was written is still to be read.
    }
  }

  private static final class Scene {
    private static final Bytes WORD = Bytes.copyOf(new byte[] {1});
    private final Setup setup;
    private final int messages;
    private final Session client;
    private final Session server;
    private final int clientConnection;
    private final int serverConnection;

    Scene(Setup setup, int messages) {
      this.setup = setup;
      this.messages = messages;
      client = new Session(setup.machine(), "client", Side.CLIENT, 1);
      server = new Session(setup.machine(), "server", Side.SERVER, 1);
      serverConnection =
          server.open(new WireFrame(Type.OPEN, 0, Bytes.copyOf(new byte[WireFrame.SESSION_BYTES])));
      clientConnection = client.open(new WireFrame(Type.OPENED, 0, Bytes.EMPTY));
      greet();
    }

    /** The hello and its answer, acknowledged, so that both may speak. */
    private void greet() {
      client.offer(Type.DATA, WORD);
      carry(client, clientConnection, server, serverConnection, 1);
      server.deliverWaiting(sink(server));
      carry(server, serverConnection, client, clientConnection, 2);
      client.deliverWaiting(sink(null));
      carry(client, clientConnection, server, serverConnection, 1);
    }

    private static void carry(Session from, int at, Session to, int there, int frames) {
      Script script = new Script(new ArrayDeque<>());
      for (int i = 0; i < frames; i++) {
        script.write(Objects.requireNonNull(from.next(at)));
      }
      to.receive(there, script);
    }

    void build(Delivery delivery) {
      client.offer(Type.DATA, WORD);
      Wire there = Wire.make(setup.machine(), "there");
      Wire back = Wire.make(setup.machine(), "back");
      Answers answers = new Answers(this, there, back);
      Connection atClient = new Connection(there, back, () -> client.deliverWaiting(answers));
      Session.Sink echo = sink(server);
      boolean apart = delivery == Delivery.APART;
      Connection atServer =
          new Connection(back, there, apart ? () -> {} : () -> server.deliverWaiting(echo));
      setup.task("says", this::say);
      setup.task("client writes", () -> client.transmit(clientConnection, atClient));
      setup.task("client reads", () -> client.receive(clientConnection, atClient));
      setup.task("server writes", () -> server.transmit(serverConnection, atServer));
      setup.task("server reads", () -> server.receive(serverConnection, atServer));
      if (apart) {
        setup.task("server echoes", () -> server.deliverAll(echo));
      }
    }

    private void say() {
      for (int i = 1; i < messages; i++) {
        client.offer(Type.DATA, WORD);
      }
    }

    private static Session.Sink sink(@Nullable Session echo) {
      return new Echo(echo);
    }
  }

  /** Sends what comes back where it came from, if anywhere. */
  private record Echo(@Nullable Session to) implements Session.Sink {
    @Override
    public boolean introduce(WireFrame first) {
      return deliver(first);
    }

    @Override
    public boolean deliver(WireFrame message) {
      return to == null || to.offer(Type.DATA, message.payload());
    }

    @Override
    public void finish() {
      // Nobody says a last word here.
    }
  }

  /** The client's application: ends both sessions once everything was echoed. */
  private record Answers(Scene scene, Wire there, Wire back) implements Session.Sink {
    @Override
    public boolean introduce(WireFrame first) {
      return false;
    }

    @Override
    public boolean deliver(WireFrame message) {
      if (message.number() == scene.messages + 1) {
        scene.setup.machine().note(Register.of("echoed", message.number() - 1));
        scene.client.end();
        scene.server.end();
        there.close();
        back.close();
      }
      return true;
    }

    @Override
    public void finish() {
      // Nobody says a last word here.
    }
  }
}
