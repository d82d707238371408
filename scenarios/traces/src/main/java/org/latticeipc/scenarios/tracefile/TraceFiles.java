package org.latticeipc.scenarios.tracefile;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.latticeipc.scenarios.json.Fields;
import org.latticeipc.scenarios.json.Json;
import org.latticeipc.scenarios.tracefile.StepLine.Unusable;
import org.latticeipc.trace.Reason;
import org.latticeipc.trace.Step;
import org.latticeipc.trace.TraceHash;

/** Writes and reads whole trace files. What was written reads back equal. */
public final class TraceFiles {
  static final String REMEDY = "; record it again with 'run' or 'check' and --trace";

  private TraceFiles() {}

  /** The whole file as text. */
  public static String text(Recording recording) {
    StringBuilder out = new StringBuilder(HeaderLine.write(recording)).append('\n');
    int number = 0;
    for (Step step : recording.trace().steps()) {
      out.append(StepLine.write(++number, step)).append('\n');
    }
    String footer =
        footer(number, recording.ended(), recording.why(), TraceHash.of(recording.trace()));
    return Seal.seal(out.append(footer).toString());
  }

  /** The last line, whose object is not closed yet. */
  static String footer(long steps, String ended, List<Reason> why, String hash) {
    String footer =
        Json.line(
            new Fields()
                .put("steps", steps)
                .put("ended", ended)
                .put("why", ReasonLines.sentences(why))
                .put("about", ReasonLines.about(why))
                .put("sha256", hash)
                .map());
    return footer.substring(0, footer.length() - 1);
  }

  /** Writes the file, whole or not at all. */
  public static void write(Path file, Recording recording) throws IOException {
    WholeFile.write(file, text(recording));
  }

  /**
   * Reads a file, checking that it is whole and as it was written: header, steps and footer.
   *
   * @param shown the file's name as the user wrote it
   * @throws UnreadableTraceException if it is not; the message is one line that says where and why
   */
  public static Recording read(Path file, String shown)
      throws UnreadableTraceException, IOException {
    try {
      return parse(Files.readAllLines(file, StandardCharsets.UTF_8), shown);
    } catch (MalformedInputException e) {
      throw new UnreadableTraceException(
          shown + ": found bytes that are no UTF-8 text, expected a lattice trace");
    }
  }

  private static Recording parse(List<String> lines, String shown) throws UnreadableTraceException {
    if (lines.isEmpty()) {
      throw new UnreadableTraceException(shown + ": the file is empty, expected a lattice trace");
    }
    int number = 1;
    try {
      Map<String, @Nullable Object> header = header(lines.get(0));
      List<Step> steps = new ArrayList<>();
      for (number = 2; number <= lines.size(); number++) {
        Map<String, @Nullable Object> line = Json.object(lines.get(number - 1));
        if (line.containsKey("steps")) {
          requireWhole(lines, number, steps, line);
          String ended = String.valueOf(StepLine.text(line, "ended", true));
          List<Reason> why = ReasonLines.read(line);
          number = 1;
          return HeaderLine.read(header, steps, ended, why);
        }
        steps.add(StepLine.read(line, steps.size() + 1));
      }
    } catch (Unusable e) {
      throw new UnreadableTraceException(shown + ":" + number + ": " + e.sentence() + REMEDY);
    } catch (Json.Malformed e) {
      String what = number == lines.size() ? "the trace was cut off in this line" : e.getMessage();
      throw new UnreadableTraceException(shown + ":" + number + ": " + what + REMEDY);
    }
    throw new UnreadableTraceException(
        shown
            + ":"
            + lines.size()
            + ": the trace ends here without its footer, it was cut off"
            + REMEDY);
  }

  private static Map<String, @Nullable Object> header(String line) throws Unusable {
    try {
      Map<String, @Nullable Object> header = Json.object(line);
      HeaderLine.requireVersion(header);
      return header;
    } catch (Json.Malformed e) {
      throw new Unusable("this is no lattice trace: its first line is no JSON header");
    }
  }

  private static void requireWhole(
      List<String> lines, int number, List<Step> steps, Map<String, @Nullable Object> footer)
      throws Unusable {
    if (StepLine.whole(footer, "steps") != steps.size()) {
      throw new Unusable(
          "the footer counts "
              + footer.get("steps")
              + " steps, found "
              + steps.size()
              + ": the trace is not whole");
    } else if (number < lines.size()) {
      throw new Unusable("found more lines after the footer");
    }
    boolean fits = TraceHash.of(steps).equals(StepLine.text(footer, "sha256", true));
    Seal.require(lines, fits ? "its header, its footer or a source line" : "its steps");
    if (!fits) {
      throw new Unusable("the footer's 'sha256' does not fit the steps");
    }
  }
}
