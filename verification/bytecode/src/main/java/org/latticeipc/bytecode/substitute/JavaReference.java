package org.latticeipc.bytecode.substitute;

import org.jspecify.annotations.NullUnmarked;

/**
 * {@code java.lang.ref.Reference} where that package is trusted: nothing is ever collected, so that
 * a reference keeps what it was given until it is told to forget it. Its fields are locations like
 * any others.
 */
@NullUnmarked // as the original: null where it takes and gives null
public abstract class JavaReference {
  private Object referent;
  private final JavaReferenceQueue queue;

  /** The next one in the queue in which it is; of the queue. */
  JavaReference next;

  private boolean wasEnqueued;

  JavaReference(Object referent, JavaReferenceQueue queue) {
    this.referent = referent;
    this.queue = queue;
  }

  public Object get() {
    return referent;
  }

  public final boolean refersTo(Object object) {
    return referent == object;
  }

  public void clear() {
    referent = null;
  }

  public boolean enqueue() {
    clear();
    return queue != null && queue.add(this);
  }

  public boolean isEnqueued() {
    return queue != null && queue.contains(this);
  }

  /** Whether it is the first time that it goes to its queue; of the queue. */
  boolean goesToQueue() {
    boolean first = !wasEnqueued;
    wasEnqueued = true;
    return first;
  }

  public static void reachabilityFence(Object reference) {
    // everything is reachable
  }

  /** {@code java.lang.ref.WeakReference}. */
  public static class Weak extends JavaReference {
    public Weak(Object referent) {
      this(referent, null);
    }

    public Weak(Object referent, JavaReferenceQueue queue) {
      super(referent, queue);
    }
  }

  /** {@code java.lang.ref.SoftReference}. */
  public static class Soft extends JavaReference {
    public Soft(Object referent) {
      this(referent, null);
    }

    public Soft(Object referent, JavaReferenceQueue queue) {
      super(referent, queue);
    }
  }

  /** {@code java.lang.ref.PhantomReference}. */
  public static class Phantom extends JavaReference {
    public Phantom(Object referent, JavaReferenceQueue queue) {
      super(referent, queue);
    }

    @Override
    public Object get() {
      return null;
    }
  }
}
