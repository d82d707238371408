package org.latticeipc.programs.os;

import java.util.List;
import org.latticeipc.kernel.Kernel;
import org.latticeipc.kernel.capability.Domain;
import org.latticeipc.kernel.capability.ExoCap;
import org.latticeipc.kernel.capability.Rights;
import org.latticeipc.kernel.config.KernelConfig;
import org.latticeipc.kernel.config.KernelParts;
import org.latticeipc.kernel.object.Message;
import org.latticeipc.kernel.property.AskedFirst;
import org.latticeipc.kernel.property.NoFireAfterCancel;
import org.latticeipc.kernel.property.NoTimeAfterKill;
import org.latticeipc.kernel.property.NoUseAfterRevoke;
import org.latticeipc.kernel.result.ExoError;
import org.latticeipc.kernel.result.ExoResult;
import org.latticeipc.kernel.upcall.Upcalls;
import org.latticeipc.machine.LoadOrder;
import org.latticeipc.machine.LongCell;
import org.latticeipc.machine.RmwOrder;
import org.latticeipc.machine.StoreOrder;
import org.latticeipc.machine.program.Program;
import org.latticeipc.machine.program.PropertyViolation;
import org.latticeipc.machine.value.Bytes;

/** Programs on timers, failing CPUs, the waits of the killed, and what is asked back. */
public final class ResourcePrograms {
  private ResourcePrograms() {}

  private static KernelConfig config(KernelParts parts) {
    return KernelConfig.standard().withParts(parts);
  }

  /** A timer is cancelled when its time may have come; it is either cancelled or fires. */
  public static Program timer(KernelParts parts) {
    return Program.of(
        "timer",
        setup -> {
          Kernel kernel = Kernel.boot(setup.machine(), config(parts));
          Domain clock = kernel.createDomain("clock");
          LongCell done = setup.machine().longCell("done", 0);
          setup.property(new NoFireAfterCancel());
          ExoCap timer = kernel.timers().createTimer(clock).orElseThrow();
          setup.task(
              "sleeper",
              () -> {
                ExoResult<?> fired = kernel.timers().awaitTimer(clock, timer, ringing(done));
                PropertyViolation.require(
                    fired.isOk() || fired.error() == ExoError.NOT_ARMED, "refused: " + fired);
              });
          setup.task(
              "canceller",
              () -> {
                kernel.timers().armTimer(clock, timer, 5, 0).orElseThrow();
                if (kernel.timers().cancelTimer(clock, timer).isOk()) {
                  done.fetchAdd(1, RmwOrder.RELAXED);
                }
              });
        });
  }

  private static Upcalls ringing(LongCell done) {
    return new Upcalls() {
      @Override
      public void timerFired() {
        done.fetchAdd(1, RmwOrder.RELAXED);
      }
    };
  }

  /** A task is killed that waits, or is about to wait, for the end of another. */
  public static Program killedWaiter(KernelParts parts) {
    return Program.of(
        "killed-waiter",
        setup -> {
          Kernel kernel = Kernel.boot(setup.machine(), config(parts).withSlicesPerCpu(1));
          Domain owner = kernel.createDomain("owner");
          setup.property(new NoTimeAfterKill());
          ExoCap other = kernel.adopt(owner, setup.task("other", 1, () -> {}));
          ExoCap victim =
              kernel.declareTask(setup, owner, "victim", 0, () -> kernel.awaitEnd(owner, other));
          setup.task(
              "supervisor",
              1,
              () -> {
                kernel.kill(owner, victim).orElseThrow();
                kernel.awaitEnd(owner, victim).orElseThrow();
              });
        });
  }

  /** A CPU fails while one of its tasks runs and one waits; both end, and nobody starts there. */
  public static Program cpuFails(KernelParts parts) {
    return Program.of(
        "cpu-fails",
        setup -> {
          Kernel kernel = Kernel.boot(setup.machine(), config(parts).withSlicesPerCpu(2));
          Domain owner = kernel.createDomain("owner");
          setup.property(new NoTimeAfterKill());
          ExoCap queue = kernel.createEndpoint(owner, 1).orElseThrow();
          ExoCap waits =
              kernel.declareTask(setup, owner, "waits", 0, () -> kernel.receive(owner, queue));
          ExoCap runs = kernel.declareTask(setup, owner, "runs", 0, kernel::exoYield);
          kernel.declareTask(
              setup,
              owner,
              "fault",
              1,
              () -> {
                kernel.hardware().failCpu(0).orElseThrow();
                kernel.awaitEnd(owner, waits).orElseThrow();
                kernel.awaitEnd(owner, runs).orElseThrow();
                PropertyViolation.require(
                    kernel.exoYieldTo(owner, waits).error() == ExoError.TASK_ENDED,
                    "time for a task of a dead CPU");
              });
        });
  }

