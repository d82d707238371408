package org.latticeipc.machine.property;

import java.util.Optional;

/** A counter: {@code increment} returns the value before, {@code read} the value. */
public record CounterModel() implements SequentialModel<Long> {
  @Override
  public Long initial() {
    return 0L;
  }

  @Override
  public Optional<Long> next(
      Long state, String operation, String argument, Optional<String> result) {
    if (!operation.equals("increment") && !operation.equals("read")) {
      throw new IllegalArgumentException("a counter has increment and read, found " + operation);
    }
    if (!result.orElse(state.toString()).equals(state.toString())) {
      return Optional.empty();
    }
    return Optional.of(operation.equals("increment") ? state + 1 : state);
  }
}
