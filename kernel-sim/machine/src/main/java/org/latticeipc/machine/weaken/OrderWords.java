package org.latticeipc.machine.weaken;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.latticeipc.machine.FenceOrder;
import org.latticeipc.machine.LoadOrder;
import org.latticeipc.machine.RmwOrder;
import org.latticeipc.machine.StoreOrder;

/** Orders as words and back; tables, since they are asked for at every access. */
final class OrderWords {
  private static final String[] LOADS = words(LoadOrder.values());
  private static final String[] STORES = words(StoreOrder.values());
  private static final String[] UPDATES = words(RmwOrder.values());
  private static final String[] FENCES = words(FenceOrder.values());
  private static final String[][] EXCHANGES = exchanges();
  private static final Map<String, LoadOrder> LOAD = byWord(LOADS, LoadOrder.values());
  private static final Map<String, StoreOrder> STORE = byWord(STORES, StoreOrder.values());
  private static final Map<String, RmwOrder> UPDATE = byWord(UPDATES, RmwOrder.values());
  private static final Map<String, FenceOrder> FENCE = byWord(FENCES, FenceOrder.values());

  private OrderWords() {}

  private static String[] words(Enum<?>[] orders) {
    // No stream: PathFinder lacks what collects one.
    String[] words = new String[orders.length];
    for (int i = 0; i < words.length; i++) {
      words[i] = orders[i].name().toLowerCase(Locale.ROOT);
    }
    return words;
  }

  private static String[][] exchanges() {
    String[][] table = new String[UPDATES.length][LOADS.length];
    for (int i = 0; i < UPDATES.length; i++) {
      for (int j = 0; j < LOADS.length; j++) {
        table[i][j] = UPDATES[i] + "/" + LOADS[j];
      }
    }
    return table;
  }

  private static <E> Map<String, E> byWord(String[] words, E[] orders) {
    Map<String, E> map = new LinkedHashMap<>();
    for (int i = 0; i < words.length; i++) {
      map.put(words[i], orders[i]);
    }
    return map;
  }

  static String of(LoadOrder order) {
    return LOADS[order.ordinal()];
  }

  static String of(StoreOrder order) {
    return STORES[order.ordinal()];
  }

  static String of(RmwOrder order) {
    return UPDATES[order.ordinal()];
  }

  static String of(FenceOrder order) {
    return FENCES[order.ordinal()];
  }

  static String of(RmwOrder success, LoadOrder failure) {
    return EXCHANGES[success.ordinal()][failure.ordinal()];
  }

  static LoadOrder load(String word) {
    return known(LOAD, word);
  }

  static StoreOrder store(String word) {
    return known(STORE, word);
  }

  static RmwOrder update(String word) {
    return known(UPDATE, word);
  }

  static FenceOrder fence(String word) {
    return known(FENCE, word);
  }

  /**
   * The order of the load and store that a read-modify-write becomes; null if it stays one.
   *
   * @param given by a rule
   * @param written what the program has
   */
  static @Nullable RmwOrder halves(String given, RmwOrder written) {
    if (given.equals(Weakening.SPLIT)) {
      return written;
    }
    String other = Weakening.SPLIT + " ";
    return given.startsWith(other) ? update(given.substring(other.length())) : null;
  }

  static RmwOrder success(String words) {
    return known(UPDATE, words.substring(0, Math.max(0, words.indexOf('/'))));
  }

  static LoadOrder failure(String words) {
    return known(LOAD, words.substring(words.indexOf('/') + 1));
  }

  private static <E> E known(Map<String, E> orders, String word) {
    E order = orders.get(word);
    if (order == null) {
      throw new IllegalArgumentException("a rule gave the order '" + word + "', which is none");
    }
    return order;
  }
}
