package org.latticeipc.scenarios.command.console;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.latticeipc.explorer.result.Progress;
import org.latticeipc.explorer.result.Statistics;

/** What a live line says where it is piped, and in which words it tells of time. */
class ProgressLineTest {
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  /** As if so many executions were done after so many seconds, of at least and at most so many. */
  private static Progress progress(long done, double seconds, double least, double most) {
    Statistics statistics = new Statistics(done, BigInteger.valueOf(done), 0, 0, seconds, 0);
    return new Progress(statistics, 0.01, Math.sqrt(least * most), least, most);
  }

  private String said(Progress... all) {
    PrintStream to = new PrintStream(err, true, StandardCharsets.UTF_8);
    Console console = new Console(to, to, InputStream.nullInputStream(), false, false);
    try (ProgressLine line = new ProgressLine(console, "big1", () -> "")) {
      for (Progress progress : all) {
        line.progress(progress);
      }
    }
    return err.toString(StandardCharsets.UTF_8);
  }

  @Test
  void aForecast_isToldAsAnInterval() {
    assertEquals(
        "big1: 25%, 1,000,000 executions, 100,000/s, 10 to 70 s left\n",
        said(progress(0, 0, 0, 0), progress(1_000_000, 10, 2_000_000, 8_000_000)));
  }

  /** What a checkpoint brought was not done in this time. */
  @Test
  void aResumedSearch_hasTheRateOfNow() {
    assertEquals(
        "big1: 50%, 2,000,000 executions, 100,000/s, about 20 s left\n",
        said(
            progress(1_000_000, 0, 4_000_000, 4_000_000),
            progress(2_000_000, 10, 4_000_000, 4_000_000)));
  }

  @Test
  void withoutAForecast_noTimeIsTold() {
    Statistics statistics = new Statistics(500, BigInteger.valueOf(500), 500, 0, 10, 0);
    assertEquals(
        "big1: 1%, 1,000 executions, 100/s, unknown time left\n",
        said(
            new Progress(new Statistics(0, BigInteger.ZERO, 0, 0, 0, 0), 0, 0),
            new Progress(statistics, 0.01, 100_000)));
  }

  /** Nothing was done since it was known what had been done before. */
  @Test
  void theFirstWord_hasNoRate() {
    assertEquals(
        "big1: 25%, 1,000,000 executions, unknown time left\n",
        said(progress(1_000_000, 10, 2_000_000, 8_000_000)));
  }

  @ParameterizedTest
  @CsvSource({
    "12.4,89.2,12 to 90 s",
    "0.4,89.2,up to 90 s",
    "89,90,89 to 90 s",
    "90,90,about 90 s",
    "60,600,1 to 10 min",
    "3600,86400,1 to 24 h",
    "3600,31000000,up to 359 days",
    "7200,1e12,more than 120 min",
    "1e9,1e12,more than a year",
    "0,1e12,unknown time",
    "-3,-1,up to 0 s"
  })
  void timeLeft_inWords(double least, double most, String words) {
    assertEquals(words, TimeLeft.text(least, most));
  }
}
