package org.latticeipc.bytecode.loader;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/** The bytes of the JDK's classes, and of this tool's. */
final class JdkClasses {
  static final String SUFFIX = ".class";

  private JdkClasses() {}

  /** A class by internal name, or null. */
  static byte @Nullable [] find(String name) {
    byte[] found = find(ClassLoader.getSystemClassLoader(), name);
    return found != null ? found : find(JdkClasses.class.getClassLoader(), name);
  }

  /** A class of a loader by internal name, or null. */
  static byte @Nullable [] find(ClassLoader loader, String name) {
    try (InputStream in = loader.getResourceAsStream(name + SUFFIX)) {
      return in == null ? null : in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(name + ": cannot be read", e);
    }
  }
}
