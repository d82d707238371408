package org.latticeipc.scenarios.language;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.latticeipc.kernel.object.CrashRule;
import org.latticeipc.scenarios.format.Problems;
import org.latticeipc.scenarios.format.Value;
import org.latticeipc.scenarios.language.execution.Action;
import org.latticeipc.scenarios.language.execution.DevicePlan;
import org.latticeipc.scenarios.language.execution.DiskPlan;
import org.latticeipc.scenarios.language.execution.EndpointPlan;
import org.latticeipc.scenarios.language.execution.HardwarePlan;
import org.latticeipc.scenarios.language.execution.PagePlan;
import org.latticeipc.scenarios.language.part.BoundedFault;
import org.latticeipc.scenarios.language.part.FaultyTransport;
import org.latticeipc.scenarios.language.step.StepShapes;
import org.latticeipc.scenarios.language.step.StepTypes;
import org.latticeipc.scenarios.language.step.SymbolTable;

/** Reads the devices of a file and what may happen to it. Confined to one file. */
final class HardwareReader {
  private final Value root;
  private final SymbolTable file;
  private final Problems problems;
  private final List<PagePlan> pages = new ArrayList<>();
  private final List<DevicePlan> devices = new ArrayList<>();
  private final List<DiskPlan> disks = new ArrayList<>();

  HardwareReader(Value root, SymbolTable file, Problems problems) {
    this.root = root;
    this.file = file;
    this.problems = problems;
  }

  /** Defines the names of the devices, which steps of any task may use. */
  void define() {
    root.map("pages")
        .forEach(
            (name, page) -> {
              file.define(SymbolTable.Kind.PAGE, name, page.at());
              String domain = owner(SymbolTable.Kind.PAGE, name, page);
              int words = (int) page.whole("words", 1);
              file.measure(name, words);
              pages.add(new PagePlan(name, domain, words, grants(name, page)));
            });
    root.map("devices")
        .forEach(
            (name, device) -> {
              file.define(SymbolTable.Kind.DEVICE, name, device.at());
              String domain = owner(SymbolTable.Kind.DEVICE, name, device);
              DevicePlan.Kind kind =
                  DevicePlan.Kind.valueOf(device.need("kind").text().toUpperCase(Locale.ROOT));
              if (!kind.hasSize() && device.get("size") != null) {
                problems.add(
                    device.need("size").at(),
                    kind == DevicePlan.Kind.IRQ
                        ? "an irq has 64 sources; leave 'size' out"
                        : "a timer has no size; leave 'size' out");
              }
              if (kind.hasSize()) {
                file.measure(name, device.whole("size", 1));
              }
              devices.add(
                  new DevicePlan(
                      name, kind, domain, (int) device.whole("size", 1), grants(name, device)));
            });
    root.map("disks")
        .forEach(
            (name, disk) -> {
              file.define(SymbolTable.Kind.DISK, name, disk.at());
              String domain = owner(SymbolTable.Kind.DISK, name, disk);
              file.measure(name, disk.need("blocks").whole());
              List<String> crash = disk.list("crash").stream().map(Value::text).toList();
              disks.add(
                  new DiskPlan(
                      name,
                      domain,
                      (int) disk.need("blocks").whole(),
                      (int) disk.whole("words", 1),
                      new CrashRule(
                          crash.contains("lose"),
                          crash.contains("reorder"),
                          crash.contains("tear")),
                      grants(name, disk)));
            });
  }

  private String owner(SymbolTable.Kind kind, String name, Value of) {
    String domain = file.use(SymbolTable.Kind.DOMAIN, of.need("domain"));
    file.own(domain, kind, name, of.at());
    return domain;
  }

  private List<EndpointPlan.Grant> grants(String name, Value of) {
    List<EndpointPlan.Grant> grants = new ArrayList<>();
    for (Value grant : of.list("grants")) {
      String to = file.use(SymbolTable.Kind.DOMAIN, grant.need("to"));
      file.grant(to, name);
      grants.add(new EndpointPlan.Grant(to, StepShapes.rights(grant, "rights")));
    }
    return grants;
  }

  /** What may happen to each frame of a channel. */
  Set<FaultyTransport.Fault> frames() {
    Set<FaultyTransport.Fault> frames = EnumSet.noneOf(FaultyTransport.Fault.class);
    Value faults = root.get("faults");
    if (faults != null) {
      for (Value fault : faults.list("frames")) {
        frames.add(FaultyTransport.Fault.valueOf(fault.text().toUpperCase(Locale.ROOT)));
        if (root.list("domains").isEmpty()) {
          problems.add(fault.at(), "'faults' needs channels, and there are no 'domains'");
        }
      }
    }
    return frames;
  }

  /** The devices and the faults that are bounded; what cannot happen is a problem. */
  HardwarePlan read(StepTypes types) {
    Map<BoundedFault, Integer> most = new EnumMap<>(BoundedFault.class);
    Value faults = root.get("faults");
    for (BoundedFault fault : BoundedFault.values()) {
      Value times = faults == null ? null : faults.get(fault.word());
      if (times != null && times.whole() > 0) {
        most.put(fault, (int) times.whole());
        require(fault, times);
      }
    }
    Value reboot = root.get("reboot");
    if (reboot == null) {
      return new HardwarePlan(pages, devices, disks, most, Optional.empty());
    } else if (!most.containsKey(BoundedFault.CRASH)) {
      problems.add(reboot.at(), "nothing crashes; say 'faults: {crash: 1}', or leave 'reboot' out");
    }
    String domain = file.use(SymbolTable.Kind.DOMAIN, reboot.need("domain"));
    SymbolTable scope = file.task("reboot", domain, false);
    Action action = types.compile(reboot.need("steps").list(), scope);
    scope.finish();
    return new HardwarePlan(
        pages, devices, disks, most, Optional.of(new HardwarePlan.Reboot(domain, action)));
  }

  private void require(BoundedFault fault, Value times) {
    String lacks =
        switch (fault) {
          case KILL, KILL_CPU -> "";
          case KILL_DOMAIN -> lacking("domains", root.list("domains").isEmpty());
          case CRASH -> lacksForCrash();
          case DROP, DUPLICATE, REORDER, TAMPER, CORRUPT ->
              lacking(
                  "endpoints", root.map("endpoints").isEmpty() && root.map("channels").isEmpty());
          case ALLOC_FAIL -> lacking("domains", root.list("domains").isEmpty());
          case STUCK_INTERRUPT, REPEATED_INTERRUPT ->
              lacking(
                  "devices' of kind 'irq",
                  devices.stream().noneMatch(d -> d.kind() == DevicePlan.Kind.IRQ));
        };
    if (!lacks.isEmpty()) {
      problems.add(times.at(), "'" + fault.word() + "' cannot happen: " + lacks);
    }
  }

  private static String lacking(String section, boolean empty) {
    return empty ? "there are no '" + section + "'" : "";
  }

  private String lacksForCrash() {
    if (disks.isEmpty()) {
      return "there are no 'disks'";
    }
    return root.get("reboot") == null ? "say under 'reboot' what is done afterwards" : "";
  }
}
