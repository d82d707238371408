package org.latticeipc.ipc;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.latticeipc.ipc.lock.LockMisuseException;
import org.latticeipc.ipc.lock.QuaternionSpinlock;
import org.latticeipc.ipc.suite.FrameCodec;
import org.latticeipc.ipc.transport.Transport;
import org.latticeipc.machine.LoadOrder;
import org.latticeipc.machine.LongCell;
import org.latticeipc.machine.Machine;
import org.latticeipc.machine.RefCell;
import org.latticeipc.machine.StoreOrder;

/**
 * The documented {@code lattice_channel_t}: everything of a channel that is shared, and its lock.
 *
 * <table>
 * <caption>Who may do what</caption>
 * <tr><th>field</th><th>access</th><th>order</th><th>guard</th></tr>
 * <tr><td>link</td><td>store</td><td>RELEASE</td><td>lock</td></tr>
 * <tr><td>link</td><td>load</td><td>RELAXED under the lock, ACQUIRE without</td><td>none</td></tr>
 * <tr><td>keys</td><td>all</td><td>PLAIN</td><td>lock</td></tr>
 * <tr><td>seq, sent, accepted</td><td>all</td><td>RELAXED</td><td>lock</td></tr>
 * <tr><td>codec</td><td>all</td><td>not a cell</td><td>lock</td></tr>
 * </table>
 *
 * <p>That RELAXED is enough for the counters is the document's claim: the lock orders its sections.
 * {@code lock=unlock-relaxed} refutes it for a lock that does not.
 */
public final class ChannelState {
  private final LatticeContext context;
  private final Machine machine;
  private final String name;
  private final boolean blocking;
  private final QuaternionSpinlock lock;
  private final RefCell<Link> link;
  private final RefCell<ChannelKeys> keys;
  private final LongCell seq;
  private final LongCell sent;
  private final LongCell accepted;
  private final FrameCodec codec;
  private final Transport transport;

  ChannelState(LatticeContext context, String name, boolean blocking) {
    this.machine = context.kernel().machine();
    IpcParts parts = context.lattice().parts();
    this.context = context;
    this.name = name;
    this.blocking = blocking;
    this.lock = parts.lock().create(machine, name + ".lock");
    this.link = machine.refCell(name + ".link", Link.NEW);
    this.keys = machine.refCell(name + ".keys", null);
    this.seq = machine.longCell(name + ".seq", 0);
    this.sent = machine.longCell(name + ".sent", 0);
    this.accepted = machine.longCell(name + ".accepted", 0);
    this.codec = new FrameCodec(parts.suite());
    this.transport = context.lattice().transport();
  }

  /** The very channel, all of it shared, for calls whose frames travel otherwise. */
  ChannelState(ChannelState same, Transport transport) {
    this.context = same.context;
    this.machine = same.machine;
    this.name = same.name;
    this.blocking = same.blocking;
    this.lock = same.lock;
    this.link = same.link;
    this.keys = same.keys;
    this.seq = same.seq;
    this.sent = same.sent;
    this.accepted = same.accepted;
    this.codec = same.codec;
    this.transport = transport;
  }

  /** Whose channel it is. */
  public LatticeContext context() {
    return context;
  }

  /** The channel's name. */
  public String name() {
    return name;
  }

  /** Whether calls wait. */
  public boolean blocking() {
    return blocking;
  }

  /** The documented {@code chan->lock}. */
  public QuaternionSpinlock lock() {
    return lock;
  }

  /** Count of operations. */
  public LongCell seq() {
    return seq;
  }

  /** How many frames were sent. */
  public LongCell sent() {
    return sent;
  }

  /** Number of the last frame taken. */
  public LongCell accepted() {
    return accepted;
  }

  /** Makes and opens frames. */
  public FrameCodec codec() {
    return codec;
  }

  /** How its frames travel. */
  public Transport transport() {
    return transport;
  }

  /** Where the channel stands, for a caller that holds the lock. */
  public Link link() {
    return Objects.requireNonNull(link.load(LoadOrder.RELAXED));
  }

  /**
   * Where the channel stood, for a caller without the lock, who must look again under it. ACQUIRE
   * pairs with {@link #setLink}: the queues named by an open link are there.
   */
  public Link linkUnlocked() {
    return Objects.requireNonNull(link.load(LoadOrder.ACQUIRE));
  }

  /** Moves the channel on; the caller holds the lock. RELEASE pairs with {@link #linkUnlocked}. */
  public void setLink(Link next) {
    link.store(next, StoreOrder.RELEASE);
  }

  /** The keys; the caller holds the lock. Null unless the channel is open. */
  public @Nullable ChannelKeys keys() {
    return keys.load(LoadOrder.PLAIN);
  }

  /** Replaces the keys; the caller holds the lock. */
  public void setKeys(@Nullable ChannelKeys next) {
    keys.store(next, StoreOrder.PLAIN);
  }

  /**
   * Takes the lock.
   *
   * @return false if the caller holds it as often as it can be held; nothing has changed then
   */
  public boolean enter() {
    try {
      lock.lock();
      return true;
    } catch (LockMisuseException e) {
      return false;
    }
  }

  /** Gives the lock up, once. */
  public void leave() {
    lock.unlock();
  }

  /** Whether a call may wait: the channel waits, and the caller does not hold its lock. */
  public boolean mayWait() {
    return blocking && !lock.isHeldByCaller();
  }

  /** Whether the caller owns the lock. */
  public Machine machine() {
    return machine;
  }
}
