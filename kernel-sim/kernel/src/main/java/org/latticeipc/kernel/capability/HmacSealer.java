package org.latticeipc.kernel.capability;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.latticeipc.machine.Memo;
import org.latticeipc.machine.value.Bytes;

/**
 * Tags are HMAC-SHA256 (RFC 2104) over a fixed-length encoding of every field, so that no two
 * different capabilities encode alike.
 *
 * <p>Keeps the last tag for each of 256 slots: a memo of a pure function, so a lost or repeated
 * entry changes nothing but time. Entries are records (final fields), hence safe to share through
 * the plain array; nothing may be read from an entry but what the record holds.
 */
public class HmacSealer implements CapSealer {
  private static final String ALGORITHM = "HmacSHA256";
  private static final int ENCODED_BYTES = 4 + 8 + 8 + 4 + 8 + 8;
  private static final int SLOTS = 256;

  private record Entry(
      CapKind kind, long pa, long id, Rights rights, long owner, long epoch, Bytes tag) {}

  private final Mac keyed;
  @Memo private final @Nullable Entry[] memo = new @Nullable Entry[SLOTS];

  /** A sealer with its own key. */
  public HmacSealer(Bytes key) {
    try {
      keyed = Mac.getInstance(ALGORITHM);
      keyed.init(new SecretKeySpec(key.toArray(), ALGORITHM));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this JDK lacks " + ALGORITHM + ", which every JDK has", e);
    }
  }

  @Override
  public final Bytes tag(CapKind kind, long pa, long id, Rights rights, long owner, long epoch) {
    int slot = (int) ((pa >>> 8) * 31 + id) & (SLOTS - 1);
    Entry known = memo[slot];
    if (known != null
        && known.id == id
        && known.pa == pa
        && known.owner == owner
        && known.epoch == epoch
        && known.rights.equals(rights)
        && known.kind == kind) {
      return known.tag;
    }
    Bytes made = compute(encode(kind, pa, id, rights, owner, epoch));
    memo[slot] = new Entry(kind, pa, id, rights, owner, epoch, made);
    return made;
  }

  /** What the tag covers. */
  protected byte[] encode(CapKind kind, long pa, long id, Rights rights, long owner, long epoch) {
    return ByteBuffer.allocate(ENCODED_BYTES)
        .putInt(kind.code())
        .putLong(pa)
        .putLong(id)
        .putInt(rights.bits())
        .putLong(owner)
        .putLong(epoch)
        .array();
  }

  private Bytes compute(byte[] covered) {
    try {
      // A copy per call: a Mac is not shared between tasks, and copying a keyed one is cheap.
      Mac mac = (Mac) keyed.clone();
      return Bytes.copyOf(mac.doFinal(covered));
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException(ALGORITHM + " of this JDK cannot be copied", e);
    }
  }
}
