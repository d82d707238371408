package org.latticeipc.bytecode.substitute;

import java.util.List;
import java.util.function.BiFunction;

/** {@code jdk.internal.util.Preconditions}. */
public final class JavaPreconditions {
  public static final BiFunction<String, List<Number>, StringIndexOutOfBoundsException>
      SIOOBE_FORMATTER =
          (check, arguments) -> new StringIndexOutOfBoundsException(text(check, arguments));
  public static final BiFunction<String, List<Number>, ArrayIndexOutOfBoundsException>
      AIOOBE_FORMATTER =
          (check, arguments) -> new ArrayIndexOutOfBoundsException(text(check, arguments));
  public static final BiFunction<String, List<Number>, IndexOutOfBoundsException> IOOBE_FORMATTER =
      (check, arguments) -> new IndexOutOfBoundsException(text(check, arguments));

  private JavaPreconditions() {}

  private static String text(String check, List<Number> n) {
    return switch (check) {
      case "checkIndex" -> "Index " + n.get(0) + " out of bounds for length " + n.get(1);
      case "checkFromToIndex" ->
          "Range [" + n.get(0) + ", " + n.get(1) + ") out of bounds for length " + n.get(2);
      default ->
          "Range ["
              + n.get(0)
              + ", "
              + n.get(0)
              + " + "
              + n.get(1)
              + ") out of bounds for length "
              + n.get(2);
    };
  }

  private static RuntimeException fault(
      BiFunction<String, List<Number>, ? extends RuntimeException> maker,
      String check,
      Number... arguments) {
    List<Number> list = List.of(arguments);
    RuntimeException made = maker == null ? null : maker.apply(check, list);
    return made != null ? made : new IndexOutOfBoundsException(text(check, list));
  }

  public static <X extends RuntimeException> int checkIndex(
      int index, int length, BiFunction<String, List<Number>, X> maker) {
    if (index < 0 || index >= length) {
      throw fault(maker, "checkIndex", index, length);
    }
    return index;
  }

  public static <X extends RuntimeException> int checkFromToIndex(
      int from, int to, int length, BiFunction<String, List<Number>, X> maker) {
    if (from < 0 || from > to || to > length) {
      throw fault(maker, "checkFromToIndex", from, to, length);
    }
    return from;
  }

  public static <X extends RuntimeException> int checkFromIndexSize(
      int from, int size, int length, BiFunction<String, List<Number>, X> maker) {
    if ((length | from | size) < 0 || size > length - from) {
      throw fault(maker, "checkFromIndexSize", from, size, length);
    }
    return from;
  }

  public static <X extends RuntimeException> long checkIndex(
      long index, long length, BiFunction<String, List<Number>, X> maker) {
    if (index < 0 || index >= length) {
      throw fault(maker, "checkIndex", index, length);
    }
    return index;
  }

  public static <X extends RuntimeException> long checkFromToIndex(
      long from, long to, long length, BiFunction<String, List<Number>, X> maker) {
    if (from < 0 || from > to || to > length) {
      throw fault(maker, "checkFromToIndex", from, to, length);
    }
    return from;
  }

  public static <X extends RuntimeException> long checkFromIndexSize(
      long from, long size, long length, BiFunction<String, List<Number>, X> maker) {
    if ((length | from | size) < 0 || size > length - from) {
      throw fault(maker, "checkFromIndexSize", from, size, length);
    }
    return from;
  }
}
