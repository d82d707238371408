package org.latticeipc.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * What GenMC 0.11.0 needed for a program: RC11, one core, no symmetry reduction, no in-place
 * revisiting, built with clang 19 against LLVM 19. Figures of one machine of two cores, from {@code
 * genmc.tsv}; take them again side by side before quoting a factor.
 *
 * @param program built-in program
 * @param arguments its sizes
 * @param complete complete executions
 * @param seconds processor time of the whole process
 */
record PeerFigure(String program, Map<String, Integer> arguments, long complete, double seconds) {

  /** All figures, in the order of the file. */
  static List<PeerFigure> all() {
    try (InputStream in = PeerFigure.class.getResourceAsStream("genmc.tsv")) {
      String text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
      return text.lines().filter(line -> !line.startsWith("#")).map(PeerFigure::read).toList();
    } catch (IOException e) {
      throw new UncheckedIOException("genmc.tsv", e);
    }
  }

  private static PeerFigure read(String line) {
    String[] columns = line.split("\t", -1);
    Map<String, Integer> arguments = new TreeMap<>();
    if (!columns[1].equals("-")) {
      for (String pair : columns[1].split(",", -1)) {
        String[] sides = pair.split("=", -1);
        arguments.put(sides[0], Integer.parseInt(sides[1]));
      }
    }
    return new PeerFigure(
        columns[0], arguments, Long.parseLong(columns[2]), Double.parseDouble(columns[3]));
  }
}
