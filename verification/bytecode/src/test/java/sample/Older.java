package sample;

/** What a compiler of Java 1.4 could have made too: no lambdas, no nestmates. */
public final class Older {
  /** An interface whose initialiser has a branch. */
  interface Limits {
    int LIMIT = "ab".length() > 1 ? 2 : 3;
  }

  static int hits;

  /** Hits once, with or without the lock of its class. */
  static final class Hitter extends Thread {
    final boolean locks;

    Hitter(boolean locks) {
      this.locks = locks;
    }

    static synchronized void hitAlone() {
      hits++;
    }

    @Override
    public void run() {
      if (locks) {
        hitAlone();
      } else {
        hits++;
      }
    }
  }

  private Older() {}

  public static void locked() throws InterruptedException {
    both(true);
  }

  public static void unlocked() throws InterruptedException {
    both(false);
  }

  static void both(boolean lock) throws InterruptedException {
    Thread one = new Hitter(lock);
    Thread other = new Hitter(lock);
    one.start();
    other.start();
    one.join();
    other.join();
    if (hits != Limits.LIMIT) {
      throw new IllegalStateException("a hit is lost");
    }
  }
}
