package org.latticeipc.oracle;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.latticeipc.explorer.Explorer;
import org.latticeipc.explorer.result.ExplorerOptions;
import org.latticeipc.explorer.result.Races;
import org.latticeipc.explorer.result.Reduction;
import org.latticeipc.explorer.result.Result;
import org.latticeipc.model.MemoryModel;
import org.latticeipc.model.ReleaseSequences;
import org.latticeipc.programs.shape.LitmusShape;
import org.latticeipc.programs.shape.ShapeProgram;
import org.latticeipc.programs.shape.ShapeStatement;

/**
 * Holds what the explorer finds of a shape against what the enumerator finds. Blocked executions
 * count only without reductions, which are there to leave them out.
 */
record Comparison(ReleaseSequences sequences, long atMost, Set<Reduction> reductions) {

  /** Without any reduction. */
  Comparison(ReleaseSequences sequences, long atMost) {
    this(sequences, atMost, Set.of());
  }

  /** The first difference under any model, in words; empty if there is none. */
  Optional<String> difference(LitmusShape shape) {
    Optional<PerModel> enumerated =
        Enumerator.enumerate(shape, List.of(MemoryModel.values()), sequences, atMost);
    if (enumerated.isPresent()) {
      for (MemoryModel model : MemoryModel.values()) {
        Optional<String> wrong = difference(shape, model, enumerated.get().under(model));
        if (wrong.isPresent()) {
          return wrong;
        }
      }
    }
    return Optional.empty();
  }

  /** Whether the shape is small enough to be enumerated. */
  boolean covers(LitmusShape shape) {
    return Enumerator.enumerate(shape, List.of(), sequences, atMost).isPresent();
  }

  Optional<String> difference(LitmusShape shape, MemoryModel model, Findings expected) {
    Result result =
        Explorer.explore(
            new ShapeProgram(shape),
            ExplorerOptions.builder()
                .model(model)
                .releaseSequences(sequences)
                .races(Races.REPORT)
                .all(true)
                .reduce(reductions.toArray(Reduction[]::new))
                .build());
    boolean deadlock =
        result.violations().stream().anyMatch(v -> v.property().equals("no-deadlock"));
    String wanted =
        summary(
            expected.complete(),
            reductions.isEmpty() ? expected.blocked() : result.statistics().blocked(),
            expected.racy() > 0,
            expected.deadlocked() > 0,
            expected.outcomes());
    String found =
        summary(
            result.statistics().complete(),
            result.statistics().blocked(),
            result.races(),
            deadlock,
            result.outcomes());
    return wanted.equals(found)
        ? Optional.empty()
        : Optional.of(
            "%s, %s\nenumerated %s\nexplored   %s\n%s"
                .formatted(model, sequences, wanted, found, shape));
  }

  private static String summary(
      long complete, long blocked, boolean races, boolean deadlock, Object outcomes) {
    return "%d complete, %d blocked, races %s, deadlock %s, %s"
        .formatted(complete, blocked, races, deadlock, outcomes);
  }

  /** A smallest shape, by deleting tasks and statements, that still differs. */
  LitmusShape shrink(LitmusShape shape) {
    for (LitmusShape smaller : oneStepSmaller(shape)) {
      if (difference(smaller).isPresent()) {
        return shrink(smaller);
      }
    }
    return shape;
  }

  private static List<LitmusShape> oneStepSmaller(LitmusShape shape) {
    List<LitmusShape> result = new ArrayList<>();
    for (int t = 0; t < shape.tasks().size(); t++) {
      List<List<ShapeStatement>> fewer = new ArrayList<>(shape.tasks());
      fewer.remove(t);
      result.add(LitmusShape.of(shape.name(), fewer));
      for (int i = 0; i < shape.tasks().get(t).size(); i++) {
        List<ShapeStatement> shorter = new ArrayList<>(shape.tasks().get(t));
        shorter.remove(i);
        List<List<ShapeStatement>> tasks = new ArrayList<>(shape.tasks());
        tasks.set(t, shorter);
        result.add(LitmusShape.of(shape.name(), tasks));
      }
    }
    return result;
  }
}
