package org.latticeipc.explorer.work;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;
import org.latticeipc.explorer.file.BoundedInput;

/**
 * What a search that is shared out keeps: bundles and tallies as bytes of a {@link ByteStore}, so
 * that a search of many units takes no more memory than that store may. Confined to one thread.
 */
final class KeptWork implements AutoCloseable {
  private final ByteStore store;
  private long units;

  /** A bundle, with what is asked of it without unpacking it. */
  record Kept(ByteStore.Kept packed, int rawBytes, int count, int things, double weight) {
    boolean canSplit() {
      return things > 1;
    }
  }

  KeptWork(long mostBytes) {
    store = new ByteStore(mostBytes);
  }

  Kept keep(Bundle work) {
    units += work.count();
    return new Kept(
        store.put(work.packed()), work.rawBytes(), work.count(), work.things(), work.weight());
  }

  Bundle get(Kept kept) {
    return new Bundle(
        store.get(kept.packed()), kept.rawBytes(), kept.count(), kept.things(), kept.weight());
  }

  void drop(Kept kept) {
    units -= kept.count();
    store.drop(kept.packed());
  }

  /** Forgets the bundle and gives it. */
  Bundle remove(Kept kept) {
    Bundle work = get(kept);
    drop(kept);
    return work;
  }

  /** What is counted by both, as bytes kept; the first is forgotten. Null is nothing. */
  ByteStore.@Nullable Kept sum(ByteStore.@Nullable Kept before, Tally later) {
    if (before == null) {
      return store.put(bytes(later));
    }
    Tally sum = tally(before);
    sum.add(later);
    store.drop(before);
    return store.put(bytes(sum));
  }

  /** What is counted by both; both are forgotten. */
  ByteStore.@Nullable Kept sum(ByteStore.@Nullable Kept before, ByteStore.@Nullable Kept later) {
    if (later == null) {
      return before;
    } else if (before == null) {
      return later;
    }
    Tally counted = tally(later);
    store.drop(later);
    return sum(before, counted);
  }

  Tally tally(ByteStore.@Nullable Kept kept) {
    if (kept == null) {
      return new Tally();
    }
    try {
      BoundedInput in = BoundedInput.of(store.get(kept));
      Tally tally = TallyCodec.read(in);
      in.requireEnd();
      return tally;
    } catch (IOException e) {
      throw new UncheckedIOException("this is no tally: " + e.getMessage(), e);
    }
  }

  private static byte[] bytes(Tally tally) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      TallyCodec.write(out, tally);
    } catch (IOException e) {
      throw new UncheckedIOException("memory cannot be written", e);
    }
    return bytes.toByteArray();
  }

  void dropTally(ByteStore.@Nullable Kept kept) {
    if (kept != null) {
      store.drop(kept);
    }
  }

  /** Bytes of all that is kept, how many units of work it is, and how many bytes are in a file. */
  long[] size() {
    return new long[] {store.bytes(), units, store.spilled()};
  }

  @Override
  public void close() {
    units = 0;
    store.close();
  }
}
