package org.latticeipc.bytecode.copy;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of the JDK's rewritten classes for other copies of the tool, in this process or the
 * next, by kind and internal name. What it holds was put by the same tool for the same JDK.
 * Thread-safe.
 */
public interface KeptClasses {
  /** Keeps what is put as long as this process needs it. */
  static KeptClasses inMemory() {
    Map<String, byte[]> contents = new ConcurrentHashMap<>();
    return new KeptClasses() {
      @Override
      public byte @Nullable [] get(char kind, String name) {
        return contents.get(kind + name);
      }

      @Override
      public void put(char kind, String name, byte[] content) {
        contents.putIfAbsent(kind + name, content);
      }
    };
  }

  /** What was put, or null. */
  byte @Nullable [] get(char kind, String name);

  /** Keeps something for others. */
  void put(char kind, String name, byte[] content);
}
