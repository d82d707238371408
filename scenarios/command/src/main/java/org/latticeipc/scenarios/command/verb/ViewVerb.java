package org.latticeipc.scenarios.command.verb;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.latticeipc.scenarios.command.console.Console;
import org.latticeipc.scenarios.command.console.ExitCode;
import org.latticeipc.scenarios.command.console.Inputs;
import org.latticeipc.scenarios.command.console.TerminalWidth;
import org.latticeipc.scenarios.command.subject.StepTexts;
import org.latticeipc.scenarios.command.subject.TraceRecorder;
import org.latticeipc.scenarios.format.InputError;
import org.latticeipc.scenarios.report.HtmlView;
import org.latticeipc.scenarios.report.Perfetto;
import org.latticeipc.scenarios.tracefile.Recording;
import org.latticeipc.trace.ExecutionDot;
import org.latticeipc.trace.TaskTable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code view}: a trace for people. */
@Command(
    name = "view",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {"Shows a trace as a table, or writes it as a page, a timeline or a graph."})
public final class ViewVerb implements Callable<Integer> {
  private final Console console;

  @Parameters(index = "0", paramLabel = "TRACE", description = "a trace file")
  private String trace = "";

  @Option(
      names = "--html",
      paramLabel = "OUT",
      description = "a self-contained page with a space-time diagram to step through")
  private @Nullable Path html;

  @Option(
      names = "--perfetto",
      paramLabel = "OUT",
      description = "trace-event JSON for ui.perfetto.dev and chrome://tracing")
  private @Nullable Path perfetto;

  @Option(names = "--dot", paramLabel = "OUT", description = "the execution graph for Graphviz")
  private @Nullable Path dot;

  @Option(names = "--calls", description = "shows each call of the system as one step")
  private boolean calls;

  public ViewVerb(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws InputError, IOException {
    Recording recording = TraceRecorder.read(trace);
    boolean written =
        write(html, HtmlView.page(recording, StepTexts.of(recording.origin(), Path.of(trace))));
    written |= write(perfetto, Perfetto.json(recording));
    written |= write(dot, ExecutionDot.of(recording.trace()));
    if (!written) {
      int width = TerminalWidth.columns();
      List<String> table =
          calls
              ? StepTexts.callsOf(recording.trace(), width, recording.origin(), Path.of(trace))
              : TaskTable.lines(recording.trace(), width);
      table.forEach(console.out()::println);
      console.out().println(TerminalWidth.fit("ended: " + recording.ended()));
      recording
          .why()
          .forEach(why -> console.out().println(TerminalWidth.fit("why: " + why.sentence())));
    }
    return ExitCode.OK;
  }

  private boolean write(@Nullable Path file, String content) throws InputError {
    if (file == null) {
      return false;
    }
    Inputs.write(file, content);
    console.err().println("wrote " + file);
    return true;
  }
}
