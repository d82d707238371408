package org.latticeipc.scenarios.language.step;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.ServiceLoader;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class StepFamilyTest {
  private static final Path SOURCES =
      Path.of("src/main/java", StepFamily.class.getPackageName().split("\\."));

  private static SortedSet<String> registered() {
    SortedSet<String> names = new TreeSet<>();
    ServiceLoader.load(StepFamily.class)
        .forEach(family -> names.add(family.getClass().getSimpleName()));
    return names;
  }

  private static SortedSet<String> written() throws IOException {
    SortedSet<String> names = new TreeSet<>();
    try (Stream<Path> files = Files.walk(SOURCES)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        if (Files.readString(file).contains(" implements StepFamily ")) {
          names.add(file.getFileName().toString().replace(".java", ""));
        }
      }
    }
    return names;
  }

  @Test
  void everyFamily_isFoundAsAService() throws Exception {
    assertTrue(written().size() >= 7, () -> "only " + registered());
    assertEquals(written(), registered());
  }

  @Test
  void steps_haveOneNameEach() {
    List<String> names =
        ServiceLoader.load(StepFamily.class).stream()
            .flatMap(family -> family.get().steps(new StepTypes()).stream())
            .map(StepDefinition::name)
            .toList();
    assertTrue(names.size() >= 40, () -> names.size() + " steps");
    assertEquals(names.stream().distinct().toList(), names);
  }
}
