package org.latticeipc.scenarios.command.console;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.latticeipc.machine.text.NearestName;
import org.latticeipc.scenarios.format.InputError;

/** Turns what a command threw into lines for the user and an exit code. Never a stack trace. */
public final class CrashReport {
  private CrashReport() {}

  public static int write(Console console, String[] args, Throwable error) {
    return write(console, String.join(" ", args), error);
  }

  public static int write(Console console, String command, Throwable error) {
    VirtualMachineError exhausted = exhausted(error);
    if (exhausted != null) {
      return Exhausted.say(console, exhausted);
    }
    try {
      return tell(console, command, error);
    } catch (VirtualMachineError e) {
      return Exhausted.say(console, e);
    }
  }

  /** The error at the bottom of a chain of causes that says what the JVM ran out of, if any. */
  private static @Nullable VirtualMachineError exhausted(Throwable error) {
    int most = 20; // a chain may be a ring
    for (Throwable at = error; at != null && most > 0; at = at.getCause(), most--) {
      if (at instanceof OutOfMemoryError || at instanceof StackOverflowError) {
        return (VirtualMachineError) at;
      }
    }
    return null;
  }

  private static int tell(Console console, String command, Throwable error) {
    console.out().flush();
    if (error instanceof InputError bad) {
      bad.lines().forEach(console.err()::println);
      return ExitCode.BAD_INPUT;
    } else if (error instanceof FileSystemException e) {
      console.err().println(e.getFile() + ": " + reason(e));
      return ExitCode.BAD_INPUT;
    }
    String what = error.getClass().getSimpleName();
    String message = error.getMessage() == null ? "" : ": " + firstLine(error.getMessage());
    console
        .err()
        .println("lattice: internal error: " + what + message + "; " + save(command, error));
    return ExitCode.INTERNAL_ERROR;
  }

  /** Why the system refused a file, in words. */
  static String reason(FileSystemException e) {
    String kind = e.getClass().getSimpleName();
    return switch (kind) {
      case "NoSuchFileException" -> "no such file or folder";
      case "AccessDeniedException" -> "access denied";
      case "FileAlreadyExistsException" -> "already exists";
      default -> e.getReason() == null ? kind : e.getReason();
    };
  }

  private static String firstLine(String message) {
    return message.lines().findFirst().orElse("");
  }

  private static String save(String command, Throwable error) {
    StringWriter text = new StringWriter();
    try (PrintWriter out = new PrintWriter(text)) {
      out.println(String.join(System.lineSeparator(), new Version().getVersion()));
      out.println("command: " + command);
      error.printStackTrace(out);
    }
    try {
      Path file = Files.createTempFile("lattice-crash-", ".txt");
      try {
        Files.writeString(file, text.toString());
      } catch (IOException e) {
        Files.deleteIfExists(file); // half of it helps nobody
        throw e;
      }
      return "please report it with the file " + file;
    } catch (IOException e) {
      return "the details could not be saved ("
          + NearestName.oneOf(List.of(String.valueOf(e)))
          + ")";
    }
  }
}
