package org.latticeipc.scenarios.command.exploration;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.latticeipc.scenarios.command.console.Inputs;
import org.latticeipc.scenarios.format.InputError;

/** What a class path holds, as a hash: of every file, in the order of the parts. */
final class ClassPathContent {
  private ClassPathContent() {}

  /**
   * The SHA-256 of the content, whatever the parts are called.
   *
   * @param parts folders and jars
   * @throws InputError if a file cannot be read
   */
  static String sha256(List<Path> parts) throws InputError {
    try {
      MessageDigest hash = MessageDigest.getInstance("SHA-256");
      for (Path part : parts) {
        add(hash, part);
      }
      return HexFormat.of().formatHex(hash.digest());
    } catch (IOException e) {
      throw new InputError("lattice: -cp: cannot be read: " + Inputs.reason(e));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void add(MessageDigest hash, Path part) throws IOException {
    try (Stream<Path> tree = Files.walk(part)) {
      for (Path file : tree.filter(Files::isRegularFile).sorted().toList()) {
        String name = part.relativize(file).toString().replace(File.separatorChar, '/');
        byte[] content = Files.readAllBytes(file);
        hash.update((name + "\0" + content.length + "\0").getBytes(StandardCharsets.UTF_8));
        hash.update(content);
      }
    }
    hash.update((byte) '\n');
  }
}
