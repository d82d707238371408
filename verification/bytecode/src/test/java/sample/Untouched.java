package sample;

/** A class that keeps what cannot be shared, and a method that never touches it. */
public class Untouched {
  static final StringBuilder TEXT = new StringBuilder("made by set-up");
  private static int count;

  public static synchronized int next() {
    return ++count;
  }

  public static void count() throws Exception {
    Hidden.twice(Untouched::next);
    Hidden.expect(count);
  }

  public static void touch() throws Exception {
    Hidden.twice(() -> TEXT.append(next()));
    Hidden.expect(count);
  }
}
