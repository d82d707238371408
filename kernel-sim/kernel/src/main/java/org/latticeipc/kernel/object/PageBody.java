package org.latticeipc.kernel.object;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The contents of a page: 64-bit words. Immutable; writing a word copies the page. */
public final class PageBody implements ObjectBody {
  private static final int MOST_SHOWN = 8;

  private final long[] words;

  private PageBody(long[] words) {
    this.words = words;
  }

  public static PageBody zeroed(int words) {
    return new PageBody(new long[words]);
  }

  public int size() {
    return words.length;
  }

  public long word(int index) {
    return words[index];
  }

  public PageBody with(int index, long value) {
    long[] copy = words.clone();
    copy[index] = value;
    return new PageBody(copy);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof PageBody that && Arrays.equals(words, that.words);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(words);
  }

  @Override
  public String toString() {
    return words.length + " words " + shown();
  }

  /** The first words, which is all of them in most programs that people look at. */
  private String shown() {
    if (words.length <= MOST_SHOWN) {
      return Arrays.toString(words);
    }
    String first = Arrays.toString(Arrays.copyOf(words, MOST_SHOWN));
    return first.substring(0, first.length() - 1) + ", …]";
  }
}
