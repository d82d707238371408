package org.latticeipc.scenarios.command.litmus;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.latticeipc.litmus.LitmusOptions;
import org.latticeipc.litmus.Witness;
import org.latticeipc.litmus.program.LitmusTest;
import org.latticeipc.scenarios.command.console.Endings;
import org.latticeipc.scenarios.command.subject.RunSettings;
import org.latticeipc.scenarios.command.subject.RunSubject;
import org.latticeipc.scenarios.command.subject.SourcePaths;
import org.latticeipc.scenarios.command.subject.SubjectReader;
import org.latticeipc.scenarios.command.subject.TraceRecorder;
import org.latticeipc.scenarios.tracefile.Origin;
import org.latticeipc.scenarios.tracefile.TraceFiles;

/** A witness as the content of a trace file that says which litmus test it is of. */
final class WitnessTrace {
  private WitnessTrace() {}

  static String text(LitmusTest test, Witness witness, LitmusOptions options) throws IOException {
    Path source = Path.of(test.file());
    Origin.LitmusFile origin =
        new Origin.LitmusFile(
            SourcePaths.portable(source), SourcePaths.sha256(Files.readAllBytes(source)));
    RunSubject subject =
        SubjectReader.litmus(
            origin,
            test,
            options.rounds(),
            RunSettings.litmus(options.model(), options.releaseSequences()));
    return TraceFiles.text(
        TraceRecorder.recording(
            subject,
            witness.trace(),
            options.releaseSequences(),
            witness
                .violates()
                .map(broken -> Endings.violates(broken.property(), broken.message()))
                .orElse(Endings.COMPLETED),
            witness.reasons()));
  }
}
