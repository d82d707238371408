package sample;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.IntSummaryStatistics;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.Spliterator;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** State hidden in collections and streams. */
@SuppressWarnings({
  "CollectionIncompatibleType",
  "LockOnBoxedPrimitive",
  "ReturnValueIgnored",
  "StringJoin",
  "deprecation",
  "fallthrough",
  "finally",
  "serial",
  "synchronization",
  "try"
})
public class HiddenInCollections extends Sharing {
  public static void enumMap() throws Exception {
    EnumMap<K, Integer> m = new EnumMap<>(K.class);
    m.put(K.A, 0);
    twice(() -> m.put(K.A, m.get(K.A) + 1));
    expect(m.get(K.A));
  }

  public static void enumSet() throws Exception {
    EnumSet<K> m = EnumSet.noneOf(K.class);
    two(() -> m.add(K.A), () -> m.add(K.B));
    expect(m.size());
  }

  public static void identityMap() throws Exception {
    IdentityHashMap<Object, Integer> m = new IdentityHashMap<>();
    Object k = new Object();
    m.put(k, 0);
    twice(() -> m.put(k, m.get(k) + 1));
    expect(m.get(k));
  }

  public static void priorityQueue() throws Exception {
    PriorityQueue<Integer> m = new PriorityQueue<>();
    twice(() -> m.add(1));
    expect(m.size());
  }

  public static void arraysAsList() throws Exception {
    List<Integer> m = Arrays.asList(0);
    twice(() -> m.set(0, m.get(0) + 1));
    expect(m.get(0));
  }

  public static void subList() throws Exception {
    List<Integer> m = new ArrayList<>(List.of(0, 5)).subList(0, 1);
    twice(() -> m.set(0, m.get(0) + 1));
    expect(m.get(0));
  }

  public static void entrySetValue() throws Exception {
    Map<Integer, Integer> m = new HashMap<>(Map.of(1, 0));
    Map.Entry<Integer, Integer> e = m.entrySet().iterator().next();
    twice(() -> e.setValue(e.getValue() + 1));
    expect(m.get(1));
  }

  public static void iteratorState() throws Exception {
    Iterator<Integer> i = new ArrayList<>(List.of(0, 1, 2)).iterator();
    twice(() -> i.next());
    expect(i.next());
  }

  public static void iteratorOfImmutable() throws Exception {
    Iterator<Integer> i = List.of(0, 1, 2).iterator();
    twice(() -> i.next());
    expect(i.next());
  }

  public static void spliteratorState() throws Exception {
    Spliterator<Integer> i = List.of(0, 1, 2).spliterator();
    int[] c = new int[1];
    twice(() -> i.tryAdvance(x -> {}));
    expect(3 - i.estimateSize());
  }

  public static void unmodifiableView() throws Exception {
    List<Integer> b = new ArrayList<>(List.of(0));
    List<Integer> v = Collections.unmodifiableList(b);
    twice(() -> b.set(0, v.get(0) + 1));
    expect(v.get(0));
  }

  public static void syncMap() throws Exception {
    Map<Integer, Integer> m = Collections.synchronizedMap(new HashMap<>(Map.of(1, 0)));
    twice(() -> m.put(1, m.get(1) + 1));
    expect(m.get(1));
  }

  public static void nCopies() throws Exception {
    List<int[]> m = Collections.nCopies(2, new int[1]);
    two(() -> m.get(0)[0]++, () -> m.get(1)[0]++);
    expect(m.get(0)[0]);
  }

  public static void skipList() throws Exception {
    ConcurrentSkipListMap<Integer, Integer> m = new ConcurrentSkipListMap<>();
    m.put(1, 0);
    twice(() -> m.put(1, m.get(1) + 1));
    expect(m.get(1));
  }

  public static void mapEntryImmutableMutableValue() throws Exception {
    Map.Entry<String, int[]> e = Map.entry("k", new int[1]);
    twice(() -> e.getValue()[0]++);
    expect(e.getValue()[0]);
  }

  public static void collectionsShuffle() throws Exception {
    List<Integer> l = new ArrayList<>(List.of(0, 1));
    twice(() -> Collections.swap(l, 0, 1));
    expect(l.get(0) == 0 ? 2 : 0);
  }

  public static void computeSideEffect() throws Exception {
    ConcurrentHashMap<Integer, Integer> m = new ConcurrentHashMap<>();
    int[] c = new int[1];
    two(() -> m.computeIfAbsent(1, k -> c[0]++), () -> m.computeIfAbsent(2, k -> c[0]++));
    expect(c[0]);
  }

  public static void summaryStatistics() throws Exception {
    IntSummaryStatistics s = new IntSummaryStatistics();
    twice(() -> s.accept(1));
    expect(s.getCount());
  }

  public static void splittableRandom() throws Exception {
    SplittableRandom r = new SplittableRandom(1);
    twice(() -> r.nextInt());
    expect(0);
  }

  public static void randomOrder() throws Exception {
    Random r = new Random(1);
    int first = new Random(1).nextInt();
    two(() -> got[0] = r.nextInt(), () -> got[1] = r.nextInt());
    if (got[0] != first) throw new AssertionError("the other was first");
  }

  public static void streamForEach() throws Exception {
    Sum s = new Sum();
    twice(() -> IntStream.range(0, 1).forEach(i -> s.n++));
    expect(s.n);
  }

  public static void streamCollectShared() throws Exception {
    List<Integer> l = new ArrayList<>();
    twice(() -> Stream.of(1).forEach(l::add));
    expect(l.size());
  }

  public static void intStreamParallel() throws Exception {
    Sum s = new Sum();
    IntStream.range(0, 2).parallel().forEach(i -> s.n++);
    expect(s.n);
  }

  public static void streamSupportParallel() throws Exception {
    Sum s = new Sum();
    StreamSupport.stream(List.of(1, 2).spliterator(), true).forEach(i -> s.n++);
    expect(s.n);
  }

  public static void streamOfArrayLazily() throws Exception {
    Integer[] a = {0};
    two(
        () -> {
          Stream<Integer> st = Stream.of(a);
          int x = st.findFirst().get();
          a[0] = x + 1;
        },
        () -> {
          int x = Stream.of(a).findFirst().get();
          a[0] = x + 1;
        });
    expect(a[0]);
  }

  public static void toArrayPublished() throws Exception {
    Object[] box = new Object[1];
    two(
        () -> {
          String[] s = Stream.of("a", "b").toArray(String[]::new);
          box[0] = s;
        },
        () -> {
          String[] s = (String[]) box[0];
          if (s != null && "a".equals(s[0])) throw new AssertionError("reached");
        });
  }

  public static void collectedListShared() throws Exception {
    List<Integer> l = Stream.of(0).collect(Collectors.toList());
    twice(() -> l.set(0, l.get(0) + 1));
    expect(l.get(0));
  }
}
