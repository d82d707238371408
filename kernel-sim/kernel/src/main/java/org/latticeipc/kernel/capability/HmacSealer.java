package org.latticeipc.kernel.capability;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.latticeipc.machine.Memo;
import org.latticeipc.machine.value.Bytes;

/**
 * Tags are 24 bytes of HMAC-SHA256 (RFC 2104) over a fixed-length encoding of every field, so that
 * no two different capabilities encode alike, and 8 bytes of SipHash-2-4 over those 24, by which a
 * tag of one's own making is told from any other without looking for what it was made for.
 *
 * <p>Keeps the last tag for each of 256 slots: a memo of a pure function, so a lost or repeated
 * entry changes nothing but time. Entries are records (final fields), hence safe to share through
 * the plain array; nothing may be read from an entry but what the record holds.
 */
public class HmacSealer implements CapSealer {
  private static final String ALGORITHM = "HmacSHA256";
  private static final int ENCODED_BYTES = 4 + 8 + 8 + 4 + 8 + 8;
  private static final int SLOTS = 256;
  private static final byte[] ORIGIN = {'o', 'r', 'i', 'g', 'i', 'n'};
  private static final int SEAL_BYTES = 24;

  private record Entry(
      CapKind kind, long pa, long id, Rights rights, long owner, long epoch, Bytes tag) {}

  private final Mac keyed;
  private final SipHash origin;
  @Memo private final @Nullable Entry[] memo = new @Nullable Entry[SLOTS];

  /** A sealer with its own key. */
  public HmacSealer(Bytes key) {
    try {
      keyed = Mac.getInstance(ALGORITHM);
      keyed.init(new SecretKeySpec(key.toArray(), ALGORITHM));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this JDK lacks " + ALGORITHM + ", which every JDK has", e);
    }
    origin = new SipHash(ByteBuffer.wrap(mac(ORIGIN)));
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

  @Override
  public final boolean isOwn(Bytes tag) {
    if (tag.size() != SEAL_BYTES + Long.BYTES) {
      return false;
    }
    ByteBuffer bytes = ByteBuffer.wrap(tag.toArray());
    return origin.of(bytes, SEAL_BYTES) == bytes.getLong(SEAL_BYTES);
  }

  private Bytes compute(byte[] covered) {
    ByteBuffer tag = ByteBuffer.wrap(mac(covered));
    tag.putLong(SEAL_BYTES, origin.of(tag, SEAL_BYTES));
    return Bytes.copyOf(tag.array());
  }

  private byte[] mac(byte[] covered) {
    try {
      // A copy per call: a Mac is not shared between tasks, and copying a keyed one is cheap.
      Mac mac = (Mac) keyed.clone();
      return mac.doFinal(covered);
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException(ALGORITHM + " of this JDK cannot be copied", e);
    }
  }
}
