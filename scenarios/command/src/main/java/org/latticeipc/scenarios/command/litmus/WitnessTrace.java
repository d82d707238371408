package org.latticeipc.scenarios.command.litmus;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.latticeipc.litmus.LitmusOptions;
import org.latticeipc.litmus.Witness;
import org.latticeipc.litmus.program.LitmusTest;
import org.latticeipc.scenarios.command.console.Version;
import org.latticeipc.scenarios.command.subject.SubjectReader;
import org.latticeipc.scenarios.tracefile.Origin;
import org.latticeipc.scenarios.tracefile.Recording;
import org.latticeipc.scenarios.tracefile.TraceFiles;

/** Writes a witness as a trace file that says which litmus test it is of. */
final class WitnessTrace {
  private WitnessTrace() {}

  static void write(Path file, LitmusTest test, Witness witness, LitmusOptions options)
      throws IOException {
    Path source = Path.of(test.file());
    Origin origin = new Origin.LitmusFile(portable(source), sha256(Files.readAllBytes(source)));
    Recording recording =
        new Recording(
            Version.number(),
            origin,
            List.of(SubjectReader.ROUNDS + options.rounds()),
            1,
            0,
            options.releaseSequences(),
            "completed",
            witness.explanation(),
            witness.trace());
    TraceFiles.write(file, recording);
  }

  /** Relative to the current folder if it is below it. */
  private static String portable(Path path) {
    Path absolute = path.toAbsolutePath().normalize();
    Path here = Path.of("").toAbsolutePath().normalize();
    Path shown = absolute.startsWith(here) ? here.relativize(absolute) : path;
    return shown.toString().replace('\\', '/');
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
