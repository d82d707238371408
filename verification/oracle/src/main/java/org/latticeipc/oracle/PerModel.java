package org.latticeipc.oracle;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import org.latticeipc.model.MemoryModel;

/** What the enumerator found of one program under each of the models asked for. Immutable. */
public final class PerModel {
  private final Map<MemoryModel, Findings> findings;

  PerModel(EnumMap<MemoryModel, Findings> findings) {
    this.findings = Collections.unmodifiableMap(new EnumMap<>(findings));
  }

  /**
   * The findings under a model.
   *
   * @throws IllegalArgumentException if the model was not asked for
   */
  public Findings under(MemoryModel model) {
    Findings found = findings.get(model);
    if (found == null) {
      throw new IllegalArgumentException(model + " was not enumerated");
    }
    return found;
  }
}
