package org.latticeipc.trace;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Names a run by what it did: SHA-256 over its steps. Source lines are left out, so that a comment
 * added to the code changes nothing; so is the trace's head.
 *
 * <p>Canonical text: one line for each step with its task, index, CPU and kind, then all {@link
 * StepField}s in their order, separated by tabs. An absent field is {@code -}; in a present one,
 * backslash, tab, line feed, carriage return and a leading {@code -} are written {@code \\}, {@code
 * \t}, {@code \n}, {@code \r} and {@code \-}. Kinds are in capitals. Lines end with a line feed;
 * UTF-8.
 */
public final class TraceHash {
  private TraceHash() {}

  /** The hash in lower-case hexadecimal, 64 characters. */
  public static String of(Trace trace) {
    return of(trace.steps());
  }

  /** The hash of a trace with these steps. */
  public static String of(List<Step> steps) {
    MessageDigest digest;
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
    for (Step step : steps) {
      digest.update(canonical(step).getBytes(StandardCharsets.UTF_8));
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  /** The line that stands for a step. */
  public static String canonical(Step step) {
    StringBuilder line = new StringBuilder(96);
    line.append(step.task()).append('\t').append(step.index()).append('\t').append(step.cpu());
    field(line, step.kind().name());
    Map<StepField, String> fields = step.fields();
    for (StepField field : StepField.values()) {
      field(line, fields.get(field));
    }
    return line.append('\n').toString();
  }

  private static void field(StringBuilder line, @Nullable String text) {
    line.append('\t');
    if (text == null) {
      line.append('-');
      return;
    }
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\\' || (c == '-' && i == 0)) {
        line.append('\\').append(c);
      } else if (c == '\t') {
        line.append("\\t");
      } else if (c == '\n') {
        line.append("\\n");
      } else if (c == '\r') {
        line.append("\\r");
      } else {
        line.append(c);
      }
    }
  }
}
