package org.latticeipc.kernel.capability;

import org.latticeipc.machine.value.Bytes;

/**
 * A capability as its holder has it: a value that may be copied, stored and sent anywhere, and that
 * is worth exactly what the kernel says when it is presented.
 *
 * @param kind what it names
 * @param pa address of the object: the object's allocation, and in the low 8 bits a part of it
 * @param id number of this capability among those of the object, never used twice
 * @param rights what the holder may do
 * @param owner the {@link Domain#id()} of the holder
 * @param epoch generation of the object for which the capability was made
 * @param authTag 32 bytes: HMAC-SHA256 over all of the above under a key only the kernel has
 */
public record ExoCap(
    CapKind kind, long pa, long id, Rights rights, long owner, long epoch, Bytes authTag) {

  /** All but the tag, for people. */
  @Override
  public String toString() {
    return kind + "@" + Long.toHexString(pa) + "#" + id + "[" + rights + "]";
  }
}
