package org.latticeipc.explorer.work;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Bytes that are kept come back, from memory and from the file. */
class ByteStoreTest {
  private record Pair(byte[] bytes, ByteStore.Kept kept) {}

  @Test
  void keptBytes_inMemoryOrNot_comeBackAndTheirRoomIsUsedAgain() {
    for (int most : new int[] {0, 300, 5_000, 1_000_000}) {
      Random random = new Random(most);
      List<Pair> all = new ArrayList<>();
      long bytes = 0;
      long spilled = 0;
      try (ByteStore store = new ByteStore(most)) {
        for (int i = 0; i < 4_000; i++) {
          if (all.size() < 50 && random.nextBoolean()) {
            byte[] made = new byte[random.nextInt(400)];
            random.nextBytes(made);
            all.add(new Pair(made, store.put(made)));
            bytes += made.length;
          } else if (!all.isEmpty()) {
            Pair pair = all.get(random.nextInt(all.size()));
            assertArrayEquals(pair.bytes, store.get(pair.kept));
            if (random.nextBoolean()) {
              store.drop(pair.kept);
              all.remove(pair);
              bytes -= pair.bytes.length;
            }
          }
          spilled = Math.max(spilled, store.spilled());
          assertEquals(bytes, store.bytes());
          assertTrue(store.bytes() - store.spilled() <= most, "more than the bound in memory");
        }
        all.forEach(pair -> assertArrayEquals(pair.bytes, store.get(pair.kept)));
        // 50 pieces of up to 400 bytes, and of each size of room what was ever used at once.
        assertTrue(store.fileBytes() <= 50 * 512 * 4, store.fileBytes() + " bytes of a file");
      }
      assertEquals(most < 20_000, spilled > 0);
    }
  }

  /** An interruption is no reason to lose the work that is left. */
  @Test
  void interruptedThread_keepsItsBytes() {
    try (ByteStore store = new ByteStore(0)) {
      Thread.currentThread().interrupt();
      ByteStore.Kept kept = store.put(new byte[] {1, 2, 3});
      assertArrayEquals(new byte[] {1, 2, 3}, store.get(kept));
      assertTrue(Thread.interrupted());
      assertArrayEquals(new byte[] {1, 2, 3}, store.get(kept));
    }
  }
}
