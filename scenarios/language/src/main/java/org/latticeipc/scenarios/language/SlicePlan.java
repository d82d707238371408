package org.latticeipc.scenarios.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.latticeipc.scenarios.format.Problems;
import org.latticeipc.scenarios.format.Value;
import org.latticeipc.scenarios.language.execution.Environment;

/** Which slices of divided CPUs the tasks of a file have; tells what cannot be. */
final class SlicePlan {
  private final int slicesPerCpu;
  private final Problems problems;
  private final Map<String, String> ownerBySlice = new TreeMap<>();

  SlicePlan(int slicesPerCpu, Problems problems) {
    this.slicesPerCpu = slicesPerCpu;
    this.problems = problems;
  }

  /** Tells who gets a capability of which name. */
  interface Granted {
    void to(String domain, String name);
  }

  /** A slice that a task of a domain has, under its name. */
  private record Own(String domain, String slice) {}

  /**
   * Which domain has the slices of which CPU, that of the first task that has any, and what the
   * tasks of others have of them.
   */
  record Owners(Map<Integer, String> byCpu, List<Own> owned, int slices) {
    void forEach(Granted granted) {
      owned.forEach(own -> granted.to(own.domain, own.slice));
      byCpu.forEach(
          (cpu, domain) -> {
            for (int slice = 0; slice < slices; slice++) {
              granted.to(domain, Environment.sliceName(cpu, slice));
            }
          });
    }
  }

  /** Whose the slices of each CPU are. */
  Owners owners(List<Value> tasks, int cpus) {
    Map<Integer, String> byCpu = new TreeMap<>();
    List<Own> owned = new ArrayList<>();
    int started = 0;
    for (Value task : tasks) {
      boolean spawned = task.text("start", "").equals("spawned");
      for (long i = 0; i < task.whole("count", 1); i++) {
        int cpu = (int) task.whole("cpu", spawned ? 0 : started % cpus);
        started += spawned ? 0 : 1;
        if (!task.list("slices").isEmpty() && task.get("domain") != null) {
          String domain = task.text("domain", "");
          byCpu.putIfAbsent(cpu, domain);
          for (Value slice : task.list("slices")) {
            owned.add(new Own(domain, Environment.sliceName(cpu, (int) slice.whole())));
          }
        }
      }
    }
    return new Owners(byCpu, owned, slicesPerCpu);
  }

  /** The slices of a task of {@code cpu}. */
  List<Integer> of(Value task, int cpu) {
    if (slicesPerCpu > 0 && task.get("domain") == null) {
      problems.add(
          task.at(),
          "a task without a domain takes no part in a CPU that 'cpu_slices' divides; give it a"
              + " domain");
    }
    List<Integer> slices = new ArrayList<>();
    if (task.text("start", "").equals("spawned") && task.get("slices") != null) {
      problems.add(
          task.need("slices").at(),
          "a task that is spawned has no slices yet; bind one to it by 'bind_slice'");
      return slices;
    }
    for (Value slice : task.list("slices")) {
      if (slice.whole() >= slicesPerCpu) {
        problems.add(
            slice.at(),
            "found slice "
                + slice.whole()
                + (slicesPerCpu == 0
                    ? " of a CPU that is not divided; say 'cpu_slices' under 'machine'"
                    : ", expected 0 to " + (slicesPerCpu - 1) + ": 'cpu_slices' says how many"));
        continue;
      }
      String name = task.need("name").text();
      String before = ownerBySlice.putIfAbsent(cpu + " " + slice.whole(), name);
      if (before != null) {
        problems.add(
            slice.at(),
            "slice " + slice.whole() + " of CPU " + cpu + " is that of '" + before + "' already");
      }
      slices.add((int) slice.whole());
    }
    return slices;
  }
}
