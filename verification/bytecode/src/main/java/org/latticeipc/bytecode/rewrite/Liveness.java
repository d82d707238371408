package org.latticeipc.bytecode.rewrite;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.IincInsnNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.LookupSwitchInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TableSwitchInsnNode;
import org.objectweb.asm.tree.TryCatchBlockNode;
import org.objectweb.asm.tree.VarInsnNode;

/** Which locals may be read later, by a backward dataflow. Quadratic at worst. */
final class Liveness {
  private final InsnList code;
  private final BitSet[] in;
  private final List<List<Integer>> handlers = new ArrayList<>();

  Liveness(MethodNode method) {
    this.code = method.instructions;
    int n = code.size();
    this.in = new BitSet[n];
    for (int i = 0; i < n; i++) {
      in[i] = new BitSet();
      handlers.add(List.of());
    }
    for (TryCatchBlockNode block : method.tryCatchBlocks) {
      int handler = code.indexOf(block.handler);
      for (int i = code.indexOf(block.start); i < code.indexOf(block.end); i++) {
        List<Integer> more = new ArrayList<>(handlers.get(i));
        more.add(handler);
        handlers.set(i, more);
      }
    }
    boolean changed = true;
    while (changed) {
      changed = false;
      for (int i = n - 1; i >= 0; i--) {
        changed |= update(i);
      }
    }
  }

  /** The locals that may be read from this label on. */
  BitSet at(LabelNode label) {
    return in[code.indexOf(label)];
  }

  /**
   * The locals that may be read where code is left: by falling through, a jump, a switch or an
   * exception.
   *
   * @param from its first index
   * @param to its last index
   */
  BitSet leaving(int from, int to) {
    BitSet live = new BitSet();
    for (int i = from; i <= to; i++) {
      for (int next : successors(i)) {
        if (next < from || next > to) {
          live.or(in[next]);
        }
      }
    }
    return live;
  }

  private boolean update(int i) {
    AbstractInsnNode node = code.get(i);
    BitSet out = new BitSet();
    for (int next : next(node, i)) {
      out.or(in[next]);
    }
    if (node instanceof VarInsnNode local) {
      boolean stores = local.getOpcode() >= Opcodes.ISTORE && local.getOpcode() <= Opcodes.ASTORE;
      out.set(local.var, !stores);
    } else if (node instanceof IincInsnNode local) {
      out.set(local.var);
    }
    handlers.get(i).forEach(handler -> out.or(in[handler]));
    if (out.equals(in[i])) {
      return false;
    }
    in[i] = out;
    return true;
  }

  private List<Integer> successors(int i) {
    List<Integer> all = next(code.get(i), i);
    all.addAll(handlers.get(i));
    return all;
  }

  /** What may come after an instruction that does not throw. */
  private List<Integer> next(AbstractInsnNode node, int i) {
    List<Integer> all = new ArrayList<>();
    if (fallsThrough(node.getOpcode()) && i + 1 < in.length) {
      all.add(i + 1);
    }
    if (node instanceof JumpInsnNode jump) {
      all.add(code.indexOf(jump.label));
    } else if (node instanceof TableSwitchInsnNode table) {
      all.add(code.indexOf(table.dflt));
      table.labels.forEach(label -> all.add(code.indexOf(label)));
    } else if (node instanceof LookupSwitchInsnNode lookup) {
      all.add(code.indexOf(lookup.dflt));
      lookup.labels.forEach(label -> all.add(code.indexOf(label)));
    }
    return all;
  }

  private static boolean fallsThrough(int opcode) {
    boolean leaves = opcode >= Opcodes.IRETURN && opcode <= Opcodes.RETURN;
    return !leaves
        && opcode != Opcodes.GOTO
        && opcode != Opcodes.ATHROW
        && opcode != Opcodes.TABLESWITCH
        && opcode != Opcodes.LOOKUPSWITCH;
  }
}
