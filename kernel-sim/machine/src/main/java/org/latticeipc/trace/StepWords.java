package org.latticeipc.trace;

import org.jspecify.annotations.Nullable;

/** A step in plain words, one line. */
public final class StepWords {
  /** Up to how many characters the values of an update are shown whole. */
  private static final int WHOLE = 40;

  private StepWords() {}

  /** The step, without its task. */
  public static String of(Step s) {
    String order = s.order() == null ? "" : " " + s.order();
    return switch (s.kind()) {
      case LOAD -> "load" + order + " " + s.cell() + " -> " + s.read();
      case STORE -> "store" + order + " " + s.cell() + " <- " + s.written();
      case RMW -> "rmw" + order + " " + s.cell() + " " + change(text(s.read()), text(s.written()));
      case CAS_FAILED -> "cas" + order + " " + s.cell() + " failed, found " + s.read();
      case FENCE -> "fence" + order;
      case AWAIT -> "await" + order + " " + s.cell() + " -> " + s.read();
      case AWAIT_LATE -> "await " + s.cell() + ": too late";
      case CHOICE -> "choose " + text(s.cell()) + " -> " + s.written();
      case SPAWN -> "spawn " + s.cell();
      case JOIN -> "join " + s.cell();
      case YIELD -> "yield" + (s.detail() == null ? "" : " " + s.detail());
      case NOTE -> "· " + text(s.detail());
      case BLOCKED -> "BLOCKED: " + text(s.detail());
      case END -> "ends";
      case FAILED -> "FAILED: " + text(s.detail());
    };
  }

  /** What an update changed; of long values only the words that differ. */
  private static String change(String read, String written) {
    if (read.length() + written.length() <= WHOLE) {
      return read + " -> " + written;
    }
    return WordDiff.of(read, written);
  }

  private static String text(@Nullable String text) {
    return text == null ? "" : text;
  }
}
