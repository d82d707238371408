package org.latticeipc.programs.os;

import java.util.List;
import org.latticeipc.kernel.Kernel;
import org.latticeipc.kernel.capability.Domain;
import org.latticeipc.kernel.capability.ExoCap;
import org.latticeipc.kernel.config.KernelConfig;
import org.latticeipc.kernel.config.KernelParts;
import org.latticeipc.kernel.property.GasBound;
import org.latticeipc.kernel.property.NoFireAfterCancel;
import org.latticeipc.kernel.property.NoTimeAfterKill;
import org.latticeipc.kernel.property.SliceLength;
import org.latticeipc.kernel.property.SliceRestored;
import org.latticeipc.kernel.upcall.Upcalls;
import org.latticeipc.machine.LoadOrder;
import org.latticeipc.machine.LongCell;
import org.latticeipc.machine.StoreOrder;
import org.latticeipc.machine.program.Program;
import org.latticeipc.machine.program.PropertyViolation;
import org.latticeipc.machine.program.Setup;

/** Programs on the time of divided CPUs: slices with lengths, gas, the killing of tasks. */
public final class TimePrograms {
  private static final long LENGTH = 3;

  private TimePrograms() {}

  /** A slice ends in the middle of work; its task saves and restores what it keeps on the CPU. */
  public static Program sliceEnds(KernelParts parts) {
    return Program.of("slice-ends", setup -> sliceEnds(setup, parts));
  }

  private static void sliceEnds(Setup setup, KernelParts parts) {
    Kernel kernel = kernel(setup, parts);
    Domain owner = kernel.createDomain("owner");
    setup.property(new SliceLength());
    setup.property(new SliceRestored());
    List<ExoCap> slices = kernel.claimCpu(owner, 0).orElseThrow();
    kernel.setSliceLength(owner, slices.get(0), LENGTH).orElseThrow();
    LongCell register = setup.machine().longCell("register", 0);
    ExoCap worker =
        kernel.declareTask(
            setup,
            owner,
            "worker",
            0,
            () -> {
              register.store(7, StoreOrder.PLAIN);
              kernel.compute(owner, LENGTH + 2, new Context(register)).orElseThrow();
              PropertyViolation.require(
                  register.load(LoadOrder.PLAIN) == 7, "the context was not restored");
            });
    ExoCap other =
        kernel.declareTask(setup, owner, "other", 0, () -> register.store(9, StoreOrder.PLAIN));
    kernel.bindSlice(owner, slices.get(0), worker).orElseThrow();
    kernel.bindSlice(owner, slices.get(1), other).orElseThrow();
  }

  /** The register that a library keeps over the end of its slice. */
  private static final class Context implements Upcalls {
    private final LongCell register;
    private long saved;

    Context(LongCell register) {
      this.register = register;
    }

    @Override
    public void sliceEnds() {
      saved = register.load(LoadOrder.PLAIN);
    }

    @Override
    public void sliceBegins() {
      register.store(saved, StoreOrder.PLAIN);
    }
  }

  /**
   * A timer interrupts a computation at its tick, unless somebody on another CPU has cancelled it.
   */
  public static Program alarm(KernelParts parts) {
    return Program.of(
        "alarm",
        setup -> {
          Kernel kernel = kernel(setup, parts);
          Domain owner = kernel.createDomain("owner");
          setup.property(new NoFireAfterCancel());
          ExoCap slice = kernel.claimCpu(owner, 0).orElseThrow().get(0);
          ExoCap timer = kernel.timers().createTimer(owner).orElseThrow();
          Upcalls atItsTick =
              new Upcalls() {
                @Override
                public void timerFired() {
                  PropertyViolation.require(
                      kernel.cpuTicks(owner, slice).orElseThrow() == LENGTH,
                      "the computation was not interrupted when the timer was due");
                }
              };
          kernel.declareTask(
              setup,
              owner,
              "worker",
              0,
              () -> {
                kernel.timers().setAlarm(owner, timer, LENGTH, 0).orElseThrow();
                kernel.compute(owner, LENGTH + 2, atItsTick).orElseThrow();
              });
          // That it has fired already, or is not armed yet, is told to who cancels it.
          kernel.declareTask(
              setup, owner, "canceller", 1, () -> kernel.timers().cancelTimer(owner, timer));
        });
  }

  /** A task is given gas by another one while it uses what it has. */
  public static Program gas(KernelParts parts) {
    return Program.of(
        "gas",
        setup -> {
          Kernel kernel = kernel(setup, parts);
          Domain owner = kernel.createDomain("owner");
          setup.property(new GasBound());
          ExoCap burner =
              kernel.declareTask(
                  setup, owner, "burner", 0, () -> kernel.compute(owner, 5, Upcalls.NONE));
          kernel.setGas(owner, burner, 2).orElseThrow();
          kernel.declareTask(setup, owner, "giver", 1, () -> kernel.setGas(owner, burner, 1));
        });
  }

  /** A task is killed at any moment of its work. */
  public static Program kill(KernelParts parts) {
    return Program.of(
        "kill",
        setup -> {
          Kernel kernel = kernel(setup, parts);
          Domain owner = kernel.createDomain("owner");
          setup.property(new NoTimeAfterKill());
          List<ExoCap> slices = kernel.claimCpu(owner, 0).orElseThrow();
          ExoCap victim = kernel.declareTask(setup, owner, "victim", 0, kernel::exoYield);
          ExoCap neighbour = kernel.declareTask(setup, owner, "neighbour", 0, kernel::exoYield);
          kernel.bindSlice(owner, slices.get(0), victim).orElseThrow();
          kernel.bindSlice(owner, slices.get(1), neighbour).orElseThrow();
          kernel.declareTask(
              setup,
              owner,
              "supervisor",
              1,
              () -> {
                // Of a task that has ended already nothing is left to kill.
                kernel.kill(owner, victim);
                kernel.awaitEnd(owner, victim).orElseThrow();
              });
        });
  }

  private static Kernel kernel(Setup setup, KernelParts parts) {
    return Kernel.boot(
        setup.machine(), KernelConfig.standard().withParts(parts).withSlicesPerCpu(2));
  }
}