  /** A slice is taken back from a task that is bound to it and computes. */
  public static Program sliceTaken(KernelParts parts) {
    return Program.of(
        "slice-taken",
        setup -> {
          Kernel kernel = Kernel.boot(setup.machine(), config(parts).withSlicesPerCpu(2));
          Domain host = kernel.createDomain("host");
          Domain guest = kernel.createDomain("guest");
          setup.property(new AskedFirst());
          setup.property(new NoUseAfterRevoke());
          LongCell taken = setup.machine().longCell("taken", 0);
          List<ExoCap> slices = kernel.claimCpu(host, 0).orElseThrow();
          ExoCap lent = kernel.grant(host, slices.get(1), guest, Rights.CONTROL).orElseThrow();
          slices.forEach(slice -> kernel.setSliceLength(host, slice, 2).orElseThrow());
          ExoCap own =
              kernel.declareTask(
                  setup,
                  host,
                  "host",
                  0,
                  () -> {
                    kernel.revocation().askBack(host, slices.get(1), lent, 0).orElseThrow();
                    taken.store(1, StoreOrder.RELAXED);
                    kernel.compute(host, 6, Upcalls.NONE).orElseThrow();
                    taken.store(0, StoreOrder.RELAXED);
                  });
          ExoCap batch =
              kernel.declareTask(
                  setup,
                  guest,
                  "guest",
                  0,
                  () -> kernel.compute(guest, 4, mayBegin(taken)).orElseThrow());
          kernel.bindSlice(host, slices.get(0), own).orElseThrow();
          kernel.bindSlice(guest, lent, batch).orElseThrow();
        });
  }

  private static Upcalls mayBegin(LongCell taken) {
    return new Upcalls() {
      @Override
      public void sliceBegins() {
        PropertyViolation.require(
            taken.load(LoadOrder.RELAXED) == 0, "a turn of a slice that was taken");
      }
    };
  }

  /**
   * An endpoint is asked back from its only reader, with a message in it that carries a capability:
   * what nobody is left to receive is gone.
   */
  public static Program endpointAskedBack(KernelParts parts) {
    return Program.of(
        "endpoint-asked-back",
        setup -> {
          Kernel kernel = Kernel.boot(setup.machine(), config(parts));
          Domain owner = kernel.createDomain("owner");
          Domain reader = kernel.createDomain("reader");
          setup.property(new AskedFirst());
          setup.property(new NoUseAfterRevoke());
          ExoCap queue = kernel.createEndpoint(owner, 1).orElseThrow();
          ExoCap lent = kernel.grant(owner, queue, reader, Rights.READ).orElseThrow();
          ExoCap page = kernel.createPage(owner, 1).orElseThrow();
          kernel.send(owner, queue, new Message(Bytes.EMPTY, List.of(page))).orElseThrow();
          setup.task("owner", () -> kernel.revocation().askAllBack(owner, queue, 10).orElseThrow());
          setup.task(
              "reader",
              () -> {
                ExoResult<Message> got = kernel.receive(reader, lent);
                if (kernel.revocation().isAsked(reader, lent).isOk()) {
                  kernel.drop(reader, lent);
                }
                PropertyViolation.require(
                    got.isOk() || got.error() == ExoError.REPOSSESSED, "refused: " + got);
              });
        });
  }

  /** One task waits for the first end of two, which it is told of by an interrupt. */
  public static Program watchedEnds(KernelParts parts) {
    return Program.of(
        "watched-ends",
        setup -> {
          Kernel kernel = Kernel.boot(setup.machine(), config(parts));
          Domain owner = kernel.createDomain("owner");
          ExoCap line = kernel.createIrq(owner);
          ExoCap first = kernel.declareTask(setup, owner, "first", 0, () -> {});
          ExoCap second = kernel.declareTask(setup, owner, "second", 1, () -> {});
          setup.task(
              "watcher",
              0,
              () -> {
                kernel.watchEnd(owner, first, line, 0).orElseThrow();
                kernel.watchEnd(owner, second, line, 1).orElseThrow();
                long told = 0;
                while (told != 3) {
                  long more = kernel.takeIrq(owner, line).orElseThrow();
                  PropertyViolation.require((told & more) == 0, "told of one end twice");
                  told |= more;
                }
              });
        });
  }
}
