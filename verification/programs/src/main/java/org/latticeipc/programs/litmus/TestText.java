package org.latticeipc.programs.litmus;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.latticeipc.litmus.compile.LitmusCompiler;
import org.latticeipc.litmus.program.WholeProgram;
import org.latticeipc.litmus.syntax.LitmusException;

/**
 * One of the litmus tests of a file that holds several, each from its line {@code C name} to the
 * next. Compiled when first run, since most are never asked for. Thread-safe.
 */
public final class TestText {
  private static final Pattern TITLE = Pattern.compile("(?m)^C (\\S+)$");
  private static final Pattern TASK = Pattern.compile("(?m)^P\\d+ ");

  private final String file;
  private final String name;
  private final String text;
  private volatile @Nullable WholeProgram program;

  private TestText(String file, String name, String text) {
    this.file = file;
    this.name = name;
    this.text = text;
  }

  /** All tests of a resource beside a class, in their order. */
  public static List<TestText> all(Class<?> beside, String file) {
    String text = read(beside, file);
    Matcher title = TITLE.matcher(text);
    List<TestText> result = new ArrayList<>();
    for (boolean more = title.find(); more; ) {
      String name = title.group(1);
      int from = title.start();
      more = title.find();
      String own = text.substring(from, more ? title.start() : text.length());
      // Lines keep their numbers in the file.
      long before = text.substring(0, from).lines().count();
      result.add(new TestText(file, name, "\n".repeat((int) before) + own));
    }
    return result;
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
  long tasks() {
    return TASK.matcher(text).results().count();
  }

  /**
   * The test as a program.
   *
   * @throws LitmusException if anything is wrong with it
   */
  public WholeProgram program() {
    WholeProgram known = program;
    if (known == null) {
      known = new WholeProgram(name, LitmusCompiler.compile(file, text, VerifierFunctions.all()));
      program = known;
    }
    return known;
  }
}
