package org.latticeipc.bytecode.copy;

import org.jspecify.annotations.Nullable;

/** Where classes come from, by internal name. */
public interface ByteSource {
  /** A class of the user's class path, or null. */
  byte @Nullable [] user(String name);

  /** A class of the JDK, or of this tool, or null. */
  byte @Nullable [] system(String name);
}
