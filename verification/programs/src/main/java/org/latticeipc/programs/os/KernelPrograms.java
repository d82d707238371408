package org.latticeipc.programs.os;

import java.util.List;
import org.latticeipc.kernel.Kernel;
import org.latticeipc.kernel.capability.CapKind;
import org.latticeipc.kernel.capability.Domain;
import org.latticeipc.kernel.capability.ExoCap;
import org.latticeipc.kernel.capability.Rights;
import org.latticeipc.kernel.config.KernelConfig;
import org.latticeipc.kernel.config.KernelParts;
import org.latticeipc.kernel.object.Message;
import org.latticeipc.kernel.property.Authority;
import org.latticeipc.kernel.property.NoUseAfterRevoke;
import org.latticeipc.kernel.property.NoYieldToDeadTask;
import org.latticeipc.kernel.property.RightsOnlyShrink;
import org.latticeipc.kernel.property.SliceRestored;
import org.latticeipc.kernel.result.ExoResult;
import org.latticeipc.machine.LoadOrder;
import org.latticeipc.machine.LongCell;
import org.latticeipc.machine.StoreOrder;
import org.latticeipc.machine.TaskHandle;
import org.latticeipc.machine.program.Program;
import org.latticeipc.machine.program.Register;
import org.latticeipc.machine.program.Setup;
import org.latticeipc.machine.value.Bytes;

/** Programs on the kernel, each with any parts. */
public final class KernelPrograms {
  private KernelPrograms() {}

  /** A kernel with a server that owns an endpoint and a client that may write to it. */
  private static final class Scene {
    final Setup setup;
    final Kernel kernel;
    final Domain server;
    final Domain client;
    final ExoCap root;
    final ExoCap sender;

    Scene(Setup setup, KernelParts parts, int capacity) {
      this.setup = setup;
      kernel = Kernel.boot(setup.machine(), KernelConfig.standard().withParts(parts));
      server = kernel.createDomain("server");
      client = kernel.createDomain("client");
      root = kernel.createEndpoint(server, capacity).orElseThrow();
      sender = kernel.grant(server, root, client, Rights.WRITE).orElseThrow();
      setup.property(new NoUseAfterRevoke());
      setup.property(new RightsOnlyShrink());
      setup.property(new Authority());
      setup.property(new NoYieldToDeadTask());
    }

    Message message(int n) {
      return Message.of(Bytes.copyOf(new byte[] {(byte) n}));
    }

    void tell(String register, ExoResult<?> result) {
      setup.machine().note(new Register(register, result.isOk() ? "ok" : "" + result.error()));
    }

    void tellMessage(String register, ExoResult<Message> result) {
      String value =
          result.isOk()
              ? "" + result.orElseThrow().payload().at(0)
              : String.valueOf(result.error());
      setup.machine().note(new Register(register, value));
    }
  }

  /** The client sends, the server receives two messages through a queue of one. */
  public static Program sendReceive(KernelParts parts) {
    return Program.of(
        "send-receive",
        setup -> {
          Scene s = new Scene(setup, parts, 1);
          setup.task(
              "client",
              () -> {
                s.kernel.send(s.client, s.sender, s.message(1));
                s.kernel.send(s.client, s.sender, s.message(2));
              });
          setup.task(
              "server",
              () -> {
                s.tellMessage("first", s.kernel.receive(s.server, s.root));
                s.tellMessage("second", s.kernel.receive(s.server, s.root));
              });
        });
  }

  /** What the sender wrote as plain data before the send is read by the receiver after it. */
  public static Program publish(KernelParts parts) {
    return Program.of(
        "publish",
        setup -> {
          Scene s = new Scene(setup, parts, 1);
          LongCell data = setup.machine().longCell("data", 0);
          setup.task(
              "client",
              () -> {
                data.store(7, StoreOrder.PLAIN);
                s.kernel.send(s.client, s.sender, s.message(1));
              });
          setup.task(
              "server",
              () -> {
                s.kernel.receive(s.server, s.root);
                setup.machine().note(Register.of("data", data.load(LoadOrder.PLAIN)));
              });
        });
  }

  /** What the receiver did before it made room is seen by the sender that used the room. */
  public static Program roomIsAnAnswer(KernelParts parts) {
    return Program.of(
        "room-is-an-answer",
        setup -> {
          Scene s = new Scene(setup, parts, 1);
          LongCell data = setup.machine().longCell("data", 0);
          s.kernel.send(s.client, s.sender, s.message(1)).orElseThrow();
          setup.task(
              "client",
              () -> {
                s.kernel.send(s.client, s.sender, s.message(2));
                setup.machine().note(Register.of("data", data.load(LoadOrder.PLAIN)));
              });
          setup.task(
              "server",
              () -> {
                data.store(7, StoreOrder.PLAIN);
                s.kernel.receive(s.server, s.root);
              });
        });
  }

