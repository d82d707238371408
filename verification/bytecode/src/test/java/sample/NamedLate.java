package sample;

import java.util.concurrent.ThreadLocalRandom;

/** What several threads come upon, in an order that differs between executions. */
public class NamedLate {
  private static final class Cell {
    private int n;
  }

  private static final Cell[] CELLS = {new Cell(), new Cell(), new Cell()};
  private static int n;

  private static void twice(Runnable body) throws InterruptedException {
    Thread thread = new Thread(body);
    Thread other = new Thread(body);
    thread.start();
    other.start();
    thread.join();
    other.join();
  }

  private static String text(int i) {
    return switch (i) {
      case 0 -> "zero";
      case 1 -> "one";
      default -> "two";
    };
  }

  /** Locks that are literals. */
  public static void texts() throws Exception {
    n = 0;
    twice(
        () -> {
          for (int i = 0; i < 2; i++) {
            synchronized (text(ThreadLocalRandom.current().nextInt(3))) {
              n++;
            }
          }
        });
    if (n > 4) {
      throw new AssertionError();
    }
  }

  /** Objects that were made before the threads were. */
  public static void objects() throws Exception {
    twice(
        () -> {
          for (int i = 0; i < 2; i++) {
            Cell cell = CELLS[ThreadLocalRandom.current().nextInt(CELLS.length)];
            synchronized (cell) {
              cell.n++;
            }
          }
        });
    if (CELLS[0].n + CELLS[1].n + CELLS[2].n != 4) {
      throw new AssertionError();
    }
  }

  /** Classes. */
  public static void classes() throws Exception {
    n = 0;
    Class<?>[] all = {String.class, Cell.class, Thread.class};
    twice(
        () -> {
          for (int i = 0; i < 2; i++) {
            synchronized (all[ThreadLocalRandom.current().nextInt(all.length)]) {
              n++;
            }
          }
        });
    if (n > 4) {
      throw new AssertionError();
    }
  }
}
