package org.latticeipc.scenarios.command.litmus;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.latticeipc.machine.text.NearestName;
import org.latticeipc.scenarios.format.InputError;

/**
 * The files that the user's words name: a file as it is, a folder with all {@code *.litmus} below.
 *
 * @param tests what to run, folders in the order of names
 * @param folders the words that were folders
 */
public record LitmusFiles(List<Path> tests, List<Path> folders) {
  private static final String SUFFIX = ".litmus";

  public LitmusFiles {
    tests = List.copyOf(tests);
    folders = List.copyOf(folders);
  }

  /** The files that words name. */
  public static LitmusFiles find(List<String> words) throws InputError {
    List<Path> tests = new ArrayList<>();
    List<Path> folders = new ArrayList<>();
    for (String word : words) {
      Path path = path(word);
      if (Files.isDirectory(path)) {
        folders.add(path);
        tests.addAll(below(path, word));
      } else if (Files.exists(path)) {
        tests.add(path);
      } else {
        throw new InputError(
            word + ": no such file or folder, expected a litmus test" + near(path));
      }
    }
    return new LitmusFiles(tests, folders);
  }

  /** A word as a path. */
  public static Path path(String word) throws InputError {
    try {
      return Path.of(word);
    } catch (InvalidPathException e) {
      throw new InputError("'" + word.replace('\0', '?') + "' is no file name: " + e.getReason());
    }
  }

  private static List<Path> below(Path folder, String word) throws InputError {
    try (Stream<Path> files = Files.walk(folder)) {
      List<Path> found =
          files
              .filter(file -> file.toString().endsWith(SUFFIX) && Files.isRegularFile(file))
              .sorted()
              .toList();
      if (found.isEmpty()) {
        throw new InputError(word + ": found no *.litmus in this folder, expected litmus tests");
      }
      return found;
    } catch (IOException | UncheckedIOException e) {
      throw new InputError(word + ": cannot be read: " + e.getMessage());
    }
  }

  private static String near(Path missing) {
    Path folder = missing.toAbsolutePath().getParent();
    if (folder == null || !Files.isDirectory(folder)) {
      return "";
    }
    try (Stream<Path> files = Files.list(folder)) {
      List<String> names = files.map(f -> String.valueOf(f.getFileName())).sorted().toList();
      return NearestName.nearest(String.valueOf(missing.getFileName()), names)
          .map(name -> "; did you mean '" + missing.resolveSibling(name) + "'?")
          .orElse("");
    } catch (IOException e) {
      return "";
    }
  }
}
