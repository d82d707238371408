package org.latticeipc.scenarios.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.latticeipc.scenarios.format.Problems;
import org.latticeipc.scenarios.format.Value;

/** Which slices of divided CPUs the tasks of a file have; tells what cannot be. */
final class SlicePlan {
  private final int slicesPerCpu;
  private final Problems problems;
  private final Map<String, String> ownerBySlice = new TreeMap<>();

  SlicePlan(int slicesPerCpu, Problems problems) {
    this.slicesPerCpu = slicesPerCpu;
    this.problems = problems;
  }

  /** The slices of a task of {@code cpu}. */
  List<Integer> of(Value task, int cpu) {
    boolean takesPart = task.get("domain") != null && !task.text("start", "").equals("spawned");
    if (slicesPerCpu > 0 && !takesPart) {
      problems.add(
          task.at(),
          "a task without a domain, or one that is spawned, takes no part in a CPU that"
              + " 'cpu_slices' divides; give it a domain and have it start at once");
    }
    List<Integer> slices = new ArrayList<>();
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
