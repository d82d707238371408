package org.latticeipc.machine.property;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An unbounded queue: {@code add} of an argument, {@code take} that returns the oldest or {@code
 * empty}. States are the contents, oldest first.
 */
public record FifoQueueModel() implements SequentialModel<List<String>> {
  /** What a take returns when there is nothing. */
  public static final String EMPTY = "empty";

  @Override
  public List<String> initial() {
    return List.of();
  }

  @Override
  public Optional<List<String>> next(
      List<String> state, String operation, String argument, Optional<String> result) {
    if (operation.equals("add")) {
      List<String> longer = new ArrayList<>(state);
      longer.add(argument);
      return Optional.of(List.copyOf(longer));
    } else if (!operation.equals("take")) {
      throw new IllegalArgumentException("a queue has add and take, found " + operation);
    }
    String oldest = state.isEmpty() ? EMPTY : state.get(0);
    List<String> rest = state.isEmpty() ? state : state.subList(1, state.size());
    return result.orElse(oldest).equals(oldest) ? Optional.of(List.copyOf(rest)) : Optional.empty();
  }
}
