package org.latticeipc.scenarios.language.step;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the domains of a file have in set-up. Confined to one file. */
final class Belongings {
  private final Map<String, Set<String>> capabilities = new LinkedHashMap<>();
  private final Map<String, Set<String>> ends = new LinkedHashMap<>();
  private final Map<String, SymbolTable.Kind> owned = new LinkedHashMap<>();
  private final Map<String, Long> sizes = new LinkedHashMap<>();

  /** The names under which a domain has capabilities. */
  Set<String> of(String domain) {
    return capabilities.computeIfAbsent(domain, d -> new LinkedHashSet<>());
  }

  /** The names of the channels of which a domain has an end. */
  Set<String> ends(String domain) {
    return ends.computeIfAbsent(domain, d -> new LinkedHashSet<>());
  }

  /** A domain has something; tells what it has under that name already, or null. */
  SymbolTable.@Nullable Kind own(String domain, SymbolTable.Kind kind, String name) {
    of(domain).add(name);
    return owned.putIfAbsent(domain + " " + name, kind);
  }

  /** Something of the file has so many parts, numbered from 0; of several, the largest counts. */
  void measure(String name, long size) {
    sizes.merge(name, size, Math::max);
  }

  /** How many parts it has, or null if nobody said. */
  @Nullable Long size(String name) {
    return sizes.get(name);
  }
}
