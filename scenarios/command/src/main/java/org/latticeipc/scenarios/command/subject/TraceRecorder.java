package org.latticeipc.scenarios.command.subject;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.latticeipc.bytecode.runtime.BesideCells;
import org.latticeipc.explorer.result.Violation;
import org.latticeipc.machine.text.ShellWord;
import org.latticeipc.model.ReleaseSequences;
import org.latticeipc.scenarios.command.console.Console;
import org.latticeipc.scenarios.command.console.Endings;
import org.latticeipc.scenarios.command.console.Inputs;
import org.latticeipc.scenarios.command.console.Self;
import org.latticeipc.scenarios.command.console.Version;
import org.latticeipc.scenarios.format.InputError;
import org.latticeipc.scenarios.tracefile.LongTraceWriter;
import org.latticeipc.scenarios.tracefile.Recording;
import org.latticeipc.scenarios.tracefile.TraceFiles;
import org.latticeipc.scenarios.tracefile.UnreadableTraceException;
import org.latticeipc.trace.Reason;
import org.latticeipc.trace.Trace;
import org.latticeipc.trace.TraceHash;

/** Stores traces and says how to run them again. */
public final class TraceRecorder {
  private static final int SHORT_HASH = 8;

  /** Of a program's name in a file's name, which may have 255 bytes on most systems. */
  private static final int LONGEST_NAME = 100;

  private TraceRecorder() {}

  /** A run of the simulation, which follows the text of the subject. */
  public static Recording recording(RunSubject subject, Trace trace, String ended) {
    return recording(
        subject, trace, subject.settings().sequences(), ended, RunReasons.of(trace, ended));
  }

  public static Recording recording(
      RunSubject subject, Trace trace, ReleaseSequences sequences, String ended, List<Reason> why) {
    return new Recording(
        Version.number(),
        subject.origin(),
        subject.variants(),
        subject.settings().cpus(),
        subject.settings().slice(),
        sequences,
        ended,
        why,
        trace);
  }

  /** The recording of a violation that an exploration found. */
  public static Recording recording(
      RunSubject subject, Violation violation, ReleaseSequences sequences) {
    return recording(
        subject,
        violation.trace(),
        sequences,
        Endings.violates(violation.property(), violation.message()),
        violation.reasons());
  }

  /**
   * Reads a trace that the user named.
   *
   * @param shown the file's name as the user wrote it
   */
  public static Recording read(String shown) throws InputError, IOException {
    Path file = Inputs.file(shown, "a trace file");
    try {
      return TraceFiles.read(file, shown);
    } catch (UnreadableTraceException e) {
      throw new InputError(e.line());
    }
  }

  /**
   * Writes a trace. The verdict does not depend on it: what cannot be written is a warning.
   *
   * @param out where to, or null for a file in the user's own folder for traces, named by its
   *     content
   * @param number of several traces with one name, from 0
   * @return the file, if it was written
   */
  public static Optional<Path> write(
      Console console, Recording recording, @Nullable Path out, int number) {
    Path file;
    try {
      file =
          out == null
              ? TraceFolder.open(System.getenv()).resolve(name(recording))
              : numbered(out, number);
    } catch (IOException e) {
      console.err().println("warning: the trace was not kept: " + Inputs.reason(e));
      return Optional.empty();
    }
    return Inputs.writeBeside(console, file, TraceFiles.text(recording))
        ? Optional.of(file)
        : Optional.empty();
  }

  /**
   * Writes the trace of a run that is too long to be kept, by making it again. As {@link #write}.
   *
   * @param head the recording without steps
   * @param hash of the steps
   */
  public static Optional<Path> writeLong(
      Console console,
      Recording head,
      String hash,
      LongTraceWriter.Source source,
      @Nullable Path out) {
    try {
      Path file = out == null ? TraceFolder.open(System.getenv()).resolve(name(head, hash)) : out;
      Path folder = file.toAbsolutePath().getParent();
      if (folder != null) {
        Files.createDirectories(folder);
      }
      String written = LongTraceWriter.write(file, head, source);
      if (!written.equals(hash)) {
        throw new IllegalStateException(
            "the run did otherwise when it was made again: " + written + ", before " + hash);
      }
      return Optional.of(file);
    } catch (IOException e) {
      console.err().println("warning: the trace was not kept: " + Inputs.reason(e));
      return Optional.empty();
    }
  }

  private static String name(Recording recording) {
    return name(recording, TraceHash.of(recording.trace()));
  }

  private static String name(Recording recording, String hash) {
    String program = recording.trace().program().replaceAll("[^A-Za-z0-9_.-]+", "_");
    return program.substring(0, Math.min(program.length(), LONGEST_NAME))
        + "-"
        + recording.trace().model()
        + "-"
        + hash.substring(0, SHORT_HASH)
        + ".trace.jsonl";
  }

  /**
   * The name of one of several files for which one name was given.
   *
   * @param number which of them, from 0; the first has the name itself
   */
  public static Path numbered(Path out, int number) {
    if (number == 0) {
      return out;
    }
    String name = String.valueOf(out.getFileName());
    int dot = name.indexOf('.', 1);
    String changed =
        dot < 0
            ? name + "-" + (number + 1)
            : name.substring(0, dot) + "-" + (number + 1) + name.substring(dot);
    return out.resolveSibling(changed);
  }

  /** Says how to see a stored trace again; one of rewritten classes is not run on others. */
  static String again(Violation violation, Path file) {
    return violation.property().equals(BesideCells.ONLY_CELLS)
        ? "see it: "
            + ShellWord.quoted(Self.command())
            + " view "
            + ShellWord.quoted(file.toString())
        : "replay it: " + replayCommand(file);
  }

  /** The command that runs a stored trace again. */
  public static String replayCommand(Path file) {
    String command = Self.command();
    return ShellWord.quoted(command) + " replay " + ShellWord.quoted(file.toString());
  }
}
