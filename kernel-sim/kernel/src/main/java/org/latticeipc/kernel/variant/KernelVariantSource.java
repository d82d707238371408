package org.latticeipc.kernel.variant;

import java.util.List;
import org.latticeipc.machine.program.Variant;
import org.latticeipc.machine.program.VariantSource;

/** Registers the variants of the kernel. */
public final class KernelVariantSource implements VariantSource {
  @Override
  public List<Variant<?>> variants() {
    return List.of(KernelVariant.values());
  }
}
