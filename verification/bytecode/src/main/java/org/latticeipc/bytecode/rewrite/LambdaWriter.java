package org.latticeipc.bytecode.rewrite;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.FieldNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TypeInsnNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * Turns lambdas and method references into ordinary classes with final fields for what they
 * capture, so that their identity and what they reach are known like those of any object.
 */
final class LambdaWriter {
  private static final int SERIALIZABLE = 1;
  private static final int MARKERS = 2;
  private static final int BRIDGES = 4;
  private final RewrittenClasses classes;
  private final ClassNode host;
  private final List<MethodNode> added;
  private final Map<String, byte[]> made = new LinkedHashMap<>();
  private int count;

  LambdaWriter(RewrittenClasses classes, ClassNode host, List<MethodNode> added) {
    this.classes = classes;
    this.host = host;
    this.added = added;
  }

  /** The classes of lambdas so far, by name. */
  Map<String, byte[]> made() {
    return made;
  }

  @Nullable InsnList replacement(InvokeDynamicInsnNode site, CallRules calls) {
    String bootstrap = site.bsm.getOwner();
    switch (bootstrap) {
      case "java/lang/invoke/LambdaMetafactory" -> {
        return lambda(site);
      }
      case "java/lang/invoke/StringConcatFactory" -> {
        return ReflectRules.concatenation(site);
      }
      case "java/lang/runtime/ObjectMethods" -> {
        return null;
      }
      case "java/lang/runtime/SwitchBootstraps" -> {
        return SwitchLabels.choice(site, classes, calls);
      }
      default -> {
        InsnList code =
            calls.refuse(
                host.name.replace('/', '.')
                    + " has an invokedynamic of "
                    + bootstrap.replace('/', '.')
                    + ", which cannot be explored");
        code.add(site.clone(null));
        return code;
      }
    }
  }

  private InsnList lambda(InvokeDynamicInsnNode site) {
    Type samType = (Type) site.bsmArgs[0];
    Handle implementation = (Handle) site.bsmArgs[1];
    Type instantiated = (Type) site.bsmArgs[2];
    Set<String> interfaces = new LinkedHashSet<>();
    interfaces.add(Type.getReturnType(site.desc).getInternalName());
    Set<String> descriptors = new LinkedHashSet<>();
    descriptors.add(samType.getDescriptor());
    if (site.bsm.getName().equals("altMetafactory")) {
      more(site.bsmArgs, interfaces, descriptors);
    }
    int number = count++;
    MethodNode body = body(number, implementation);
    added.add(body);
    Type[] captured = Type.getArgumentTypes(site.desc);
    String name = host.name + "$$lattice$lambda" + number;
    ClassNode made = new ClassNode();
    made.version = Opcodes.V1_8;
    made.access = Opcodes.ACC_PUBLIC | Opcodes.ACC_SYNTHETIC;
    made.name = name;
    made.superName = "java/lang/Object";
    made.interfaces.addAll(interfaces);
    for (int i = 0; i < captured.length; i++) {
      made.fields.add(
          new FieldNode(
              Opcodes.ACC_PRIVATE | Opcodes.ACC_FINAL,
              "captured" + i,
              captured[i].getDescriptor(),
              null,
              null));
    }
    made.methods.add(constructor(name, captured));
    for (String desc : descriptors) {
      made.methods.add(method(name, site.name, desc, instantiated, captured, body));
    }
    ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
    made.accept(writer);
    byte[] bytes = writer.toByteArray();
    this.made.put(name, bytes);
    classes.generate(name, bytes);
    MethodNode factory = factory(number, name, captured, site.desc);
    added.add(factory);
    return Code.list(
        new MethodInsnNode(
            Opcodes.INVOKESTATIC, host.name, factory.name, factory.desc, isInterface()));
  }

  private boolean isInterface() {
    return (host.access & Opcodes.ACC_INTERFACE) != 0;
  }

