package sample;

import java.util.concurrent.Exchanger;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Loops that count their rounds, right ones (r) and wrong ones (w). */
public class Spins {
  static volatile boolean flag;
  static int d;

  public static void rCount() throws Exception {
    Thread t =
        new Thread(
            () -> {
              d = 1;
              flag = true;
            });
    t.start();
    for (int i = 0; !flag; i++) {
      if ((i & 0xff) == 0xff) LockSupport.parkNanos(TimeUnit.MICROSECONDS.toNanos(10));
      else Thread.yield();
    }
    check(d == 1);
  }

  public static void wForever() throws Exception {
    for (int i = 0; !flag; i++) {
      if ((i & 0xff) == 0xff) LockSupport.parkNanos(10);
      else Thread.yield();
    }
  }

  public static void rNoElse() throws Exception {
    Thread t =
        new Thread(
            () -> {
              d = 1;
              flag = true;
            });
    t.start();
    int i = 0;
    while (!flag) {
      if ((++i & 63) == 0) Thread.yield();
    }
    check(d == 1);
  }

  public static void rBounded() throws Exception {
    Thread t =
        new Thread(
            () -> {
              flag = true;
            });
    t.start();
    int i = 0;
    while (!flag && i < 5) {
      i++;
    }
  }

  public static void wBounded() throws Exception {
    Thread t =
        new Thread(
            () -> {
              flag = true;
            });
    t.start();
    int i = 0;
    while (!flag && i < 5) {
      i++;
    }
    check(flag);
  }

  public static void wReadAfterDo() throws Exception {
    new Thread(() -> flag = true).start();
    int i = 0;
    do {
      i++;
      if (i > 4) Thread.onSpinWait();
    } while (!flag);
    check(i != 3);
  }

  public static void wReadWhenThrown() throws Exception {
    new Thread(() -> flag = true).start();
    int i = 0;
    int[] rest = new int[1];
    try {
      while (!flag) {
        if (++i > 4) Thread.yield();
        rest[d]++;
        d = d + 0;
      }
      throw new IllegalStateException();
    } catch (IllegalStateException e) {
      check(i != 2);
    }
  }

  public static void wReadAfterSwitch() throws Exception {
    new Thread(() -> flag = true).start();
    int i = 0;
    while (true) {
      if (++i > 4) Thread.yield();
      switch (flag ? 1 : 0) {
        case 0:
          continue;
        default:
          check(i != 3);
          return;
      }
    }
  }

  public static void wReadAfter() throws Exception {
    Thread t =
        new Thread(
            () -> {
              flag = true;
            });
    t.start();
    int i = 0;
    while (!flag) {
      if ((i++ & 3) == 3) Thread.yield();
      if (i > 6) break;
    }
    check(i < 3);
  }

  public static void wEffect() throws Exception {
    Thread t =
        new Thread(
            () -> {
              if (d == 1) throw new AssertionError("helped");
              flag = true;
            });
    t.start();
    for (int i = 0; !flag; i++) {
      if ((i & 3) == 3) d = 1;
      else Thread.yield();
    }
  }

  public static void wAfter() throws Exception {
    Thread t =
        new Thread(
            () -> {
              flag = true;
            });
    t.start();
    int i = 0;
    for (; !flag; i++) {
      if ((i & 1) == 1) Thread.yield();
    }
    check(i != 1);
  }

  public static void rExchanger() throws Exception {
    Exchanger<Integer> e = new Exchanger<>();
    Thread t = new Thread(() -> swap(e, 1, 2));
    t.start();
    swap(e, 2, 1);
    t.join();
  }

  private static void swap(Exchanger<Integer> e, int mine, int expected) {
    try {
      check(e.exchange(mine) == expected);
    } catch (InterruptedException x) {
      throw new AssertionError(x);
    }
  }

  static void check(boolean holds) {
    if (!holds) {
      throw new AssertionError("wrong");
    }
  }
}
