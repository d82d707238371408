package org.latticeipc.scenarios.command.console;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import org.jspecify.annotations.Nullable;

/**
 * Standard output, which remembers why it could not be written; {@link PrintStream} tells only that
 * it could not. After a failure nothing more is tried. Confined to the stream around it, which
 * synchronises.
 */
public final class Outlet extends OutputStream {
  /** What a shell says of a process that wrote to a pipe nobody reads: 128 and SIGPIPE. */
  public static final int PIPE_CLOSED = 141;

  private final OutputStream to;
  private volatile @Nullable IOException failure;

  public Outlet(OutputStream to) {
    this.to = to;
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int from, int count) throws IOException {
    IOException before = failure;
    if (before != null) {
      throw before;
    }
    try {
      to.write(bytes, from, count);
    } catch (IOException e) {
      failure = e;
      throw e;
    }
  }

  @Override
  public void flush() throws IOException {
    if (failure == null) {
      to.flush();
    }
  }

  /**
   * What the process ends with: never 0 if not all was written. A reader that has seen enough, as
   * {@code head} does, is told nothing; any other failure is said in one line.
   */
  public int exitCode(int code, PrintStream err) {
    IOException why = failure;
    if (why == null) {
      return code;
    } else if (String.valueOf(why.getMessage()).contains("Broken pipe")) {
      return code == ExitCode.OK ? PIPE_CLOSED : code;
    }
    err.println("lattice: standard output cannot be written: " + why.getMessage());
    return code == ExitCode.OK ? ExitCode.BAD_INPUT : code;
  }
}
