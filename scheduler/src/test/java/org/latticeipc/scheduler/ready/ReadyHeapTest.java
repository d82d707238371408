package org.latticeipc.scheduler.ready;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Heaps of ready nodes beside the JDK's queue, and their equality. */
class ReadyHeapTest {
  private record Node(long priority, int number) {}

  private static final Comparator<Node> ORDER =
      Comparator.comparingLong(Node::priority).reversed().thenComparingInt(Node::number);

  private static ReadyHeap<Node> of(Node node) {
    return ReadyHeap.of(node.priority(), node.number(), node);
  }

  /** Few priorities and many; entries in batches, so that runs of all lengths are merged. */
  @ParameterizedTest
  @ValueSource(longs = {1, 3, 1L << 40})
  void entriesAndTakes_areThoseOfAQueue(long priorities) {
    SplittableRandom random = new SplittableRandom(priorities);
    PriorityQueue<Node> model = new PriorityQueue<>(ORDER);
    ReadyHeap<Node> heap = null;
    for (int number = 0; number < 20_000; ) {
      ReadyHeap<Node> batch = null;
      for (int size = random.nextInt(1, 40); size > 0; size--) {
        Node node = new Node(random.nextLong(-priorities, priorities), number++);
        model.add(node);
        batch = ReadyHeap.merged(batch, of(node));
      }
      heap = ReadyHeap.merged(heap, batch);
      for (int takes = random.nextInt(40); takes > 0 && heap != null; takes--) {
        assertEquals(model.poll(), heap.best());
        heap = heap.withoutBest();
      }
    }
    while (heap != null) {
      assertEquals(model.peek(), heap.best());
      assertEquals(model.element().priority(), heap.priority());
      assertEquals(model.poll(), heap.best());
      heap = heap.withoutBest();
    }
    assertEquals(0, model.size());
  }

  /** A heap is a value: what was made from it leaves it as it was. */
  @Test
  void olderHeaps_stayAsTheyWere() {
    List<@Nullable ReadyHeap<Node>> all = new ArrayList<>();
    ReadyHeap<Node> heap = null;
    for (int number = 0; number < 200; number++) {
      heap = ReadyHeap.merged(heap, of(new Node(number % 7, number)));
      all.add(heap);
    }
    for (int size = 1; size <= all.size(); size++) {
      ReadyHeap<Node> old = all.get(size - 1);
      for (int takes = 0; takes < size; takes++) {
        old = old == null ? null : old.withoutBest();
      }
      assertNull(old, "of " + size);
    }
  }

  @Test
  void heapsMadeAlike_areEqual_andOthersNot() {
    assertEquals(made(100, 0), made(100, 0));
    assertEquals(made(100, 0).hashCode(), made(100, 0).hashCode());
    assertNotEquals(made(100, 0), made(100, 1));
    assertNotEquals(made(100, 0), made(99, 0));
    assertNotEquals(made(1, 0), ReadyHeap.<Node>watched());
  }

  private static ReadyHeap<Node> made(int size, int shift) {
    ReadyHeap<Node> heap = of(new Node(shift, 0));
    for (int number = 1; number < size; number++) {
      ReadyHeap<Node> more = ReadyHeap.merged(heap, of(new Node(number % 5, number)));
      heap = more == null ? heap : more;
    }
    return heap;
  }
}
