package org.latticeipc.bytecode.jcstress;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.AnnotationVisitor;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** What the annotations of one class say, found by their names. Immutable once read. */
final class TestFacts extends ClassVisitor {
  private static final String ANNOTATIONS = "Lorg/openjdk/jcstress/annotations/";
  boolean isTest;
  boolean isState;
  boolean isResult;
  boolean isTermination;
  @Nullable String meta;
  @Nullable String superName;
  final List<GradedOutcome> outcomes = new ArrayList<>();
  final List<String> actors = new ArrayList<>();
  final List<String> arbiters = new ArrayList<>();
  final List<String> signals = new ArrayList<>();

  private TestFacts() {
    super(Opcodes.ASM9);
  }

  /** Reads a class, or gives null if there are no such bytes. */
  static @Nullable TestFacts of(byte @Nullable [] bytes) {
    if (bytes == null) {
      return null;
    }
    TestFacts facts = new TestFacts();
    new ClassReader(bytes)
        .accept(facts, ClassReader.SKIP_CODE | ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
    return facts;
  }

  /** Its outcomes with those it inherits or borrows. */
  List<GradedOutcome> allOutcomes(Function<String, byte @Nullable []> source) {
    List<GradedOutcome> all = new ArrayList<>(outcomes);
    if (meta != null) {
      TestFacts borrowed = of(source.apply(meta));
      if (borrowed != null) {
        all.addAll(borrowed.allOutcomes(source));
      }
    }
    TestFacts parent = superName == null ? null : of(source.apply(superName));
    if (parent != null) {
      all.addAll(parent.allOutcomes(source));
    }
    return all;
  }

  @Override
  public void visit(
      int version, int access, String name, String signature, String above, String[] interfaces) {
    superName = above;
  }

  @Override
  public @Nullable AnnotationVisitor visitAnnotation(String desc, boolean visible) {
    if (!desc.startsWith(ANNOTATIONS)) {
      return null;
    }
    return switch (desc.substring(ANNOTATIONS.length(), desc.length() - 1)) {
      case "JCStressTest" -> {
        isTest = true;
        yield new AnnotationVisitor(Opcodes.ASM9) {
          @Override
          public void visitEnum(String name, String type, String value) {
            isTermination |= value.equals("Termination");
          }
        };
      }
      case "State" -> {
        isState = true;
        yield null;
      }
      case "Result" -> {
        isResult = true;
        yield null;
      }
      case "JCStressMeta" ->
          new AnnotationVisitor(Opcodes.ASM9) {
            @Override
            public void visit(String name, Object value) {
              meta = ((Type) value).getInternalName();
            }
          };
      case "Outcome" -> new OutcomeReader();
      case "Outcome$Outcomes" ->
          new AnnotationVisitor(Opcodes.ASM9) {
            @Override
            public AnnotationVisitor visitArray(String name) {
              return new AnnotationVisitor(Opcodes.ASM9) {
                @Override
                public AnnotationVisitor visitAnnotation(String n, String d) {
                  return new OutcomeReader();
                }
              };
            }
          };
      default -> null;
    };
  }

  @Override
  public MethodVisitor visitMethod(
      int access, String name, String desc, String signature, String[] exceptions) {
    return new MethodVisitor(Opcodes.ASM9) {
      @Override
      public @Nullable AnnotationVisitor visitAnnotation(String annotation, boolean visible) {
        if (annotation.equals(ANNOTATIONS + "Actor;")) {
          actors.add(name);
        } else if (annotation.equals(ANNOTATIONS + "Arbiter;")) {
          arbiters.add(name);
        } else if (annotation.equals(ANNOTATIONS + "Signal;")) {
          signals.add(name);
        }
        return null;
      }
    };
  }

  private final class OutcomeReader extends AnnotationVisitor {
    private final List<String> ids = new ArrayList<>();
    private String grade = "ACCEPTABLE";
    private String reason = "";

    OutcomeReader() {
      super(Opcodes.ASM9);
    }

    @Override
    public AnnotationVisitor visitArray(String name) {
      return new AnnotationVisitor(Opcodes.ASM9) {
        @Override
        public void visit(String element, Object value) {
          ids.add((String) value);
        }
      };
    }

    @Override
    public void visit(String name, Object value) {
      if (name.equals("desc")) {
        reason = (String) value;
      }
    }

    @Override
    public void visitEnum(String name, String type, String value) {
      grade = value;
    }

    @Override
    public void visitEnd() {
      outcomes.add(new GradedOutcome(ids, grade, reason));
    }
  }
}
