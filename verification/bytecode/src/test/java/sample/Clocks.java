package sample;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.UUID;

/** Programs that ask what time it is. */
public class Clocks {
  private static final Clock CLOCK = Clock.systemDefaultZone();
  private static Instant last = Instant.EPOCH;

  private static void twice(Runnable body) throws InterruptedException {
    Thread thread = new Thread(body);
    thread.start();
    body.run();
    thread.join();
  }

  public static void goesOn() throws Exception {
    twice(
        () -> {
          Instant before = Instant.now();
          synchronized (Clocks.class) {
            require(!CLOCK.instant().isBefore(before));
          }
        });
  }

  public static void isOfOurTime() {
    require(LocalDate.now().getYear() >= 2026);
    require(LocalDateTime.now(ZoneId.of("Europe/Zurich")).getYear() == LocalDate.now().getYear());
    require(ZonedDateTime.now(ZoneOffset.UTC).toInstant().toEpochMilli() >= CLOCK.millis() - 1000);
    require(Instant.now(Clock.fixed(Instant.EPOCH, ZoneOffset.UTC)).equals(Instant.EPOCH));
    require(Math.abs(System.currentTimeMillis() - Clock.systemUTC().millis()) < 1000);
    require(System.nanoTime() < 1_000_000_000_000L);
  }

  public static void stampsUnderALock() throws Exception {
    last = Instant.EPOCH;
    twice(
        () -> {
          synchronized (Clocks.class) {
            last = CLOCK.instant();
          }
        });
    require(last.isAfter(Instant.EPOCH));
  }

  /** Between looking and writing another one may have stamped. */
  public static void stampsWithout() throws Exception {
    last = Instant.EPOCH;
    twice(
        () -> {
          if (last.equals(Instant.EPOCH)) {
            require(last.equals(Instant.EPOCH));
            last = Instant.now();
          }
        });
  }

  public static void namesAreOfVersionFour() throws Exception {
    UUID[] ids = new UUID[2];
    Thread thread = new Thread(() -> ids[0] = UUID.randomUUID());
    thread.start();
    ids[1] = UUID.randomUUID();
    thread.join();
    require(ids[0].version() == 4 && ids[1].version() == 4 && ids[0].variant() == 2);
    require(!ids[0].equals(ids[1]));
  }

  private static void require(boolean condition) {
    if (!condition) {
      throw new AssertionError();
    }
  }
}
