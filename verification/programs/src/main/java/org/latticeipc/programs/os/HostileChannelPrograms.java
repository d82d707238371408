package org.latticeipc.programs.os;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.latticeipc.ipc.IpcParts;
import org.latticeipc.ipc.LatticeChannel;
import org.latticeipc.ipc.LatticeContext;
import org.latticeipc.ipc.LatticePair;
import org.latticeipc.ipc.SizeRef;
import org.latticeipc.ipc.crypto.Secret;
import org.latticeipc.ipc.suite.FrameCodec;
import org.latticeipc.kernel.capability.ExoCap;
import org.latticeipc.kernel.object.Message;
import org.latticeipc.machine.LoadOrder;
import org.latticeipc.machine.LongCell;
import org.latticeipc.machine.RmwOrder;
import org.latticeipc.machine.program.PropertyViolation;
import org.latticeipc.machine.program.Setup;
import org.latticeipc.machine.value.Bytes;
import org.latticeipc.programs.os.ChannelPrograms.Stage;

/** What tasks do to a pair of connected channels in the catalogue. */
public final class HostileChannelPrograms {
  private static final byte[] PING = {1};
  private static final byte[] PONG = {2};

  private HostileChannelPrograms() {}

  private static Stage stage(Setup setup, IpcParts parts) {
    return Stage.of(setup, parts, List.of());
  }

  /** Two tasks send through one end; both messages arrive, once each. */
  public static void twoSenders(Setup setup, IpcParts parts) {
    LatticePair pair = stage(setup, parts).pair();
    setup.task("ping", () -> sends(pair.initiator(), PING));
    setup.task("pong", () -> sends(pair.initiator(), PONG));
    setup.afterwards(
        () -> {
          int sum = receives(pair.responder())[0] + receives(pair.responder())[0];
          PropertyViolation.require(sum == PING[0] + PONG[0], "a message came twice");
        });
  }

  /** A frame of nobody's making is refused and changes nothing: the next good one is taken. */
  public static void forgedFrame(Setup setup, IpcParts parts) {
    Stage stage = stage(setup, parts);
    LatticePair pair = stage.pair();
    byte[] forged = new byte[parts.suite().protection().overheadBytes() + 1];
    forged[FrameCodec.HEADER_BYTES - 1] = 1;
    setup.task(
        "peer",
        () -> {
          ExoCap out = Objects.requireNonNull(pair.initiator().cap());
          stage
              .kernel()
              .trySend(stage.client().domain(), out, Message.of(Bytes.copyOf(forged)))
              .orElseThrow();
          sends(pair.initiator(), PING);
        });
    setup.task(
        "receiver",
        () -> {
          long before = pair.responder().seq();
          PropertyViolation.require(
              pair.responder().recv(new byte[8], new SizeRef(8)) < 0, "a forged frame was taken");
          PropertyViolation.require(
              pair.responder().seq() == before, "a refused frame changed the channel");
          PropertyViolation.require(
              Arrays.equals(receives(pair.responder()), PING), "the good frame was refused");
        });
  }

  /** A receiver that came first is woken by the message. */
  public static void waiting(Setup setup, IpcParts parts) {
    LatticePair pair = stage(setup, parts).pair();
    setup.task("receiver", () -> receives(pair.responder()));
    setup.task("sender", () -> sends(pair.initiator(), PING));
  }

  /** One task waits in recv while another sends through the same end. */
  public static void sendWhileReceiving(Setup setup, IpcParts parts) {
    LatticePair pair = stage(setup, parts).pair();
    setup.task("receiver", () -> receives(pair.responder()));
    setup.task(
        "other",
        () -> {
          sends(pair.responder(), PONG);
          sends(pair.initiator(), PING);
        });
  }

  /** A queue of one: the second send waits for room instead of losing its message. */
  public static void fullQueue(Setup setup, IpcParts parts) {
    LatticePair pair = stage(setup, parts.withQueueCapacity(1)).pair();
    setup.task(
        "sender",
        () -> {
          sends(pair.initiator(), PING);
          sends(pair.initiator(), PONG);
        });
    setup.task(
        "receiver",
        () -> {
          PropertyViolation.require(receives(pair.responder())[0] == PING[0], "not the first");
          PropertyViolation.require(receives(pair.responder())[0] == PONG[0], "not the second");
        });
  }

  /** Two ends that were given different secrets do not connect. */
  public static void secrets(Setup setup, IpcParts parts) {
    Stage stage = stage(setup, parts);
    LongCell open = setup.machine().longCell("open", 0);
    setup.task("client", () -> connects(stage.client(), stage.service(), PING, open));
    setup.task("server", () -> connects(stage.server(), stage.listen(), PONG, open));
    setup.afterwards(
        () ->
            PropertyViolation.require(
                open.load(LoadOrder.PLAIN) == 0, "the ends connected with different secrets"));
  }

  private static void connects(LatticeContext own, ExoCap cap, byte[] secret, LongCell open) {
    if (own.channel("chan").connect(cap, Secret.owning(secret.clone())) == 0) {
      long unused = open.fetchAdd(1, RmwOrder.RELAXED);
    }
  }

  /** Both ends send at once: no keystream is used twice. */
  public static void bothSend(Setup setup, IpcParts parts) {
    LatticePair pair = stage(setup, parts).pair();
    setup.task("left", () -> sends(pair.initiator(), PING));
    setup.task("right", () -> sends(pair.responder(), PONG));
    setup.property(new FreshKeystream());
  }

  /** Somebody on the way flips a bit: the receiver must notice. */
  public static void tampered(Setup setup, IpcParts parts) {
    LatticePair pair =
        stage(setup, parts.withTransport(machine -> new HostileTransport.Tampering())).pair();
    setup.task("sender", () -> sends(pair.initiator(), PING));
    setup.task("receiver", () -> refuses(pair.responder(), "an altered message was accepted"));
  }

  /** Somebody on the way repeats a frame: the receiver must take it once. */
  public static void replayed(Setup setup, IpcParts parts) {
    LatticePair pair =
        stage(setup, parts.withTransport(machine -> new HostileTransport.Replaying())).pair();
    setup.task("sender", () -> sends(pair.initiator(), PING));
    setup.task(
        "receiver",
        () -> {
          byte[] unused = receives(pair.responder());
          refuses(pair.responder(), "a replayed message was accepted");
        });
  }

  private static void refuses(LatticeChannel end, String otherwise) {
    PropertyViolation.require(end.recv(new byte[8], new SizeRef(8)) < 0, otherwise);
  }

  private static void sends(LatticeChannel end, byte[] message) {
    int result = end.send(message);
    PropertyViolation.require(result == message.length, "a send was refused: " + result);
  }

  private static byte[] receives(LatticeChannel end) {
    byte[] buffer = new byte[8];
    SizeRef size = new SizeRef(buffer.length);
    int result = end.recv(buffer, size);
    PropertyViolation.require(result == 0, "a receive was refused: " + result);
    return Arrays.copyOf(buffer, size.get());
  }
}
