package org.latticeipc.programs.litmus;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.latticeipc.litmus.compile.LitmusCompiler;
import org.latticeipc.litmus.program.WholeProgram;
import org.latticeipc.litmus.syntax.LitmusException;

/**
 * One of the litmus tests of a file that holds several, each from its line {@code C name} to the
 * next. Compiled when first run, since most are never asked for. Thread-safe.
 */
public final class TestText {
  private static final String TITLE = "C ";
  private static final String TASK = "\nP";

  private final String file;
  private final String name;

  /** How many lines of the file come before it. */
  private final int before;

  private final String text;
  private volatile @Nullable WholeProgram program;

  private TestText(String file, int before, String text) {
    this.file = file;
    this.name = text.substring(TITLE.length(), text.indexOf('\n')).strip();
    this.before = before;
    this.text = text;
  }

  /** All tests of a resource beside a class, in their order; costs its length. */
  public static List<TestText> all(Class<?> beside, String file) {
    String text = read(beside, file);
    List<TestText> result = new ArrayList<>();
    int line = 0;
    int counted = 0;
    for (int from = title(text, 0); from < text.length(); ) {
      int to = title(text, from + 1);
      line += count(text, "\n", counted, from);
      counted = from;
      result.add(new TestText(file, line, text.substring(from, to)));
      from = to;
    }
    return result;
  }

  /** Where the first title from there on begins, or the text's end. */
  private static int title(String text, int from) {
    if (from == 0 && text.startsWith(TITLE)) {
      return 0;
    }
    int before = text.indexOf("\n" + TITLE, Math.max(0, from - 1));
    return before < 0 ? text.length() : before + 1;
  }

  /** How often a part comes in a stretch of the text. */
  private static int count(String text, String part, int from, int to) {
    int found = 0;
    for (int at = text.indexOf(part, from); at >= 0 && at < to; at = text.indexOf(part, at + 1)) {
      found++;
    }
    return found;
  }

  private static String read(Class<?> beside, String file) {
    try (InputStream in = beside.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalStateException("resource " + file + " is missing");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(file, e);
    }
  }

  /** Its name, from its first line. */
  public String name() {
    return name;
  }

  /** How many tasks it has. */
  int tasks() {
    return count(text, TASK, 0, text.length());
  }

  /**
   * The test as a program.
   *
   * @throws LitmusException if anything is wrong with it
   */
  public WholeProgram program() {
    WholeProgram known = program;
    if (known == null) {
      // Lines keep their numbers in the file.
      String placed = "\n".repeat(before) + text;
      known = new WholeProgram(name, LitmusCompiler.compile(file, placed, VerifierFunctions.all()));
      program = known;
    }
    return known;
  }
}
