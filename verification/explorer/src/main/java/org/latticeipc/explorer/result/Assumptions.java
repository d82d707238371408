package org.latticeipc.explorer.result;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.latticeipc.model.MemoryModel;

/**
 * What a HOLDS is worth: the model and what it does not show, the bounds that were not hit, what
 * stands for what was left out. Each is one sentence without a full stop.
 */
public final class Assumptions {
  private Assumptions() {}

  /** The assumptions of an exploration that was to be done so. */
  public static List<String> of(ExplorerOptions options) {
    List<String> all = new ArrayList<>();
    all.add(
        "the memory model is "
            + options.model().id()
            + ", which does not show "
            + String.join("; ", options.model().descriptor().notShown()));
    if (options.model() == MemoryModel.RC11) {
      all.add(
          "release sequences and the order of sequentially consistent operations are those of "
              + options.releaseSequences().name().toLowerCase(Locale.ROOT));
    }
    all.add(
        "the program is this one, of these tasks and sizes; none of its tasks made more than "
            + options.maxEventsPerTask()
            + " events, random bytes are those of seed "
            + options.seed()
            + ", and "
            + (options.cpus() == 1 ? "there is 1 CPU" : "there are " + options.cpus() + " CPUs"));
    options
        .preemptionBound()
        .ifPresent(bound -> all.add("no execution needs more than " + bound + " preemptions"));
    all.add(
        options.probe()
            ? "tasks share nothing but cells: that was looked for in some executions, not proved"
            : "tasks share nothing but cells");
    if (options.races() != Races.VIOLATION) {
      all.add(
          "a data race is no violation: plain accesses obey the model"
              + (options.model().descriptor().givesRacesMeaning() ? "" : " as relaxed ones do"));
    }
    if (!options.reductions().isEmpty()) {
      all.add(
          "executions that these reductions leave out are as ones that were visited: "
              + options.reductions().stream()
                  .sorted()
                  .map(r -> r.name().toLowerCase(Locale.ROOT))
                  .collect(Collectors.joining(", ")));
    }
    return List.copyOf(all);
  }
}
