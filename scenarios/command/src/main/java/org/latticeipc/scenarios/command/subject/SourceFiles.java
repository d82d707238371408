package org.latticeipc.scenarios.command.subject;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Finds the Java sources below a folder by their simple names, which is all that a step tells of
 * its place. The folder is walked when the first one is asked for. Confined to one thread.
 */
public final class SourceFiles implements Function<String, Optional<String>> {
  /** Deeper than any source tree; a link that leads back up ends there. */
  private static final int DEEPEST = 40;

  /** What stands for a name that several files have. */
  private static final String AMBIGUOUS = "";

  /** Folders that hold no sources of this checkout. */
  private static final List<String> SKIPPED = List.of("target", "build", "out", "node_modules");

  private final Path root;
  private @Nullable Map<String, String> byName;

  private SourceFiles(Path root) {
    this.root = root;
  }

  /** The sources below a folder; those of build results and of hidden folders left out. */
  public static SourceFiles below(Path root) {
    return new SourceFiles(root);
  }

  /** The path of the one file of that name, relative to the folder, with {@code /}. */
  @Override
  public Optional<String> apply(String name) {
    Map<String, String> known = byName;
    if (known == null) {
      known = walk();
      byName = known;
    }
    return Optional.ofNullable(known.get(name)).filter(path -> !path.equals(AMBIGUOUS));
  }

  private Map<String, String> walk() {
    Map<String, String> found = new HashMap<>();
    Path top = root.toAbsolutePath();
    try {
      Files.walkFileTree(
          top,
          Set.of(),
          DEEPEST,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
              String name = String.valueOf(folder.getFileName());
              boolean skipped = SKIPPED.contains(name) || name.startsWith(".");
              return skipped && !folder.equals(top)
                  ? FileVisitResult.SKIP_SUBTREE
                  : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
              String name = String.valueOf(file.getFileName());
              if (name.endsWith(".java")) {
                String path = top.relativize(file).toString().replace('\\', '/');
                found.merge(name, path, (one, other) -> AMBIGUOUS);
              }
              return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException unreadable) {
              return FileVisitResult.CONTINUE; // a place is a courtesy: others are still found
            }
          });
    } catch (IOException e) {
      return Map.of(); // as if there were no sources: results point at the scenario then
    }
    return found;
  }
}
