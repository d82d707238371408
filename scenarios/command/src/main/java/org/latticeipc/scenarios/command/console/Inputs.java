package org.latticeipc.scenarios.command.console;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.latticeipc.machine.text.NearestName;
import org.latticeipc.scenarios.format.InputError;
import org.latticeipc.scenarios.tracefile.WholeFile;

/** Reads and writes the files that are named on the command line, with messages that help. */
public final class Inputs {
  private Inputs() {}

  /** The path of a file that exists and is no folder. */
  public static Path file(String shown, String what) throws InputError {
    Path path = path(shown);
    if (Files.isDirectory(path)) {
      throw new InputError(shown + ": found a folder, expected " + what + folderHint(path));
    } else if (!Files.exists(path)) {
      throw new InputError(shown + ": no such file, expected " + what + sibling(path));
    }
    return path;
  }

  public static byte[] bytes(String shown, String what) throws InputError {
    Path path = file(shown, what);
    try {
      return Files.readAllBytes(path);
    } catch (IOException e) {
      throw new InputError(shown + ": cannot be read: " + reason(e));
    }
  }

  public static Path path(String shown) throws InputError {
    try {
      return Path.of(shown);
    } catch (InvalidPathException e) {
      throw new InputError("'" + shown.replace('\0', '?') + "' is no file name: " + e.getReason());
    }
  }

  /**
   * Writes a file, whole or not at all, making its folder if needed.
   *
   * @throws InputError if that fails; for files that are what was asked for, see {@link #tryWrite}
   */
  public static void write(Path file, String content) throws InputError {
    Optional<String> refusal = tryWrite(file, content);
    if (refusal.isPresent()) {
      throw new InputError(refusal.get());
    }
  }

  /**
   * Writes a file as {@link #write} does; for files that come beside a verdict, which must be told
   * whether or not they can be written.
   *
   * @return why that failed, empty if it did not
   */
  public static Optional<String> tryWrite(Path file, String content) {
    try {
      Path folder = file.toAbsolutePath().getParent();
      if (folder != null) {
        Files.createDirectories(folder);
      }
      WholeFile.write(file, content);
      return Optional.empty();
    } catch (IOException e) {
      return Optional.of(file + ": cannot be written: " + reason(e));
    }
  }

  /**
   * Writes a file that comes beside a verdict; one that cannot be written is a warning.
   *
   * @return whether it was written
   */
  public static boolean writeBeside(Console console, Path file, String content) {
    Optional<String> refusal = tryWrite(file, content);
    refusal.ifPresent(why -> console.err().println("warning: " + why));
    return refusal.isEmpty();
  }

  public static String reason(IOException e) {
    return e instanceof FileSystemException f
        ? CrashReport.reason(f)
        : String.valueOf(e.getMessage() == null ? e : e.getMessage());
  }

  private static String folderHint(Path folder) {
    return yamlFiles(folder).stream()
        .findFirst()
        .map(first -> ", such as '" + folder.resolve(first) + "'")
        .orElse("");
  }

  private static String sibling(Path missing) {
    Path folder = missing.getParent() == null ? Path.of("") : missing.getParent();
    if (!Files.isDirectory(folder.toAbsolutePath())) {
      return "; the folder '" + folder + "' does not exist either";
    }
    String name = String.valueOf(missing.getFileName());
    return NearestName.nearest(name, entries(folder))
        .map(n -> "; did you mean '" + (missing.getParent() == null ? n : folder.resolve(n)) + "'?")
        .orElse("");
  }

  private static List<String> yamlFiles(Path folder) {
    return entries(folder).stream().filter(n -> n.endsWith(".yaml")).toList();
  }

  private static List<String> entries(Path folder) {
    try (Stream<Path> files = Files.list(folder.toAbsolutePath())) {
      return files.map(f -> String.valueOf(f.getFileName())).sorted().toList();
    } catch (IOException e) {
      return List.of();
    }
  }
}
