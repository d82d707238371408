package org.latticeipc.bytecode.rewrite;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.latticeipc.bytecode.runtime.JavaWorld;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.FrameNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.MultiANewArrayInsnNode;
import org.objectweb.asm.tree.TryCatchBlockNode;
import org.objectweb.asm.tree.TypeInsnNode;
import org.objectweb.asm.tree.VarInsnNode;

/** Rewrites the methods of one class. */
final class MethodRewriter {
  private static final String FIELDS = "FieldHooks";
  private static final String ARRAYS = "ArrayHooks";
  private static final String OBJECT = "Ljava/lang/Object;";
  private final RewrittenClasses classes;
  private final Symbols symbols;
  private final ClassNode owner;
  private final ClassFacts facts;
  private final boolean carrier;
  private final List<FieldInsnNode> early;
  private final CallRules calls;
  private final LoopProbes probes;
  private final List<MethodNode> added = new ArrayList<>();
  private final LambdaWriter lambdas;

  /**
   * @param carrier whether the class has a header of its own
   * @param early takes the fields that constructors write before that of the superclass returned
   */
  MethodRewriter(
      RewrittenClasses classes,
      Symbols symbols,
      ClassNode owner,
      ClassFacts facts,
      boolean carrier,
      List<FieldInsnNode> early) {
    this.classes = classes;
    this.symbols = symbols;
    this.owner = owner;
    this.facts = facts;
    this.carrier = carrier;
    this.early = early;
    this.calls = new CallRules(classes, symbols, owner);
    this.probes = new LoopProbes(symbols);
    this.lambdas = new LambdaWriter(classes, owner, added);
  }

  /** Classes that were made up on the way, by name. */
  Map<String, byte[]> made() {
    return lambdas.made();
  }

  /** Methods that were put in and are to be rewritten too. */
  List<MethodNode> added() {
    return added;
  }

  void rewrite(MethodNode method) {
    if (method.name.equals("<clinit>")) {
      method.name = JavaWorld.CLASS_INITIALISER;
      method.access = Opcodes.ACC_PUBLIC | Opcodes.ACC_STATIC;
    } else if (method.name.equals("finalize") && method.desc.equals("()V")) {
      // The collector's thread must not run what is rewritten.
      method.name = "$lattice$finalize";
    }
    if ((method.access & Opcodes.ACC_NATIVE) != 0) {
      refuseNative(method);
    }
    if ((method.access & Opcodes.ACC_ABSTRACT) != 0) {
      return;
    }
    JdkWaits.mark(owner, method);
    SeamWaits.replace(owner, method);
    boolean constructor = method.name.equals("<init>");
    AbstractInsnNode superCall = constructor ? superCall(method) : null;
    probes.add(owner.name, method);
    trampolines(method);
    boolean beforeSuper = constructor;
    for (AbstractInsnNode node = method.instructions.getFirst(); node != null; ) {
      AbstractInsnNode next = node.getNext();
      if (node == superCall) {
        beforeSuper = false;
      }
      InsnList code = replacement(method, node, beforeSuper);
      if (code != null) {
        method.instructions.insertBefore(node, code);
        method.instructions.remove(node);
      }
      if (node == superCall) {
        afterSuper(method, next);
      }
      node = next;
    }
    if (constructor) {
      freezeAtReturns(method);
    }
    if ((method.access & Opcodes.ACC_SYNCHRONIZED) != 0) {
      synchronise(method);
    }
    initialiseFirst(method, constructor);
  }

  private void refuseNative(MethodNode method) {
    method.access &= ~Opcodes.ACC_NATIVE;
    InsnList code = method.instructions;
    if (Naming.isCopy(owner.name) && method.name.equals("VMSupportsCS8")) {
      code.add(new InsnNode(Opcodes.ICONST_1));
      code.add(new InsnNode(Opcodes.IRETURN));
      return;
    }
    code.add(
        calls.refuse(
            owner.name.replace('/', '.')
                + "."
                + method.name
                + " is native, which cannot be explored"));
    code.add(new InsnNode(Opcodes.ACONST_NULL));
    code.add(new InsnNode(Opcodes.ATHROW));
    method.maxStack = 1;
    method.maxLocals = Type.getArgumentsAndReturnSizes(method.desc) >> 2;
  }

