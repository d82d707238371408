package org.latticeipc.ipc.property;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.latticeipc.ipc.Connected;
import org.latticeipc.machine.program.Execution;
import org.latticeipc.machine.program.Execution.Noted;
import org.latticeipc.machine.program.Property;

/** {@code agreed-keys}: if both ends of a channel are connected, they have the same key. */
public final class AgreedKeys implements Property {
  @Override
  public String name() {
    return "agreed-keys";
  }

  @Override
  public String statement() {
    return "if both ends of a channel are connected, they have the same key";
  }

  @Override
  public Optional<String> violation(Execution execution) {
    Map<Long, Noted<Connected>> firsts = new TreeMap<>();
    for (Noted<Connected> noted : execution.factsOf(Connected.class)) {
      Connected connected = noted.fact();
      Noted<Connected> first = firsts.putIfAbsent(connected.queue(), noted);
      if (first != null && !first.fact().fingerprint().equals(connected.fingerprint())) {
        return Optional.of(
            "tasks %s and %s are connected to each other with different keys"
                .formatted(first.task(), noted.task()));
      }
    }
    return Optional.empty();
  }
}
