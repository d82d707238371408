package org.latticeipc.bytecode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.latticeipc.bytecode.check.JavaCheck;
import org.latticeipc.bytecode.check.JavaOptions;
import org.latticeipc.bytecode.check.JavaResult;
import org.latticeipc.bytecode.check.ReductionRefused;
import org.latticeipc.explorer.result.Verdict;
import org.latticeipc.explorer.result.Violation;
import org.latticeipc.model.MemoryModel;

/** Several threads explore, each with its own statics; and threads that cannot be told apart. */
class WorkersTest {
  private static JavaResult explore(String name, JavaOptions options) {
    return new JavaCheck(Compiled.loader(), List.of())
        .run(Compiled.entry("sample." + name), options);
  }

  private static JavaOptions options(MemoryModel model, int jobs) {
    return JavaOptions.of(model).withJobs(jobs);
  }

  @ParameterizedTest
  @CsvSource({
    "Right#monitor,RC11",
    "Right#lock,RC11",
    "Right#queue,RC11",
    "Right#latch,JMM",
    "StressSamples$LostUpdate,JMM",
    "StressSamples$NeverEnds,JMM",
    "StressSamples$Alike,SC",
    "NamedLate#texts,SC",
    "NamedLate#objects,SC",
    "NamedLate#classes,SC",
    "Wrong#racyPublication,RC11",
    "Wrong#lostNotification,RC11",
    "Wrong#callsNative,SC"
  })
  void severalWorkers_giveTheAnswerOfOne(String name, MemoryModel model) {
    JavaResult one = explore(name, options(model, 1));
    JavaResult three = explore(name, options(model, 3));
    assertEquals(one.verdict(), three.verdict(), () -> three.reasons().toString());
    assertEquals(one.reasons(), three.reasons());
    assertEquals(one.outcomes(), three.outcomes());
    assertEquals(
        one.violations().stream().map(Violation::message).toList(),
        three.violations().stream().map(Violation::message).toList());
    if (one.verdict() == Verdict.HOLDS) {
      assertEquals(one.statistics().complete(), three.statistics().complete());
      assertEquals(one.statistics().blocked(), three.statistics().blocked());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"SC", "TSO", "RC11", "JMM"})
  void actorsWithTheSameCode_areInterchangeable(MemoryModel model) {
    JavaResult all = explore("StressSamples$Alike", options(model, 1));
    JavaResult some = explore("StressSamples$Alike", options(model, 1).withSymmetry());
    assertEquals(Verdict.HOLDS, all.verdict(), () -> all.reasons().toString());
    assertEquals(Verdict.HOLDS, some.verdict(), () -> some.reasons().toString());
    assertEquals(all.outcomes().keySet(), some.outcomes().keySet());
    assertTrue(
        some.statistics().complete() < all.statistics().complete(),
        some.statistics() + " " + all.statistics());
    assertEquals(
        all.statistics().complete(), some.statistics().standsFor().longValueExact(), model::id);
    assertTrue(some.assumptions().contains("reduced: symmetry"), some.assumptions().toString());
  }

  @Test
  void actorsThatAskWhoTheyAre_areToldApart() {
    JavaResult all = explore("StressSamples$AskingWho", options(MemoryModel.JMM, 1));
    JavaResult some =
        explore("StressSamples$AskingWho", options(MemoryModel.JMM, 1).withSymmetry());
    assertEquals(all.outcomes(), some.outcomes());
    assertEquals(all.statistics().complete(), some.statistics().complete());
  }

  @Test
  void actorsWithOtherCode_areRefusedByName() {
    JavaOptions options = options(MemoryModel.JMM, 1).withSymmetry();
    assertEquals(
        "symmetry leaves nothing out of sample.StressSamples$PlainMessage: it tells all actors"
            + " apart: no two of [writer, reader] have the same code; leave it out of the"
            + " reductions",
        assertThrows(ReductionRefused.class, () -> explore("StressSamples$PlainMessage", options))
            .getMessage());
  }

  @ParameterizedTest
  @CsvSource({
    "oneObject,SC,true",
    "oneObject,JMM,true",
    "sameCaptures,SC,true",
    "sameCaptures,RC11,true",
    "sameCaptures,JMM,true",
    "lost,JMM,false",
    "gated,SC,false",
    "gated,RC11,false",
    "writtenBetween,SC,false",
    "oneIsJoined,SC,false",
    "asking,SC,false",
  })
  void threads_thatNothingTellsApart_areInterchangeable(
      String method, MemoryModel model, boolean reduced) {
    JavaResult all = explore("Twins#" + method, options(model, 1));
    JavaResult some = explore("Twins#" + method, options(model, 1).withSymmetry());
    assertEquals(all.verdict(), some.verdict(), () -> some.reasons().toString());
    if (all.verdict() == Verdict.VIOLATED) {
      assertEquals(all.violations().get(0).property(), some.violations().get(0).property());
    } else {
      assertEquals(all.statistics().complete(), some.statistics().standsFor().longValueExact());
      assertEquals(
          reduced,
          some.statistics().complete() < all.statistics().complete(),
          all.statistics() + " " + some.statistics());
    }
  }

  @Test
  void threads_withOtherCaptures_areRefusedByName() {
    JavaOptions options = options(MemoryModel.SC, 1).withSymmetry();
    assertEquals(
        "symmetry leaves nothing out of sample.Twins#otherCaptures: it tells Thread-1 from"
            + " Thread-0: they do not run one object, nor objects of one class with the same final"
            + " fields; leave it out of the reductions",
        assertThrows(ReductionRefused.class, () -> explore("Twins#otherCaptures", options))
            .getMessage());
  }
}
