package org.latticeipc.bytecode.rewrite;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.latticeipc.bytecode.runtime.VarAccess;
import org.latticeipc.bytecode.runtime.unsafe.UnsafeAccess;
import org.latticeipc.bytecode.whitelist.PureList;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TypeInsnNode;
import org.objectweb.asm.tree.VarInsnNode;

/** What becomes of calls: left alone, another call, or refused by name when they are made. */
final class CallRules {
  private static final String OBJECT = "Ljava/lang/Object;";
  private static final String ASSERTJ_ERRORS = "org/assertj/core/error/ConstructorInvoker";
  private static final String REMEDY =
      ", which cannot be explored; leave it out of what is explored, or name its class with --pure"
          + " if it is a function of its arguments";
  private static final String TRUSTING =
      ", which cannot be explored; leave it out of what is explored, or let --trust "
          + PureList.REFERENCES
          + " take references for such as are never cleared";
  private static final Set<String> REAL_INTERFACE_PACKAGES =
      Set.of("java/util/", "java/util/function/", "java/util/stream/");

  private final RewrittenClasses classes;
  private final Symbols symbols;
  private final ClassNode caller;
  private final SpecialCalls special;

  CallRules(RewrittenClasses classes, Symbols symbols, ClassNode caller) {
    this.classes = classes;
    this.symbols = symbols;
    this.caller = caller;
    this.special = new SpecialCalls(classes, caller);
  }

  /** An instruction that says that something cannot be explored, and does not return. */
  InsnList refuse(String message) {
    return Code.list(symbols.refusal(message), Code.hook("CallHooks", "refused", "(I)V"));
  }

  private String here() {
    return Naming.shown(caller.name);
  }

  private InsnList refused(MethodInsnNode call) {
    String name = Naming.shown(call.owner);
    String method =
        call.name.equals("<init>") ? "a constructor of " + name : name + "." + call.name;
    boolean isReference =
        name.matches("java\\.lang\\.ref\\.\\w*Reference\\w*|java\\.util\\.WeakHashMap");
    return refuse(here() + " calls " + method + (isReference ? TRUSTING : REMEDY));
  }

  private InsnList refusedAnd(MethodInsnNode call) {
    InsnList code = refused(call);
    code.add(call.clone(null));
    return code;
  }

  /** The numbers of the class that is rewritten. */
  Symbols symbols() {
    return symbols;
  }

  /** What to put in place of a call, or null to leave it. */
  @Nullable InsnList replacement(MethodNode method, MethodInsnNode call) {
    String owner = call.owner;
    if (owner.equals(Naming.VAR_ACCESS)) {
      return varHandle(call);
    } else if (owner.equals(Naming.UNSAFE_ACCESS)) {
      if (call.name.equals("arrayBaseOffset") && call.desc.endsWith("J")) {
        call.name = "arrayBaseOffsetLong"; // as newer JDKs have it
      }
      return declares(UnsafeAccess.class, call) ? null : refusedAnd(call);
    } else if (owner.startsWith(Naming.RUNTIME)) {
      return null;
    }
    if (caller.name.equals(ASSERTJ_ERRORS) && owner.equals("java/lang/Class")) {
      // Without opentest4j its failures are plain AssertionErrors, which need no reflection.
      return call.name.equals("forName")
          ? Code.list(Code.hook("CallHooks", "notFound", call.desc))
          : null;
    }
    if (special.isOfProgram() && JdkWaits.isWeakExchange(owner, call.name)) {
      method.instructions.insertBefore(call, Code.hook("VarAccess", "asksWeakly", "()V"));
    }
    InsnList instead = special.replacement(call);
    if (instead != null) {
      return instead;
    } else if (owner.startsWith("[")) {
      return array(call);
    } else if (owner.equals("java/lang/Object")) {
      return object(call);
    }
    ClassFacts facts = classes.facts(owner);
    return facts != null ? rewritten(method, call, facts) : foreign(method, call);
  }

  private @Nullable InsnList varHandle(MethodInsnNode call) {
    if (call.getOpcode() == Opcodes.INVOKEVIRTUAL && VarAccess.isMode(call.name)) {
      Handle bootstrap =
          new Handle(
              Opcodes.H_INVOKESTATIC,
              Naming.VAR_ACCESS,
              "access",
              "(Ljava/lang/invoke/MethodHandles$Lookup;Ljava/lang/String;"
                  + "Ljava/lang/invoke/MethodType;I)Ljava/lang/invoke/CallSite;",
              false);
      // The JDK's own loops try again at once, so a failure for no reason shows nothing new there.
      int spurious = Naming.isCopy(caller.name) ? 0 : 1;
      return Code.list(
          new InvokeDynamicInsnNode(
              call.name,
              "(L" + Naming.VAR_ACCESS + ";" + call.desc.substring(1),
              bootstrap,
              spurious));
    }
    return declares(VarAccess.class, call) ? null : refusedAnd(call);
  }

