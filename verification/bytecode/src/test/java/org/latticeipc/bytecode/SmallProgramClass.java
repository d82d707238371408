package org.latticeipc.bytecode;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.latticeipc.bytecode.check.JavaCheck;
import org.latticeipc.bytecode.check.JavaOptions;
import org.latticeipc.bytecode.check.JavaResult;
import org.latticeipc.bytecode.copy.ByteSource;
import org.latticeipc.bytecode.jcstress.StressTest;
import org.latticeipc.bytecode.loader.RewritingLoader;
import org.latticeipc.bytecode.whitelist.PureList;
import org.latticeipc.model.MemoryModel;
import org.objectweb.asm.AnnotationVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.openjdk.jcstress.infra.results.IIII_Result;

/** A small program as byte code: a jcstress test with an actor for each thread. */
final class SmallProgramClass implements ByteSource {
  private static final String ANNOTATIONS = "Lorg/openjdk/jcstress/annotations/";
  private static final String RESULT = IIII_Result.class.getName().replace('.', '/');
  private static final String HANDLE = "java/lang/invoke/VarHandle";
  private final SmallProgram program;
  private final byte[] bytes;

  private SmallProgramClass(SmallProgram program) {
    this.program = program;
    this.bytes = written();
  }

  /** How many executions have each outcome. */
  static Map<String, Long> explore(SmallProgram program, MemoryModel model) {
    SmallProgramClass source = new SmallProgramClass(program);
    StressTest test =
        Objects.requireNonNull(StressTest.of(program.name().replace('/', '.'), source::user));
    RewritingLoader loader = new RewritingLoader(source, new PureList(List.of()));
    JavaResult result = new JavaCheck(loader, List.of()).run(test, JavaOptions.of(model));
    if (!result.reasons().isEmpty()) {
      throw new AssertionError(program + ": " + result.reasons());
    }
    return result.outcomes();
  }

  @Override
  public byte @Nullable [] user(String name) {
    return name.equals(program.name())
        ? bytes
        : name.startsWith("org/openjdk/") ? read(name) : null;
  }

  @Override
  public byte @Nullable [] system(String name) {
    return read(name);
  }

