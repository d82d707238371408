package sample;

import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Spliterators;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** State hidden in code of the program that the JDK calls back. */
@SuppressWarnings({
  "ClassCanBeStatic",
  "EmptyCatch",
  "InconsistentOverloads",
  "JavaUtilDate",
  "LockOnBoxedPrimitive",
  "LockOnNonEnclosingClassLiteral",
  "NonAtomicVolatileUpdate",
  "ReturnValueIgnored",
  "StaticAssignmentInConstructor",
  "UnusedVariable",
  "deprecation",
  "serial",
  "synchronization",
  "unused"
})
public class HiddenInCallbacks extends Sharing {
  static int counter;

  public static void userSpliterator() throws Exception {
    int[] n = new int[1];
    Iterator<Integer> it =
        new Iterator<>() {
          public boolean hasNext() {
            return n[0] < 1;
          }

          public Integer next() {
            return n[0]++;
          }
        };
    twice(() -> StreamSupport.stream(Spliterators.spliteratorUnknownSize(it, 0), false).count());
    if (n[0] != 1) throw new AssertionError("twice");
  }

  public static void iterateSeed() throws Exception {
    counter = 0;
    twice(
        () ->
            Stream.iterate(
                    0,
                    x -> {
                      counter++;
                      return x + 1;
                    })
                .limit(2)
                .toList());
    expect(counter);
  }

  public static void generate() throws Exception {
    counter = 0;
    twice(() -> IntStream.generate(() -> counter++).limit(1).sum());
    expect(counter);
  }

  public static void closeHandler() throws Exception {
    counter = 0;
    twice(
        () -> {
          try (Stream<Integer> s = Stream.of(1).onClose(() -> counter++)) {
            s.count();
          }
        });
    expect(counter);
  }

  public static void collectorOfOwn() throws Exception {
    int[] n = new int[1];
    twice(() -> Stream.of(1).collect(() -> n, (a, x) -> a[0]++, (a, b) -> {}));
    expect(n[0]);
  }

  public static void teeing() throws Exception {
    counter = 0;
    twice(
        () ->
            Stream.of(1)
                .collect(
                    Collectors.teeing(
                        Collectors.counting(),
                        Collectors.summingInt(x -> counter++),
                        (a, b) -> a)));
    expect(counter);
  }

  public static void comparatorState() throws Exception {
    counter = 0;
    Comparator<String> c =
        Comparator.comparing(
            s -> {
              counter++;
              return s;
            });
    twice(() -> c.compare("a", "a"));
    if (counter != 4) throw new AssertionError("lost " + counter);
  }

  public static void charSequenceOfOwn() throws Exception {
    class Seq implements CharSequence {
      int n;

      public int length() {
        n++;
        return 1;
      }

      public char charAt(int i) {
        return 'x';
      }

      public CharSequence subSequence(int a, int b) {
        return this;
      }
    }
    Seq s = new Seq();
    twice(() -> "x".contentEquals(s));
    int n = s.n;
    if (n < 2 || n % 2 != 0) throw new AssertionError("lost " + n);
  }

  public static void iterableJoined() throws Exception {
    counter = 0;
    Iterable<String> i =
        () -> {
          counter++;
          return List.of("a").iterator();
        };
    twice(() -> String.join(",", i));
    expect(counter);
  }

  public static void forEachOfIterable() throws Exception {
    counter = 0;
    Iterable<String> i = () -> List.of("a").iterator();
    twice(() -> i.forEach(x -> counter++));
    expect(counter);
  }

  public static void threadFactoryCount() throws Exception {
    counter = 0;
    java.util.concurrent.ThreadFactory f =
        r -> {
          counter++;
          return new Thread(r);
        };
    twice(
        () -> {
          Thread t = f.newThread(() -> {});
          t.start();
          t.join();
        });
    expect(counter);
  }

  public static void callableState() throws Exception {
    class C implements Callable<Integer> {
      int n;

      public Integer call() {
        return ++n;
      }
    }
    C c = new C();
    twice(c::call);
    expect(c.n);
  }

  public static void unaryIdentity() throws Exception {
    int[] a = new int[1];
    UnaryOperator<int[]> u = UnaryOperator.identity();
    twice(() -> u.apply(a)[0]++);
    expect(a[0]);
  }
}
