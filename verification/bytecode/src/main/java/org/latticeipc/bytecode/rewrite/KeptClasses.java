package org.latticeipc.bytecode.rewrite;

import org.jspecify.annotations.Nullable;

/**
 * What is kept of the JDK's rewritten classes from one process to the next, by kind and internal
 * name. What it holds was put by the same tool for the same JDK. Thread-safe.
 */
public interface KeptClasses {
  /** Keeps nothing. */
  KeptClasses NONE =
      new KeptClasses() {
        @Override
        public byte @Nullable [] get(char kind, String name) {
          return null;
        }

        @Override
        public void put(char kind, String name, byte[] content) {
          // on purpose
        }
      };

  /** What was put, or null. */
  byte @Nullable [] get(char kind, String name);

  /** Keeps something for later processes. */
  void put(char kind, String name, byte[] content);
}
