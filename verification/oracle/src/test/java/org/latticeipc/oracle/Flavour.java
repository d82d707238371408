package org.latticeipc.oracle;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.random.RandomGenerator;

/** What random programs are rich in. */
enum Flavour {
  ACCESSES("load 50, store 50", Trait.NONE),
  UPDATES("load 22, store 23, add 28, exchange 13, cas 14", Trait.NONE),
  FENCES("fence 30, load 35, store 35", Trait.NONE),
  SEQ_CST("load 50, store 50", Trait.STRONG),
  WAITS("await 26, late 9, add 10, exchange 5, cas 5, load 22, store 23", Trait.NONE),

  /** Waits for cells that only one task, or only read-modify-writes, write. */
  ORDERED_WAITS("await 31, late 4, load 15, fence 5, add 20, cas 5, store 20", Trait.OWNED),
  PLAIN("load 50, store 50", Trait.PLAIN),

  /** The last task is a child that the first one spawns. */
  SPAWNS("add 10, exchange 5, cas 5, load 40, store 40", Trait.NONE),
  MIXED(
      "fence 12, await 5, late 5, choose 8, branch 8, add 11, exchange 5, cas 6, load 20, store 20",
      Trait.NONE),

  /** All statements and all orders. */
  EVERYTHING(
      "load 30, store 25, fence 5, add 7, exchange 3, cas 10, branch 8, choose 4, assume 4, await 4",
      Trait.PLAIN),

  /** The same, mostly sequentially consistent. */
  STRONG_EVERYTHING(
      "load 30, store 25, fence 5, add 7, exchange 3, cas 10, branch 8, choose 4, assume 4, await 4",
      Trait.STRONG),

  /** Mostly read-modify-writes. */
  UPDATING(
      "load 4, store 6, fence 5, add 22, exchange 11, cas 32, branch 8, choose 4, assume 4, await 4",
      Trait.PLAIN),

  /** Mostly awaits, branches and assumptions. */
  CONTROL(
      "load 5, store 20, fence 5, add 7, exchange 3, cas 10, branch 20, choose 8, assume 11, await 11",
      Trait.PLAIN),

  /** Reads and compare-and-exchanges that go on only with the right value. */
  SPINS(
      "load 10, store 25, fence 5, add 7, exchange 3, cas 30, branch 8, choose 4, assume 4, await 4",
      Trait.SPINNING),

  /** Sections of locks that are taken by an exchange or not at all, and accesses beside them. */
  LOCKS("section 45, lock 10, await 10, load 10, store 5, add 5, cas 5, branch 10", Trait.NONE),

  /** Ends in every execution. */
  STRAIGHT("load 33, store 34, add 11, cas 11, fence 11", Trait.PLAIN);

  /** What one statement does. */
  enum Kind {
    LOAD,
    STORE,
    FENCE,
    ADD,
    EXCHANGE,
    CAS,
    AWAIT,
    /** An await with a deadline. */
    LATE,
    CHOOSE,
    BRANCH,
    ASSUME,
    /** An exchange that must succeed. */
    LOCK,
    /** The same, then something else, then mostly the value from before. */
    SECTION
  }

  /** What else is particular. */
  private enum Trait {
    NONE,
    PLAIN,
    STRONG,
    OWNED,
    SPINNING
  }

  private final Map<Kind, Integer> weights = new EnumMap<>(Kind.class);
  private final int sum;
  private final Trait trait;

  Flavour(String weights, Trait trait) {
    for (String entry : weights.split(", ", -1)) {
      String[] words = entry.split(" ", -1);
      this.weights.put(Kind.valueOf(words[0].toUpperCase(Locale.ROOT)), Integer.parseInt(words[1]));
    }
    this.sum = this.weights.values().stream().mapToInt(Integer::intValue).sum();
    this.trait = trait;
  }

  Kind draw(RandomGenerator random) {
    int dice = random.nextInt(sum);
    for (Map.Entry<Kind, Integer> entry : weights.entrySet()) {
      dice -= entry.getValue();
      if (dice < 0) {
        return entry.getKey();
      }
    }
    throw new IllegalStateException("weights do not sum up to " + sum);
  }

  int fewestCells() {
    return this == STRAIGHT ? 2 : 1;
  }

  int mostCells() {
    return this == UPDATING || ordinal() < MIXED.ordinal() ? 2 : 3;
  }

  /** Whether an access may be plain. */
  boolean isPlain() {
    return trait == Trait.PLAIN || trait == Trait.SPINNING || this == STRONG_EVERYTHING;
  }

  /** Whether reads are followed by assumptions on what they read. */
  boolean isSpinning() {
    return trait == Trait.SPINNING;
  }

  /** Whether every second cell is updated only, and each other one stored to by one task. */
  boolean isOwned() {
    return trait == Trait.OWNED;
  }

  /** One of the orders, the last and strongest one mostly where that is the flavour. */
  <E extends Enum<E>> E order(E[] all, RandomGenerator random) {
    boolean strongest = trait == Trait.STRONG && random.nextInt(4) > 0;
    E[] possible = isPlain() ? all : withoutPlain(all);
    return strongest ? all[all.length - 1] : possible[random.nextInt(possible.length)];
  }

  private static <E extends Enum<E>> E[] withoutPlain(E[] all) {
    return all[0].name().equals("PLAIN") ? Arrays.copyOfRange(all, 1, all.length) : all;
  }
}
