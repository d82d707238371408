package org.latticeipc.trace;

import java.util.List;

/**
 * One sentence of why a run ended as it did, with the steps it speaks of.
 *
 * @param sentence in plain words, without a full stop
 * @param about the events it speaks of, in the order it names them; may be empty
 * @param blames whether those events are to blame: were their orders stronger, the run would not be
 *     possible
 */
public record Reason(String sentence, List<EventId> about, boolean blames) {
  public Reason {
    about = List.copyOf(about);
  }

  /** A sentence that speaks of no step in particular. */
  public static Reason of(String sentence) {
    return new Reason(sentence, List.of(), false);
  }

  /** The sentences alone. */
  public static List<String> sentences(List<Reason> reasons) {
    return reasons.stream().map(Reason::sentence).toList();
  }
}
