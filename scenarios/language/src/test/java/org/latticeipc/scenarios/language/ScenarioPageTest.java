package org.latticeipc.scenarios.language;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.latticeipc.explorer.Explorer;
import org.latticeipc.explorer.result.ExplorerOptions;
import org.latticeipc.explorer.result.Verdict;
import org.latticeipc.scenarios.language.part.Variants;

/** docs/SCENARIOS.md tells every key and step of the format, and its example is true. */
class ScenarioPageTest {
  private static final Path PAGE = Path.of("..", "..", "docs", "SCENARIOS.md");
  private static final String MARK = "writes it anew -->\n";

  @Test
  void tables_areUpToDate() throws Exception {
    String page = Files.readString(PAGE);
    String head = page.substring(0, page.indexOf(MARK) + MARK.length());
    if ("write".equals(System.getProperty("lattice.docs"))) {
      Files.writeString(PAGE, head + ScenarioPage.tables());
    }
    assertEquals(
        head + ScenarioPage.tables(), Files.readString(PAGE), "write it with -Dlattice.docs=write");
  }

  @Test
  void example_holds_andRacesIfPublishedRelaxed() throws Exception {
    String page = Files.readString(PAGE);
    int start = page.indexOf("```yaml\n") + "```yaml\n".length();
    String example = page.substring(start, page.indexOf("```", start));
    assertEquals(Verdict.HOLDS, verdict(example));
    String relaxed = example.replace("t + 1, order: release", "t + 1, order: relaxed");
    assertTrue(!relaxed.equals(example));
    assertEquals(Verdict.VIOLATED, verdict(relaxed));
  }

  private static Verdict verdict(String yaml) throws Exception {
    Scenario scenario = ScenarioReader.read("page", yaml.getBytes(StandardCharsets.UTF_8));
    return Explorer.explore(
            scenario.program(Variants.NONE, line -> {}), ExplorerOptions.builder().cpus(2).build())
        .verdict();
  }
}