  private static byte @Nullable [] read(String name) {
    try (InputStream in = ClassLoader.getSystemResourceAsStream(name + ".class")) {
      return in == null ? null : in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private byte[] written() {
    ClassWriter type = new ClassWriter(ClassWriter.COMPUTE_MAXS);
    type.visit(
        Opcodes.V11, Opcodes.ACC_PUBLIC, program.name(), null, "java/lang/Object", new String[0]);
    type.visitAnnotation(ANNOTATIONS + "JCStressTest;", true).visitEnd();
    type.visitAnnotation(ANNOTATIONS + "State;", true).visitEnd();
    AnnotationVisitor outcome = type.visitAnnotation(ANNOTATIONS + "Outcome;", true);
    outcome.visitEnum("expect", ANNOTATIONS + "Expect;", "ACCEPTABLE");
    outcome.visitEnd();
    MethodVisitor init = type.visitMethod(Opcodes.ACC_PUBLIC, "<init>", "()V", null, null);
    init.visitVarInsn(Opcodes.ALOAD, 0);
    init.visitMethodInsn(Opcodes.INVOKESPECIAL, "java/lang/Object", "<init>", "()V", false);
    end(init, Opcodes.RETURN);
    MethodVisitor first = type.visitMethod(Opcodes.ACC_STATIC, "<clinit>", "()V", null, null);
    for (int i = 0; i < SmallProgram.CELLS; i++) {
      type.visitField(0, "cell" + i, "I", null, null).visitEnd();
      type.visitField(
              Opcodes.ACC_STATIC | Opcodes.ACC_FINAL, "HANDLE" + i, "L" + HANDLE + ";", null, null)
          .visitEnd();
      handle(first, i);
    }
    end(first, Opcodes.RETURN);
    for (int t = 0; t < program.threads().size(); t++) {
      MethodVisitor actor =
          type.visitMethod(Opcodes.ACC_PUBLIC, "actor" + t, "(L" + RESULT + ";)V", null, null);
      actor.visitAnnotation(ANNOTATIONS + "Actor;", true).visitEnd();
      program.threads().get(t).forEach(op -> write(actor, op));
      end(actor, Opcodes.RETURN);
    }
    type.visitEnd();
    return type.toByteArray();
  }

  private static void end(MethodVisitor method, int opcode) {
    method.visitInsn(opcode);
    method.visitMaxs(0, 0);
    method.visitEnd();
  }

  private void handle(MethodVisitor code, int cell) {
    String lookup = "java/lang/invoke/MethodHandles$Lookup";
    code.visitMethodInsn(
        Opcodes.INVOKESTATIC,
        "java/lang/invoke/MethodHandles",
        "lookup",
        "()L" + lookup + ";",
        false);
    code.visitLdcInsn(Type.getObjectType(program.name()));
    code.visitLdcInsn("cell" + cell);
    code.visitFieldInsn(Opcodes.GETSTATIC, "java/lang/Integer", "TYPE", "Ljava/lang/Class;");
    code.visitMethodInsn(
        Opcodes.INVOKEVIRTUAL,
        lookup,
        "findVarHandle",
        "(Ljava/lang/Class;Ljava/lang/String;Ljava/lang/Class;)L" + HANDLE + ";",
        false);
    code.visitFieldInsn(Opcodes.PUTSTATIC, program.name(), "HANDLE" + cell, "L" + HANDLE + ";");
  }

  private void write(MethodVisitor code, SmallProgram.Op op) {
    String self = "(L" + program.name() + ";";
    boolean plain = op.mode() == SmallProgram.Mode.PLAIN;
    switch (op.kind()) {
      case LOAD -> {
        if (plain) {
          code.visitVarInsn(Opcodes.ALOAD, 0);
          code.visitFieldInsn(Opcodes.GETFIELD, program.name(), "cell" + op.cell(), "I");
        } else {
          call(code, op, "get" + suffix(op.mode(), "Acquire"), self + ")I", 0);
        }
      }
      case STORE -> {
        if (plain) {
          code.visitVarInsn(Opcodes.ALOAD, 0);
          code.visitLdcInsn(op.value());
          code.visitFieldInsn(Opcodes.PUTFIELD, program.name(), "cell" + op.cell(), "I");
        } else {
          call(code, op, "set" + suffix(op.mode(), "Release"), self + "I)V", 1);
        }
      }
      case ADD ->
          call(
              code,
              op,
              switch (op.mode()) {
                case ACQUIRE -> "getAndAddAcquire";
                case RELEASE -> "getAndAddRelease";
                default -> "getAndAdd";
              },
              self + "I)I",
              1);
      case CAS -> call(code, op, "compareAndSet", self + "II)Z", 2);
      case FENCE ->
          code.visitMethodInsn(
              Opcodes.INVOKESTATIC,
              HANDLE,
              switch (op.mode()) {
                case ACQUIRE -> "acquireFence";
                case RELEASE -> "releaseFence";
                default -> "fullFence";
              },
              "()V",
              false);
    }
    if (op.hasResult()) {
      code.visitVarInsn(Opcodes.ALOAD, 1);
      code.visitInsn(Opcodes.SWAP);
      code.visitFieldInsn(Opcodes.PUTFIELD, RESULT, "r" + (op.result() + 1), "I");
    }
  }

  private static String suffix(SmallProgram.Mode mode, String ordered) {
    return switch (mode) {
      case PLAIN -> "";
      case OPAQUE -> "Opaque";
      case ACQUIRE, RELEASE -> ordered;
      case VOLATILE -> "Volatile";
    };
  }

  private void call(MethodVisitor code, SmallProgram.Op op, String method, String desc, int n) {
    code.visitFieldInsn(
        Opcodes.GETSTATIC, program.name(), "HANDLE" + op.cell(), "L" + HANDLE + ";");
    code.visitVarInsn(Opcodes.ALOAD, 0);
    if (n == 2) {
      code.visitLdcInsn(op.value() - 1);
    }
    if (n > 0) {
      code.visitLdcInsn(op.value());
    }
    code.visitMethodInsn(Opcodes.INVOKEVIRTUAL, HANDLE, method, desc, false);
  }
}
