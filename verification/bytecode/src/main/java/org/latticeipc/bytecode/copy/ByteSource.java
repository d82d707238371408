package org.latticeipc.bytecode.copy;

import org.jspecify.annotations.Nullable;

/** Where classes come from, by internal name. */
public interface ByteSource {
  /** A class of the user's class path, or null. */
  byte @Nullable [] user(String name);

  /** A class of the JDK, or of this tool, or null. */
  byte @Nullable [] system(String name);

  /**
   * Whether the class path may have a resource, by its name with slashes; if not, there is none.
   */
  default boolean mayHave(String resource) {
    return true;
  }
}
