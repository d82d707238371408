package org.latticeipc.bytecode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.latticeipc.bytecode.check.JavaProgram;
import org.latticeipc.bytecode.check.JavaResult;
import org.latticeipc.engine.sim.RacePolicy;
import org.latticeipc.engine.sim.SimulatedMachine;
import org.latticeipc.engine.sim.SimulationOptions;
import org.latticeipc.engine.sim.SimulationResult;
import org.latticeipc.explorer.result.Verdict;
import org.latticeipc.explorer.result.Violation;
import org.latticeipc.model.MemoryModel;

/** The time is the machine's, whichever class of java.time asks for it. */
class ClocksTest {
  @ParameterizedTest
  @CsvSource({
    "goesOn,HOLDS",
    "isOfOurTime,HOLDS",
    "stampsUnderALock,HOLDS",
    "stampsWithout,VIOLATED",
    "namesAreOfVersionFour,HOLDS",
  })
  void time_isExplored(String method, Verdict expected) {
    JavaResult result = Compiled.explore("sample.Clocks#" + method, MemoryModel.JMM);
    assertEquals(expected, result.verdict(), () -> result.reasons().toString());
    assertTrue(expected != Verdict.HOLDS || result.statistics().complete() > 0);
  }

  @ParameterizedTest
  @CsvSource({
    "afterVolatile",
    "afterJoin",
    "afterStart",
    "afterRace",
    "underALock",
    "afterTimeLimit",
    "afterSpinning",
  })
  void time_neverGoesBackAlongWhatIsRead(String method) {
    for (MemoryModel model : List.of(MemoryModel.JMM, MemoryModel.SC)) {
      JavaResult result = Compiled.explore("sample.SharedTimes#" + method, model);
      assertEquals(Verdict.HOLDS, result.verdict(), () -> result.violations().toString());
    }
  }

  @ParameterizedTest
  @CsvSource({"unrelated,' is after '", "tellsTimes,' is more than a day'"})
  void replay_findsTheSameTimes(String method, String message) {
    JavaResult result = Compiled.explore("sample.SharedTimes#" + method, MemoryModel.JMM);
    Violation violation = result.violations().get(0);
    assertTrue(violation.message().contains(message), violation.message());
    SimulationResult again =
        SimulatedMachine.run(
            JavaProgram.replaying(
                Compiled.entry("sample.SharedTimes#" + method),
                Compiled.loader(),
                violation.trace().model(),
                result.eager(),
                result.learnt(),
                0),
            SimulationOptions.replaying(violation.trace()).withRaces(RacePolicy.REPORT));
    assertEquals(
        violation.message(), assertInstanceOf(SimulationResult.Violated.class, again).message());
  }

  @Test
  void clock_isAmongTheAssumptions() {
    JavaResult result = Compiled.explore("sample.Clocks#isOfOurTime", MemoryModel.SC);
    assertTrue(
        result.assumptions().stream()
            .anyMatch(each -> each.startsWith("the clock begins with 2026")),
        () -> result.assumptions().toString());
  }
}