  private static void more(Object[] arguments, Set<String> interfaces, Set<String> descriptors) {
    int flags = (Integer) arguments[3];
    int at = 4;
    if ((flags & SERIALIZABLE) != 0) {
      interfaces.add(Type.getInternalName(Serializable.class));
    }
    if ((flags & MARKERS) != 0) {
      int n = (Integer) arguments[at++];
      for (int i = 0; i < n; i++) {
        interfaces.add(((Type) arguments[at++]).getInternalName());
      }
    }
    if ((flags & BRIDGES) != 0) {
      int n = (Integer) arguments[at++];
      for (int i = 0; i < n; i++) {
        descriptors.add(((Type) arguments[at++]).getDescriptor());
      }
    }
  }

  /** A static method of the host, which may call what is private there, with the body's call. */
  private MethodNode body(int number, Handle h) {
    Type[] arguments = Type.getArgumentTypes(h.getDesc());
    Type result = Type.getReturnType(h.getDesc());
    List<Type> parameters = new ArrayList<>();
    boolean makes = h.getTag() == Opcodes.H_NEWINVOKESPECIAL;
    if (makes) {
      result = Type.getObjectType(h.getOwner());
    } else if (h.getTag() != Opcodes.H_INVOKESTATIC) {
      parameters.add(Type.getObjectType(receiver(h)));
    }
    parameters.addAll(List.of(arguments));
    MethodNode method =
        new MethodNode(
            Opcodes.ACC_PUBLIC | Opcodes.ACC_STATIC | Opcodes.ACC_SYNTHETIC,
            "$lattice$lambda$" + number,
            Type.getMethodDescriptor(result, parameters.toArray(new Type[0])),
            null,
            null);
    InsnList code = method.instructions;
    if (makes) {
      String made = h.getOwner().equals("java/lang/Object") ? Naming.HEAP_OBJECT : h.getOwner();
      code.add(new TypeInsnNode(Opcodes.NEW, made));
      code.add(new InsnNode(Opcodes.DUP));
    }
    int local = 0;
    for (Type parameter : parameters) {
      code.add(Code.load(parameter, local));
      local += parameter.getSize();
    }
    code.add(
        new MethodInsnNode(opcode(h), h.getOwner(), h.getName(), h.getDesc(), h.isInterface()));
    code.add(new InsnNode(result.getOpcode(Opcodes.IRETURN)));
    method.maxLocals = local;
    return method;
  }

  /** A method of a superclass that is reached through {@code super} has this class's receiver. */
  private String receiver(Handle h) {
    return h.getTag() == Opcodes.H_INVOKESPECIAL ? host.name : h.getOwner();
  }

  private static int opcode(Handle h) {
    return switch (h.getTag()) {
      case Opcodes.H_INVOKESTATIC -> Opcodes.INVOKESTATIC;
      case Opcodes.H_INVOKEINTERFACE -> Opcodes.INVOKEINTERFACE;
      case Opcodes.H_INVOKEVIRTUAL -> Opcodes.INVOKEVIRTUAL;
      default -> Opcodes.INVOKESPECIAL;
    };
  }

  private MethodNode factory(int number, String name, Type[] captured, String desc) {
    MethodNode method =
        new MethodNode(
            Opcodes.ACC_PUBLIC | Opcodes.ACC_STATIC | Opcodes.ACC_SYNTHETIC,
            "$lattice$make$" + number,
            desc,
            null,
            null);
    InsnList code = method.instructions;
    code.add(new TypeInsnNode(Opcodes.NEW, name));
    code.add(new InsnNode(Opcodes.DUP));
    int local = 0;
    for (Type type : captured) {
      code.add(Code.load(type, local));
      local += type.getSize();
    }
    code.add(
        new MethodInsnNode(
            Opcodes.INVOKESPECIAL,
            name,
            "<init>",
            Type.getMethodDescriptor(Type.VOID_TYPE, captured),
            false));
    code.add(new InsnNode(Opcodes.ARETURN));
    method.maxLocals = local;
    return method;
  }

