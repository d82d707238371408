package org.latticeipc.bytecode.substitute;

import java.util.function.Supplier;
import org.jspecify.annotations.NullUnmarked;

/** {@link System.Logger}. */
@NullUnmarked // as the original: null where it takes and gives null
public interface JavaSystemLogger {
  String getName();

  boolean isLoggable(System.Logger.Level level);

  void log(System.Logger.Level level, String message);

  default void log(System.Logger.Level level, Supplier<String> message) {
    if (isLoggable(level)) {
      log(level, message.get());
    }
  }

  default void log(System.Logger.Level level, Object message) {
    if (isLoggable(level)) {
      log(level, String.valueOf(message));
    }
  }

  default void log(System.Logger.Level level, String message, Throwable thrown) {
    if (isLoggable(level)) {
      log(level, message + ": " + thrown);
    }
  }

  default void log(System.Logger.Level level, Supplier<String> message, Throwable thrown) {
    if (isLoggable(level)) {
      log(level, message.get(), thrown);
    }
  }

  default void log(System.Logger.Level level, String format, Object... arguments) {
    if (isLoggable(level)) {
      log(level, JavaLogger.filledIn(format, arguments));
    }
  }

  /**
   * {@code System.getLogger} as it is configured by default: information and above goes to the
   * standard error stream.
   */
  record ToNotes(String name) implements JavaSystemLogger {

    /** A logger with a name. */
    public static JavaSystemLogger get(String name) {
      return new ToNotes(name);
    }

    @Override
    public String getName() {
      return name;
    }

    @Override
    public boolean isLoggable(System.Logger.Level level) {
      return level.getSeverity() >= System.Logger.Level.INFO.getSeverity()
          && level != System.Logger.Level.OFF;
    }

    @Override
    public void log(System.Logger.Level level, String message) {
      if (isLoggable(level)) {
        System.err.println(level.getName() + ": " + message);
      }
    }
  }
}
