package sample;

import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What streams collect into, and services that are looked for. */
public class Collecting {
  private final List<Integer> list = Stream.of(1, 2).collect(Collectors.toList());
  private final Map<Integer, Integer> map =
      Stream.of(1, 2).collect(Collectors.toMap(i -> i, i -> i));

  /** Two threads write to a list that a stream made. */
  public void listRaces() throws InterruptedException {
    Thread other = new Thread(() -> list.set(0, list.get(0) + 1));
    other.start();
    list.set(0, list.get(0) + 1);
    other.join();
    if (list.get(0) != 3) {
      throw new AssertionError("lost");
    }
  }

  /** Under a lock they lose nothing. */
  public void mapUnderLock() throws InterruptedException {
    Thread other = new Thread(this::add);
    other.start();
    add();
    other.join();
    if (map.get(1) != 3) {
      throw new AssertionError("lost");
    }
  }

  private void add() {
    synchronized (map) {
      map.merge(1, 1, Integer::sum);
    }
  }

  /** Nobody serves. */
  public void services() throws InterruptedException {
    int[] found = new int[1];
    Iterator<Runnable> runnables = ServiceLoader.load(Runnable.class).iterator();
    Thread other = new Thread(() -> found[0] += runnables.hasNext() ? 1 : 0);
    other.start();
    other.join();
    if (found[0] != 0 || ServiceLoader.load(Runnable.class).findFirst().isPresent()) {
      throw new AssertionError("found");
    }
  }
}
