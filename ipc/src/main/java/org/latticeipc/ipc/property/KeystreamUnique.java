package org.latticeipc.ipc.property;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.latticeipc.ipc.KeystreamUsed;
import org.latticeipc.machine.program.Execution;
import org.latticeipc.machine.program.Execution.Noted;
import org.latticeipc.machine.program.Property;

/**
 * {@code keystream-unique}: no two messages are encrypted with one keystream. Whoever sees two such
 * ciphertexts has the XOR of the messages.
 */
public final class KeystreamUnique implements Property {
  @Override
  public String name() {
    return "keystream-unique";
  }

  @Override
  public String statement() {
    return "no two messages are encrypted with one keystream";
  }

  @Override
  public Optional<String> violation(Execution execution) {
    Map<String, Noted<KeystreamUsed>> users = new TreeMap<>();
    for (Noted<KeystreamUsed> noted : execution.factsOf(KeystreamUsed.class)) {
      KeystreamUsed used = noted.fact();
      Noted<KeystreamUsed> before =
          users.putIfAbsent(used.keystreamId() + "/" + used.number(), noted);
      if (before != null) {
        return Optional.of(
            "tasks %s and %s both encrypt with keystream %d of key %s"
                .formatted(
                    before.task(),
                    noted.task(),
                    used.number(),
                    used.keystreamId().toString().substring(0, 8)));
      }
    }
    return Optional.empty();
  }
}
