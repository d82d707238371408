package org.latticeipc.machine.weaken;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.latticeipc.trace.SourceLines;

/**
 * Where a program does an access: a line outside machine and engines, with the line that called it.
 * Two accesses of one line that are of the same kind and order are one site.
 *
 * @param line {@code File.java:12}, or the place in the text of an interpreted program
 * @param caller the line from which the method of {@code line} was called; empty if that is no code
 *     under test, or if it does not matter
 * @param kind what the access does
 * @param order as the program has it, see {@link OrderRule#of}
 */
public record Site(String line, String caller, AccessKind kind, String order)
    implements Comparable<Site> {
  private static final Comparator<Site> ORDER =
      Comparator.comparing((Site s) -> SourceLines.file(s.line))
          .thenComparingInt(s -> SourceLines.number(s.line))
          .thenComparing(Site::line)
          .thenComparing(Site::caller)
          .thenComparing(Site::kind)
          .thenComparing(Site::order);

  private static final Pattern TEXT =
      Pattern.compile("(.+?)(?: called at (.+))?: ([a-z]+) ([a-z_/]+)");

  /** Reads what {@link #toString} wrote; empty if it is not that. */
  public static Optional<Site> parse(String text) {
    Matcher matcher = TEXT.matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    String caller = matcher.group(2) == null ? "" : matcher.group(2);
    return Arrays.stream(AccessKind.values())
        .filter(kind -> kind.word().equals(matcher.group(3)))
        .findFirst()
        .map(kind -> new Site(matcher.group(1), caller, kind, matcher.group(4)));
  }

  /** Sorted by file and number of the line, then by caller, kind and order. */
  @Override
  public int compareTo(Site that) {
    return ORDER.compare(this, that);
  }

  /** {@code QuaternionSpinlock.java:96 called at Counter.java:12: await acquire}. */
  @Override
  public String toString() {
    return where() + ": " + kind.word() + " " + order;
  }

  /** The same wherever its line is called from. */
  public Site fromAnywhere() {
    return new Site(line, "", kind, order);
  }

  /** The line and its caller. */
  public String where() {
    return line + (caller.isEmpty() ? "" : Weakening.CALLED_AT + caller);
  }
}