  private static MethodNode constructor(String name, Type[] captured) {
    MethodNode method =
        new MethodNode(
            Opcodes.ACC_PUBLIC,
            "<init>",
            Type.getMethodDescriptor(Type.VOID_TYPE, captured),
            null,
            null);
    InsnList code = method.instructions;
    code.add(new VarInsnNode(Opcodes.ALOAD, 0));
    code.add(new MethodInsnNode(Opcodes.INVOKESPECIAL, "java/lang/Object", "<init>", "()V", false));
    int local = 1;
    for (int i = 0; i < captured.length; i++) {
      code.add(new VarInsnNode(Opcodes.ALOAD, 0));
      code.add(Code.load(captured[i], local));
      code.add(
          new FieldInsnNode(Opcodes.PUTFIELD, name, "captured" + i, captured[i].getDescriptor()));
      local += captured[i].getSize();
    }
    code.add(new InsnNode(Opcodes.RETURN));
    return method;
  }

  private MethodNode method(
      String name, String sam, String desc, Type instantiated, Type[] captured, MethodNode body) {
    MethodNode method = new MethodNode(Opcodes.ACC_PUBLIC, sam, desc, null, null);
    InsnList code = method.instructions;
    Type[] wanted = Type.getArgumentTypes(body.desc);
    for (int i = 0; i < captured.length; i++) {
      code.add(new VarInsnNode(Opcodes.ALOAD, 0));
      code.add(
          new FieldInsnNode(Opcodes.GETFIELD, name, "captured" + i, captured[i].getDescriptor()));
      convert(code, captured[i], wanted[i]);
    }
    Type[] given = Type.getArgumentTypes(desc);
    Type[] means = instantiated.getArgumentTypes();
    int local = 1;
    for (int i = 0; i < given.length; i++) {
      code.add(Code.load(given[i], local));
      local += given[i].getSize();
      convert(code, given[i], means[i]);
      convert(code, means[i], wanted[captured.length + i]);
    }
    code.add(
        new MethodInsnNode(Opcodes.INVOKESTATIC, host.name, body.name, body.desc, isInterface()));
    Type result = Type.getReturnType(desc);
    Type got = Type.getReturnType(body.desc);
    if (result.equals(Type.VOID_TYPE)) {
      if (got.getSize() > 0) {
        code.add(new InsnNode(got.getSize() == 2 ? Opcodes.POP2 : Opcodes.POP));
      }
    } else {
      convert(code, got, instantiated.getReturnType());
      convert(code, instantiated.getReturnType(), result);
    }
    code.add(new InsnNode(result.getOpcode(Opcodes.IRETURN)));
    return method;
  }

  /** Converts as {@code LambdaMetafactory} says: casts, boxing, unboxing and widening. */
  private static void convert(InsnList code, Type from, Type to) {
    if (from.equals(to)) {
      return;
    }
    if (Code.isPrimitive(from)) {
      if (Code.isPrimitive(to)) {
        widen(code, from, to);
      } else {
        Code.box(code, from);
      }
    } else if (Code.isPrimitive(to)) {
      Type held = Code.primitiveOf(from);
      Type unboxed = held == null ? to : held;
      Code.unbox(code, unboxed);
      widen(code, unboxed, to);
    } else {
      Code.cast(code, to);
    }
  }

  private static void widen(InsnList code, Type from, Type to) {
    int a = from.getSort();
    int b = to.getSort();
    if (a == b || (a < Type.INT && b <= Type.INT)) {
      return;
    }
    boolean small = a <= Type.INT;
    if (b == Type.LONG && small) {
      code.add(new InsnNode(Opcodes.I2L));
    } else if (b == Type.FLOAT) {
      code.add(new InsnNode(small ? Opcodes.I2F : Opcodes.L2F));
    } else if (b == Type.DOUBLE) {
      code.add(new InsnNode(small ? Opcodes.I2D : a == Type.LONG ? Opcodes.L2D : Opcodes.F2D));
    }
  }
}
