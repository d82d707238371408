package org.latticeipc.scenarios.command.subject;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.latticeipc.scenarios.command.console.Inputs;
import org.latticeipc.scenarios.format.InputError;
import org.latticeipc.scenarios.tracefile.LongTrace;
import org.latticeipc.scenarios.tracefile.Recording;
import org.latticeipc.scenarios.tracefile.UnreadableTraceException;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which trace a verb is about, and what it is a run of. */
public final class TraceChoice {
  @Parameters(index = "0", paramLabel = "TRACE", description = "a trace file")
  private String trace = "";

  @Option(
      names = "--scenario",
      paramLabel = "FILE",
      description = "where the scenario is, if not where the trace says")
  private @Nullable String scenario;

  /** The trace's file as the user wrote it. */
  public String shown() {
    return trace;
  }

  public Recording recording() throws InputError, IOException {
    return TraceRecorder.read(trace);
  }

  /** The trace if memory need not hold it. */
  public Optional<LongTrace> longTrace() throws InputError, IOException {
    try {
      return LongTrace.open(file(), trace);
    } catch (UnreadableTraceException e) {
      throw new InputError(e.line());
    }
  }

  public RunSubject subject(Recording recording) throws InputError {
    return SubjectReader.of(recording, file(), scenario);
  }

  /** The subject with smaller numbers. */
  public SmallerSubjects smaller(Recording recording) throws InputError {
    return new SmallerSubjects(recording, file(), scenario);
  }

  private Path file() throws InputError {
    return Inputs.file(trace, "a trace file");
  }
}
