package org.latticeipc.jcstress;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.util.List;
import org.junit.jupiter.api.Test;

final class JcstressReportTest {
  @Test
  void everythingPassed_passes() {
    JcstressVerdict verdict = read(0, results(26, 26, 0, 0));
    assertEquals(26, assertInstanceOf(JcstressVerdict.Passed.class, verdict).runs());
  }

  @Test
  void nothingSelected_isBroken() {
    assertInstanceOf(JcstressVerdict.Broken.class, read(0, "(ETA: now)"));
  }

  @Test
  void hardErrors_areBroken() {
    assertInstanceOf(JcstressVerdict.Broken.class, read(0, results(26, 25, 0, 1)));
  }

  @Test
  void fewerRunsThanPlanned_areBroken() {
    assertInstanceOf(JcstressVerdict.Broken.class, read(0, results(26, 20, 0, 0)));
  }

  @Test
  void forbiddenState_isFound_withItsDescription() {
    String line = "some.Test [-Xmx1g]: Observed forbidden state: 1 (lost)";
    JcstressVerdict verdict = read(1, results(2, 0, 2, 0), line);
    assertEquals(
        List.of(line), assertInstanceOf(JcstressVerdict.Forbidden.class, verdict).observations());
  }

  @Test
  void exceptionOfAnActor_isFound() {
    JcstressVerdict verdict =
        read(
            1,
            results(2, 1, 0, 1),
            "    Unrecoverable error while running",
            "    org.latticeipc.ipc.lock.LockMisuseException: lock is not owned");
    assertEquals(
        "org.latticeipc.ipc.lock.LockMisuseException: lock is not owned",
        assertInstanceOf(JcstressVerdict.Threw.class, verdict).exception());
  }

  @Test
  void errorOfTheJvm_isBroken() {
    JcstressVerdict verdict =
        read(
            1,
            results(2, 1, 0, 1),
            "    Unrecoverable error while running",
            "    java.lang.OutOfMemoryError: Java heap space");
    assertInstanceOf(JcstressVerdict.Broken.class, verdict);
  }

  private static String results(int planned, int passed, int failed, int errors) {
    return "(Results: %d planned; %d passed, %d failed, 0 soft errs, %d hard errs)"
        .formatted(planned, passed, failed, errors);
  }

  private static JcstressVerdict read(int exitCode, String... lines) {
    return JcstressReport.read(List.of(lines), exitCode).verdict(1.0);
  }
}
