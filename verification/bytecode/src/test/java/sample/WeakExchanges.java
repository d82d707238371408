package sample;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicMarkableReference;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.concurrent.atomic.AtomicReferenceFieldUpdater;
import java.util.concurrent.atomic.AtomicStampedReference;
import java.util.function.IntBinaryOperator;

/** Weak exchanges that nobody disturbs, each of which may fail for no reason. */
public class WeakExchanges {
  volatile int f;
  volatile Object r;

  private static final AtomicIntegerFieldUpdater<WeakExchanges> NUMBER =
      AtomicIntegerFieldUpdater.newUpdater(WeakExchanges.class, "f");
  private static final AtomicReferenceFieldUpdater<WeakExchanges, Object> REFERENCE =
      AtomicReferenceFieldUpdater.newUpdater(WeakExchanges.class, Object.class, "r");

  private static void req(boolean b) {
    if (!b) throw new AssertionError("failed");
  }

  public static void integer() {
    req(new AtomicInteger().weakCompareAndSetVolatile(0, 1));
  }

  @SuppressWarnings("deprecation") // as old programs have it
  public static void integerOld() {
    req(new AtomicInteger().weakCompareAndSet(0, 1));
  }

  public static void longs() {
    req(new AtomicLong().weakCompareAndSetPlain(0, 1));
  }

  public static void bool() {
    req(new AtomicBoolean().weakCompareAndSetAcquire(false, true));
  }

  public static void ref() {
    req(new AtomicReference<Object>().weakCompareAndSetRelease(null, "x"));
  }

  public static void array() {
    req(new AtomicIntegerArray(2).weakCompareAndSetPlain(1, 0, 1));
  }

  public static void refArray() {
    req(new AtomicReferenceArray<Object>(2).weakCompareAndSetPlain(1, null, "x"));
  }

  public static void stamped() {
    req(new AtomicStampedReference<Object>(null, 0).weakCompareAndSet(null, "x", 0, 1));
  }

  public static void marked() {
    req(new AtomicMarkableReference<Object>(null, false).weakCompareAndSet(null, "x", false, true));
  }

  public static void updater() {
    req(NUMBER.weakCompareAndSet(new WeakExchanges(), 0, 1));
  }

  public static void refUpdater() {
    req(REFERENCE.weakCompareAndSet(new WeakExchanges(), null, "x"));
  }

  public static void reference() {
    IntBinaryOperator o = (a, b) -> new AtomicInteger().weakCompareAndSetPlain(a, b) ? 1 : 0;
    req(o.applyAsInt(0, 1) == 1);
  }

  private interface W {
    boolean w(AtomicInteger a, int x, int y);
  }

  public static void methodRef() {
    W w = AtomicInteger::weakCompareAndSetPlain;
    req(w.w(new AtomicInteger(), 0, 1));
  }

  public static void update() {
    AtomicInteger a = new AtomicInteger();
    a.getAndUpdate(x -> x + 1);
    a.updateAndGet(x -> x + 1);
    req(a.get() == 2);
  }

  public static void strong() {
    req(new AtomicInteger().compareAndSet(0, 1));
  }
}
