package sample;

import java.lang.ref.PhantomReference;
import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.SoftReference;
import java.lang.ref.WeakReference;
import java.util.Map;
import java.util.WeakHashMap;

/** Programs with references that a collector may clear. */
public class References {
  private static WeakReference<int[]> cached;
  private static int made;

  private static int[] get() {
    WeakReference<int[]> reference = cached;
    int[] value = reference == null ? null : reference.get();
    if (value == null) {
      value = new int[] {++made};
      cached = new WeakReference<>(value);
    }
    return value;
  }

  private static void twice(Runnable body) throws InterruptedException {
    made = 0;
    cached = null;
    Thread thread = new Thread(body);
    thread.start();
    body.run();
    thread.join();
  }

  public static void cachedUnderALock() throws Exception {
    twice(
        () -> {
          synchronized (References.class) {
            require(get()[0] == 1);
          }
        });
  }

  public static void cachedByTwo() throws Exception {
    twice(
        () -> {
          int[] value = get();
          synchronized (References.class) {
            require(value == get());
          }
        });
  }

  public static void clearedInBetween() throws Exception {
    SoftReference<String> reference = new SoftReference<>("text");
    Thread thread = new Thread(reference::clear);
    thread.start();
    if (reference.get() != null) {
      require(reference.get().length() == 4);
    }
    thread.join();
  }

  public static void enqueuedIsRemoved() throws Exception {
    ReferenceQueue<Object> queue = new ReferenceQueue<>();
    PhantomReference<Object> reference = new PhantomReference<>(new Object(), queue);
    Thread thread = new Thread(() -> require(reference.enqueue()));
    thread.start();
    Reference<?> removed = queue.remove();
    require(removed == reference && queue.poll() == null);
    thread.join();
  }

  /** Nothing is ever collected. */
  public static void nobodyEnqueues() throws Exception {
    ReferenceQueue<Object> queue = new ReferenceQueue<>();
    new WeakReference<>(new Object(), queue);
    queue.remove();
  }

  /** A time limit strikes if nobody enqueues. */
  public static void nobodyEnqueuesInTime() throws Exception {
    ReferenceQueue<Object> queue = new ReferenceQueue<>();
    require(queue.remove(10) == null);
  }

  private static void puts(Map<Object, String> map, boolean locked) throws Exception {
    Object[] keys = {new Object(), new Object()};
    Thread thread =
        new Thread(
            () -> {
              if (locked) {
                synchronized (map) {
                  map.put(keys[0], "a");
                }
              } else {
                map.put(keys[0], "a");
              }
            });
    thread.start();
    synchronized (map) {
      map.put(keys[1], "b");
    }
    thread.join();
    require(map.size() == 2);
  }

  public static void weakMapUnderALock() throws Exception {
    puts(new WeakHashMap<>(), true);
  }

  public static void weakMapWithout() throws Exception {
    puts(new WeakHashMap<>(), false);
  }

  private static void require(boolean condition) {
    if (!condition) {
      throw new AssertionError();
    }
  }
}
