package org.latticeipc.house;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The public packages: which they are, what they offer, and what is on record of that. */
final class PublicApi {
  static final Path PAGE = House.here().root().resolve("docs/API.md");
  static final Path RECORDS = House.here().root().resolve("docs/api");

  private static final Pattern ROW = Pattern.compile("\\| `(org\\.latticeipc\\.[a-z.]+)` \\|.*");
  private static final String BETWEEN = " : ";

  private PublicApi() {}

  /** The packages in the table of {@code docs/API.md}. */
  static SortedSet<String> packages() throws IOException {
    SortedSet<String> packages = new TreeSet<>();
    for (String line : Files.readAllLines(PAGE)) {
      Matcher row = ROW.matcher(line);
      if (row.matches()) {
        packages.add(row.group(1));
      }
    }
    return packages;
  }

  /** What a package offers now, by key. */
  static SortedMap<String, String> offered(String name) throws ClassNotFoundException {
    SortedMap<String, String> lines = new TreeMap<>();
    for (House.Source source : House.here().sources()) {
      if (source.packageName().equals(name) && !source.isPackageInfo()) {
        String type = name + "." + source.simpleName();
        add(Class.forName(type, false, PublicApi.class.getClassLoader()), lines);
      }
    }
    return lines;
  }

  private static void add(Class<?> type, SortedMap<String, String> lines) {
    lines.putAll(ApiLines.of(type));
    for (Class<?> inner : type.getDeclaredClasses()) {
      add(inner, lines);
    }
  }

  static Path record(String name) {
    return RECORDS.resolve(name + ".txt");
  }

  /** What is on record of a package; nothing if there is no record. */
  static SortedMap<String, String> recorded(String name) throws IOException {
    SortedMap<String, String> lines = new TreeMap<>();
    if (Files.exists(record(name))) {
      for (String line : Files.readAllLines(record(name))) {
        int at = line.indexOf(BETWEEN);
        lines.put(line.substring(0, at), line.substring(at + BETWEEN.length()));
      }
    }
    return lines;
  }

  static void write(String name, SortedMap<String, String> lines) throws IOException {
    Files.createDirectories(RECORDS);
    StringBuilder text = new StringBuilder();
    for (Map.Entry<String, String> line : lines.entrySet()) {
      text.append(line.getKey()).append(BETWEEN).append(line.getValue()).append('\n');
    }
    Files.writeString(record(name), text);
  }

  /** The packages that are on record. */
  static List<String> onRecord() throws IOException {
    try (Stream<Path> files = Files.list(RECORDS)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(file -> file.endsWith(".txt"))
          .map(file -> file.substring(0, file.length() - ".txt".length()))
          .sorted()
          .toList();
    }
  }
}
