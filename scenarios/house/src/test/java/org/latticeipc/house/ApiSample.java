package org.latticeipc.house;

import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What {@link PublicApiTest} makes lines of. */
public abstract class ApiSample<T extends Comparable<T>> implements Supplier<@Nullable T> {
  public static final int LIMIT = 3;
  protected long seen;
  int hidden;

  protected ApiSample(T[] first) {
    this.hidden = first.length;
  }

  public abstract <X extends Exception> @Nullable T find(List<? super T> in, @Nullable String name)
      throws X;

  public final int length() {
    return hidden;
  }

  void notOffered() {}

  @Override
  public String toString() {
    return "sample";
  }
}
