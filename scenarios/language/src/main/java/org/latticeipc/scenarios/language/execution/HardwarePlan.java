package org.latticeipc.scenarios.language.execution;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.latticeipc.machine.program.Setup;
import org.latticeipc.scenarios.language.part.BoundedFault;

/**
 * The devices of a scenario and what may happen to it.
 *
 * @param pages its pages
 * @param devices interrupts, registers and buffers
 * @param disks its disks
 * @param faults how often each fault may happen
 * @param reboot what is done after each crash of the disks
 */
public record HardwarePlan(
    List<PagePlan> pages,
    List<DevicePlan> devices,
    List<DiskPlan> disks,
    Map<BoundedFault, Integer> faults,
    Optional<Reboot> reboot) {

  /**
   * What is done after a crash.
   *
   * @param domain the domain that does it
   * @param action the steps
   */
  public record Reboot(String domain, Action action) {}

  /** Makes the devices; in set-up, when the domains are there. */
  public void addTo(Environment environment) {
    pages.forEach(environment::addPage);
    devices.forEach(environment::addDevice);
    disks.forEach(environment::addDisk);
  }

  /** Declares the power supply, if it may fail. */
  public void declarePower(Setup setup, Environment environment) {
    int crashes = faults.getOrDefault(BoundedFault.CRASH, 0);
    if (crashes > 0 && !disks.isEmpty()) {
      reboot.ifPresent(what -> new PowerSupply(disks, crashes, what).declare(setup, environment));
    }
  }
}
