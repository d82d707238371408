package org.latticeipc.bytecode.substitute;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.logging.Level;
import org.jspecify.annotations.NullUnmarked;

/**
 * {@link java.util.logging.Logger} as it is configured by default: what is logged as information or
 * above goes to the standard error stream, which becomes notes of the run.
 */
@NullUnmarked // as the original: null where it takes and gives null
public class JavaLogger {
  private static final Map<String, JavaLogger> ALL = new ConcurrentHashMap<>();
  private final String name;

  protected JavaLogger(String name, String bundle) {
    this.name = name;
  }

  public static JavaLogger getLogger(String name) {
    return ALL.computeIfAbsent(name, n -> new JavaLogger(n, null));
  }

  public String getName() {
    return name;
  }

  public boolean isLoggable(Level level) {
    return level.intValue() >= Level.INFO.intValue() && level.intValue() < Level.OFF.intValue();
  }

  public void log(Level level, String message) {
    if (isLoggable(level)) {
      System.err.println(level.getName() + ": " + message);
    }
  }

  public void log(Level level, Supplier<String> message) {
    if (isLoggable(level)) {
      log(level, message.get());
    }
  }

  public void log(Level level, String message, Object argument) {
    log(level, message, new Object[] {argument});
  }

  public void log(Level level, String message, Object[] arguments) {
    if (isLoggable(level)) {
      log(level, filledIn(message, arguments));
    }
  }

  /** A message with its arguments, which are asked for their texts as often as they stand in it. */
  static String filledIn(String message, Object[] arguments) {
    String text = message;
    for (int i = 0; arguments != null && text != null && i < arguments.length; i++) {
      String place = "{" + i + "}";
      for (int at = text.indexOf(place); at >= 0; ) {
        String argument = String.valueOf(arguments[i]);
        text = text.substring(0, at) + argument + text.substring(at + place.length());
        at = text.indexOf(place, at + argument.length());
      }
    }
    return text;
  }

  public void log(Level level, String message, Throwable thrown) {
    if (isLoggable(level)) {
      log(level, message + ": " + thrown);
    }
  }

  public void log(Level level, Throwable thrown, Supplier<String> message) {
    if (isLoggable(level)) {
      log(level, message.get(), thrown);
    }
  }

  public void severe(String message) {
    log(Level.SEVERE, message);
  }

  public void severe(Supplier<String> message) {
    log(Level.SEVERE, message);
  }

  public void warning(String message) {
    log(Level.WARNING, message);
  }

  public void warning(Supplier<String> message) {
    log(Level.WARNING, message);
  }

  public void info(String message) {
    log(Level.INFO, message);
  }

  public void info(Supplier<String> message) {
    log(Level.INFO, message);
  }

  public void config(String message) {
    log(Level.CONFIG, message);
  }

  public void fine(String message) {
    log(Level.FINE, message);
  }

  public void fine(Supplier<String> message) {
    log(Level.FINE, message);
  }

  public void finer(String message) {
    log(Level.FINER, message);
  }

  public void finest(String message) {
    log(Level.FINEST, message);
  }
}
