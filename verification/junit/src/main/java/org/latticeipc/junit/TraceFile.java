package org.latticeipc.junit;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.latticeipc.explorer.result.Violation;
import org.latticeipc.model.ReleaseSequences;
import org.latticeipc.scenarios.tracefile.Recording;
import org.latticeipc.scenarios.tracefile.TraceFiles;

/**
 * A violation as a trace file that {@code lattice replay}, {@code view} and {@code shrink} take.
 */
final class TraceFile {
  /** Long enough for every run: the explorer's traces switch tasks where they say. */
  private static final int SLICE = 8;

  private static final Pattern SEPARATOR = Pattern.compile(Pattern.quote(File.pathSeparator));

  private TraceFile() {}

  /** The file's text. */
  static String text(
      TestedProgram.Explored explored, ReleaseSequences sequences, Violation violation) {
    return TraceFiles.text(
        new Recording(
            "lattice-junit",
            explored.origin(),
            List.of(),
            explored.cpus(),
            SLICE,
            sequences,
            Recording.violates(violation.property(), violation.message()),
            violation.reasons(),
            violation.trace()));
  }

  /** The parts of the class path that are there, those below the current folder relative to it. */
  static List<String> classPath() {
    Path here = Path.of("").toAbsolutePath().normalize();
    List<String> parts = new ArrayList<>();
    String path = System.getProperty("java.class.path", "");
    for (String part : SEPARATOR.splitAsStream(path).toList()) {
      Path file = part.isEmpty() ? here : Path.of(part).toAbsolutePath().normalize();
      if (Files.exists(file)) {
        Path shown = file.startsWith(here) ? here.relativize(file) : file;
        parts.add(shown.toString().isEmpty() ? "." : shown.toString().replace('\\', '/'));
      }
    }
    return parts;
  }
}
