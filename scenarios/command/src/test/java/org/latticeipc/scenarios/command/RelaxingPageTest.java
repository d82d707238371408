package org.latticeipc.scenarios.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.latticeipc.scenarios.command.LatticeTest.Answer;

/** What docs/RELAXING.md shows is what the command prints. */
class RelaxingPageTest {
  private static final Pattern BLOCK = Pattern.compile("(?ms)^```(yaml steps|yaml|)\\n(.*?)^```$");
  private static final Pattern SECONDS = Pattern.compile("\\(\\d+\\.\\d s\\)");

  @TempDir
  @SuppressWarnings("NullAway.Init")
  Path folder;

  private static Path page() {
    Path here = Path.of("").toAbsolutePath();
    while (!Files.exists(here.resolve("docs/RELAXING.md"))) {
      here = Objects.requireNonNull(here.getParent());
    }
    return here.resolve("docs/RELAXING.md");
  }

  @Test
  void everyOutputShown_isWhatTheCommandPrints() throws Exception {
    String scenario = "";
    int shown = 0;
    Matcher block = BLOCK.matcher(Files.readString(page()));
    while (block.find()) {
      String text = block.group(2);
      if (block.group(1).equals("yaml")) {
        scenario = text;
        Files.writeString(folder.resolve("lock.yaml"), scenario);
      } else if (block.group(1).equals("yaml steps")) {
        Files.writeString(folder.resolve("relaxed.yaml"), withSteps(scenario, text));
      } else {
        int end = text.indexOf('\n');
        assertEquals(text.substring(end + 1), printed(text.substring(0, end)));
        shown++;
      }
    }
    assertEquals(4, shown);
  }

  private static String withSteps(String scenario, String steps) {
    int start = scenario.indexOf("    steps:\n") + "    steps:\n".length();
    return scenario.substring(0, start) + steps + scenario.substring(scenario.indexOf("finally:"));
  }

  private String printed(String line) {
    assertTrue(line.startsWith("$ ./lattice "), line);
    List<String> words = new ArrayList<>();
    for (String word : line.substring("$ ./lattice ".length()).split(" ")) {
      boolean file = word.endsWith(".yaml") || word.startsWith("traces");
      words.add(file ? folder.resolve(word).toString() : word);
    }
    Answer answer = LatticeTest.lattice(words.toArray(String[]::new));
    return SECONDS.matcher(answer.out().replace(folder.toString() + "/", "")).replaceAll("(… s)");
  }
}
