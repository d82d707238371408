package org.latticeipc.ipc.transport.net;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Tells the operator what is the case, and not for each of a thousand strangers: a notice is said
 * once, and again after a pause with how many there were meanwhile. Any thread may say something.
 */
public final class Notices {
  private static final long PAUSE_NANOS = TimeUnit.SECONDS.toNanos(10);

  private record Said(long at, int held) {}

  private final Consumer<String> to;
  private final Map<String, Said> last = new TreeMap<>();

  /** Nothing was said yet; {@code to} is told, by one thread at a time. */
  public Notices(Consumer<String> to) {
    this.to = to;
  }

  /** Says that, unless it was said within 10 s. */
  public synchronized void say(String notice) {
    long now = System.nanoTime();
    Said before = last.get(notice);
    if (before != null && now - before.at < PAUSE_NANOS) {
      last.put(notice, new Said(before.at, before.held + 1));
      return;
    }
    int held = before == null ? 0 : before.held;
    last.put(notice, new Said(now, 0));
    to.accept(held == 0 ? notice : notice + " (and " + held + " times more meanwhile)");
  }
}
