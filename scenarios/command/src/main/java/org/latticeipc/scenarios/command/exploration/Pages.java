package org.latticeipc.scenarios.command.exploration;

import java.nio.file.Path;
import java.util.List;
import org.latticeipc.scenarios.command.console.Console;
import org.latticeipc.scenarios.command.console.Inputs;
import org.latticeipc.scenarios.command.subject.StepTexts;
import org.latticeipc.scenarios.command.subject.TraceRecorder;
import org.latticeipc.scenarios.report.HtmlView;
import org.latticeipc.scenarios.tracefile.Recording;

/** Violations as pages beside a verdict. */
public final class Pages {
  private Pages() {}

  /**
   * Writes a page for each recording, numbered from the second on, and says where; if there is
   * none, says that there is nothing to show. A page that cannot be written is a warning.
   */
  public static void write(Console console, List<Recording> recordings, Path out) {
    if (recordings.isEmpty()) {
      console.err().println("no page was written to " + out + ": nothing is violated");
    }
    for (int i = 0; i < recordings.size(); i++) {
      Recording recording = recordings.get(i);
      Path file = TraceRecorder.numbered(out, i);
      if (Inputs.writeBeside(
          console, file, HtmlView.page(recording, StepTexts.of(recording.origin(), Path.of(""))))) {
        console.err().println("wrote " + file);
      }
    }
  }
}
