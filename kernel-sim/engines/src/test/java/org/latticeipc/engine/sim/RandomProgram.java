package org.latticeipc.engine.sim;

import java.util.Random;

/** Draws small litmus programs with accesses of every kind and order. */
final class RandomProgram {
  private static final String[] CELLS = {"x", "y", "z"};
  private static final String[] LOADS = {"na", "rlx", "acq", "sc"};
  private static final String[] STORES = {"na", "rlx", "rel", "sc"};
  private static final String[] UPDATES = {"rlx", "acq", "rel", "acq_rel", "sc"};
  private static final String[] FENCES = {"acq", "rel", "acq_rel", "sc"};
  private final Random random;

  private RandomProgram(long seed) {
    this.random = new Random(seed);
  }

  /** 2 to 4 tasks of 1 to 4 instructions on 2 or 3 cells. */
  static Litmus draw(long seed) {
    return Litmus.withMemory(new RandomProgram(seed).text());
  }

  private String text() {
    int cells = 2 + random.nextInt(2);
    int tasks = 2 + random.nextInt(3);
    StringBuilder text = new StringBuilder();
    for (int t = 0; t < tasks; t++) {
      int instructions = 1 + random.nextInt(4);
      text.append(t == 0 ? "" : " || ");
      for (int i = 0; i < instructions; i++) {
        text.append(i == 0 ? "" : "; ").append(instruction(cells));
      }
    }
    return text.toString();
  }

  private String instruction(int cells) {
    String cell = CELLS[random.nextInt(cells)];
    return switch (random.nextInt(9)) {
      case 0, 1, 2 -> cell + "=" + (1 + random.nextInt(3)) + " " + one(STORES);
      case 3, 4, 5 -> cell + " " + one(LOADS);
      case 6 -> cell + "+=1 " + one(UPDATES);
      case 7 -> cell + "?" + random.nextInt(2) + ":" + (2 + random.nextInt(2)) + " " + one(UPDATES);
      default -> "F " + one(FENCES);
    };
  }

  private String one(String[] of) {
    return of[random.nextInt(of.length)];
  }
}
