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
    holds(program, complete, complete, outcomes);
  }

  /** As above, with more executions under the models in which a read may be older. */
  static void holds(Program program, long strong, long weak, String... outcomes) {
    for (MemoryModel model : MODELS) {
      boolean isStrong = model == MemoryModel.SC || model == MemoryModel.TSO;
      long complete = isStrong ? strong : weak;
      Result result = Explorer.explore(program, ExplorerOptions.of(model));
      String where = program.name() + " under " + model + ": ";
      assertEquals(List.of(), messages(result), where);
      assertEquals(Verdict.HOLDS, result.verdict(), where);
      assertEquals(complete, result.statistics().complete(), where + "executions");
      assertEquals(Set.of(outcomes), result.outcomes().keySet(), where);
    }
  }

  /** The program breaks the property under every model. */
  static void violates(Program program, String property) {
    for (MemoryModel model : MODELS) {
      assertEquals(List.of(property), broken(program, model), program.name() + " under " + model);
    }
  }

  /** The property, or properties, that the program breaks first under a model. */
  static List<String> broken(Program program, MemoryModel model) {
    Result result =
        Explorer.explore(
            program, ExplorerOptions.builder().model(model).races(Races.VIOLATION).build());
    assertFalse(result.verdict() == Verdict.INCONCLUSIVE, program.name() + " was cut");
    return result.violations().stream().map(Violation::property).toList();
  }

  /** What was broken, a line each. */
  static List<String> messages(Result result) {
    return result.violations().stream().map(v -> v.property() + ": " + v.message()).toList();
  }
}
