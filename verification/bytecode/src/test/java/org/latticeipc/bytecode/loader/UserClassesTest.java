package org.latticeipc.bytecode.loader;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.latticeipc.bytecode.check.JavaTargets;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Class files that are not as a compiler writes them. */
class UserClassesTest {
  @TempDir
  @SuppressWarnings("NullAway.Init")
  Path folder;

  private static byte[] type(String name, String above, String... interfaces) {
    ClassWriter writer = new ClassWriter(0);
    writer.visit(Opcodes.V17, Opcodes.ACC_PUBLIC, name, null, above, interfaces);
    MethodVisitor main =
        writer.visitMethod(
            Opcodes.ACC_PUBLIC | Opcodes.ACC_STATIC, "main", "([Ljava/lang/String;)V", null, null);
    main.visitCode();
    main.visitInsn(Opcodes.RETURN);
    main.visitMaxs(0, 1);
    main.visitEnd();
    return writer.toByteArray();
  }

  private UserClasses with(String name, byte[] bytes) throws IOException {
    Files.write(folder.resolve(name + ".class"), bytes);
    return new UserClasses(List.of(folder));
  }

  private boolean isTaken(byte[] bytes) throws IOException {
    try (UserClasses classes = with("T", bytes)) {
      return !new JavaTargets(List.of(folder), classes)
          .find(List.of("T"), Pattern.compile(""))
          .isEmpty();
    } catch (UncheckedIOException | IllegalArgumentException refused) {
      return false;
    }
  }

  /** Nothing else escapes than what says that the class is refused. */
  @Test
  void eachByteChanged_andEachCut_isTakenOrRefused() throws IOException {
    byte[] genuine = type("T", "java/lang/Object");
    assertTrue(isTaken(genuine));
    int taken = 0;
    for (int i = 0; i < genuine.length; i++) {
      for (int bit = 0; bit < Byte.SIZE; bit++) {
        byte[] damaged = genuine.clone();
        damaged[i] ^= (byte) (1 << bit);
        taken += isTaken(damaged) ? 1 : 0;
      }
      taken += isTaken(Arrays.copyOf(genuine, i)) ? 1 : 0;
    }
    assertTrue(taken < genuine.length * Byte.SIZE, "nothing was refused");
  }

  @Test
  void damagedClass_isNamed() throws IOException {
    try (UserClasses classes = with("T", new byte[] {1, 2, 3})) {
      UncheckedIOException refused =
          assertThrows(UncheckedIOException.class, () -> classes.user("T"));
      assertEquals("T: its class file is damaged, or newer than this tool", refused.getMessage());
    }
  }

  @Test
  void classesThatExtendEachOther_areRefused() throws IOException {
    Files.write(folder.resolve("B.class"), type("B", "C"));
    Files.write(folder.resolve("C.class"), type("C", "java/lang/Object", "B"));
    try (UserClasses classes = with("A", type("A", "java/lang/Object"))) {
      assertNotNull(classes.user("A"));
      for (String name : List.of("B", "C")) {
        UncheckedIOException refused =
            assertThrows(UncheckedIOException.class, () -> classes.user(name));
        assertEquals(name + ": the class is among those that it extends", refused.getMessage());
      }
    }
  }
}
