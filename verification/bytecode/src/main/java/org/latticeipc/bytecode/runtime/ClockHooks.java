package org.latticeipc.bytecode.runtime;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;

/** What {@code java.time} asks the machine for; the names are part of the byte code. */
@NullUnmarked // values of the explored program
public final class ClockHooks {
  private static final int VERSION = 4;

  private ClockHooks() {}

  /** {@code Clock.systemUTC}, and the default zone too, so that each machine has the same. */
  public static Clock clock() {
    return clock(ZoneOffset.UTC);
  }

  /** {@code Clock.system}. */
  public static Clock clock(ZoneId zone) {
    return new ProgramClock(Objects.requireNonNull(zone, "zone"));
  }

  /** {@code UUID.randomUUID}, of the program's random bytes. */
  public static UUID randomUuid() {
    byte[] bytes = new byte[2 * Long.BYTES];
    JavaWorld.machine().random(bytes);
    long high = 0;
    long low = 0;
    for (int i = 0; i < Long.BYTES; i++) {
      high = high << Byte.SIZE | bytes[i] & 0xff;
      low = low << Byte.SIZE | bytes[Long.BYTES + i] & 0xff;
    }
    return new UUID(
        high & ~0xf000L | VERSION << 12, low & 0x3fff_ffff_ffff_ffffL | 0x8000_0000_0000_0000L);
  }

  /** The program's clock; never changes, as the time is the machine's. */
  private static final class ProgramClock extends Clock {
    private final ZoneId zone;

    ProgramClock(ZoneId zone) {
      this.zone = zone;
    }

    @Override
    public ZoneId getZone() {
      return zone;
    }

    @Override
    public Clock withZone(ZoneId other) {
      return clock(other);
    }

    @Override
    public long millis() {
      return CallHooks.usersMillis();
    }

    @Override
    public Instant instant() {
      return Instant.ofEpochMilli(millis());
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof ProgramClock clock && zone.equals(clock.zone);
    }

    @Override
    public int hashCode() {
      return zone.hashCode();
    }

    @Override
    public String toString() {
      return "SystemClock[" + zone + "]";
    }
  }
}