  /** The call of another constructor with which a constructor begins. */
  private @Nullable AbstractInsnNode superCall(MethodNode method) {
    int made = 0;
    for (AbstractInsnNode node : method.instructions) {
      if (node.getOpcode() == Opcodes.NEW) {
        made++;
      } else if (node.getOpcode() == Opcodes.INVOKESPECIAL
          && ((MethodInsnNode) node).name.equals("<init>")
          && made-- == 0) {
        MethodInsnNode call = (MethodInsnNode) node;
        if (call.owner.equals("java/lang/Object")) {
          call.owner = owner.superName;
        }
        return node;
      }
    }
    return null;
  }

  private void afterSuper(MethodNode method, AbstractInsnNode next) {
    MethodInsnNode call = null;
    for (AbstractInsnNode n = next == null ? method.instructions.getLast() : next.getPrevious();
        n != null && call == null;
        n = n.getPrevious()) {
      call = n instanceof MethodInsnNode m && m.name.equals("<init>") ? m : null;
    }
    if (!carrier || call == null || call.owner.equals(owner.name)) {
      return;
    }
    InsnList code = Code.list(new VarInsnNode(Opcodes.ALOAD, 0), new VarInsnNode(Opcodes.ALOAD, 0));
    code.add(Code.hook("CallHooks", "adopted", "(" + OBJECT + ")" + ClassRewriter.HEADER_TYPE));
    code.add(
        new FieldInsnNode(
            Opcodes.PUTFIELD, owner.name, ClassRewriter.HEADER_FIELD, ClassRewriter.HEADER_TYPE));
    // What a subclass wrote before it came here is in its fields.
    code.add(new VarInsnNode(Opcodes.ALOAD, 0));
    code.add(new MethodInsnNode(Opcodes.INVOKEVIRTUAL, owner.name, "$lattice$early", "()V", false));
    method.instructions.insert(call, code);
  }

  /**
   * Handlers that catch what the engine throws pass it on, in a part of their own outside every
   * protected range: javac's handlers that release monitors protect themselves.
   */
  private static void trampolines(MethodNode method) {
    Map<LabelNode, LabelNode> done = new HashMap<>();
    for (TryCatchBlockNode block : method.tryCatchBlocks) {
      boolean catchesAll =
          block.type == null
              || block.type.equals("java/lang/Throwable")
              || block.type.equals("java/lang/Error");
      if (!catchesAll) {
        continue;
      }
      LabelNode there = done.get(block.handler);
      if (there == null) {
        FrameNode frame = Code.frameAt(block.handler);
        there = new LabelNode();
        done.put(block.handler, there);
        InsnList code = method.instructions;
        code.add(there);
        if (frame != null) {
          code.add(
              new FrameNode(
                  Opcodes.F_NEW,
                  frame.local.size(),
                  frame.local.toArray(),
                  frame.stack.size(),
                  frame.stack.toArray()));
        }
        code.add(new InsnNode(Opcodes.DUP));
        code.add(Code.hook("CallHooks", "caught", "(Ljava/lang/Throwable;)V"));
        code.add(new JumpInsnNode(Opcodes.GOTO, block.handler));
      }
      block.handler = there;
    }
  }

