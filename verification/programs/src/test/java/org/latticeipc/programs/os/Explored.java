package org.latticeipc.programs.os;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import java.util.Set;
import org.latticeipc.explorer.Explorer;
import org.latticeipc.explorer.result.ExplorerOptions;
import org.latticeipc.explorer.result.Races;
import org.latticeipc.explorer.result.Result;
import org.latticeipc.explorer.result.Verdict;
import org.latticeipc.explorer.result.Violation;
import org.latticeipc.machine.program.Program;
import org.latticeipc.model.MemoryModel;

/** What tests expect of explorations. */
final class Explored {
  private static final List<MemoryModel> MODELS = List.of(MemoryModel.values());

  private Explored() {}

  /** The program holds under every model, with this many executions and these outcomes. */
  static void holds(Program program, long complete, String... outcomes) {
    holds(1, program, complete, complete, outcomes);
  }

  /**
   * As above on some CPUs, with more executions under the models in which a read may be older, RA
   * and RC11.
   */
  static void holds(int cpus, Program program, long strong, long weak, String... outcomes) {
    for (MemoryModel model : MODELS) {
      boolean isStrong = model == MemoryModel.SC || model == MemoryModel.TSO;
      Result result =
          Explorer.explore(program, ExplorerOptions.builder().model(model).cpus(cpus).build());
      String where = program.name() + " under " + model + ": ";
      assertEquals(List.of(), messages(result), where);
      assertEquals(Verdict.HOLDS, result.verdict(), where);
      assertEquals(isStrong ? strong : weak, result.statistics().complete(), where + "executions");
      assertEquals(Set.of(outcomes), result.outcomes().keySet(), where);
    }
  }

  /** The program breaks the property under every model. */
  static void violates(Program program, String property) {
    violates(1, program, property);
  }

  /** The program breaks the property under every model, on some CPUs. */
  static void violates(int cpus, Program program, String property) {
    for (MemoryModel model : MODELS) {
      assertEquals(
          List.of(property), broken(cpus, program, model), program.name() + " under " + model);
    }
  }

  /** The property, or properties, that the program breaks first under a model. */
  static List<String> broken(Program program, MemoryModel model) {
    return broken(1, program, model);
  }

  /** As above on some CPUs. */
  static List<String> broken(int cpus, Program program, MemoryModel model) {
    Result result =
        Explorer.explore(
            program,
            ExplorerOptions.builder().model(model).cpus(cpus).races(Races.VIOLATION).build());
    assertFalse(result.verdict() == Verdict.INCONCLUSIVE, program.name() + " was cut");
    return result.violations().stream().map(Violation::property).toList();
  }

  /** What was broken, a line each. */
  static List<String> messages(Result result) {
    return result.violations().stream().map(v -> v.property() + ": " + v.message()).toList();
  }
}
