package org.latticeipc.bytecode.substitute;

import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.NullUnmarked;

/**
 * {@code java.lang.ref.ReferenceQueue} where that package is trusted: only the program itself puts
 * references into it.
 */
@NullUnmarked // as the original: null where it takes and gives null
public class JavaReferenceQueue {
  private volatile JavaReference head;

  synchronized boolean add(JavaReference reference) {
    if (!reference.goesToQueue()) {
      return false;
    }
    reference.next = head;
    head = reference;
    notifyAll();
    return true;
  }

  synchronized boolean contains(JavaReference reference) {
    for (JavaReference each = head; each != null; each = each.next) {
      if (each == reference) {
        return true;
      }
    }
    return false;
  }

  public JavaReference poll() {
    return head == null ? null : take();
  }

  private synchronized JavaReference take() {
    JavaReference first = head;
    if (first != null) {
      head = first.next;
      first.next = null;
    }
    return first;
  }

  public synchronized JavaReference remove() throws InterruptedException {
    while (head == null) {
      wait();
    }
    return take();
  }

  public synchronized JavaReference remove(long timeout) throws InterruptedException {
    if (timeout < 0) {
      throw new IllegalArgumentException("Negative timeout value");
    } else if (timeout == 0) {
      return remove();
    }
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(timeout);
    for (long left = timeout; head == null && left > 0; ) {
      wait(left);
      left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
    }
    return take();
  }
}