  private @Nullable InsnList replacement(
      MethodNode method, AbstractInsnNode node, boolean beforeSuper) {
    switch (node.getOpcode()) {
      case Opcodes.GETFIELD, Opcodes.GETSTATIC, Opcodes.PUTFIELD, Opcodes.PUTSTATIC -> {
        return field((FieldInsnNode) node, beforeSuper);
      }
      case Opcodes.IALOAD,
          Opcodes.LALOAD,
          Opcodes.FALOAD,
          Opcodes.DALOAD,
          Opcodes.AALOAD,
          Opcodes.BALOAD,
          Opcodes.CALOAD,
          Opcodes.SALOAD -> {
        return Code.list(
            new InsnNode(Opcodes.DUP2),
            Code.hook(ARRAYS, "read", "(" + OBJECT + "I)V"),
            new InsnNode(node.getOpcode()));
      }
      case Opcodes.IASTORE -> {
        return Code.list(Code.hook(ARRAYS, "storeI", "([III)V"));
      }
      case Opcodes.LASTORE -> {
        return Code.list(Code.hook(ARRAYS, "storeJ", "([JIJ)V"));
      }
      case Opcodes.FASTORE -> {
        return Code.list(Code.hook(ARRAYS, "storeF", "([FIF)V"));
      }
      case Opcodes.DASTORE -> {
        return Code.list(Code.hook(ARRAYS, "storeD", "([DID)V"));
      }
      case Opcodes.AASTORE -> {
        return Code.list(Code.hook(ARRAYS, "storeA", "([" + OBJECT + "I" + OBJECT + ")V"));
      }
      case Opcodes.BASTORE -> {
        return Code.list(Code.hook(ARRAYS, "storeB", "(" + OBJECT + "II)V"));
      }
      case Opcodes.CASTORE -> {
        return Code.list(Code.hook(ARRAYS, "storeC", "([CII)V"));
      }
      case Opcodes.SASTORE -> {
        return Code.list(Code.hook(ARRAYS, "storeS", "([SII)V"));
      }
      case Opcodes.MULTIANEWARRAY -> {
        MultiANewArrayInsnNode nested = (MultiANewArrayInsnNode) node;
        return Code.list(
            new MultiANewArrayInsnNode(nested.desc, nested.dims),
            new InsnNode(Opcodes.DUP),
            Code.hook(ARRAYS, "madeNested", "(" + OBJECT + ")V"));
      }
      case Opcodes.IF_ACMPEQ, Opcodes.IF_ACMPNE -> {
        int jump = node.getOpcode() == Opcodes.IF_ACMPEQ ? Opcodes.IFNE : Opcodes.IFEQ;
        return Code.list(
            Code.hook("CallHooks", "same", "(" + OBJECT + OBJECT + ")Z"),
            new JumpInsnNode(jump, ((JumpInsnNode) node).label));
      }
      case Opcodes.MONITORENTER -> {
        return Code.list(Code.hook("MonitorHooks", "enter", "(" + OBJECT + ")V"));
      }
      case Opcodes.MONITOREXIT -> {
        return Code.list(Code.hook("MonitorHooks", "exit", "(" + OBJECT + ")V"));
      }
      case Opcodes.NEW -> {
        TypeInsnNode made = (TypeInsnNode) node;
        if (made.desc.equals("java/lang/Object")) {
          made.desc = Naming.HEAP_OBJECT;
        }
        return null;
      }
      case Opcodes.INVOKEDYNAMIC -> {
        return lambdas.replacement((InvokeDynamicInsnNode) node, calls);
      }
      case Opcodes.INVOKESPECIAL,
          Opcodes.INVOKESTATIC,
          Opcodes.INVOKEVIRTUAL,
          Opcodes.INVOKEINTERFACE -> {
        return calls.replacement(method, (MethodInsnNode) node);
      }
      default -> {
        return null;
      }
    }
  }

  // ---- fields

  /** What a value is on the stack of a hook. */
  static char carrierOf(String desc) {
    return switch (desc.charAt(0)) {
      case 'J' -> 'J';
      case 'F' -> 'F';
      case 'D' -> 'D';
      case 'L', '[' -> 'A';
      default -> 'I';
    };
  }

  private static String stackType(char carrier) {
    return carrier == 'A' ? OBJECT : String.valueOf(carrier);
  }

  private @Nullable InsnList field(FieldInsnNode node, boolean beforeSuper) {
    ClassFacts.FieldFacts f = classes.field(node.owner, node.name, node.desc);
    if (f == null) {
      return calls.foreignField(node);
    }
    boolean get = node.getOpcode() == Opcodes.GETFIELD || node.getOpcode() == Opcodes.GETSTATIC;
    if (beforeSuper && !f.isStatic() && node.owner.equals(owner.name)) {
      // `this` has no header yet; see ClassRewriter.earlyMethod.
      if (!get && early.stream().noneMatch(e -> e.name.equals(node.name))) {
        early.add(node);
      }
      return null;
    }
    char carrierType = carrierOf(node.desc);
    String type = stackType(carrierType);
    InsnList code = new InsnList();
    if (f.isStatic()) {
      code.add(symbols.type(classes.internalName(f.owner())));
      code.add(Code.push(f.slot()));
      code.add(Code.push(f.mode()));
      String verb =
          f.isFinal() ? get ? "finalStatic" : "setFinalStatic" : get ? "getStatic" : "putStatic";
      code.add(Code.hook(FIELDS, verb + carrierType, get ? "(III)" + type : "(" + type + "III)V"));
    } else if (get) {
      code.add(Code.push(f.slot()));
      code.add(Code.push(f.mode()));
      code.add(
          Code.hook(
              FIELDS, (f.isFinal() ? "final" : "get") + carrierType, "(" + OBJECT + "II)" + type));
    } else {
      keepForRecords(code, node, f);
      storeInstance(code, f);
    }
    if (get) {
      ClassRewriter.cast(code, node.desc);
    }
    return code;
  }

