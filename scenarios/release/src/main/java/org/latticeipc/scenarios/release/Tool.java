package org.latticeipc.scenarios.release;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.spi.ToolProvider;

/** Runs the tools that a release is made with; what they say is only told if they fail. */
final class Tool {
  private Tool() {}

  /**
   * Runs a tool of this JDK and gives what it prints.
   *
   * @throws IOException if this Java has no such tool, or it fails
   */
  static String jdk(String name, List<String> arguments) throws IOException {
    ToolProvider tool =
        ToolProvider.findFirst(name)
            .orElseThrow(
                () ->
                    new IOException(
                        System.getProperty("java.home") + " has no " + name + ", expected a JDK"));
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8);
    int code = tool.run(out, out, arguments.toArray(String[]::new));
    String text = said.toString(StandardCharsets.UTF_8);
    if (code != 0) {
      throw new IOException(name + " ended with " + code + ":\n" + text);
    }
    return text;
  }

  /**
   * Runs a program and gives what it prints.
   *
   * @throws IOException if it cannot be run, or fails
   */
  static String program(Path folder, List<String> command) throws IOException {
    Process process =
        new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
    process.getOutputStream().close();
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    try {
      int code = process.waitFor();
      if (code != 0) {
        throw new IOException(String.join(" ", command) + " ended with " + code + ":\n" + text);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while " + command.get(0) + " ran", e);
    }
    return text;
  }
}
