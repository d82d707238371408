package org.latticeipc.kernel.object;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The contents of a page: 64-bit words, and which of its capabilities were asked for and which were
 * taken back since their holder did not give them up. Immutable; writing a word copies the page.
 */
public final class PageBody implements ObjectBody {
  private static final int MOST_SHOWN = 8;

  private final long[] words;
  private final List<Long> asked;
  private final List<Long> repossessed;

  private PageBody(long[] words, List<Long> asked, List<Long> repossessed) {
    this.words = words;
    this.asked = asked;
    this.repossessed = repossessed;
  }

  public static PageBody zeroed(int words) {
    return new PageBody(new long[words], List.of(), List.of());
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
    return new PageBody(copy, asked, repossessed);
  }

  /** The holder of a capability is asked to give it up. */
  public PageBody ask(long capability) {
    return isAsked(capability) ? this : new PageBody(words, plus(asked, capability), repossessed);
  }

  public boolean isAsked(long capability) {
    return asked.contains(capability);
  }

  /** A capability is taken back although its holder did not give it up. */
  public PageBody repossess(long capability) {
    return new PageBody(words, asked, plus(repossessed, capability));
  }

  @Override
  public boolean isRepossessed(long capability) {
    return repossessed.contains(capability);
  }

  private static List<Long> plus(List<Long> list, long capability) {
    List<Long> more = new ArrayList<>(list);
    more.add(capability);
    return List.copyOf(more);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof PageBody that
        && Arrays.equals(words, that.words)
        && asked.equals(that.asked)
        && repossessed.equals(that.repossessed);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(words);
  }

  @Override
  public String toString() {
    return words.length
        + " words "
        + shown()
        + (asked.isEmpty() ? "" : ", asked back " + asked)
        + (repossessed.isEmpty() ? "" : ", taken back " + repossessed);
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
