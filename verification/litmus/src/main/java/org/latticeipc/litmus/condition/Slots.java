package org.latticeipc.litmus.condition;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.latticeipc.machine.program.Execution;
import org.latticeipc.machine.program.Outcome;
import org.latticeipc.machine.program.Register;

/**
 * All numbers that a test looks at, numbered. A final state is an array with one value each.
 * Growing while compiling, unchanged after.
 */
public final class Slots {
  private final Map<Slot, Integer> numbers = new LinkedHashMap<>();
  private final Map<String, Integer> byKey = new LinkedHashMap<>();

  /** The slot's number; it gets one if it has none. */
  public int number(Slot slot) {
    byKey.putIfAbsent(slot.key(), numbers.size());
    return numbers.computeIfAbsent(slot, s -> numbers.size());
  }

  /** All slots by number. */
  public List<Slot> all() {
    return Collections.unmodifiableList(new ArrayList<>(numbers.keySet()));
  }

  /** The state that an engine's outcome text tells. Registers that were never set are 0. */
  public long[] parse(String outcome) {
    long[] state = new long[numbers.size()];
    int from = 0;
    while (from < outcome.length()) {
      int end = outcome.indexOf("; ", from);
      end = end < 0 ? outcome.length() : end;
      int equals = outcome.indexOf('=', from);
      Integer number = byKey.get(outcome.substring(from, equals));
      if (number != null) {
        state[number] = Long.parseLong(outcome, equals + 1, end, 10);
      }
      from = end + 2;
    }
    return state;
  }

  /** The state that a finished execution's facts tell. */
  public long[] read(Execution execution) {
    long[] state = new long[numbers.size()];
    for (Execution.Noted<Register> noted : execution.factsOf(Register.class)) {
      Register register = noted.fact();
      String key = Outcome.key(noted.task().id(), noted.task().name(), register);
      Integer number = byKey.get(key);
      if (number != null) {
        state[number] = Long.parseLong(register.value());
      }
    }
    return state;
  }
}
