package org.latticeipc.explorer.work;

import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.latticeipc.explorer.file.BoundedInput;
import org.latticeipc.explorer.file.SealedFile;
import org.latticeipc.explorer.result.CheckpointException;
import org.latticeipc.explorer.result.ExplorerOptions;
import org.latticeipc.machine.program.Program;

/**
 * What a checkpoint is a checkpoint of: everything that decides which executions are visited and
 * what is said of them.
 *
 * @param said what whoever explores said: the options and the program's identity, by name
 * @param seen what the program was seen to be and do, and the code that is run, by name
 */
public record Fingerprint(SortedMap<String, String> said, SortedMap<String, String> seen) {
  private static final int SHOWN = 200;

  /** Of a program explored so, which was seen to behave so. */
  public static Fingerprint of(
      Program program, ExplorerOptions o, SortedMap<String, String> behaviour) {
    SortedMap<String, String> said = new TreeMap<>(o.identity());
    said.put("program", program.name());
    said.put("model", o.model().id());
    said.put("release sequences", o.releaseSequences().id());
    said.put("races", o.races().name().toLowerCase(Locale.ROOT));
    said.put("bound on events", Integer.toString(o.maxEventsPerTask()));
    said.put(
        "reductions",
        o.reductions().stream()
            .map(r -> r.name().toLowerCase(Locale.ROOT))
            .sorted()
            .toList()
            .toString());
    said.put("seed", Long.toString(o.seed()));
    said.put("cpus", Integer.toString(o.cpus()));
    OptionalInt preemptions = o.preemptionBound();
    said.put(
        "bound on preemptions",
        preemptions.isPresent() ? Integer.toString(preemptions.getAsInt()) : "none");
    said.put("stops at", o.all() ? "the end" : "the first violation");
    said.put("outcomes", o.outcomes() ? "collected" : "not collected");
    SortedMap<String, String> seen = new TreeMap<>(behaviour);
    seen.put("classes", CodeHash.of(program));
    return new Fingerprint(said, seen);
  }

  void write(DataOutputStream out) throws IOException {
    write(out, said);
    write(out, seen);
  }

  static void write(DataOutputStream out, SortedMap<String, String> parts) throws IOException {
    out.writeInt(parts.size());
    for (Map.Entry<String, String> part : parts.entrySet()) {
      SealedFile.writeText(out, part.getKey());
      SealedFile.writeText(out, part.getValue());
    }
  }

  static Fingerprint read(BoundedInput in) throws IOException {
    return new Fingerprint(parts(in), parts(in));
  }

  static SortedMap<String, String> parts(BoundedInput in) throws IOException {
    SortedMap<String, String> parts = new TreeMap<>();
    for (int n = in.readCountOfTexts(); n > 0; n--) {
      parts.put(in.readText(), in.readText());
    }
    return parts;
  }

  /**
   * Compares this, found in a file, with what is expected.
   *
   * @throws CheckpointException if anything differs. What was seen is named only if nothing that
   *     was said differs, since it follows from that.
   */
  void requireSame(Fingerprint expected, Path file) {
    String difference = difference(said, expected.said);
    if (difference.isEmpty()) {
      difference = difference(seen, expected.seen);
    }
    if (!difference.isEmpty()) {
      throw new CheckpointException(
          file
              + " is a checkpoint of another exploration: "
              + difference
              + "; resume it with what is found in it, or explore anew");
    }
  }

  /** What differs, in words; empty if nothing does. */
  static String difference(SortedMap<String, String> found, SortedMap<String, String> expected) {
    TreeSet<String> names = new TreeSet<>(found.keySet());
    names.addAll(expected.keySet());
    return names.stream()
        .filter(name -> !String.valueOf(found.get(name)).equals(expected.get(name)))
        .map(
            name ->
                "%s: found %s, expected %s"
                    .formatted(line(name), line(found.get(name)), line(expected.get(name))))
        .collect(Collectors.joining("; "));
  }

  /** On one line, whatever a file holds. */
  private static String line(@Nullable String text) {
    if (text == null) {
      return "none";
    }
    String shown = text.length() > SHOWN ? text.substring(0, SHOWN) + "…" : text;
    return shown.isEmpty() ? "none" : shown.replaceAll("[\\p{Cntrl}\\p{Zl}\\p{Zp}]", "?");
  }
}
