package org.latticeipc.machine.weaken;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WeakeningTest {
  @ParameterizedTest
  @CsvSource({
    "LOAD, seq_cst, acquire",
    "LOAD, acquire, relaxed",
    "LOAD, relaxed, ''",
    "LOAD, plain, ''",
    "AWAIT, acquire, relaxed",
    "STORE, seq_cst, release",
    "STORE, release, relaxed",
    "STORE, relaxed, ''",
    "UPDATE, seq_cst, acq_rel;load and store",
    "UPDATE, acq_rel, acquire;release;load and store",
    "UPDATE, relaxed, load and store",
    "EXCHANGE, acq_rel/acquire, acquire/acquire;release/acquire;acq_rel/relaxed;load and store",
    "EXCHANGE, relaxed/relaxed, load and store",
    "FENCE, seq_cst, acq_rel;nothing",
    "FENCE, acq_rel, acquire;release;nothing",
    "FENCE, release, nothing",
  })
  void eachOrder_hasItsNextWeakerOnes(AccessKind kind, String order, String weaker) {
    Site site = new Site("A.java:1", "", kind, order);
    assertEquals(
        weaker, String.join(";", Weakening.of(site).stream().map(Weakening::becomes).toList()));
  }

  @Test
  void everyWeakening_isReadBackFromItsText() {
    for (String caller : List.of("", "Other File.java:7")) {
      for (AccessKind kind : AccessKind.values()) {
        for (String order : List.of("seq_cst", "acq_rel", "release/acquire", "seq_cst/seq_cst")) {
          for (Weakening w : Weakening.of(new Site("line 3", caller, kind, order))) {
            assertEquals(Optional.of(w), Weakening.parse(w.toString()));
          }
        }
      }
    }
  }

  @Test
  void textThatIsNoWeakeningOfItsSite_isNotRead() {
    assertEquals(Optional.empty(), Weakening.parse("A.java:1: load relaxed becomes acquire"));
    assertEquals(Optional.empty(), Weakening.parse("A.java:1: jump acquire becomes relaxed"));
    assertEquals(Optional.empty(), Weakening.parse("lock=unfair"));
  }

  @Test
  void sites_areSortedByTheNumberOfTheirLine() {
    Site nine = new Site("A.java:9", "", AccessKind.LOAD, "acquire");
    Site ten = new Site("A.java:10", "", AccessKind.LOAD, "acquire");
    assertEquals(List.of(nine, ten), List.of(ten, nine).stream().sorted().toList());
  }
}