  /** The server revokes the client's capability while the client sends. */
  public static Program revokeDuringSend(KernelParts parts) {
    return Program.of(
        "revoke-during-send",
        setup -> {
          Scene s = new Scene(setup, parts, 2);
          setup.task(
              "client", () -> s.tell("send", s.kernel.send(s.client, s.sender, s.message(1))));
          setup.task("server", () -> s.tell("revoke", s.kernel.revoke(s.server, s.sender)));
        });
  }

  /** The server waits for a message while its own capability is revoked or a message comes. */
  public static Program revokeDuringReceive(KernelParts parts) {
    return Program.of(
        "revoke-during-receive",
        setup -> {
          Scene s = new Scene(setup, parts, 1);
          ExoCap reader = s.kernel.derive(s.server, s.root, Rights.READ).orElseThrow();
          setup.task("server", () -> s.tellMessage("got", s.kernel.receive(s.server, reader)));
          setup.task("owner", () -> s.tell("revoke", s.kernel.revoke(s.server, s.root)));
          setup.task(
              "client", () -> s.tell("send", s.kernel.trySend(s.client, s.sender, s.message(1))));
        });
  }

  /** A timed receive against a send. */
  public static Program timedReceive(KernelParts parts) {
    return Program.of(
        "timed-receive",
        setup -> {
          Scene s = new Scene(setup, parts, 1);
          setup.task(
              "server", () -> s.tellMessage("got", s.kernel.receiveUntil(s.server, s.root, 100)));
          setup.task(
              "client", () -> s.tell("send", s.kernel.send(s.client, s.sender, s.message(1))));
        });
  }

  /** The peer's domain exits while the server waits for it. */
  public static Program peerDeath(KernelParts parts) {
    return Program.of(
        "peer-death",
        setup -> {
          Scene s = new Scene(setup, parts, 1);
          setup.task("server", () -> s.tellMessage("got", s.kernel.receive(s.server, s.root)));
          setup.task("client", () -> s.tell("exit", s.kernel.exitDomain(s.client)));
        });
  }

  /** A grant to a domain that exits at the same time leaves it nothing. */
  public static Program grantDuringExit(KernelParts parts) {
    return Program.of(
        "grant-during-exit",
        setup -> {
          Scene s = new Scene(setup, parts, 1);
          setup.task(
              "server",
              () -> s.tell("grant", s.kernel.grant(s.server, s.root, s.client, Rights.READ)));
          setup.task("client", () -> s.tell("exit", s.kernel.exitDomain(s.client)));
          setup.afterwards(
              () -> {
                ExoResult<Integer> left = s.kernel.revokeDerived(s.server, s.root);
                setup.machine().note(Register.of("left", left.orElseThrow()));
              });
        });
  }

  /** Two receivers and two messages, one carrying a capability. */
  public static Program capabilityTransfer(KernelParts parts) {
    return Program.of(
        "capability-transfer",
        setup -> {
          Scene s = new Scene(setup, parts, 2);
          ExoCap reply = s.kernel.createEndpoint(s.client, 1).orElseThrow();
          setup.task(
              "client",
              () -> {
                s.kernel.send(s.client, s.sender, Message.of(Bytes.EMPTY, reply));
                s.tellMessage("answer", s.kernel.receive(s.client, reply));
              });
          setup.task(
              "server",
              () -> {
                List<ExoCap> caps = s.kernel.receive(s.server, s.root).orElseThrow().caps();
                s.tell("answered", s.kernel.send(s.server, caps.get(0), s.message(5)));
              });
        });
  }

  /** The client tries to make more of its capability than it was given. */
  public static Program widen(KernelParts parts) {
    return Program.of(
        "widen",
        setup -> {
          Scene s = new Scene(setup, parts, 1);
          setup.task(
              "client", () -> s.tell("derive", s.kernel.derive(s.client, s.sender, Rights.ALL)));
        });
  }

  /** The client writes itself in as the owner of the server's capability. */
  public static Program stealByOwner(KernelParts parts) {
    return Program.of(
        "steal-by-owner",
        setup -> {
          Scene s = new Scene(setup, parts, 1);
          s.kernel.send(s.client, s.sender, s.message(1)).orElseThrow();
          ExoCap c = s.root;
          ExoCap stolen =
              new ExoCap(
                  CapKind.ENDPOINT,
                  c.pa(),
                  c.id(),
                  c.rights(),
                  s.client.id(),
                  c.epoch(),
                  c.authTag());
          LongCell tried = setup.machine().longCell("tried", 0);
          setup.task(
              "client",
              () -> {
                s.tell("receive", s.kernel.tryReceive(s.client, stolen));
                // A forged capability is refused without a look at any cell.
                tried.store(1, StoreOrder.RELAXED);
              });
        });
  }

