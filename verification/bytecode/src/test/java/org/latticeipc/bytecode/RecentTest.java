package org.latticeipc.bytecode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.latticeipc.bytecode.check.JavaCheck;
import org.latticeipc.bytecode.check.JavaOptions;
import org.latticeipc.bytecode.check.JavaResult;
import org.latticeipc.bytecode.check.JavaTargets;
import org.latticeipc.bytecode.entry.Entry;
import org.latticeipc.bytecode.loader.RewritingLoader;
import org.latticeipc.bytecode.loader.UserClasses;
import org.latticeipc.bytecode.whitelist.PureList;
import org.latticeipc.explorer.result.Verdict;
import org.latticeipc.model.MemoryModel;

/** What newer JDKs have than the one that this project is compiled for. */
class RecentTest {
  private static final String SOURCE =
      """
      import java.util.concurrent.Executors;

      public class Recent {
        static int n;
        static final ScopedValue<Integer> SCOPED = ScopedValue.newInstance();

        public static void closes() {
          try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
            pool.submit(() -> n++);
          }
          require(n == 1);
        }

        public static void losesAnUpdate() {
          try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
            pool.submit(() -> n++);
            pool.submit(() -> n++);
          }
          require(n == 2);
        }

        public static void scoped() throws InterruptedException {
          require(SCOPED.orElse(0) == 0);
          ScopedValue.where(SCOPED, 1)
              .where(SCOPED, 2)
              .run(
                  () -> {
                    require(SCOPED.get() == 2);
                    require(ScopedValue.where(SCOPED, 3).call(() -> SCOPED.get()) == 3);
                    require(SCOPED.get() == 2);
                  });
          require(!SCOPED.isBound());
        }

        public static void unbound() throws InterruptedException {
          Thread other = new Thread(() -> SCOPED.get());
          ScopedValue.where(SCOPED, 1).run(() -> other.start());
        }

        static void require(boolean holds) {
          if (!holds) {
            throw new AssertionError("wrong");
          }
        }
      }
      """;

  private static final String PREVIEW =
      """
      import java.util.concurrent.StructuredTaskScope;

      public class Preview {
        public static void scope() throws Exception {
          try (var scope = StructuredTaskScope.open()) {
            scope.fork(() -> 1);
            scope.join();
          }
        }
      }
      """;

  @TempDir private Path folder;

  @BeforeEach
  void needsTheNewerJdk() {
    assumeTrue(Runtime.version().feature() >= 25);
  }

  @Test
  void executorOfVirtualThreads_isClosedWithoutATimeLimit() throws IOException {
    compile("Recent", SOURCE);
    JavaResult right = explore("Recent#closes");
    assertEquals(Verdict.HOLDS, right.verdict(), () -> right.reasons().toString());
    assertTrue(right.statistics().complete() > 1);
    JavaResult wrong = explore("Recent#losesAnUpdate");
    assertEquals(Verdict.VIOLATED, wrong.verdict(), () -> wrong.reasons().toString());
    assertEquals("uncaught-exception", wrong.violations().get(0).property());
  }

  @Test
  void scopedValues_areAThreadsOwn() throws IOException {
    compile("Recent", SOURCE);
    JavaResult right = explore("Recent#scoped");
    assertEquals(Verdict.HOLDS, right.verdict(), () -> right.reasons() + " " + right.violations());
    JavaResult wrong = explore("Recent#unbound");
    assertEquals(Verdict.VIOLATED, wrong.verdict(), () -> wrong.reasons().toString());
    assertTrue(wrong.violations().get(0).message().contains("ScopedValue not bound"));
  }

  @Test
  void previewOfTheJdk_isRefusedByName() throws IOException {
    String release = String.valueOf(Runtime.version().feature());
    compile("Preview", PREVIEW, "--enable-preview", "--release", release);
    JavaResult refused = explore("Preview#scope");
    assertEquals(Verdict.INCONCLUSIVE, refused.verdict());
    String reason = refused.reasons().get(0);
    assertTrue(reason.startsWith("Preview.java:"), reason);
    assertTrue(reason.contains("StructuredTaskScope"), reason);
  }

  private void compile(String name, String source, String... options) throws IOException {
    Path file = Files.writeString(folder.resolve(name + ".java"), source);
    List<String> arguments = new ArrayList<>(List.of(options));
    arguments.addAll(List.of("-d", folder.toString(), "-Xlint:-preview", file.toString()));
    int failed =
        ToolProvider.getSystemJavaCompiler()
            .run(null, null, null, arguments.toArray(new String[0]));
    assertEquals(0, failed);
  }

  private JavaResult explore(String name) throws IOException {
    List<Path> path = List.of(folder);
    try (UserClasses classes = new UserClasses(path)) {
      RewritingLoader loader = new RewritingLoader(classes, new PureList(List.of()));
      Entry entry = new JavaTargets(path, classes).find(List.of(name), Pattern.compile("")).get(0);
      return new JavaCheck(loader, List.of())
          .run(entry, JavaOptions.of(MemoryModel.JMM).within(Duration.ofSeconds(100)));
    }
  }
}
