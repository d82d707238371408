package org.latticeipc.machine.value;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The map against one of the JDK's, which changes in place. */
class PersistentLongMapTest {
  private static final long[] EDGES = {0, 1, -1, -2, Long.MIN_VALUE, Long.MAX_VALUE, 1L << 40};

  private static long key(Random random) {
    return switch (random.nextInt(4)) {
      case 0 -> EDGES[random.nextInt(EDGES.length)];
      case 1 -> random.nextLong();
      default -> random.nextInt(64);
    };
  }

  private static void assertSameAs(Map<Long, Integer> model, PersistentLongMap<Integer> map) {
    assertEquals(model.size(), map.size());
    model.forEach((key, value) -> assertEquals(value, map.get(key)));
    assertArrayEquals(model.keySet().stream().mapToLong(k -> k).toArray(), map.keys());
    List<Integer> values = new ArrayList<>();
    map.forEach(values::add);
    assertEquals(List.copyOf(model.values()), values);
  }

  @Test
  void anyChanges_giveWhatTheModelHas_andLeaveOlderMapsAsTheyAre() {
    for (int seed = 0; seed < 300; seed++) {
      Random random = new Random(seed);
      Map<Long, Integer> model = new TreeMap<>(Long::compareUnsigned);
      PersistentLongMap<Integer> map = PersistentLongMap.empty();
      for (int i = 0; i < 40; i++) {
        PersistentLongMap<Integer> before = map;
        Map<Long, Integer> was = new TreeMap<>(model);
        if (random.nextInt(3) > 0) {
          long key = key(random);
          model.put(key, i);
          map = map.with(key, i);
        } else {
          long[] keys =
              random
                  .longs(random.nextInt(6), 0, 64)
                  .boxed()
                  .sorted(Long::compareUnsigned)
                  .mapToLong(k -> k)
                  .distinct()
                  .toArray();
          for (long key : keys) {
            model.remove(key);
          }
          map = map.without(keys);
        }
        assertSameAs(model, map);
        assertEquals(was.size(), before.size());
      }
    }
  }

  @Test
  void equality_isThatOfContents_howeverTheyCameAbout() {
    PersistentLongMap<Integer> up = PersistentLongMap.empty();
    PersistentLongMap<Integer> down = PersistentLongMap.empty();
    for (int i = 0; i < 1_000; i++) {
      up = up.with(i, i);
      down = down.with(999 - i, 999 - i);
    }
    assertEquals(up, down);
    assertEquals(up.hashCode(), down.hashCode());
    assertNotEquals(up, down.with(5, 6));
    assertEquals(up.without(7), down.with(1_000, 1).without(1_000).without(7));
    assertSame(up, up.without(5_000));
    assertEquals(
        PersistentLongMap.empty(), PersistentLongMap.<Integer>empty().with(3, 3).without(3));
    assertNull(up.get(1_000));
  }
}
