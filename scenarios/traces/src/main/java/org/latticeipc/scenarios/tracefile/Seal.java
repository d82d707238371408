package org.latticeipc.scenarios.tracefile;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.latticeipc.scenarios.tracefile.StepLine.Unusable;

/**
 * The last field of a trace file, {@code ,"fileSha256":"…"}}: SHA-256 over everything that stands
 * before it, in UTF-8 with a line feed after each line. It tells damage, not forgery: whoever can
 * write the file can also compute it.
 */
final class Seal {
  private static final Pattern SEALED =
      Pattern.compile("(.*),\"fileSha256\":\"([0-9a-f]{64})\"\\}", Pattern.DOTALL);
  private static final int SHOWN = 12;

  private Seal() {}

  /** The file whose last line is an object that is not closed yet. */
  static String seal(String open) {
    MessageDigest hash = sha256();
    hash.update(open.getBytes(StandardCharsets.UTF_8));
    return open + field(hash);
  }

  /**
   * Compares the hash with the lines.
   *
   * @throws Unusable if there is none at the end or it does not fit; {@code altered} says what it
   *     is then that was altered
   */
  static void require(List<String> lines, String altered) throws Unusable {
    Matcher last = SEALED.matcher(lines.get(lines.size() - 1));
    if (!last.matches()) {
      throw new Unusable("the footer does not end with a 'fileSha256' of 64 digits");
    }
    MessageDigest hash = sha256();
    for (String line : lines.subList(0, lines.size() - 1)) {
      hash.update(line.getBytes(StandardCharsets.UTF_8));
      hash.update((byte) '\n');
    }
    hash.update(last.group(1).getBytes(StandardCharsets.UTF_8));
    String found = HexFormat.of().formatHex(hash.digest());
    if (!found.equals(last.group(2))) {
      throw new Unusable(
          "the trace was altered after it was written, in "
              + altered
              + ": found SHA-256 "
              + found.substring(0, SHOWN)
              + "…, expected "
              + last.group(2).substring(0, SHOWN)
              + "…");
    }
  }

  /** The last field, for what has been hashed. */
  static String field(MessageDigest hash) {
    return ",\"fileSha256\":\"" + HexFormat.of().formatHex(hash.digest()) + "\"}\n";
  }

  /** The last line without its seal, or null if it has none. */
  static @Nullable String unsealed(String last) {
    Matcher matcher = SEALED.matcher(last);
    return matcher.matches() ? matcher.group(1) : null;
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
