package org.latticeipc.scenarios.language.part;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.latticeipc.ipc.IpcParts;
import org.latticeipc.ipc.variant.SuiteVariant;
import org.latticeipc.kernel.config.KernelConfig;
import org.latticeipc.kernel.config.KernelParts;
import org.latticeipc.machine.program.Variant;
import org.latticeipc.machine.program.VariantRegistry;
import org.latticeipc.machine.sync.SyncParts;
import org.latticeipc.machine.text.NearestName;
import org.latticeipc.scheduler.DagParts;

/**
 * Which deliberately wrong parts are put in. Immutable; a part that is not named is the real one.
 */
public final class Variants {
  /** Only real parts. */
  public static final Variants NONE = new Variants(Map.of());

  private final Map<String, Variant<?>> byPart;

  private Variants(Map<String, Variant<?>> byPart) {
    this.byPart = Collections.unmodifiableMap(new TreeMap<>(byPart));
  }

  /**
   * These and one more, which replaces one of the same part.
   *
   * @param text {@code part=name}
   * @throws IllegalArgumentException with one sentence if there is no such variant
   */
  public Variants with(String text) {
    Variant<?> variant = VariantRegistry.all().get(text);
    if (variant == null) {
      throw new IllegalArgumentException("unknown variant '" + text + "'" + hint(text));
    }
    Map<String, Variant<?>> more = new TreeMap<>(byPart);
    more.put(variant.part(), variant);
    return new Variants(more);
  }

  private static String hint(String text) {
    Set<String> known = VariantRegistry.all().keySet();
    String part = text.contains("=") ? text.substring(0, text.indexOf('=') + 1) : "";
    List<String> ofPart = known.stream().filter(k -> k.startsWith(part)).toList();
    return NearestName.hint(text, ofPart.isEmpty() || part.isEmpty() ? known : ofPart);
  }

  /** As {@code part=name}, sorted. */
  public List<String> list() {
    return byPart.values().stream().<String>map(Variant::text).toList();
  }

  /** The parts, the chosen ones replaced. */
  public VariantParts parts(String suite, int capacity, int cpuSlices) {
    IpcParts ipc =
        SuiteVariant.named(suite)
            .orElseThrow()
            .applyTo(IpcParts.standard().withQueueCapacity(capacity));
    KernelParts kernel = replaced(KernelParts.class, KernelParts.standard());
    return new VariantParts(
        KernelConfig.standard().withParts(kernel).withSlicesPerCpu(cpuSlices),
        replaced(IpcParts.class, ipc).remembering(),
        replaced(DagParts.class, DagParts.standard()),
        replaced(SyncParts.class, SyncParts.standard()));
  }

  private <P> P replaced(Class<P> type, P parts) {
    P result = parts;
    for (Variant<?> variant : byPart.values()) {
      result = variant.replaceIn(type, result);
    }
    return result;
  }
}
