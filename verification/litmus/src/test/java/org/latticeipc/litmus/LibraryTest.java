package org.latticeipc.litmus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.latticeipc.litmus.compile.LitmusCompiler;
import org.latticeipc.litmus.program.LitmusTest;
import org.latticeipc.model.MemoryModel;

/** Every test of the library answers as its tables say, in exactly as many executions. */
class LibraryTest {
  private static final Path LIBRARY = Path.of("..", "..", "scenarios", "litmus");
  private static final int FEWEST = 90;

  private static List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(LIBRARY)) {
      return files.filter(f -> f.toString().endsWith(".litmus")).sorted().toList();
    }
  }

  private static Map<String, List<String>> executions() throws IOException {
    Map<String, List<String>> rows = new TreeMap<>();
    try (BufferedReader in =
        new BufferedReader(
            new InputStreamReader(
                Objects.requireNonNull(
                    LibraryTest.class.getResourceAsStream("library-executions.csv")),
                StandardCharsets.UTF_8))) {
      in.lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> List.of(line.split(",", -1)))
          .forEach(row -> rows.put(row.get(0), row.subList(1, row.size())));
    }
    return rows;
  }

  private static String name(Path file) {
    return String.valueOf(file.getFileName()).replace(".litmus", "");
  }

  @Test
  void library_isWhole() throws IOException {
    List<String> names = files().stream().map(LibraryTest::name).toList();
    assertTrue(names.size() >= FEWEST, () -> "only " + names.size() + " tests");
    assertEquals(names.stream().sorted().toList(), List.copyOf(executions().keySet()));
    String index = Files.readString(LIBRARY.resolve("README.md"));
    for (String name : names) {
      assertTrue(index.contains("(" + name + ".litmus)"), () -> name + " is not in the index");
      String text = Files.readString(LIBRARY.resolve(name + ".litmus"));
      assertTrue(text.startsWith("C " + name + "\n\n(* "), () -> name + " lacks its comment");
    }
  }

  @TestFactory
  Stream<DynamicTest> everyTest_answersAsExpected_inThatManyExecutions() {
    return Stream.of(MemoryModel.values())
        .map(model -> DynamicTest.dynamicTest(model.id(), () -> check(model)));
  }

  private static void check(MemoryModel model) throws IOException {
    Path table = LIBRARY.resolve("expect-" + model.id() + ".csv");
    Expectations expectations =
        Expectations.parse(table.toString(), LIBRARY, Files.readAllLines(table));
    Map<String, List<String>> executions = executions();
    for (Path file : files()) {
      LitmusTest test = LitmusCompiler.read(file, file.toString());
      LitmusResult result = LitmusRunner.run(test, LitmusOptions.of(model));
      assertEquals(name(file), test.name());
      assertEquals(
          Optional.of(result.condition() ? Answer.YES : Answer.NO),
          expectations.of(file),
          () -> test.name() + " answers");
      assertEquals(
          Objects.requireNonNull(executions.get(test.name())).get(model.ordinal()),
          result.complete() + (result.undefined() ? "u" : ""),
          () -> test.name() + " executions under " + model);
      assertEquals(List.of(), result.missing());
    }
    assertEquals(List.of(), expectations.unused(List.of(LIBRARY), files()));
  }
}
