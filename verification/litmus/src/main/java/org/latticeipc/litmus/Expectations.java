package org.latticeipc.litmus;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.latticeipc.litmus.syntax.LitmusException;
import org.latticeipc.litmus.syntax.Place;

/**
 * A table of expected answers, one {@code path,0}, {@code path,1} or {@code path,undef} a line, see
 * {@link Answer}. Empty lines and lines that begin with {@code #} mean nothing.
 *
 * <p>A path names the file that it leads to from the table's folder or from the current folder, or
 * else the one file whose path ends with it, so that tables made elsewhere can be used.
 */
public final class Expectations {
  private record Row(int line, Answer expected) {}

  private final String file;
  private final Path folder;
  private final Map<String, Row> rows = new LinkedHashMap<>();

  private Expectations(String file, Path folder) {
    this.file = file;
    this.folder = folder;
  }

  /**
   * Reads a table.
   *
   * @param file its name, for errors
   * @param folder the folder that it is in
   * @throws LitmusException at the first line that is not of that form
   */
  public static Expectations parse(String file, Path folder, List<String> lines) {
    Expectations table = new Expectations(file, folder);
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i).strip();
      if (!line.isEmpty() && !line.startsWith("#")) {
        table.add(i + 1, line);
      }
    }
    return table;
  }

  private void add(int number, String line) {
    int comma = line.lastIndexOf(',');
    Optional<Answer> answer =
        comma < 1 ? Optional.empty() : Answer.of(line.substring(comma + 1).strip());
    if (answer.isEmpty()) {
      throw new LitmusException(
          file,
          new Place(number, Math.max(1, comma + 2)),
          "found '" + line + "', expected PATH,0 or PATH,1 or PATH,undef");
    }
    String path = named(number, line.substring(0, comma).strip());
    if (rows.putIfAbsent(path, new Row(number, answer.get())) != null) {
      throw new LitmusException(file, new Place(number, 1), "'" + path + "' has two rows");
    }
  }

  private String named(int number, String text) {
    try {
      return normal(text);
    } catch (InvalidPathException e) {
      String why = "'" + text.replace('\0', '?') + "' is no file name: " + e.getReason();
      throw new LitmusException(file, new Place(number, 1), why);
    }
  }

  private static String normal(String path) {
    return Path.of(path.replace('\\', '/')).normalize().toString().replace('\\', '/');
  }

  /** What is expected of a file, if the table has a row for it. */
  public Optional<Answer> of(Path test) {
    Path absolute = test.toAbsolutePath().normalize();
    Path byTable = relative(folder, absolute);
    Path byCurrent = relative(Path.of(""), absolute);
    for (Path path : List.of(byTable, byCurrent)) {
      Row row = rows.get(normal(path.toString()));
      if (row != null) {
        return Optional.of(row.expected());
      }
    }
    return rows.entrySet().stream()
        .filter(entry -> absolute.endsWith(Path.of(entry.getKey())))
        .max(Map.Entry.comparingByKey(Comparator.comparingInt(String::length)))
        .map(entry -> entry.getValue().expected());
  }

  private static Path relative(Path base, Path absolute) {
    Path from = base.toAbsolutePath().normalize();
    return from.getRoot() != null && from.getRoot().equals(absolute.getRoot())
        ? from.relativize(absolute)
        : absolute;
  }

  /** Rows for files in the given folders that were not among the tests that ran. */
  public List<String> unused(List<Path> folders, List<Path> tests) {
    List<Path> ran = tests.stream().map(test -> test.toAbsolutePath().normalize()).toList();
    List<String> unused = new ArrayList<>();
    rows.forEach(
        (path, row) -> {
          for (Path base : List.of(folder, Path.of(""))) {
            Path named = base.resolve(path).toAbsolutePath().normalize();
            boolean inside =
                folders.stream().anyMatch(f -> named.startsWith(f.toAbsolutePath().normalize()));
            boolean used =
                ran.contains(named) || ran.stream().anyMatch(r -> r.endsWith(Path.of(path)));
            if (inside && !used) {
              unused.add(file + ":" + row.line() + ": '" + path + "' is not there");
              return;
            }
          }
        });
    return unused;
  }
}
