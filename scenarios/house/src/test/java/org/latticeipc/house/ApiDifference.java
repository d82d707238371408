package org.latticeipc.house;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/**
 * How what is offered now differs from what is on record.
 *
 * @param broken what those who compile against us may miss: gone, or no longer the same
 * @param added what they can use from now on
 */
record ApiDifference(List<String> broken, List<String> added) {
  static ApiDifference between(SortedMap<String, String> recorded, SortedMap<String, String> now) {
    List<String> broken = new ArrayList<>();
    List<String> added = new ArrayList<>();
    for (Map.Entry<String, String> line : recorded.entrySet()) {
      String found = now.get(line.getKey());
      if (found == null) {
        broken.add("removed: " + line.getKey() + " : " + line.getValue());
      } else if (!found.equals(line.getValue())) {
        broken.add("changed: " + line.getKey() + " : " + line.getValue() + "  is now  " + found);
      }
    }
    for (Map.Entry<String, String> line : now.entrySet()) {
      if (!recorded.containsKey(line.getKey())) {
        added.add("added: " + line.getKey() + " : " + line.getValue());
      }
    }
    return new ApiDifference(broken, added);
  }

  boolean isNone() {
    return broken.isEmpty() && added.isEmpty();
  }
}
