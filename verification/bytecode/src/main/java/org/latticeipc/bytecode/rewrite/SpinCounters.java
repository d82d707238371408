package org.latticeipc.bytecode.rewrite;

import java.util.BitSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.IincInsnNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * Local variables of a loop that count its rounds for nothing but to choose how to wait, as in
 * {@code if ((i & 0xff) == 0xff) parkNanos(10); else Thread.yield();}. Two rounds that differ in
 * such a variable alone are the same round: whatever it is, the thread does nothing between the one
 * look at the memory and the next that another thread could tell, but that a wait might take a
 * permit which is there. No jump out of the loop depends on it, and nobody reads it afterwards.
 */
final class SpinCounters {
  private static final Set<String> WAITS =
      Set.of("yield", "onSpinWait", "parkNanos", "usersParkNanos", "sleep");
  private static final String UNITS = Naming.COPY + "java/util/concurrent/TimeUnit";

  private final InsnList code;
  private final Liveness liveness;

  SpinCounters(MethodNode method, Liveness liveness) {
    this.code = method.instructions;
    this.liveness = liveness;
  }

  /**
   * The variables of a loop that only count.
   *
   * @param last the loop's last jump back to its header
   */
  BitSet of(LabelNode header, JumpInsnNode last) {
    BitSet counters = new BitSet();
    BitSet others = new BitSet();
    int from = code.indexOf(header);
    int to = code.indexOf(last);
    for (int i = from; i <= to; i++) {
      AbstractInsnNode node = code.get(i);
      if (node instanceof IincInsnNode step) {
        counters.set(step.var);
      } else if (node instanceof VarInsnNode use
          && !(use.getOpcode() == Opcodes.ILOAD && choosesHowToWait(use, header, to))) {
        others.set(use.var);
      }
    }
    counters.andNot(others);
    if (!counters.isEmpty()) {
      counters.andNot(liveness.leaving(from, to));
    }
    return counters;
  }

  /** Whether a variable's value decides between two pieces of code that only wait. */
  private boolean choosesHowToWait(VarInsnNode load, LabelNode header, int end) {
    AbstractInsnNode node = real(load.getNext());
    while (node != null && (isConstant(node) || node.getOpcode() == Opcodes.IAND)) {
      node = real(node.getNext());
    }
    if (!(node instanceof JumpInsnNode choice)
        || choice.getOpcode() < Opcodes.IFEQ
        || choice.getOpcode() > Opcodes.IF_ICMPLE) {
      return false;
    } else if (choice.label == header) {
      return endsRound(choice.getNext(), header); // no else, and nothing after it
    } else if (code.indexOf(choice.label) < code.indexOf(choice)
        || code.indexOf(choice.label) > end) {
      return false;
    }
    LabelNode otherwise = onlyWaits(choice.getNext(), choice.label);
    if (otherwise == choice.label) {
      return true; // no else
    }
    return otherwise != null
        && code.indexOf(otherwise) <= end
        && onlyWaits(choice.label, otherwise) == otherwise;
  }

  /** Whether code only waits until the next round. */
  private static boolean endsRound(AbstractInsnNode start, LabelNode header) {
    for (AbstractInsnNode n = start; n != null; n = n.getNext()) {
      if (n instanceof JumpInsnNode jump) {
        return jump.getOpcode() == Opcodes.GOTO && jump.label == header;
      } else if (n.getOpcode() >= 0 && !waits(n)) {
        return false;
      }
    }
    return false;
  }

  /**
   * Where code goes on that only waits: at {@code end}, or where it jumps to right before that;
   * null if it does something else.
   */
  private @Nullable LabelNode onlyWaits(AbstractInsnNode start, LabelNode end) {
    for (AbstractInsnNode n = start; n != null && n != end; n = n.getNext()) {
      if (n instanceof JumpInsnNode jump) {
        boolean isLast = jump.getOpcode() == Opcodes.GOTO && real(jump.getNext()) == real(end);
        return isLast && code.indexOf(jump.label) > code.indexOf(jump) ? jump.label : null;
      } else if (n.getOpcode() >= 0 && !waits(n)) {
        return null;
      }
    }
    return end;
  }

  private static boolean waits(AbstractInsnNode node) {
    if (node instanceof MethodInsnNode call) {
      return call.owner.equals(UNITS) && call.name.startsWith("to")
          || WAITS.contains(call.name) && call.owner.startsWith(Naming.SUBSTITUTE);
    } else if (node instanceof FieldInsnNode unit) {
      return unit.owner.equals(UNITS) && unit.getOpcode() == Opcodes.GETSTATIC;
    }
    return isConstant(node);
  }

  private static boolean isConstant(AbstractInsnNode node) {
    int opcode = node.getOpcode();
    return opcode >= Opcodes.ICONST_M1 && opcode <= Opcodes.LDC;
  }

  /** The first of a node and those after it that is an instruction. */
  private static @Nullable AbstractInsnNode real(@Nullable AbstractInsnNode node) {
    AbstractInsnNode n = node;
    while (n != null && n.getOpcode() < 0) {
      n = n.getNext();
    }
    return n;
  }
}