  private static boolean declares(Class<?> type, MethodInsnNode call) {
    for (var method : type.getMethods()) {
      if (method.getName().equals(call.name)
          && Type.getMethodDescriptor(method).equals(call.desc)) {
        return true;
      }
    }
    return false;
  }

  private static @Nullable InsnList array(MethodInsnNode call) {
    if (!call.name.equals("clone")) {
      return null;
    }
    return Code.list(
        Code.hook("ArrayHooks", "copy", "(" + OBJECT + ")" + OBJECT),
        new TypeInsnNode(Opcodes.CHECKCAST, call.owner));
  }

  private @Nullable InsnList object(MethodInsnNode call) {
    if (call.getOpcode() == Opcodes.INVOKESPECIAL) {
      boolean ours = !Naming.HEAP_OBJECT.equals(caller.superName) && isCarrier();
      if (!ours || call.name.equals("<init>")) {
        call.owner = Naming.HEAP_OBJECT;
      }
      return null;
    }
    return switch (call.name + call.desc) {
      case "hashCode()I" -> Code.list(Code.hook("CallHooks", "hashCode", "(" + OBJECT + ")I"));
      case "toString()Ljava/lang/String;" ->
          Code.list(Code.hook("CallHooks", "toString", "(" + OBJECT + ")Ljava/lang/String;"));
      case "equals(Ljava/lang/Object;)Z" ->
          Code.list(Code.hook("CallHooks", "equals", "(" + OBJECT + OBJECT + ")Z"));
      default -> null;
    };
  }

  private boolean isCarrier() {
    ClassFacts facts = classes.facts(caller.name);
    while (facts != null && facts.parent != null) {
      facts = facts.parent;
    }
    return facts != null
        && !facts.isInterface
        && !facts.superName.equals("java/lang/Object")
        && !facts.superName.equals(Naming.HEAP_OBJECT);
  }

  // ---- classes that are rewritten

  private @Nullable InsnList rewritten(MethodNode method, MethodInsnNode call, ClassFacts facts) {
    String key = call.name + call.desc;
    if (call.name.startsWith("$lattice$")) {
      return null;
    } else if (call.name.equals("parallelStream")) {
      return refusedAnd(call); // its threads are the JDK's own
    }
    ClassFacts top = facts;
    for (ClassFacts c = facts; c != null; c = c.parent) {
      if (c.methods.contains(key)) {
        return null;
      }
      top = c;
    }
    if (inInterfaces(facts, key) || facts.isInterface) {
      return null;
    }
    if (top.superName.equals("java/lang/Object") || top.superName.equals(Naming.HEAP_OBJECT)) {
      return isObjectMethod(key) ? null : refusedAnd(call);
    }
    return judged(method, call, top.superName);
  }

