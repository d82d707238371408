package org.latticeipc.bytecode.loader;

import java.io.IOException;
import java.io.InputStream;
import java.security.CodeSource;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;

/**
 * Whether the ASM on the class path can read the classes of the Java that runs. Among a project's
 * own dependencies there may be an older one, which Maven then prefers.
 */
final class AsmCheck {
  private AsmCheck() {}

  /**
   * @throws IllegalStateException if it cannot, with the jar and what to do
   */
  static void require() {
    require(AsmCheck::objectsClass);
  }

  static void require(Supplier<byte[]> known) {
    try {
      int unused = new ClassReader(known.get()).getAccess();
    } catch (IllegalArgumentException e) {
      throw new IllegalStateException(
          "the ASM on the class path ("
              + place(ClassReader.class)
              + ") cannot read the classes of Java "
              + Runtime.version().feature()
              + ": another dependency brings an old one; name lattice-junit before it, or"
              + " org.ow2.asm:asm, asm-tree and asm-commons in a newer version",
          e);
    }
  }

  private static byte[] objectsClass() {
    try (InputStream in = Object.class.getResourceAsStream("Object.class")) {
      if (in == null) {
        throw new IllegalStateException("this Java does not show its classes");
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new IllegalStateException("this Java does not show its classes", e);
    }
  }

  private static String place(Class<?> type) {
    @Nullable CodeSource source = type.getProtectionDomain().getCodeSource();
    String path = source == null ? "?" : String.valueOf(source.getLocation());
    return path.substring(path.lastIndexOf('/') + 1);
  }
}
