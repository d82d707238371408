package org.latticeipc.bytecode.rewrite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.LdcInsnNode;

/** Numbers of a process are told from the program's own. */
class SymbolsTest {

  private static byte[] classWith(int constant) {
    ClassWriter writer = new ClassWriter(0);
    writer.visit(Opcodes.V11, Opcodes.ACC_PUBLIC, "Some", null, "java/lang/Object", null);
    MethodVisitor method = writer.visitMethod(Opcodes.ACC_STATIC, "get", "()I", null, null);
    method.visitCode();
    method.visitLdcInsn(constant);
    method.visitInsn(Opcodes.IRETURN);
    method.visitMaxs(1, 0);
    method.visitEnd();
    writer.visitEnd();
    return writer.toByteArray();
  }

  private static int constant(Symbols symbols) {
    return (Integer) ((LdcInsnNode) symbols.type("A")).cst;
  }

  @Test
  void constantThatLooksLikeOurs_isLeftAlone() {
    int ours = constant(new Symbols(classWith(7)));
    byte[] same = classWith(ours);
    Symbols symbols = new Symbols(same);
    assertNotEquals(ours, constant(symbols));
    assertEquals(0, symbols.portable(same, Map.of()).places().length);
    assertEquals(1, symbols.portable(classWith(constant(symbols)), Map.of()).places().length);
  }

  @Test
  void sameClass_isOneNumber_eachLoopItsOwn() {
    Symbols symbols = new Symbols(classWith(7));
    assertEquals(constant(symbols), constant(symbols));
    assertNotEquals(symbols.newLoop(), symbols.newLoop());
  }
}
