package org.latticeipc.scenarios.report;

import org.jspecify.annotations.Nullable;
import org.latticeipc.trace.Step;

/** A step in plain words, one line. */
public final class StepWords {
  private StepWords() {}

  /** The step, without its task. */
  public static String of(Step s) {
    String order = s.order() == null ? "" : " " + s.order();
    return switch (s.kind()) {
      case LOAD -> "load" + order + " " + s.cell() + " -> " + s.read();
      case STORE -> "store" + order + " " + s.cell() + " <- " + s.written();
      case RMW -> "rmw" + order + " " + s.cell() + " " + s.read() + " -> " + s.written();
      case CAS_FAILED -> "cas" + order + " " + s.cell() + " failed, found " + s.read();
      case FENCE -> "fence" + order;
      case AWAIT -> "await" + order + " " + s.cell() + " -> " + s.read();
      case AWAIT_LATE -> "await " + s.cell() + ": too late";
      case CHOICE -> "choose " + text(s.cell()) + " -> " + s.written();
      case SPAWN -> "spawn " + s.cell();
      case JOIN -> "join " + s.cell();
      case YIELD -> "yield" + (s.detail() == null ? "" : " " + s.detail());
      case NOTE -> "· " + text(s.detail());
      case BLOCKED -> "waits: " + text(s.detail());
      case END -> "ends";
      case FAILED -> "FAILED: " + text(s.detail());
    };
  }

  private static String text(@Nullable String text) {
    return text == null ? "" : text;
  }
}
