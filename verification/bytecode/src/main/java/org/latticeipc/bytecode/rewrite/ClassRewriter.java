package org.latticeipc.bytecode.rewrite;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.FieldNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TypeInsnNode;
import org.objectweb.asm.tree.VarInsnNode;

/** Rewrites one class. */
public final class ClassRewriter {
  static final String HEADER_TYPE = "L" + Naming.RUNTIME + "ObjectHeader;";
  static final String SHAPE_TYPE = "L" + Naming.RUNTIME + "ObjectShape;";
  static final String HEADER_FIELD = "$lattice$header";
  private static final int ACCESS =
      Opcodes.ACC_PUBLIC | Opcodes.ACC_PRIVATE | Opcodes.ACC_PROTECTED;
  private final RewrittenClasses classes;

  public ClassRewriter(RewrittenClasses classes) {
    this.classes = classes;
  }

  /** The rewritten class of this internal name, which {@link RewrittenClasses#isRewritten}. */
  public byte[] rewrite(String name) {
    PortableClass kept = classes.kept(name);
    if (kept == null) {
      kept = portable(name);
      classes.keep(name, kept);
    }
    return kept.linked(classes);
  }

  private PortableClass portable(String name) {
    byte[] original = classes.original(name);
    Symbols symbols = new Symbols(original);
    ClassNode node = classes.node(name, original);
    ClassFacts facts = Objects.requireNonNull(classes.facts(name));
    open(node);
    if (name.startsWith(Naming.COPY + "java/util/") && facts.isInterface && isStaticsOnly(name)) {
      node.methods.removeIf(m -> !Code.isStatic(m));
      node.interfaces.clear();
    }
    boolean carrier = false;
    if (!facts.isInterface && facts.parent == null) {
      if (node.superName.equals("java/lang/Object")) {
        node.superName = Naming.HEAP_OBJECT;
      } else if (!node.superName.equals(Naming.HEAP_OBJECT)) {
        carrier = true;
        node.interfaces.add(Naming.RUNTIME + "Carrier");
        node.fields.add(
            new FieldNode(
                Opcodes.ACC_PUBLIC | Opcodes.ACC_SYNTHETIC, HEADER_FIELD, HEADER_TYPE, null, null));
        node.methods.add(headerMethod(node));
        node.methods.add(headerSetter(node));
      }
    }
    List<MethodNode> own = new ArrayList<>(node.methods);
    List<FieldInsnNode> early = new ArrayList<>();
    MethodRewriter methods = new MethodRewriter(classes, symbols, node, facts, carrier, early);
    for (MethodNode method : own) {
      if (!method.name.equals(HEADER_FIELD)) {
        methods.rewrite(method);
      }
    }
    // What methods added, such as the bodies of lambdas, is rewritten in turn.
    for (int i = 0; i < methods.added().size(); i++) {
      MethodNode method = methods.added().get(i);
      methods.rewrite(method);
      node.methods.add(method);
    }
    if (!facts.isInterface) {
      node.methods.add(shapeMethod(symbols, name));
      if (carrier || !early.isEmpty()) {
        node.methods.add(earlyMethod(node, facts, early, carrier));
      }
    }
    return symbols.portable(new OldClassFiles(classes).written(node), methods.made());
  }

  /** An interface of the JDK that stays, whose static methods alone are copied. */
  private boolean isStaticsOnly(String name) {
    return classes.naming.map(Naming.original(name)).equals(Naming.original(name));
  }

  /** Everybody may call it and see its fields: hooks do, and what is put into other classes. */
  private static void open(ClassNode node) {
    node.access = (node.access | Opcodes.ACC_PUBLIC) & ~Opcodes.ACC_FINAL & ~Opcodes.ACC_DEPRECATED;
    node.permittedSubclasses = null;
    node.module = null;
    for (var inner : node.innerClasses) {
      inner.access = (inner.access & ~ACCESS) | Opcodes.ACC_PUBLIC;
    }
    boolean isInterface = (node.access & Opcodes.ACC_INTERFACE) != 0;
    for (FieldNode field : node.fields) {
      if (!isInterface) {
        field.access &= ~Opcodes.ACC_FINAL;
      }
      field.value = null;
    }
  }

  private static MethodNode headerMethod(ClassNode node) {
    MethodNode method =
        new MethodNode(Opcodes.ACC_PUBLIC, HEADER_FIELD, "()" + HEADER_TYPE, null, null);
    method.instructions.add(new VarInsnNode(Opcodes.ALOAD, 0));
    method.instructions.add(
        new FieldInsnNode(Opcodes.GETFIELD, node.name, HEADER_FIELD, HEADER_TYPE));
    method.instructions.add(new InsnNode(Opcodes.ARETURN));
    return method;
  }

  private static MethodNode headerSetter(ClassNode node) {
    MethodNode method =
        new MethodNode(Opcodes.ACC_PUBLIC, HEADER_FIELD, "(" + HEADER_TYPE + ")V", null, null);
    method.instructions.add(new VarInsnNode(Opcodes.ALOAD, 0));
    method.instructions.add(new VarInsnNode(Opcodes.ALOAD, 1));
    method.instructions.add(
        new FieldInsnNode(Opcodes.PUTFIELD, node.name, HEADER_FIELD, HEADER_TYPE));
    method.instructions.add(new InsnNode(Opcodes.RETURN));
    return method;
  }

  private static MethodNode shapeMethod(Symbols symbols, String name) {
    MethodNode method =
        new MethodNode(Opcodes.ACC_PUBLIC, "$lattice$shape", "()" + SHAPE_TYPE, null, null);
    method.instructions.add(symbols.type(name));
    method.instructions.add(Code.hook("FieldHooks", "shape", "(I)" + SHAPE_TYPE));
    method.instructions.add(new InsnNode(Opcodes.ARETURN));
    return method;
  }

  /** Takes over what constructors put into fields before the header was there. */
  private static MethodNode earlyMethod(
      ClassNode node, ClassFacts facts, List<FieldInsnNode> early, boolean carrier) {
    MethodNode method = new MethodNode(Opcodes.ACC_PUBLIC, "$lattice$early", "()V", null, null);
    InsnList code = method.instructions;
    if (!carrier) {
      code.add(new VarInsnNode(Opcodes.ALOAD, 0));
      code.add(
          new MethodInsnNode(
              Opcodes.INVOKESPECIAL, node.superName, "$lattice$early", "()V", false));
    }
    for (FieldInsnNode field : early) {
      ClassFacts.FieldFacts f =
          Objects.requireNonNull(facts.fields.get(ClassFacts.key(field.name, field.desc)));
      code.add(new VarInsnNode(Opcodes.ALOAD, 0));
      code.add(new VarInsnNode(Opcodes.ALOAD, 0));
      code.add(new FieldInsnNode(Opcodes.GETFIELD, node.name, field.name, field.desc));
      MethodRewriter.storeInstance(code, f);
    }
    code.add(new InsnNode(Opcodes.RETURN));
    return method;
  }

  /** A cast that the verifier needs. */
  static void cast(InsnList code, String desc) {
    Type type = Type.getType(desc);
    if (type.getSort() >= Type.ARRAY) {
      Code.cast(code, type);
    }
  }

  static TypeInsnNode instance(String name) {
    return new TypeInsnNode(Opcodes.NEW, name);
  }
}
