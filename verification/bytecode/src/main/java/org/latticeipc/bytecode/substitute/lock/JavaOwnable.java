package org.latticeipc.bytecode.substitute.lock;

import java.io.Serializable;
import org.jspecify.annotations.NullUnmarked;
import org.latticeipc.bytecode.runtime.MonitorHooks;
import org.latticeipc.bytecode.substitute.JavaThread;

/**
 * {@link java.util.concurrent.locks.AbstractOwnableSynchronizer}, which says who owns it where
 * threads that wait for ever are told of.
 *
 * <p>The JDK's reentrant locks only ask whether the running thread owns them. That is known without
 * a look at the field: whatever another thread put there is another thread. So they ask {@link
 * #ownerIfRunning}, which has no executions of its own for each owner that a racing read may find.
 */
@NullUnmarked // as the original: null where it takes and gives null
public abstract class JavaOwnable implements Serializable {
  private static final long serialVersionUID = 1L;

  private transient JavaThread exclusiveOwnerThread;

  protected JavaOwnable() {}

  protected final void setExclusiveOwnerThread(JavaThread thread) {
    MonitorHooks.owner(this, thread);
    exclusiveOwnerThread = thread;
  }

  protected final JavaThread getExclusiveOwnerThread() {
    return exclusiveOwnerThread;
  }

  /** The running thread if it owns this, else null. */
  protected final JavaThread ownerIfRunning() {
    return MonitorHooks.isOwner(this) ? JavaThread.currentThread() : null;
  }
}
