package org.latticeipc.bytecode.rewrite;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.BitSet;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.IincInsnNode;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.LookupSwitchInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TryCatchBlockNode;
import org.objectweb.asm.tree.VarInsnNode;

/** What may be read after a loop, of code as no compiler with line numbers writes it. */
class LivenessTest {
  private final MethodNode method = new MethodNode(Opcodes.ACC_STATIC, "m", "(IIII)I", null, null);
  private final LabelNode header = new LabelNode();

  private BitSet leaving(JumpInsnNode last) {
    return new Liveness(method)
        .leaving(method.instructions.indexOf(header), method.instructions.indexOf(last));
  }

  private static BitSet only(int local) {
    BitSet set = new BitSet();
    set.set(local);
    return set;
  }

  @Test
  void readRightAfterTheLastJump_isLive() {
    JumpInsnNode last = new JumpInsnNode(Opcodes.IFEQ, header);
    method.instructions.add(header);
    method.instructions.add(new IincInsnNode(0, 1));
    method.instructions.add(new VarInsnNode(Opcodes.ILOAD, 1));
    method.instructions.add(last);
    method.instructions.add(new VarInsnNode(Opcodes.ILOAD, 0));
    method.instructions.add(new InsnNode(Opcodes.IRETURN));
    assertEquals(only(0), leaving(last));
  }

  @Test
  void readWhereASwitchLeaves_isLive() {
    LabelNode out = new LabelNode();
    LabelNode again = new LabelNode();
    JumpInsnNode last = new JumpInsnNode(Opcodes.GOTO, header);
    method.instructions.add(header);
    method.instructions.add(new VarInsnNode(Opcodes.ILOAD, 1));
    method.instructions.add(new LookupSwitchInsnNode(out, new int[] {0}, new LabelNode[] {again}));
    method.instructions.add(again);
    method.instructions.add(last);
    method.instructions.add(out);
    method.instructions.add(new VarInsnNode(Opcodes.ILOAD, 2));
    method.instructions.add(new InsnNode(Opcodes.IRETURN));
    assertEquals(only(2), leaving(last));
  }

  @Test
  void readWhereAnExceptionLeaves_isLive() {
    LabelNode end = new LabelNode();
    LabelNode handler = new LabelNode();
    JumpInsnNode last = new JumpInsnNode(Opcodes.IFEQ, header);
    method.instructions.add(header);
    method.instructions.add(new VarInsnNode(Opcodes.ILOAD, 1));
    method.instructions.add(last);
    method.instructions.add(end);
    method.instructions.add(new InsnNode(Opcodes.ICONST_0));
    method.instructions.add(new InsnNode(Opcodes.IRETURN));
    method.instructions.add(handler);
    method.instructions.add(new InsnNode(Opcodes.POP));
    method.instructions.add(new VarInsnNode(Opcodes.ILOAD, 3));
    method.instructions.add(new InsnNode(Opcodes.IRETURN));
    method.tryCatchBlocks.add(new TryCatchBlockNode(header, end, handler, null));
    assertEquals(only(3), leaving(last));
  }
}
