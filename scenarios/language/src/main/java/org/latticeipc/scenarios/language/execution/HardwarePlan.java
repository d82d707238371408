package org.latticeipc.scenarios.language.execution;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.latticeipc.kernel.Devices;
import org.latticeipc.kernel.capability.Domain;
import org.latticeipc.kernel.capability.ExoCap;
import org.latticeipc.machine.program.Setup;
import org.latticeipc.scenarios.language.part.BoundedFault;

/**
 * The devices of a scenario and what may happen to it.
 *
 * @param pages its pages
 * @param devices interrupts, registers and buffers
 * @param disks its disks
 * @param faults how often each fault may happen
 * @param reboot what is done after each crash of the only disk
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

  /**
   * Declares the power supply, a task that fails as often as it may. Its failing is one step of the
   * disk, so it comes at every moment; the tasks of before find out at their next step on the disk,
   * and end there. Until then what they do is known to nobody who comes after.
   */
  public void declarePower(Setup setup, Environment environment) {
    int crashes = faults.getOrDefault(BoundedFault.CRASH, 0);
    if (crashes > 0 && disks.size() == 1) {
      reboot.ifPresent(
          what -> setup.task("power", 0, () -> fail(environment, disks.get(0), what, crashes)));
    }
  }

  private static void fail(Environment environment, DiskPlan disk, Reboot what, int crashes) {
    Devices devices = environment.kernel().devices();
    Domain owner = environment.domain(disk.domain());
    ExoCap now = environment.capability(disk.domain(), disk.name());
    for (int crash = 1; crash <= crashes; crash++) {
      devices.crashDisk(owner, now).orElseThrow();
      now = devices.restartDisk(owner, now).orElseThrow();
      Runnable recovery = rebooted(environment, disk, what, now, crash);
      if (crash == crashes) {
        recovery.run();
      } else {
        environment.machine().spawn("reboot " + crash, 0, recovery);
      }
    }
  }

  private static Runnable rebooted(
      Environment environment, DiskPlan disk, Reboot what, ExoCap cap, int crash) {
    return () -> {
      TaskContext task = TaskContext.rebooted(environment, "reboot" + crash, what.domain());
      task.keep("cap " + disk.name(), cap);
      try {
        what.action().run(task);
      } catch (TaskHalted halted) {
        // The next crash came before it was done.
      }
    };
  }
}
