package org.latticeipc.explorer.witness;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.latticeipc.machine.program.HoldingFact;

/** What was learnt by calling one execution again: source lines and remarks. */
public final class RecordedCall {
  /** What a remark is. */
  public enum Kind {
    NOTE,
    YIELD
  }

  /** Something a task did between events that orders nothing. */
  public record Remark(int task, int eventsBefore, Kind kind, String text, String source) {}

  private final Map<Integer, String> sources = new HashMap<>();
  private final Map<Integer, Map<Integer, List<Remark>>> remarks = new HashMap<>();

  private final Map<Integer, List<HoldingFact>> holdings = new HashMap<>();

  /** Enters what a task said about who owns what; the facts of one task in order. */
  public void holding(int task, HoldingFact fact) {
    holdings.computeIfAbsent(task, t -> new ArrayList<>()).add(fact);
  }

  /** What a task said about who owns what. */
  public List<HoldingFact> holdings(int task) {
    return holdings.getOrDefault(task, List.of());
  }

  /** Enters the source line of an event; the last one stays. */
  public void source(int event, String line) {
    sources.put(event, line);
  }

  /** Enters a remark; those of one task in order. */
  public void remark(int task, int eventsBefore, Kind kind, String text, String source) {
    remarks
        .computeIfAbsent(task, t -> new HashMap<>())
        .computeIfAbsent(eventsBefore, n -> new ArrayList<>())
        .add(new Remark(task, eventsBefore, kind, text, source));
  }

  /** The source line of an event, empty if not known. */
  public String source(int event) {
    return sources.getOrDefault(event, "");
  }

  /** The remarks of a task made after exactly so many of its events. */
  public List<Remark> remarks(int task, int eventsBefore) {
    return remarks.getOrDefault(task, Map.of()).getOrDefault(eventsBefore, List.of());
  }
}
