package org.latticeipc.bytecode;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.latticeipc.bytecode.check.JavaResult;
import org.latticeipc.bytecode.loader.ClassStore;
import org.latticeipc.bytecode.loader.RewritingLoader;
import org.latticeipc.bytecode.whitelist.PureList;
import org.latticeipc.explorer.result.Verdict;
import org.latticeipc.model.MemoryModel;

/** The JDK's classes, rewritten by one process, do for the next what they did for it. */
class KeptClassesTest {
  private static final List<String> PROGRAMS =
      List.of("sample.Right#lock", "sample.Right#future", "sample.Wrong#racyPublication");
  @TempDir private Path folder;

  /** What came of the programs, and how often a class of the JDK was read for it. */
  private record Run(List<String> answers, int reads) {}

  private Run run(ClassStore store) {
    AtomicInteger reads = new AtomicInteger();
    RewritingLoader loader =
        new RewritingLoader(Compiled.countingReads(reads), new PureList(List.of()), store);
    List<String> answers =
        PROGRAMS.stream()
            .map(name -> Compiled.explore(name, MemoryModel.RC11, loader))
            .map(KeptClassesTest::told)
            .toList();
    return new Run(answers, reads.get());
  }

  private static String told(JavaResult result) {
    return result.verdict()
        + " "
        + result.statistics().complete()
        + " "
        + result.statistics().blocked()
        + " "
        + result.reasons()
        + result.violations().stream().map(v -> v.message() + v.trace()).toList();
  }

  private Path file() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      List<Path> all = files.toList();
      assertEquals(1, all.size(), all.toString());
      return all.get(0);
    }
  }

  @Test
  void secondProcess_readsNothingAndSaysTheSame() throws IOException {
    ClassStore first = ClassStore.open(folder, "key");
    Run anew = run(first);
    assertTrue(anew.reads() > 20, anew.toString());
    assertTrue(first.save());
    Run kept = run(ClassStore.open(folder, "key"));
    assertEquals(0, kept.reads(), "classes of the JDK that were read all the same");
    assertEquals(anew.answers(), kept.answers());
    assertTrue(anew.answers().get(0).startsWith(Verdict.HOLDS + " 36 2"), anew.toString());
    assertNotNull(file());
  }

  @Test
  void otherKey_findsNothing() {
    ClassStore first = ClassStore.open(folder, "key");
    first.put('c', "name", new byte[] {1});
    assertTrue(first.save());
    assertArrayEquals(new byte[] {1}, ClassStore.open(folder, "key").get('c', "name"));
    assertEquals(null, ClassStore.open(folder, "other").get('c', "name"));
  }

  @Test
  void damage_isAsGoodAsNoFile() throws IOException {
    ClassStore first = ClassStore.open(folder, "key");
    first.put('c', "name", new byte[] {1, 2, 3});
    assertTrue(first.save());
    byte[] whole = Files.readAllBytes(file());
    for (int i = 0; i < whole.length; i++) {
      byte[] damaged = whole.clone();
      damaged[i] ^= 4;
      Files.write(file(), damaged);
      assertEquals(null, ClassStore.open(folder, "key").get('c', "name"), "byte " + i);
    }
    for (int length = 0; length < whole.length; length++) {
      Files.write(file(), Arrays.copyOf(whole, length));
      assertEquals(null, ClassStore.open(folder, "key").get('c', "name"), "length " + length);
    }
    Files.write(file(), whole);
    assertNotNull(ClassStore.open(folder, "key").get('c', "name"));
  }

  @Test
  void folderThatIsNotThere_isNotUsed() {
    ClassStore store = ClassStore.open(folder.resolve("none"), "key");
    store.put('c', "name", new byte[] {1});
    assertEquals(false, store.save());
    assertNotNull(store.get('c', "name"), "this process has it");
  }

  @Test
  void folder_keepsTheNewestFiles() throws IOException {
    for (int i = 0; i < 10; i++) {
      ClassStore store = ClassStore.open(folder, "key " + i);
      store.put('c', "name", new byte[] {1});
      assertTrue(store.save());
    }
    try (Stream<Path> files = Files.list(folder)) {
      assertEquals(6, files.count());
    }
    assertNotNull(ClassStore.open(folder, "key 9").get('c', "name"));
  }
}
