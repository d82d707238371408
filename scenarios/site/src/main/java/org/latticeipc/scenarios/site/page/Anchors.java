package org.latticeipc.scenarios.site.page;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** Names the headings of one page as code hosts do, so that links to them work there and here. */
final class Anchors {
  private final Set<String> taken = new HashSet<>();

  String of(String heading) {
    String name =
        heading
            .toLowerCase(Locale.ROOT)
            .replaceAll("[^\\p{L}\\p{N} _-]", "")
            .strip()
            .replace(' ', '-');
    String unique = name;
    for (int n = 1; !taken.add(unique); n++) {
      unique = name + "-" + n;
    }
    return unique;
  }
}
