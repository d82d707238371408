package org.latticeipc.programs.os;

import java.util.Locale;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.latticeipc.kernel.Kernel;
import org.latticeipc.kernel.capability.Domain;
import org.latticeipc.kernel.capability.ExoCap;
import org.latticeipc.kernel.capability.Rights;
import org.latticeipc.kernel.config.KernelConfig;
import org.latticeipc.kernel.config.KernelParts;
import org.latticeipc.kernel.object.Message;
import org.latticeipc.kernel.result.ExoResult;
import org.latticeipc.machine.program.Program;
import org.latticeipc.machine.program.PropertyViolation;
import org.latticeipc.machine.program.Register;
import org.latticeipc.machine.program.Setup;
import org.latticeipc.machine.value.Bytes;

/**
 * A domain exits while a task of it, or of another domain, makes a call: whatever the order, no
 * capability is left that it could use, and whoever waits for it is told.
 */
public final class ExitPrograms {
  private ExitPrograms() {}

  /** What goes on while the domain exits. */
  public enum Call {
    /** The domain makes an endpoint. */
    CREATE_ENDPOINT,
    /** The domain makes a page. */
    CREATE_PAGE,
    /** The domain makes an interrupt line. */
    CREATE_IRQ,
    /** The domain takes a task in. */
    ADOPT,
    /** The domain starts a task. */
    SPAWN,
    /** The domain derives from what it has. */
    DERIVE,
    /** The domain grants to itself. */
    GRANT_TO_ITSELF,
    /** The domain is granted something by another. */
    GRANT_TO_IT,
    /** The domain receives a capability. */
    RECEIVE,
    /** The domain sends a capability, which another will receive. */
    SEND,
    /** The domain renews an object of its own. */
    RENEW,
    /** The domain destroys an object of its own. */
    DESTROY,
    /** The domain drops its capability. */
    DROP,
    /** The domain revokes what it granted. */
    REVOKE,
    /** The owner revokes what the domain has. */
    REVOKE_FROM_IT,
    /** The domain uses what it has. */
    USE,
    /** The domain hangs up. */
    CLOSE,
    /** Another call of the same. */
    EXIT
  }

  /** A call during the exit. */
  public static Program during(Call call, KernelParts parts) {
    return Program.of(
        "exit-during-" + call.name().toLowerCase(Locale.ROOT).replace('_', '-'),
        setup -> new Scene(setup, parts).during(call));
  }

  /**
   * The owner fills an endpoint whose only reader's capability is on its way to a domain that
   * exits: the sender that waits for room is told that its peer is gone, unless it was received
   * before.
   */
  public static Program senderOfTheLastReader(KernelParts parts) {
    return Program.of("exit-of-the-last-reader", setup -> new Scene(setup, parts).lastReader(true));
  }

  /** The same, and the domain does not even try to receive. */
  public static Program senderOfAReaderInAQueue(KernelParts parts) {
    return Program.of("exit-of-a-queue", setup -> new Scene(setup, parts).lastReader(false));
  }

  private static final class Scene {
    private final Setup setup;
    private final Kernel kernel;
    private final Domain mortal;
    private final Domain other;

    Scene(Setup setup, KernelParts parts) {
      this.setup = setup;
      // One shard: the exit of a domain visits each, and they add nothing to what can happen.
      KernelConfig standard = KernelConfig.standard();
      kernel =
          Kernel.boot(
              setup.machine(),
              new KernelConfig(
                  standard.maxPayloadBytes(), standard.maxCapsPerMessage(), 1, 0, parts));
      mortal = kernel.createDomain("mortal");
      other = kernel.createDomain("other");
    }

    /** Each case has only the objects that it needs: the exit visits them all. */
    void during(Call call) {
      switch (call) {
        case CREATE_ENDPOINT -> makes(() -> kernel.createEndpoint(mortal, 1));
        case CREATE_PAGE -> makes(() -> kernel.createPage(mortal, 1));
        case CREATE_IRQ -> makes(() -> ExoResult.ok(kernel.createIrq(mortal)));
        case ADOPT -> {
          var task = setup.task("adopted", () -> {});
          makes(() -> ExoResult.ok(kernel.adopt(mortal, task)));
        }
        case SPAWN -> makes(() -> ExoResult.ok(kernel.spawn(mortal, "child", 0, () -> {})));
        case DERIVE -> {
          ExoCap own = kernel.createPage(mortal, 1).orElseThrow();
          makes(() -> kernel.derive(mortal, own, Rights.READ));
        }
        case GRANT_TO_ITSELF -> {
          ExoCap own = kernel.createPage(mortal, 1).orElseThrow();
          makes(() -> kernel.grant(mortal, own, mortal, Rights.READ));
        }
        case GRANT_TO_IT -> {
          ExoCap page = kernel.createPage(other, 1).orElseThrow();
          makes(() -> kernel.grant(other, page, mortal, Rights.READ));
        }
        case RECEIVE -> {
          ExoCap page = kernel.createPage(other, 1).orElseThrow();
          ExoCap reader = reader(Message.of(Bytes.EMPTY, page));
          makes(() -> received(kernel.tryReceive(mortal, reader)));
        }
        case RENEW -> {
          ExoCap own = kernel.createPage(mortal, 1).orElseThrow();
          makes(() -> kernel.renew(mortal, own));
        }
        default -> uses(call);
      }
    }

