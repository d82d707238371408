package org.latticeipc.machine.sync.variant;

import java.util.List;
import org.latticeipc.machine.program.Variant;
import org.latticeipc.machine.program.VariantSource;

/** Registers the variants of what tasks wait with and free. */
public final class SyncVariantSource implements VariantSource {
  @Override
  public List<Variant<?>> variants() {
    return List.of(SyncVariant.values());
  }
}
