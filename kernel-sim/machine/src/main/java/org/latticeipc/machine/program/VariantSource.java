package org.latticeipc.machine.program;

import java.util.List;

/**
 * The variants of one module, a service that {@link VariantRegistry} finds. Has a public
 * constructor without parameters.
 */
@FunctionalInterface
public interface VariantSource {

  /** All of them. */
  List<Variant<?>> variants();
}
