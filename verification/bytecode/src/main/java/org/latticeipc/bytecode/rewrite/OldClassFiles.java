package org.latticeipc.bytecode.rewrite;

import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.ClassNode;

/**
 * Writes rewritten classes, those of old compilers as a version of the class file that has what
 * rewriting puts in: constants that are classes came with Java 5 (version 49), static methods of
 * interfaces, such as the initialiser becomes, with Java 8 (version 52). The mark of classes that
 * use previews is taken off, which a JVM refuses without an option.
 */
final class OldClassFiles {
  private static final int MAJOR = 0xffff;
  private final RewrittenClasses classes;

  OldClassFiles(RewrittenClasses classes) {
    this.classes = classes;
  }

  byte[] written(ClassNode node) {
    boolean isInterface = (node.access & Opcodes.ACC_INTERFACE) != 0;
    int major = node.version & MAJOR;
    if (node.version == (major | Opcodes.V_PREVIEW)) {
      node.version = major; // what a preview asks of the JDK is refused by name where it is called
    }
    ClassWriter writer;
    if (isInterface && major < Opcodes.V1_8) {
      node.version = Opcodes.V1_8;
      writer = new Framing(classes); // as of version 51 nothing is verified without frames
    } else {
      if (major < Opcodes.V1_5) {
        node.version = Opcodes.V1_5;
      }
      writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
    }
    node.accept(writer);
    return writer.toByteArray();
  }

  /** Works out frames without loading a class. */
  private static final class Framing extends ClassWriter {
    private final RewrittenClasses classes;

    Framing(RewrittenClasses classes) {
      super(COMPUTE_FRAMES);
      this.classes = classes;
    }

    @Override
    protected String getCommonSuperClass(String one, String other) {
      for (ClassFacts a = classes.facts(one); a != null; a = a.parent) {
        for (ClassFacts b = classes.facts(other); b != null; b = b.parent) {
          if (a == b) {
            return a.name;
          }
        }
      }
      return "java/lang/Object";
    }
  }
}
