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
 * @param source the C program, in GenMC's folder of correct tests
 * @param options GenMC's, that the program needs
 * @param definitions the C compiler's, which give the sizes; {@code {tests}} is that folder
 */
record PeerFigure(
    String program,
    Map<String, Integer> arguments,
    long complete,
    double seconds,
    String source,
    List<String> options,
    List<String> definitions) {

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
        columns[0],
        arguments,
        Long.parseLong(columns[2]),
        Double.parseDouble(columns[3]),
        columns[4],
        words(columns[5]),
        words(columns[6]));
  }

  private static List<String> words(String column) {
    return column.equals("-") ? List.of() : List.of(column.split(" ", -1));
  }

  /** The program with its sizes, those that are not 0. */
  String name() {
    StringBuilder name = new StringBuilder(program);
    arguments.forEach(
        (parameter, size) -> {
          if (size != 0) {
            name.append(' ').append(parameter).append('=').append(size);
          }
        });
    return name.toString();
  }
}
