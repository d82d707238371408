package org.latticeipc.scenarios.command.network;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Arrays;
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
    try (InputStream in = Files.newInputStream(Inputs.file(shown, what() + "; " + remedy(shown)))) {
      return in.readNBytes(MOST + 1);
    } catch (IOException e) {
      throw new InputError(shown + ": cannot be read: " + Inputs.reason(e));
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
