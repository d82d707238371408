package org.latticeipc.scheduler.variant;

import java.util.List;
import org.latticeipc.machine.program.Variant;
import org.latticeipc.machine.program.VariantSource;

/** Registers the variants of the scheduler. */
public final class DagVariantSource implements VariantSource {
  @Override
  public List<Variant<?>> variants() {
    return List.of(DagVariant.values());
  }
}
