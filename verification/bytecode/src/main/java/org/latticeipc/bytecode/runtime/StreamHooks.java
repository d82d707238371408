package org.latticeipc.bytecode.runtime;

import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Consumer;
import java.util.function.DoubleConsumer;
import java.util.function.IntConsumer;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.NullUnmarked;

/**
 * Streams are the JDK's own: sequential ones only, and an array is read when its elements are asked
 * for, as the original does, so that each read is an event at its time.
 */
@NullUnmarked // values of the explored program, any of which may be null
public final class StreamHooks {
  private static final int IN_ORDER = Spliterator.ORDERED | Spliterator.IMMUTABLE;

  private StreamHooks() {}

  private static boolean sequential(boolean parallel) {
    if (parallel) {
      throw JavaWorld.refuse(
          "a parallel stream, whose threads are the JDK's own, cannot be explored; make it"
              + " sequential");
    }
    return false;
  }

  public static <T> Stream<T> stream(Spliterator<T> elements, boolean parallel) {
    return StreamSupport.stream(elements, sequential(parallel));
  }

  public static <T> Stream<T> stream(
      Supplier<? extends Spliterator<T>> elements, int characteristics, boolean parallel) {
    return StreamSupport.stream(elements, characteristics, sequential(parallel));
  }

  public static IntStream intStream(Spliterator.OfInt elements, boolean parallel) {
    return StreamSupport.intStream(elements, sequential(parallel));
  }

  public static IntStream intStream(
      Supplier<? extends Spliterator.OfInt> elements, int characteristics, boolean parallel) {
    return StreamSupport.intStream(elements, characteristics, sequential(parallel));
  }

  public static LongStream longStream(Spliterator.OfLong elements, boolean parallel) {
    return StreamSupport.longStream(elements, sequential(parallel));
  }

  public static LongStream longStream(
      Supplier<? extends Spliterator.OfLong> elements, int characteristics, boolean parallel) {
    return StreamSupport.longStream(elements, characteristics, sequential(parallel));
  }

  public static DoubleStream doubleStream(Spliterator.OfDouble elements, boolean parallel) {
    return StreamSupport.doubleStream(elements, sequential(parallel));
  }

  public static DoubleStream doubleStream(
      Supplier<? extends Spliterator.OfDouble> elements, int characteristics, boolean parallel) {
    return StreamSupport.doubleStream(elements, characteristics, sequential(parallel));
  }

  // ---- of elements given one by one or as an array

  public static Stream<Object> of(Object element) {
    return Stream.of(element);
  }

  public static Stream<Object> of(Object[] elements) {
    return StreamSupport.stream(new OfObjects(elements), false);
  }

  public static IntStream of(int element) {
    return IntStream.of(element);
  }

  public static IntStream of(int[] elements) {
    return StreamSupport.intStream(new OfInts(elements), false);
  }

  public static LongStream of(long element) {
    return LongStream.of(element);
  }

  public static LongStream of(long[] elements) {
    return StreamSupport.longStream(new OfLongs(elements), false);
  }

  public static DoubleStream of(double element) {
    return DoubleStream.of(element);
  }

  public static DoubleStream of(double[] elements) {
    return StreamSupport.doubleStream(new OfDoubles(elements), false);
  }

  private static final class OfObjects extends Spliterators.AbstractSpliterator<Object> {
    private final Object[] elements;
    private int next;

    OfObjects(Object[] elements) {
      super(elements.length, IN_ORDER | Spliterator.SIZED);
      this.elements = elements;
    }

    @Override
    public boolean tryAdvance(Consumer<? super Object> action) {
      if (next >= elements.length) {
        return false;
      }
      ArrayHooks.read(elements, next);
      action.accept(elements[next++]);
      return true;
    }
  }

  private static final class OfInts extends Spliterators.AbstractIntSpliterator {
    private final int[] elements;
    private int next;

    OfInts(int[] elements) {
      super(elements.length, IN_ORDER | Spliterator.SIZED);
      this.elements = elements;
    }

    @Override
    public boolean tryAdvance(IntConsumer action) {
      if (next >= elements.length) {
        return false;
      }
      ArrayHooks.read(elements, next);
      action.accept(elements[next++]);
      return true;
    }
  }

  private static final class OfLongs extends Spliterators.AbstractLongSpliterator {
    private final long[] elements;
    private int next;

    OfLongs(long[] elements) {
      super(elements.length, IN_ORDER | Spliterator.SIZED);
      this.elements = elements;
    }

    @Override
    public boolean tryAdvance(LongConsumer action) {
      if (next >= elements.length) {
        return false;
      }
      ArrayHooks.read(elements, next);
      action.accept(elements[next++]);
      return true;
    }
  }

  private static final class OfDoubles extends Spliterators.AbstractDoubleSpliterator {
    private final double[] elements;
    private int next;

    OfDoubles(double[] elements) {
      super(elements.length, IN_ORDER | Spliterator.SIZED);
      this.elements = elements;
    }

    @Override
    public boolean tryAdvance(DoubleConsumer action) {
      if (next >= elements.length) {
        return false;
      }
      ArrayHooks.read(elements, next);
      action.accept(elements[next++]);
      return true;
    }
  }
}
