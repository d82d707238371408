package org.latticeipc.engine.host;

import java.lang.invoke.VarHandle;
import java.util.concurrent.locks.LockSupport;

/** The host engine's list of waiting threads in small, to be explored as ordinary Java. */
public final class WaitingThreadsSample extends WaitingThreads {
  private volatile boolean there;

  private static void both(Runnable one, Runnable other) throws InterruptedException {
    Thread first = new Thread(one);
    Thread second = new Thread(other);
    first.start();
    second.start();
    first.join();
    second.join();
  }

  private void enterAndLeave() {
    leave(enter(() -> true));
  }

  /**
   * Two come and go beside one that stays: it is still waited for, and nobody is left at the end.
   */
  public static void nobodyWhoWaits_isLeftOut() throws InterruptedException {
    WaitingThreadsSample list = new WaitingThreadsSample();
    Waiter stays = list.enter(() -> false);
    both(list::enterAndLeave, list::enterAndLeave);
    if (!list.isWaitedInVain()) {
      throw new AssertionError("left out");
    }
    list.leave(stays);
    if (!list.isEmpty()) {
      throw new AssertionError("not empty");
    }
  }

  /** One leaves and one comes while a third wakes whoever may go on. */
  public static void leaving_besideWaking_losesNobody() throws InterruptedException {
    WaitingThreadsSample list = new WaitingThreadsSample();
    Waiter goes = list.enter(() -> true);
    list.enter(() -> false);
    both(() -> list.leave(goes), list::changed);
    if (!list.isWaitedInVain()) {
      throw new AssertionError("left out");
    }
  }

  /** A change that is a full fence wakes whoever entered before it looked. */
  public static void fencedChange_wakesWhoWaits() throws InterruptedException {
    WaitingThreadsSample list = new WaitingThreadsSample();
    both(
        list::await,
        () -> {
          list.there = true;
          VarHandle.fullFence();
          list.changed();
        });
  }

  /** Without the fence the change may come too late for itself: somebody sleeps for ever. */
  public static void unfencedChange_mayMissWhoEnters() throws InterruptedException {
    WaitingThreadsSample list = new WaitingThreadsSample();
    both(
        list::await,
        () -> {
          list.there = true;
          list.changed();
        });
  }

  /** What woke somebody may be gone when he looks: then the next change wakes him again. */
  public static void wokenInVain_isWokenAgain() throws InterruptedException {
    WaitingThreadsSample list = new WaitingThreadsSample();
    both(list::await, list::comesGoesAndComes);
  }

  /** Not if he does not say that he looks again. */
  public static void wokenInVain_isNotWokenAgain_ifHeKeepsStill() throws InterruptedException {
    WaitingThreadsSample list = new WaitingThreadsSample();
    both(
        () -> {
          Waiter me = list.enter(() -> list.there);
          while (!list.there) {
            LockSupport.park();
          }
          list.leave(me);
        },
        list::comesGoesAndComes);
  }

  private void comesGoesAndComes() {
    there = true;
    VarHandle.fullFence();
    changed();
    there = false;
    there = true;
    VarHandle.fullFence();
    changed();
  }

  private void await() {
    Waiter me = enter(() -> there);
    while (!there) {
      LockSupport.park();
      me.looksAgain();
    }
    leave(me);
  }
}
