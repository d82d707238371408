package org.latticeipc.bytecode.loader;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;

/** An ASM that is too old for the Java that runs is told by its jar, with what to do. */
class AsmCheckTest {
  @Test
  void ownAsm_readsThisJava() {
    assertDoesNotThrow(() -> AsmCheck.require());
  }

  @Test
  void classesOfANewerJava_areToldWithTheJarAndTheRemedy() {
    ClassWriter writer = new ClassWriter(0);
    writer.visit(Opcodes.V17, Opcodes.ACC_PUBLIC, "Newer", null, "java/lang/Object", null);
    byte[] code = writer.toByteArray();
    code[6] = 1; // the upper byte of the version: that of a Java in centuries
    Throwable refused =
        assertThrows(IllegalStateException.class, () -> AsmCheck.require(() -> code));
    String told = String.valueOf(refused.getMessage());
    assertTrue(told.contains("the ASM on the class path (asm-"), told);
    assertTrue(told.contains("name lattice-junit before it"), told);
  }
}
