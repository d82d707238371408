package org.latticeipc.programs.os;

import java.util.List;
import org.latticeipc.kernel.Devices;
import org.latticeipc.kernel.Kernel;
import org.latticeipc.kernel.capability.Domain;
import org.latticeipc.kernel.capability.ExoCap;
import org.latticeipc.kernel.config.KernelConfig;
import org.latticeipc.kernel.config.KernelParts;
import org.latticeipc.kernel.object.CrashRule;
import org.latticeipc.kernel.property.DurableWrites;
import org.latticeipc.machine.program.Program;
import org.latticeipc.machine.program.PropertyViolation;
import org.latticeipc.machine.program.Register;

/** Programs on a disk that loses its power. */
public final class DiskPrograms {
  private DiskPrograms() {}

  /** A write, a flush, a write, against the loss of power at any moment. */
  public static Program crash(KernelParts parts, CrashRule rule) {
    return Program.of(
        "disk-crash",
        setup -> {
          Kernel kernel = Kernel.boot(setup.machine(), KernelConfig.standard().withParts(parts));
          Devices devices = kernel.devices();
          Domain owner = kernel.createDomain("owner");
          setup.property(new DurableWrites());
          ExoCap disk = devices.createDisk(owner, 2, 2, rule).orElseThrow();
          ExoCap first = devices.bindBlock(owner, disk, 0).orElseThrow();
          ExoCap second = devices.bindBlock(owner, disk, 1).orElseThrow();
          setup.task(
              "writer",
              () -> {
                if (devices.writeBlock(owner, first, 0, List.of(1L, 2L)).isOk()
                    && devices.flushDisk(owner, disk).isOk()) {
                  devices.writeBlock(owner, second, 0, List.of(3L, 4L));
                }
              });
          setup.task(
              "power",
              () -> {
                devices.crashDisk(owner, disk).orElseThrow();
                ExoCap again = devices.restartDisk(owner, disk).orElseThrow();
                PropertyViolation.require(
                    !devices.readBlock(owner, first).isOk(), "a block outlived the crash");
                setup.machine().note(new Register("there", content(devices, owner, again)));
              });
        });
  }

  private static String content(Devices devices, Domain owner, ExoCap disk) {
    ExoCap first = devices.bindBlock(owner, disk, 0).orElseThrow();
    ExoCap second = devices.bindBlock(owner, disk, 1).orElseThrow();
    return devices.readBlock(owner, first).orElseThrow()
        + " "
        + devices.readBlock(owner, second).orElseThrow();
  }
}
