package org.latticeipc.scenarios.language.execution;

import java.util.ArrayList;
import java.util.List;
import org.latticeipc.kernel.Kernel;
import org.latticeipc.kernel.capability.Domain;
import org.latticeipc.kernel.capability.ExoCap;
import org.latticeipc.kernel.result.ExoResult;
import org.latticeipc.kernel.result.Unit;
import org.latticeipc.machine.program.EngineProperties;
import org.latticeipc.machine.program.PropertyViolation;
import org.latticeipc.machine.program.Setup;
import org.latticeipc.scenarios.language.part.BoundedFault;

/**
 * The power of all disks, which fails as often as it may: a task whose failing is one step of each
 * disk, so it comes at every moment. Who meets a disk without power ends there, once all disks are
 * without: what a task does to the second disk after the first is off could as well have been done
 * before, so nobody can tell that they did not go at one moment. On divided CPUs the tasks of
 * before are killed too, and what comes after runs on CPUs that are empty.
 *
 * @param disks all disks
 * @param crashes how often at most
 * @param reboot what is done afterwards
 */
record PowerSupply(List<DiskPlan> disks, int crashes, HardwarePlan.Reboot reboot) {

  private static final String POWER = "power";
  private static final String REBOOT = "reboot ";

  /** Whether a task of this name does what comes after a crash. */
  static boolean isAfterCrash(String task) {
    return task.equals(POWER) || task.startsWith(REBOOT);
  }

  void declare(Setup setup, Environment environment) {
    if (disks.size() > 1) {
      environment.countPowerLosses();
    }
    setup.task(POWER, 0, () -> fail(environment));
  }

  private void fail(Environment environment) {
    List<ExoCap> now = new ArrayList<>();
    for (DiskPlan disk : disks) {
      now.add(environment.capability(disk.domain(), disk.name()));
    }
    for (int crash = 1; crash <= crashes; crash++) {
      powerGoes(environment, now, crash);
      powerComes(environment, now);
      start(environment, List.copyOf(now), crash);
    }
  }

  private void powerGoes(Environment environment, List<ExoCap> now, int crash) {
    Kernel kernel = environment.kernel();
    environment.struckBy(BoundedFault.CRASH.word());
    for (int i = 0; i < disks.size(); i++) {
      ExoResult<Unit> off = kernel.devices().crashDisk(owner(environment, i), now.get(i));
      if (off instanceof ExoResult.Refused<Unit> refused) {
        String disk = disks.get(i).name();
        throw new PropertyViolation(
            EngineProperties.ASSERTION,
            "the power cannot go from disk '" + disk + "': " + refused.error().sentence());
      }
    }
    environment.powerLost(crash);
    for (int cpu = 0; isDivided(kernel) && cpu < environment.machine().cpuCount(); cpu++) {
      kernel.hardware().failCpu(cpu).orElseThrow();
    }
  }

  private void powerComes(Environment environment, List<ExoCap> now) {
    Kernel kernel = environment.kernel();
    for (int cpu = 0; isDivided(kernel) && cpu < environment.machine().cpuCount(); cpu++) {
      kernel.hardware().reviveCpu(cpu).orElseThrow();
    }
    for (int i = 0; i < disks.size(); i++) {
      now.set(i, kernel.devices().restartDisk(owner(environment, i), now.get(i)).orElseThrow());
    }
  }

  private Domain owner(Environment environment, int disk) {
    return environment.domain(disks.get(disk).domain());
  }

  private static boolean isDivided(Kernel kernel) {
    return kernel.config().slicesPerCpu() > 0;
  }

  /** The last one is done by the power's own task, which need not go on, if any task may. */
  private void start(Environment environment, List<ExoCap> caps, int crash) {
    Runnable recovery = () -> recover(environment, caps, crash);
    if (isDivided(environment.kernel())) {
      environment.kernel().spawn(environment.domain(reboot.domain()), REBOOT + crash, 0, recovery);
    } else if (crash == crashes) {
      recovery.run();
    } else {
      environment.machine().spawn(REBOOT + crash, 0, recovery);
    }
  }

  private void recover(Environment environment, List<ExoCap> caps, int crash) {
    TaskContext task = TaskContext.rebooted(environment, "reboot" + crash, reboot.domain(), crash);
    for (int i = 0; i < disks.size(); i++) {
      if (disks.get(i).domain().equals(reboot.domain())) {
        task.keep("cap " + disks.get(i).name(), caps.get(i));
      }
    }
    try {
      reboot.action().run(task);
    } catch (TaskHalted halted) {
      // The next crash came before it was done.
    }
  }
}
