package org.latticeipc.bytecode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.latticeipc.bytecode.check.JavaResult;
import org.latticeipc.bytecode.copy.ByteSource;
import org.latticeipc.bytecode.loader.RewritingLoader;
import org.latticeipc.bytecode.whitelist.PureList;
import org.latticeipc.explorer.result.Verdict;
import org.latticeipc.explorer.result.Violation;
import org.latticeipc.model.MemoryModel;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;

/** Classes of compilers since Java 1.2 are explored as today's are. */
class OldClassFilesTest {
  /** The samples as an older compiler would have made them. */
  private record Aged(int version) implements ByteSource {
    @Override
    public byte @Nullable [] user(String name) {
      byte[] now = Compiled.classes().user(name);
      return now != null && name.startsWith("sample/Older") ? aged(now) : now;
    }

    private byte[] aged(byte[] now) {
      ClassWriter writer = new ClassWriter(0);
      ClassVisitor older =
          new ClassVisitor(Opcodes.ASM9, writer) {
            @Override
            public void visit(
                int since, int access, String name, String generic, String above, String[] others) {
              super.visit(version, access, name, generic, above, others);
            }

            @Override
            public void visitNestHost(String host) {
              // nobody knew of nests
            }

            @Override
            public void visitNestMember(String member) {
              // nobody knew of nests
            }
          };
      new ClassReader(now).accept(older, ClassReader.SKIP_FRAMES);
      return writer.toByteArray();
    }

    @Override
    public byte @Nullable [] system(String name) {
      return Compiled.classes().system(name);
    }
  }

  private static JavaResult explore(String method, int version) {
    RewritingLoader loader = new RewritingLoader(new Aged(version), new PureList(List.of()));
    assertTrue(
        Objects.requireNonNull(new Aged(version).user("sample/Older"))[7] == version, "not aged");
    return Compiled.explore("sample.Older#" + method, MemoryModel.JMM, loader);
  }

  @ParameterizedTest
  @ValueSource(ints = {Opcodes.V1_2, Opcodes.V1_3, Opcodes.V1_4, Opcodes.V1_5, Opcodes.V1_6})
  void oldClass_isExplored(int version) {
    JavaResult locked = explore("locked", version);
    assertEquals(Verdict.HOLDS, locked.verdict(), () -> locked.reasons().toString());
    JavaResult today = Compiled.explore("sample.Older#locked", MemoryModel.JMM);
    assertEquals(today.statistics().complete(), locked.statistics().complete());
    assertEquals(today.statistics().events(), locked.statistics().events());
    JavaResult unlocked = explore("unlocked", version);
    assertEquals(
        List.of("uncaught-exception"),
        unlocked.violations().stream().map(Violation::property).toList(),
        () -> unlocked.reasons().toString());
  }
}
