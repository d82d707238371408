package org.latticeipc.machine.property;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.latticeipc.machine.program.Execution;
import org.latticeipc.machine.program.Property;

/**
 * Every execution's operations on one object can be put in a line such that the sequential model
 * gives the same results and an operation that had returned when another was called comes first
 * (Herlihy and Wing, TOPLAS 1990). "Had returned when" is happens-before, so the property has a
 * meaning under weak memory too. Pending operations may have taken effect or not.
 *
 * <p>Search of Wing and Gong (JPDC 1993) that remembers pairs of done operations and state (Lowe,
 * CCPE 2017): exponential in the number of concurrent operations in the worst case.
 *
 * @param object whose {@link Called} and {@link Returned} facts are judged
 * @param model what it does sequentially
 * @param <S> the model's states
 */
public record Linearizable<S>(String object, SequentialModel<S> model) implements Property {
  @Override
  public String name() {
    return "linearizable";
  }

  @Override
  public Optional<String> violation(Execution execution) {
    List<Operation> operations = Operation.of(execution, object);
    if (new Search<>(model, operations, precedence(execution, operations)).succeeds()) {
      return Optional.empty();
    }
    return Optional.of(
        operations.stream()
            .map(Operation::describe)
            .collect(
                Collectors.joining(
                    "; ", "no order of the operations on " + object + " explains ", "")));
  }

  /** For each operation those that come before it. */
  private static List<BitSet> precedence(Execution execution, List<Operation> operations) {
    List<BitSet> result = new ArrayList<>();
    for (Operation later : operations) {
      BitSet before = new BitSet();
      for (int i = 0; i < operations.size(); i++) {
        if (operations.get(i).precedes(later, execution)) {
          before.set(i);
        }
      }
      result.add(before);
    }
    return result;
  }

  private record Configuration<S>(BitSet done, S state) {}

  private record Search<S>(
      SequentialModel<S> model,
      List<Operation> operations,
      List<BitSet> before,
      Set<Configuration<S>> failed) {

    Search(SequentialModel<S> model, List<Operation> operations, List<BitSet> before) {
      this(model, operations, before, new HashSet<>());
    }

    boolean succeeds() {
      return succeeds(new BitSet(), model.initial());
    }

    private boolean succeeds(BitSet done, S state) {
      if (isExplained(done)) {
        return true;
      }
      if (!failed.add(new Configuration<>((BitSet) done.clone(), state))) {
        return false;
      }
      for (int i = 0; i < operations.size(); i++) {
        if (isNext(i, done)) {
          Optional<S> after = step(operations.get(i), state);
          done.set(i);
          if (after.isPresent() && succeeds(done, after.get())) {
            return true;
          }
          done.clear(i);
        }
      }
      return false;
    }

    /** Whether every operation that returned is done. */
    private boolean isExplained(BitSet done) {
      for (int i = 0; i < operations.size(); i++) {
        if (!done.get(i) && operations.get(i).end().isPresent()) {
          return false;
        }
      }
      return true;
    }

    private boolean isNext(int i, BitSet done) {
      BitSet missing = (BitSet) before.get(i).clone();
      missing.andNot(done);
      return !done.get(i) && missing.isEmpty();
    }

    private Optional<S> step(Operation operation, S state) {
      Called called = operation.called();
      return model.next(state, called.operation(), called.argument(), operation.result());
    }
  }
}
