package org.latticeipc.engine.seam;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.thirdparty.org.objectweb.asm.ClassReader;
import com.tngtech.archunit.thirdparty.org.objectweb.asm.ClassVisitor;
import com.tngtech.archunit.thirdparty.org.objectweb.asm.MethodVisitor;
import com.tngtech.archunit.thirdparty.org.objectweb.asm.Opcodes;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** Finds synchronized blocks, which the model of classes does not show. */
final class Monitors {
  private Monitors() {}

  static boolean areEnteredBy(JavaClass type) {
    URI file =
        type.getSource()
            .orElseThrow(() -> new IllegalStateException(type.getName() + " has no class file"))
            .getUri();
    Finder finder = new Finder();
    try (InputStream bytes = file.toURL().openStream()) {
      new ClassReader(bytes).accept(finder, ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return finder.found;
  }

  private static final class Finder extends ClassVisitor {
    private boolean found;

    Finder() {
      super(Opcodes.ASM9);
    }

    @Override
    public MethodVisitor visitMethod(
        int access,
        String name,
        String descriptor,
        @Nullable String signature,
        String @Nullable [] exceptions) {
      return new MethodVisitor(Opcodes.ASM9) {
        @Override
        public void visitInsn(int opcode) {
          found |= opcode == Opcodes.MONITORENTER;
        }
      };
    }
  }
}
