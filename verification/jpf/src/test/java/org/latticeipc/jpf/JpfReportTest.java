package org.latticeipc.jpf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

final class JpfReportTest {
  @Test
  void noEndStates_isInconclusive() {
    JpfVerdict verdict =
        read("lattice-jpf newStates 12", "lattice-jpf endStates 0", "lattice-jpf finished");
    assertTrue(
        assertInstanceOf(JpfVerdict.Inconclusive.class, verdict).reason().contains("no end state"));
  }

  @Test
  void cutSearch_isInconclusive() {
    JpfVerdict verdict =
        read(
            "lattice-jpf newStates 12",
            "lattice-jpf endStates 3",
            "lattice-jpf constraint memory limit",
            "lattice-jpf finished");
    assertTrue(
        assertInstanceOf(JpfVerdict.Inconclusive.class, verdict).reason().contains("memory limit"));
  }

  @Test
  void crash_isInconclusive_withTheLastLine() {
    JpfVerdict verdict = read("Exception in thread main: boom", "\tat somewhere");
    assertTrue(assertInstanceOf(JpfVerdict.Inconclusive.class, verdict).reason().contains("boom"));
  }

  @Test
  void endStates_withoutError_holds() {
    JpfVerdict verdict =
        read("lattice-jpf newStates 12", "lattice-jpf endStates 3", "lattice-jpf finished");
    assertEquals(12, assertInstanceOf(JpfVerdict.Holds.class, verdict).search().newStates());
  }

  @Test
  void unknownProperty_isInconclusive() {
    JpfVerdict verdict = read("lattice-jpf property gov.nasa.jpf.Other", "lattice-jpf finished");
    assertInstanceOf(JpfVerdict.Inconclusive.class, verdict);
  }

  @Test
  void missingClass_isInconclusive_notAViolation() {
    JpfVerdict verdict =
        read(
            "lattice-jpf property gov.nasa.jpf.vm.NoUncaughtExceptionsProperty",
            "lattice-jpf details java.lang.ClassNotFoundException: class not found: a.B",
            "lattice-jpf finished");
    assertTrue(assertInstanceOf(JpfVerdict.Inconclusive.class, verdict).reason().contains("a.B"));
  }

  private static JpfVerdict read(String... lines) {
    return JpfReport.read(List.of(lines)).verdict(1.0);
  }
}