  /** What the compiler generates for records reads the fields themselves. */
  private void keepForRecords(InsnList code, FieldInsnNode node, ClassFacts.FieldFacts f) {
    if (!owner.superName.equals("java/lang/Record") || !f.isFinal()) {
      return;
    }
    boolean wide = Type.getType(node.desc).getSize() == 2;
    if (wide) {
      // object, wide -> object, wide, object, wide
      code.add(new InsnNode(Opcodes.DUP2_X1));
      code.add(new InsnNode(Opcodes.POP2));
      code.add(new InsnNode(Opcodes.DUP_X2));
      code.add(new InsnNode(Opcodes.DUP_X2));
      code.add(new InsnNode(Opcodes.POP));
      code.add(new InsnNode(Opcodes.DUP2_X1));
      code.add(new FieldInsnNode(Opcodes.PUTFIELD, node.owner, node.name, node.desc));
    } else {
      code.add(new InsnNode(Opcodes.DUP2));
      code.add(new FieldInsnNode(Opcodes.PUTFIELD, node.owner, node.name, node.desc));
    }
  }

  /** Stores the value on the stack into the object below it. */
  static void storeInstance(InsnList code, ClassFacts.FieldFacts f) {
    char carrierType = carrierOf(f.desc());
    code.add(Code.push(f.slot()));
    code.add(Code.push(f.mode()));
    code.add(
        Code.hook(
            FIELDS,
            (f.isFinal() ? "setFinal" : "put") + carrierType,
            "(" + OBJECT + stackType(carrierType) + "II)V"));
  }

  // ---- whole methods

  private void freezeAtReturns(MethodNode method) {
    if (!facts.hasFinals()) {
      return;
    }
    for (AbstractInsnNode node : method.instructions.toArray()) {
      if (node.getOpcode() == Opcodes.RETURN) {
        method.instructions.insertBefore(
            node,
            Code.list(
                new VarInsnNode(Opcodes.ALOAD, 0),
                new LdcInsnNode(Type.getObjectType(owner.name)),
                Code.hook(FIELDS, "built", "(" + OBJECT + "Ljava/lang/Class;)V")));
      }
    }
  }

  private void synchronise(MethodNode method) {
    method.access &= ~Opcodes.ACC_SYNCHRONIZED;
    boolean isStatic = Code.isStatic(method);
    InsnList code = method.instructions;
    LabelNode start = new LabelNode();
    LabelNode end = new LabelNode();
    for (AbstractInsnNode node : code.toArray()) {
      if (Code.isReturn(node)) {
        code.insertBefore(node, monitor(isStatic, "exit"));
      }
    }
    InsnList enter = monitor(isStatic, "enter");
    enter.add(start);
    code.insert(enter);
    LabelNode handler = new LabelNode();
    code.add(end);
    code.add(handler);
    Object[] locals = isStatic ? new Object[0] : new Object[] {owner.name};
    code.add(
        new FrameNode(
            Opcodes.F_NEW, locals.length, locals, 1, new Object[] {"java/lang/Throwable"}));
    code.add(new InsnNode(Opcodes.DUP));
    code.add(Code.hook("CallHooks", "caught", "(Ljava/lang/Throwable;)V"));
    code.add(monitor(isStatic, "exit"));
    code.add(new InsnNode(Opcodes.ATHROW));
    method.tryCatchBlocks.add(new TryCatchBlockNode(start, end, handler, null));
  }

  private InsnList monitor(boolean isStatic, String what) {
    return Code.list(
        isStatic
            ? new LdcInsnNode(Type.getObjectType(owner.name))
            : new VarInsnNode(Opcodes.ALOAD, 0),
        Code.hook("MonitorHooks", what, "(" + OBJECT + ")V"));
  }

  /** A static method or a constructor initialises the class, however it was called (JLS 12.4.1). */
  private void initialiseFirst(MethodNode method, boolean constructor) {
    boolean callable =
        constructor || (Code.isStatic(method) && !method.name.startsWith("$lattice$"));
    if (callable && !facts.isInterface && facts.needsInitialising()) {
      method.instructions.insert(
          Code.list(symbols.type(owner.name), Code.hook("ClassHooks", "init", "(I)V")));
    }
  }
}
