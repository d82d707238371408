package org.latticeipc.scenarios.command.network;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.latticeipc.ipc.crypto.Secret;
import org.latticeipc.scenarios.command.console.Inputs;
import org.latticeipc.scenarios.format.InputError;

/**
 * The secret that both ends of a network channel know: all bytes of a file, so that any program can
 * make one. Every refusal says how.
 */
public final class SecretFile {
  private static final int LEAST = 16;
  private static final int MOST = 4096;
  private static final Set<PosixFilePermission> OTHERS =
      EnumSet.of(
          PosixFilePermission.GROUP_READ,
          PosixFilePermission.GROUP_WRITE,
          PosixFilePermission.OTHERS_READ,
          PosixFilePermission.OTHERS_WRITE);

  private SecretFile() {}

  /** Reads the file; the secret is the caller's to wipe. */
  public static Secret read(@Nullable String shown) throws InputError {
    if (shown == null) {
      throw new InputError("lattice: there is no --secret-file; " + remedy("FILE"));
    }
    byte[] found = bytes(shown);
    if (found.length < LEAST || found.length > MOST) {
      Arrays.fill(found, (byte) 0);
      String size = found.length > MOST ? "more than " + MOST : "only " + found.length;
      throw new InputError(
          shown + ": found " + size + " bytes, expected " + what() + "; " + remedy(shown));
    }
    return Secret.owning(found);
  }

  private static byte[] bytes(String shown) throws InputError {
    Path file = Inputs.file(shown, what() + "; " + remedy(shown));
    try (InputStream in = Files.newInputStream(file)) {
      refuseOthers(shown, file);
      return in.readNBytes(MOST + 1);
    } catch (IOException e) {
      throw new InputError(shown + ": cannot be read: " + Inputs.reason(e));
    }
  }

  /**
   * A secret that others can read, or replace, is none; where files have no such modes nobody can.
   */
  private static void refuseOthers(String shown, Path file) throws IOException, InputError {
    if (!Files.isRegularFile(file)
        || !file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      return;
    }
    Set<PosixFilePermission> mode = Files.getPosixFilePermissions(file);
    if (!Collections.disjoint(mode, OTHERS)) {
      throw new InputError(
          shown
              + ": found a secret that others can read or write ("
              + PosixFilePermissions.toString(mode)
              + "); keep it to yourself with chmod 600 '"
              + shown.replace("'", "'\\''")
              + "'");
    }
  }

  private static String what() {
    return "a secret of " + LEAST + " to " + MOST + " bytes";
  }

  /** A command that overwrites nothing, whatever is there. */
  private static String remedy(String file) {
    String fresh = file;
    for (int i = 1; Files.exists(Path.of(fresh), LinkOption.NOFOLLOW_LINKS); i++) {
      fresh = "lattice" + (i == 1 ? "" : "-" + i) + ".secret";
    }
    return "make one with (umask 077; set -C; head -c 32 /dev/urandom > '"
        + fresh.replace("'", "'\\''")
        + "')"
        + (fresh.equals(file) ? "" : " and name that");
  }
}