  private boolean inInterfaces(ClassFacts facts, String key) {
    for (ClassFacts c = facts; c != null; c = c.parent) {
      for (String name : c.interfaces) {
        ClassFacts i = classes.facts(name);
        boolean has =
            i == null
                ? classes.jdkDeclares(name, key)
                : i.methods.contains(key) || inInterfaces(i, key);
        if (has) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean isObjectMethod(String key) {
    return key.equals("hashCode()I")
        || key.equals("toString()Ljava/lang/String;")
        || key.equals("equals(Ljava/lang/Object;)Z")
        || key.equals("clone()Ljava/lang/Object;")
        || key.equals("<init>()V");
  }

  // ---- classes that are not

  private @Nullable InsnList foreign(MethodNode method, MethodInsnNode call) {
    if (call.itf && call.getOpcode() == Opcodes.INVOKESTATIC) {
      String copy = Naming.COPY + call.owner;
      if (call.owner.startsWith("java/util/")
          && !call.owner.startsWith("java/util/stream/")
          && classes.facts(copy) != null) {
        call.owner = copy;
        return null;
      }
    }
    return judged(method, call, call.owner);
  }

  private @Nullable InsnList judged(MethodNode method, MethodInsnNode call, String owner) {
    boolean isInterface = call.itf && call.getOpcode() == Opcodes.INVOKEINTERFACE;
    String packageName = owner.substring(0, owner.lastIndexOf('/') + 1);
    boolean allowed =
        classes.pure().mayCall(owner, call.name, call.desc, Naming.isCopy(caller.name))
            || (isInterface
                && REAL_INTERFACE_PACKAGES.contains(packageName)
                && !call.name.startsWith("parallel"))
            || (owner.startsWith("java/lang/invoke/MethodHandle") && isInvocation(call));
    if (!allowed) {
      return isInterface && !call.name.equals("parallelStream") && !mentionsOurs(call)
          ? OwnReceivers.required(method, call, refused(call))
          : refusedAnd(call);
    } else if (mentionsOurs(call)) {
      return refusedAnd(call);
    }
    return lendsArrays(call) ? lending(method, call) : null;
  }

  private static boolean isInvocation(MethodInsnNode call) {
    return call.owner.equals("java/lang/invoke/MethodHandle") && call.name.startsWith("invoke");
  }

  /** Whether renaming changed the call of a class that knows only the old names. */
  private boolean mentionsOurs(MethodInsnNode call) {
    return classes.facts(call.owner) == null
        && !call.owner.equals("java/lang/invoke/MethodHandle")
        && (call.desc.contains(Naming.COPY) || call.desc.contains(Naming.SUBSTITUTE));
  }

  private static boolean lendsArrays(MethodInsnNode call) {
    return (!call.name.equals("<init>") && hasArray(call))
        || (call.name.equals("<init>") && call.owner.equals("java/lang/String") && hasArray(call));
  }

  private static boolean hasArray(MethodInsnNode call) {
    for (Type argument : Type.getArgumentTypes(call.desc)) {
      if (argument.getSort() == Type.ARRAY) {
        return true;
      }
    }
    return false;
  }

  /** Code that is not rewritten reads and writes arrays themselves: they are brought up to date. */
  private static InsnList lending(MethodNode method, MethodInsnNode call) {
    Type[] arguments = Type.getArgumentTypes(call.desc);
    int[] locals = new int[arguments.length];
    InsnList code = new InsnList();
    for (int i = arguments.length - 1; i >= 0; i--) {
      locals[i] = method.maxLocals;
      method.maxLocals += arguments[i].getSize();
      code.add(Code.store(arguments[i], locals[i]));
    }
    int[] before = new int[arguments.length];
    for (int i = 0; i < arguments.length; i++) {
      if (arguments[i].getSort() == Type.ARRAY) {
        before[i] = method.maxLocals++;
        code.add(new VarInsnNode(Opcodes.ALOAD, locals[i]));
        code.add(Code.hook("ArrayHooks", "snapshot", "(" + OBJECT + ")" + OBJECT));
        code.add(new VarInsnNode(Opcodes.ASTORE, before[i]));
      }
    }
    for (int i = 0; i < arguments.length; i++) {
      code.add(Code.load(arguments[i], locals[i]));
    }
    code.add(call.clone(null));
    for (int i = 0; i < arguments.length; i++) {
      if (arguments[i].getSort() == Type.ARRAY) {
        code.add(new VarInsnNode(Opcodes.ALOAD, locals[i]));
        code.add(new VarInsnNode(Opcodes.ALOAD, before[i]));
        code.add(Code.hook("ArrayHooks", "giveBack", "(" + OBJECT + OBJECT + ")V"));
      }
    }
    return code;
  }

  /** A field of a class that is not rewritten. */
  @Nullable InsnList foreignField(FieldInsnNode field) {
    boolean isStatic =
        field.getOpcode() == Opcodes.GETSTATIC || field.getOpcode() == Opcodes.PUTSTATIC;
    String key = field.owner + "." + field.name;
    if (key.equals("java/lang/System.out") || key.equals("java/lang/System.err")) {
      return Code.list(Code.hook("CallHooks", field.name, "()Ljava/io/PrintStream;"));
    }
    boolean allowed =
        field.owner.startsWith(Naming.RUNTIME)
            || (field.getOpcode() == Opcodes.GETSTATIC
                && !key.equals("java/lang/System.in")
                && classes.pure().allows(field.owner));
    if (allowed) {
      return null;
    }
    InsnList code =
        refuse(
            here()
                + (isStatic ? " uses the static field " : " uses the field ")
                + Naming.shown(field.owner)
                + "."
                + field.name
                + REMEDY);
    code.add(field.clone(null));
    return code;
  }
}
