package org.latticeipc.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.latticeipc.engine.host.HostMachine;
import org.latticeipc.kernel.capability.CapKind;
import org.latticeipc.kernel.capability.Domain;
import org.latticeipc.kernel.capability.ExoCap;
import org.latticeipc.kernel.capability.Rights;
import org.latticeipc.kernel.config.KernelConfig;
import org.latticeipc.kernel.object.CrashRule;
import org.latticeipc.kernel.result.ExoError;

/** Who has a part of an object has no power over the parts of others. */
class PartTest {
  private final Kernel kernel =
      Kernel.boot(HostMachine.create(), KernelConfig.standard().withSlicesPerCpu(2));
  private final Domain landlord = kernel.createDomain("landlord");
  private final Domain tenant = kernel.createDomain("tenant");
  private final ExoCap disk =
      kernel.devices().createDisk(landlord, 2, 1, new CrashRule(true, false, false)).orElseThrow();

  private void endsNothing(ExoCap part) {
    assertTrue(part.kind().isPart());
    assertEquals(ExoError.WRONG_KIND, kernel.destroy(tenant, part).error());
    assertEquals(ExoError.WRONG_KIND, kernel.renew(tenant, part).error());
    assertEquals(Rights.ALL, kernel.verify(tenant, part, Rights.ALL).orElseThrow());
  }

  @Test
  void block_endsNoDisk() {
    ExoCap own = kernel.devices().bindBlock(landlord, disk, 0).orElseThrow();
    ExoCap let = kernel.devices().bindBlock(landlord, disk, 1).orElseThrow();
    endsNothing(kernel.grant(landlord, let, tenant, Rights.ALL).orElseThrow());
    assertEquals(List.of(0L), kernel.devices().readBlock(landlord, own).orElseThrow());
    assertTrue(kernel.destroy(landlord, disk).isOk());
  }

  @Test
  void slice_endsNoCpu() {
    List<ExoCap> slices = kernel.claimCpu(landlord, 0).orElseThrow();
    endsNothing(kernel.grant(landlord, slices.get(1), tenant, Rights.ALL).orElseThrow());
    assertTrue(kernel.setSliceLength(landlord, slices.get(0), 5).isOk());
    assertEquals(CapKind.CPU_SLICE, slices.get(0).kind());
  }

  @Test
  void blocksOfBeforeACrash_areFreeAgain() {
    Devices devices = kernel.devices();
    ExoCap before = devices.allocBlock(landlord, disk).orElseThrow();
    devices.allocBlock(landlord, disk).orElseThrow();
    assertEquals(ExoError.NO_SPACE, devices.allocBlock(landlord, disk).error());
    devices.writeBlock(landlord, before, 0, List.of(7L)).orElseThrow();
    devices.flushDisk(landlord, disk).orElseThrow();
    devices.crashDisk(landlord, disk).orElseThrow();
    ExoCap again = devices.restartDisk(landlord, disk).orElseThrow();
    ExoCap after = devices.allocBlock(landlord, again).orElseThrow();
    assertEquals(List.of(7L), devices.readBlock(landlord, after).orElseThrow());
    assertEquals(ExoError.STALE, devices.readBlock(landlord, before).error());
  }
}