  /** Time is given to a task that may have ended. */
  public static Program yieldToEnded(KernelParts parts) {
    return Program.of(
        "yield-to-ended",
        setup -> {
          Scene s = new Scene(setup, parts, 1);
          TaskHandle worker = setup.task("worker", () -> {});
          ExoCap task = s.kernel.adopt(s.server, worker);
          setup.task("ender", () -> s.tell("end", s.kernel.endTask(s.server, task)));
          setup.task("giver", () -> s.tell("yield", s.kernel.exoYieldTo(s.server, task)));
        });
  }

  /**
   * Three tasks of one divided CPU: the first owns a slice and lends it to the second, which has
   * none and gives it up; the third owns the other slice.
   */
  public static Program lendSlice(KernelParts parts) {
    return Program.of(
        "lend-slice",
        setup -> {
          KernelConfig config = KernelConfig.standard().withParts(parts).withSlicesPerCpu(2);
          Kernel kernel = Kernel.boot(setup.machine(), config);
          Domain owner = kernel.createDomain("owner");
          setup.property(new SliceRestored());
          List<ExoCap> slices = kernel.claimCpu(owner, 0).orElseThrow();
          LongCell turn = setup.machine().longCell("turn", 0);
          ExoCap[] helper = new ExoCap[1];
          ExoCap lender =
              kernel.declareTask(
                  setup,
                  owner,
                  "lender",
                  0,
                  () -> {
                    turn.store(1, StoreOrder.PLAIN);
                    kernel.exoYieldTo(owner, helper[0]).orElseThrow();
                    took(setup, turn, 3);
                  });
          helper[0] =
              kernel.declareTask(
                  setup,
                  owner,
                  "helper",
                  0,
                  () -> {
                    took(setup, turn, 2);
                    kernel.exoYield();
                  });
          ExoCap other = kernel.declareTask(setup, owner, "other", 0, () -> took(setup, turn, 4));
          kernel.bindSlice(owner, slices.get(0), lender).orElseThrow();
          kernel.bindSlice(owner, slices.get(1), other).orElseThrow();
        });
  }

  /** Plain accesses: tasks of one cooperative CPU are ordered by its cell alone. */
  private static void took(Setup setup, LongCell turn, long now) {
    setup.machine().note(Register.of("after", turn.load(LoadOrder.PLAIN)));
    turn.store(now, StoreOrder.PLAIN);
  }

  /** Two tasks of one divided CPU exchange a message: the waiting one gives the CPU up. */
  public static Program receiveOnDividedCpu(KernelParts parts) {
    return Program.of(
        "receive-on-divided-cpu",
        setup -> {
          KernelConfig config = KernelConfig.standard().withParts(parts).withSlicesPerCpu(2);
          Kernel kernel = Kernel.boot(setup.machine(), config);
          Domain owner = kernel.createDomain("owner");
          setup.property(new SliceRestored());
          ExoCap endpoint = kernel.createEndpoint(owner, 1).orElseThrow();
          kernel.declareTask(
              setup,
              owner,
              "server",
              0,
              () -> {
                Message got = kernel.receive(owner, endpoint).orElseThrow();
                setup.machine().note(Register.of("got", got.payload().at(0)));
              });
          kernel.declareTask(
              setup,
              owner,
              "client",
              0,
              () -> kernel.send(owner, endpoint, Message.of(Bytes.copyOf(new byte[] {9}))));
        });
  }

  /** A page is read while the right to is revoked and the page is written. */
  public static Program revokeDuringRead(KernelParts parts) {
    return Program.of(
        "revoke-during-read",
        setup -> {
          Scene s = new Scene(setup, parts, 1);
          ExoCap page = s.kernel.createPage(s.server, 1).orElseThrow();
          ExoCap view = s.kernel.grant(s.server, page, s.client, Rights.READ).orElseThrow();
          setup.task(
              "client",
              () -> {
                ExoResult<Long> word = s.kernel.readPage(s.client, view, 0);
                String value = word.isOk() ? "" + word.orElseThrow() : "" + word.error();
                setup.machine().note(new Register("read", value));
              });
          setup.task(
              "server",
              () -> {
                s.kernel.revoke(s.server, view).orElseThrow();
                s.kernel.writePage(s.server, page, 0, 7).orElseThrow();
              });
        });
  }
}
