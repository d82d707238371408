package org.latticeipc.machine.program;

import java.util.Collections;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.SortedMap;
import java.util.TreeMap;

/** Every {@link Variant} on the class path, found through the {@link VariantSource}s. */
public final class VariantRegistry {
  private static final SortedMap<String, Variant<?>> ALL = load();

  private VariantRegistry() {}

  /** The variants by what a user writes, {@code part=id}, sorted by that. */
  public static Map<String, Variant<?>> all() {
    return ALL;
  }

  private static SortedMap<String, Variant<?>> load() {
    SortedMap<String, Variant<?>> all = new TreeMap<>();
    ClassLoader loader = VariantRegistry.class.getClassLoader();
    for (VariantSource source : ServiceLoader.load(VariantSource.class, loader)) {
      for (Variant<?> variant : source.variants()) {
        if (all.putIfAbsent(variant.text(), variant) != null) {
          throw new IllegalStateException("two variants are called " + variant.text());
        }
      }
    }
    return Collections.unmodifiableSortedMap(all);
  }
}
