package org.latticeipc.catalogue.program;

import static org.latticeipc.machine.program.PropertyViolation.require;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.latticeipc.catalogue.subject.Subject;
import org.latticeipc.catalogue.subject.Subject.Probe;
import org.latticeipc.machine.LoadOrder;
import org.latticeipc.machine.LongCell;
import org.latticeipc.machine.StoreOrder;
import org.latticeipc.machine.program.Setup;
import org.latticeipc.machine.property.NoLeak;
import org.latticeipc.machine.sync.Condition;
import org.latticeipc.machine.sync.CountedMemory;
import org.latticeipc.machine.sync.Futex;
import org.latticeipc.machine.sync.Parker;
import org.latticeipc.machine.sync.SyncParts;
import org.latticeipc.machine.sync.WordMutex;
import org.latticeipc.machine.sync.variant.SyncVariant;

/** What tasks wait with and free, and its variants. */
public final class SyncSubjects {
  private SyncSubjects() {}

  /** The real ones first. */
  public static List<Subject> all() {
    return Stream.concat(
            Stream.of(subject("", "")),
            Stream.of(SyncVariant.values()).map(v -> subject(v.id(), v.breaks())))
        .toList();
  }

  private static Subject subject(String variant, String breaks) {
    SyncParts parts =
        variant.isEmpty()
            ? SyncParts.standard()
            : SyncVariant.named(variant).orElseThrow().applyTo(SyncParts.standard());
    List<Probe> probes =
        List.of(
            Probe.of("hand-over by permit", setup -> handOver(setup, parts)),
            Probe.of("timed park", setup -> timedPark(setup, parts)),
            Probe.of("two sleepers on a futex", setup -> sleepers(setup, parts, false)),
            Probe.of("timed sleepers on a futex", setup -> sleepers(setup, parts, true)),
            Probe.of("counter under a mutex", setup -> counter(setup, parts, 2)),
            Probe.of("mutex of three", setup -> contended(setup, parts)),
            Probe.of("queue with a condition", setup -> queue(setup, parts)),
            Probe.of("memory of two owners", setup -> owners(setup, parts)));
    return new Subject("sync", variant, breaks, probes, List.of(), Optional.empty(), List.of());
  }

  private static void handOver(Setup setup, SyncParts parts) {
    LongCell item = setup.machine().longCell("item", 0);
    Parker parker = parts.permit().create(setup.machine(), "permit", false);
    setup.task(
        "waiter",
        () -> {
          parker.park();
          require(item.load(LoadOrder.PLAIN) == 1, "woken too early");
        });
    setup.task(
        "waker",
        () -> {
          item.store(1, StoreOrder.PLAIN);
          parker.unpark();
        });
  }

  private static void timedPark(Setup setup, SyncParts parts) {
    LongCell item = setup.machine().longCell("item", 0);
    Parker parker = parts.permit().create(setup.machine(), "permit", false);
    setup.task(
        "waiter",
        () -> {
          if (parker.park(setup.machine().nowTicks() + 5)) {
            require(item.load(LoadOrder.RELAXED) == 1, "it has no permit");
          }
        });
    setup.task(
        "waker",
        () -> {
          item.store(1, StoreOrder.RELAXED);
          parker.unpark();
        });
  }

  /** One wake-up for two sleepers: whoever is woken wakes the next. */
  private static void sleepers(Setup setup, SyncParts parts, boolean timed) {
    LongCell word = setup.machine().longCell("word", 0);
    Futex futex = parts.futex().create(setup.machine(), word);
    setup.task(
        "first",
        () -> {
          Futex.Ended ended =
              timed ? futex.await(0, setup.machine().nowTicks() + 5) : futex.await(0);
          if (ended == Futex.Ended.WOKEN) {
            futex.wake(1);
          }
        });
    setup.task(
        "second",
        () -> {
          if (futex.await(0) == Futex.Ended.WOKEN) {
            futex.wake(1);
          }
        });
    setup.task(
        "waker",
        () -> {
          word.store(1, StoreOrder.SEQ_CST);
          futex.wake(1);
        });
  }

  private static void counter(Setup setup, SyncParts parts, int tasks) {
    WordMutex mutex = parts.mutex().create(setup.machine(), "mutex");
    LongCell count = setup.machine().longCell("count", 0);
    for (int i = 1; i <= tasks; i++) {
      setup.task(
          "t" + i,
          () -> {
            mutex.lock();
            count.store(count.load(LoadOrder.PLAIN) + 1, StoreOrder.PLAIN);
            mutex.unlock();
          });
    }
    setup.afterwards(() -> require(count.load(LoadOrder.PLAIN) == tasks, "lost"));
  }

  /** Two wait for a mutex that a third holds from the start, so that both may sleep. */
  private static void contended(Setup setup, SyncParts parts) {
    WordMutex mutex = parts.mutex().create(setup.machine(), "mutex");
    mutex.lock();
    setup.task("owner", mutex::unlock);
    for (String name : List.of("first", "second")) {
      setup.task(
          name,
          () -> {
            mutex.lock();
            mutex.unlock();
          });
    }
  }

  private static void queue(Setup setup, SyncParts parts) {
    WordMutex mutex = parts.mutex().create(setup.machine(), "mutex");
    Condition filled = parts.condition().create(setup.machine(), "filled", false);
    LongCell items = setup.machine().longCell("items", 0);
    setup.task(
        "taker",
        () -> {
          mutex.lock();
          if (items.load(LoadOrder.PLAIN) == 0) {
            filled.await(mutex);
          }
          require(items.load(LoadOrder.PLAIN) == 1, "nothing there");
          mutex.unlock();
        });
    setup.task(
        "putter",
        () -> {
          mutex.lock();
          items.store(1, StoreOrder.PLAIN);
          filled.signal();
          mutex.unlock();
        });
  }

  private static void owners(Setup setup, SyncParts parts) {
    CountedMemory block = parts.counted().create(setup.machine(), "block", 2);
    LongCell inside = block.memory().longCell("inside", 0);
    for (String name : List.of("l", "r")) {
      setup.task(
          name,
          () -> {
            inside.store(1, StoreOrder.RELAXED);
            block.drop();
          });
    }
    setup.property(new NoLeak());
  }
}
