package org.latticeipc.scheduler.part;

/** When a worker looks for better nodes than those of its own CPU. */
public interface Looking {

  /**
   * Whether a worker may take the best of its own CPU without looking elsewhere.
   *
   * @param taken how many it took since it looked
   * @param own priority of the best of its own CPU
   * @param elsewhere the highest priority that it saw elsewhere when it looked
   */
  boolean mayStay(int taken, long own, long elsewhere);

  /** Of how many takes in a row at least one looks: with it the bound on inversions is stated. */
  int stride();

  /**
   * Looks at least once in {@code stride} takes, and whenever it saw something better elsewhere.
   *
   * @param stride at least 1
   */
  record OnceIn(int stride) implements Looking {
    /** Refuses what is no number of takes. */
    public OnceIn {
      if (stride < 1) {
        throw new IllegalArgumentException("expected a stride of at least 1, got " + stride);
      }
    }

    @Override
    public boolean mayStay(int taken, long own, long elsewhere) {
      return taken + 1 < stride && own >= elsewhere;
    }
  }
}
