package org.latticeipc.scenarios.report;

import java.util.List;
import java.util.Optional;
import org.latticeipc.explorer.Explorer;
import org.latticeipc.explorer.result.ExplorerOptions;
import org.latticeipc.explorer.result.Violation;
import org.latticeipc.machine.LoadOrder;
import org.latticeipc.machine.LongCell;
import org.latticeipc.machine.StoreOrder;
import org.latticeipc.machine.program.Program;
import org.latticeipc.machine.program.PropertyViolation;
import org.latticeipc.machine.program.Setup;
import org.latticeipc.model.MemoryModel;
import org.latticeipc.scenarios.format.Position;

/** A case of each state, with names and messages that are hard to write down. */
final class Cases {
  /** Characters that XML cannot have, characters that mean something in it, and others. */
  static final String HARD = "a\u0000\u001b[1m<b>&\"'|]]>\ud800 \uffff\uD83D\uDE00\r\nz\t";

  private Cases() {}

  static List<CaseResult> all() {
    return List.of(
        result("scenarios/good.yaml", CaseResult.State.MET, List.of()),
        result("c:d/with space/ä#1?[%].yaml", CaseResult.State.UNMET, violations()),
        result("no violation.yaml", CaseResult.State.UNMET, List.of()),
        result("open.yaml", CaseResult.State.INCONCLUSIVE, List.of()),
        result("later.yaml", CaseResult.State.NOT_REACHED, List.of()),
        result("/elsewhere/broken.yaml", CaseResult.State.BROKEN, List.of()));
  }

  private static CaseResult result(
      String file, CaseResult.State state, List<Violation> violations) {
    return new CaseResult(
        file,
        "name " + HARD,
        "rc11",
        "holds",
        "found " + HARD,
        state,
        0.5,
        "counts " + HARD,
        violations,
        List.of(),
        Optional.of("./lattice replay '" + HARD + "'"),
        state == CaseResult.State.BROKEN ? new Position(7, 3) : Position.WHOLE_FILE);
  }

  /** An unmet case whose violation says that. */
  static CaseResult saying(String message) {
    return result("said.yaml", CaseResult.State.UNMET, violations(message));
  }

  static List<Violation> violations() {
    return violations(HARD);
  }

  /** What the explorer finds in a program whose message is hard to write down. */
  static List<Violation> violations(String message) {
    List<Violation> found =
        Explorer.explore(new Wrong(message), ExplorerOptions.of(MemoryModel.SC)).violations();
    if (found.isEmpty()) {
      throw new IllegalStateException("the planted bug was not found");
    }
    return found;
  }

  private record Wrong(String message) implements Program {
    @Override
    public String name() {
      return "wrong";
    }

    @Override
    public void build(Setup setup) {
      LongCell x = setup.machine().longCell("x", 0);
      setup.task("writer", () -> x.store(1, StoreOrder.RELAXED));
      setup.task(
          "reader", () -> PropertyViolation.require(x.load(LoadOrder.RELAXED) == 0, message));
    }
  }
}
