package org.latticeipc.bytecode.runtime;

/** A rewritten object whose superclass is not rewritten, such as an exception or an enum. */
public interface Carrier {
  /** Its header. */
  ObjectHeader $lattice$header();

  /** Gives it its header. */
  void $lattice$header(ObjectHeader header);

  /** Its slots. */
  ObjectShape $lattice$shape();
}
