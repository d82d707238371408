package org.latticeipc.scenarios.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The programs in the pages about Java compile without a warning and print what the pages say.
 * {@code -Dlattice.docs=write} writes anew what they print.
 */
class HowtoTest {
  private static final Path PAGES = Checkout.root().resolve("docs/howto");
  private static final int LEAST_PAGES = 7;

  static List<Path> pages() throws IOException {
    try (Stream<Path> files = Files.list(PAGES)) {
      return files.filter(file -> file.toString().endsWith(".md")).sorted().toList();
    }
  }

  @Test
  void pages_areThere() throws IOException {
    assertTrue(pages().size() >= LEAST_PAGES, () -> "in " + PAGES);
  }

  @ParameterizedTest
  @MethodSource("pages")
  void program_printsWhatThePageSays(Path page, @TempDir Path folder) throws Exception {
    String text = Files.readString(page);
    List<PageBlocks.Block> blocks = PageBlocks.of(text).blocks();
    List<PageBlocks.Block> programs = new ArrayList<>();
    StringBuilder written = new StringBuilder();
    int done = 0;
    for (int i = 0; i + 1 < blocks.size(); i++) {
      PageBlocks.Block output = blocks.get(i + 1);
      if (blocks.get(i).language().equals("java") && output.language().equals("text")) {
        programs.add(blocks.get(i));
        Path own = Files.createDirectory(folder.resolve("program" + i));
        written.append(text, done, output.from()).append(Examples.run(blocks.get(i).text(), own));
        done = output.to();
      }
    }
    written.append(text.substring(done));
    assertTrue(!programs.isEmpty(), page + " has no program with what it prints");
    if ("write".equals(System.getProperty("lattice.docs"))) {
      Files.writeString(page, written);
    }
    assertEquals(written.toString(), Files.readString(page), "write it with -Dlattice.docs=write");
  }
}