    /** A queue with a message, which only the mortal domain can receive from. */
    private ExoCap reader(Message message) {
      ExoCap queue = kernel.createEndpoint(other, 1).orElseThrow();
      ExoCap reader = kernel.grant(other, queue, mortal, Rights.READ).orElseThrow();
      kernel.trySend(other, queue, message).orElseThrow();
      kernel.drop(other, queue).orElseThrow();
      return reader;
    }

    private static ExoResult<ExoCap> received(ExoResult<Message> message) {
      return message.then(m -> ExoResult.ok(m.caps().get(0)));
    }

    /** The domain gets a capability, perhaps; once both are done it cannot use it. */
    private void makes(Supplier<ExoResult<ExoCap>> call) {
      @Nullable ExoCap[] made = new @Nullable ExoCap[1];
      setup.task(
          "call",
          () -> {
            ExoResult<ExoCap> result = call.get();
            made[0] = result.isOk() ? result.orElseThrow() : null;
            tell("call", result);
          });
      exits();
      setup.afterwards(
          () -> {
            if (made[0] != null) {
              require(!kernel.verify(mortal, made[0], Rights.NONE).isOk(), "it can be used");
              require(!kernel.derive(mortal, made[0], Rights.NONE).isOk(), "it can be derived");
              require(!kernel.drop(mortal, made[0]).isOk(), "it is there");
            }
            require(!kernel.createPage(mortal, 1).isOk(), "the dead make pages");
          });
    }

    /** The domain does something with a page that it may write to; then it cannot any more. */
    private void uses(Call call) {
      ExoCap root = kernel.createEndpoint(other, 1).orElseThrow();
      ExoCap held = kernel.grant(other, root, mortal, Rights.ALL).orElseThrow();
      setup.task("call", () -> tell("call", used(call, held)));
      exits();
      setup.afterwards(
          () -> {
            require(!kernel.verify(mortal, held, Rights.NONE).isOk(), "it can still be used");
            // All that is left is the owner's, whatever was done.
            ExoResult<Integer> left = kernel.revokeDerived(other, root);
            setup.machine().note(new Register("left", left.isOk() ? "" + left.orElseThrow() : "-"));
          });
    }

    private ExoResult<?> used(Call call, ExoCap held) {
      return switch (call) {
        case SEND -> kernel.trySend(mortal, held, Message.of(Bytes.EMPTY, held));
        case DESTROY -> kernel.destroy(mortal, held);
        case DROP -> kernel.drop(mortal, held);
        case REVOKE -> kernel.revokeDerived(mortal, held);
        case REVOKE_FROM_IT -> kernel.revoke(other, held);
        case CLOSE -> kernel.close(mortal, held);
        case EXIT -> kernel.exitDomain(mortal);
        default -> kernel.verify(mortal, held, Rights.WRITE);
      };
    }

    void lastReader(boolean receives) {
      ExoCap box = kernel.createEndpoint(other, 1).orElseThrow();
      ExoCap readBox = kernel.derive(other, box, Rights.READ).orElseThrow();
      ExoCap writeBox = kernel.derive(other, box, Rights.WRITE).orElseThrow();
      ExoCap reader = reader(Message.of(Bytes.EMPTY, readBox));
      kernel.drop(other, readBox).orElseThrow();
      kernel.drop(other, box).orElseThrow();
      kernel.trySend(other, writeBox, Message.of(Bytes.EMPTY)).orElseThrow();
      setup.task(
          "sender", () -> tell("sent", kernel.send(other, writeBox, Message.of(Bytes.EMPTY))));
      if (receives) {
        setup.task("call", () -> tell("call", kernel.tryReceive(mortal, reader)));
      }
      exits();
    }

    private void exits() {
      setup.task("exit", () -> tell("exit", kernel.exitDomain(mortal)));
    }

    private void tell(String register, ExoResult<?> result) {
      setup.machine().note(new Register(register, result.isOk() ? "ok" : "" + result.error()));
    }

    private static void require(boolean condition, String message) {
      PropertyViolation.require(condition, "the domain has exited, and yet " + message);
    }
  }
}
