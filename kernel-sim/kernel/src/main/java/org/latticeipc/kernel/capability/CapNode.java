package org.latticeipc.kernel.capability;

import org.latticeipc.machine.value.Bytes;

/**
 * One live capability in the derivation tree of an object.
 *
 * @param id unique in the object for ever
 * @param parent the id it was derived from, or {@link #NO_PARENT}
 * @param part the part of the object it names, from 0 to 255
 * @param rights what it allows
 * @param owner the domain that may use it, or {@link #IN_TRANSIT} while a queued message carries it
 * @param tag the authentication tag that was given out with it
 * @param maker the domain that derived it, or {@link #NO_MAKER} if it came with the object
 */
public record CapNode(
    long id, long parent, int part, Rights rights, long owner, Bytes tag, long maker) {
  public static final long NO_PARENT = -1;
  public static final long IN_TRANSIT = -1;

  public static final long NO_MAKER = -2;

  /** One that came with the object. */
  public CapNode(long id, long parent, int part, Rights rights, long owner, Bytes tag) {
    this(id, parent, part, rights, owner, tag, NO_MAKER);
  }

  /** The same, of another maker. */
  public CapNode madeBy(long newMaker) {
    return new CapNode(id, parent, part, rights, owner, tag, newMaker);
  }

  public CapNode withParent(long newParent) {
    return new CapNode(id, newParent, part, rights, owner, tag, maker);
  }
}
