package org.latticeipc.scenarios.format;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A number of a scenario with a smaller one in its place: how often something is repeated, how many
 * tasks there are, what is written. It says so in the text, which is then read anew.
 *
 * @param where {@code line 9}, {@link #EVERYWHERE}, or {@code parameter n}
 * @param from the number that stands there
 * @param to the number in its place
 */
public record SmallerNumber(String where, long from, long to) {
  /** In each place where the number stands, so that what is compared with it is changed too. */
  public static final String EVERYWHERE = "everywhere";

  private static final String LINE = "line ";
  private static final String PARAMETER = "parameter ";
  private static final Pattern TEXT =
      Pattern.compile(
          "(everywhere|line \\d{1,9}|parameter [A-Za-z_]\\w*): (\\d{1,18}) becomes (\\d{1,18})");
  private static final Pattern NUMBER = Pattern.compile("(?<![\\w.])\\d{1,18}(?![\\w.])");
  private static final Pattern COMMENT = Pattern.compile("(^|\\s)#.*$");
  private static final Pattern SIZE =
      Pattern.compile("\\b(times|count|of|capacity|queue|faults|ticks|gas|turns)\\b");
  private static final Pattern A_LINE = Pattern.compile("line \\d+");

  /** Reads what {@link #toString} wrote; empty if it is not that. */
  public static Optional<SmallerNumber> parse(String text) {
    Matcher matcher = TEXT.matcher(text);
    return matcher.matches()
        ? Optional.of(
            new SmallerNumber(
                matcher.group(1),
                Long.parseLong(matcher.group(2)),
                Long.parseLong(matcher.group(3))))
        : Optional.empty();
  }

  /** {@code line 9: 3 becomes 1}. */
  @Override
  public String toString() {
    return where + ": " + from + " becomes " + to;
  }

  /** The parameter whose chosen value it changes; empty if it changes the text. */
  public Optional<String> parameter() {
    return where.startsWith(PARAMETER)
        ? Optional.of(where.substring(PARAMETER.length()))
        : Optional.empty();
  }

  /** Whether what is compared with the number is changed with it. */
  public boolean isConsistent() {
    return !where.startsWith(LINE);
  }

  /** The text of a scenario with the number changed; line for line, comments left as they are. */
  public String in(String text) {
    if (parameter().isPresent()) {
      return text;
    }
    String[] lines = text.split("\n", -1);
    for (int i = 0; i < lines.length; i++) {
      if (where.equals(EVERYWHERE) || where.equals(LINE + (i + 1))) {
        int end = codeEnd(lines[i]);
        lines[i] = replaced(lines[i].substring(0, end)) + lines[i].substring(end);
      }
    }
    return String.join("\n", lines);
  }

  /** What a message about the text says when the number is changed; lines are no numbers of it. */
  public String inMessage(String message) {
    if (!where.equals(EVERYWHERE)) {
      return message;
    }
    StringBuilder out = new StringBuilder();
    Matcher line = A_LINE.matcher(message);
    int done = 0;
    while (line.find()) {
      out.append(replaced(message.substring(done, line.start()))).append(line.group());
      done = line.end();
    }
    return out.append(replaced(message.substring(done))).toString();
  }

  private String replaced(String code) {
    return NUMBER
        .matcher(code)
        .replaceAll(found -> isFrom(found) ? Long.toString(to) : found.group());
  }

  private boolean isFrom(MatchResult found) {
    return Long.parseLong(found.group()) == from;
  }

  private static int codeEnd(String line) {
    Matcher comment = COMMENT.matcher(line);
    return comment.find() ? comment.start() : line.length();
  }

  /**
   * What can be tried: parameters first, then sizes by line, then each number in all its places at
   * once, the largest first.
   *
   * @param text of the scenario
   * @param parameters each with the value that it has
   */
  public static List<SmallerNumber> of(String text, Map<String, Long> parameters) {
    List<SmallerNumber> all = new ArrayList<>();
    parameters.forEach((name, value) -> all.addAll(steps(PARAMETER + name, value)));
    TreeSet<Long> numbers = new TreeSet<>();
    String[] lines = text.split("\n", -1);
    for (int i = 0; i < lines.length; i++) {
      String code = lines[i].substring(0, codeEnd(lines[i]));
      TreeSet<Long> here = new TreeSet<>();
      NUMBER.matcher(code).results().forEach(found -> here.add(Long.parseLong(found.group())));
      numbers.addAll(here);
      if (SIZE.matcher(code).find()) {
        for (long number : here.descendingSet()) {
          all.addAll(steps(LINE + (i + 1), number));
        }
      }
    }
    for (long number : List.copyOf(numbers.descendingSet())) {
      long free = 1;
      while (numbers.contains(free)) {
        free++;
      }
      if (free < number) {
        all.add(new SmallerNumber(EVERYWHERE, number, free));
        numbers.add(free);
      }
    }
    return all;
  }

  /** One, half, one less. */
  private static List<SmallerNumber> steps(String where, long from) {
    TreeSet<Long> smaller = new TreeSet<>();
    if (from > 1) {
      smaller.add(1L);
      smaller.add(from / 2);
      smaller.add(from - 1);
    }
    return smaller.stream().map(to -> new SmallerNumber(where, from, to)).toList();
  }
}
