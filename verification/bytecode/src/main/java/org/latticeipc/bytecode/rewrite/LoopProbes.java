package org.latticeipc.bytecode.rewrite;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FrameNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * Puts a probe at the header of each loop, where the stack is empty, with the locals that live
 * there, so that a round that changed nothing is recognised; and a tick at each backward jump.
 * Locals that only count the rounds are left out, see {@link SpinCounters}.
 */
final class LoopProbes {
  private static final String LOOPS = "LoopHooks";
  private final Symbols symbols;

  LoopProbes(Symbols symbols) {
    this.symbols = symbols;
  }

  /** Call it before anything else is put into the method. */
  void add(String owner, MethodNode method) {
    List<JumpInsnNode> back = backwardJumps(method);
    if (back.isEmpty()) {
      return;
    }
    Set<LabelNode> headers = new LinkedHashSet<>();
    back.forEach(jump -> headers.add(jump.label));
    Liveness liveness = new Liveness(method);
    SpinCounters counters = new SpinCounters(method, liveness);
    Map<FrameNode, InsnList> probes = new HashMap<>();
    InsnList entry = new InsnList();
    for (LabelNode header : headers) {
      FrameNode frame = Code.frameAt(header);
      if (frame != null && frame.stack.isEmpty()) {
        Symbols.Symbol site = symbols.newLoop();
        BitSet live = (BitSet) liveness.at(header).clone();
        BitSet counting = counters.of(header, last(back, header));
        if (live.intersects(counting)) {
          live.andNot(counting);
          entry.add(new LdcInsnNode(leavesOut(owner, method)));
          entry.add(Code.hook("CallHooks", "assume", "(Ljava/lang/String;)V"));
        }
        probes.put(frame, probe(site, frame, live));
        entry.add(symbols.push(site));
        entry.add(Code.hook(LOOPS, "entered", "(I)V"));
      }
    }
    back.forEach(j -> method.instructions.insertBefore(j, Code.hook(LOOPS, "tick", "()V")));
    probes.forEach((frame, code) -> method.instructions.insert(frame, code));
    method.instructions.insert(entry);
  }

  private static JumpInsnNode last(List<JumpInsnNode> back, LabelNode header) {
    return back.stream().filter(jump -> jump.label == header).reduce((a, b) -> b).orElseThrow();
  }

  private static String leavesOut(String owner, MethodNode method) {
    return "the waits of a loop that counts its rounds only to choose among them are left out, and"
        + " take no permit: "
        + Naming.shown(owner)
        + "."
        + method.name;
  }

  private static List<JumpInsnNode> backwardJumps(MethodNode method) {
    Set<LabelNode> seen = new LinkedHashSet<>();
    List<JumpInsnNode> back = new ArrayList<>();
    for (AbstractInsnNode node : method.instructions) {
      if (node instanceof LabelNode label) {
        seen.add(label);
      } else if (node instanceof JumpInsnNode jump && seen.contains(jump.label)) {
        back.add(jump);
      }
    }
    return back;
  }

  private InsnList probe(Symbols.Symbol site, FrameNode frame, BitSet live) {
    List<InsnList> loads = new ArrayList<>();
    int local = 0;
    for (Object type : frame.local) {
      InsnList load = live.get(local) ? load(type, local) : null;
      if (load != null) {
        loads.add(load);
      }
      local += type.equals(Opcodes.LONG) || type.equals(Opcodes.DOUBLE) ? 2 : 1;
    }
    InsnList code = Code.list(symbols.push(site), Code.push(loads.size()));
    code.add(Code.hook(LOOPS, "locals", "(I)[Ljava/lang/Object;"));
    for (int i = 0; i < loads.size(); i++) {
      code.add(new InsnNode(Opcodes.DUP));
      code.add(Code.push(i));
      code.add(loads.get(i));
      code.add(Code.hook(LOOPS, "local", "([Ljava/lang/Object;ILjava/lang/Object;)V"));
    }
    code.add(Code.hook(LOOPS, "passed", "(I[Ljava/lang/Object;)V"));
    return code;
  }

  private static @Nullable InsnList load(Object type, int local) {
    if (type instanceof String || type.equals(Opcodes.NULL)) {
      return Code.list(new VarInsnNode(Opcodes.ALOAD, local));
    }
    Type primitive =
        type.equals(Opcodes.INTEGER)
            ? Type.INT_TYPE
            : type.equals(Opcodes.LONG)
                ? Type.LONG_TYPE
                : type.equals(Opcodes.FLOAT)
                    ? Type.FLOAT_TYPE
                    : type.equals(Opcodes.DOUBLE) ? Type.DOUBLE_TYPE : null;
    if (primitive == null) {
      return null;
    }
    InsnList code = Code.list(Code.load(primitive, local));
    Code.box(code, primitive);
    return code;
  }
}
