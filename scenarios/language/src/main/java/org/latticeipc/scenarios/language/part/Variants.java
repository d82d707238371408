package org.latticeipc.scenarios.language.part;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.latticeipc.ipc.IpcParts;
import org.latticeipc.ipc.lock.QuaternionSpinlock;
import org.latticeipc.ipc.variant.IpcVariant;
import org.latticeipc.ipc.variant.IpcVariants;
import org.latticeipc.ipc.variant.LockVariant;
import org.latticeipc.kernel.config.KernelConfig;
import org.latticeipc.kernel.variant.KernelVariants;
import org.latticeipc.machine.Machine;
import org.latticeipc.machine.text.NearestName;
import org.latticeipc.scheduler.DagParts;
import org.latticeipc.scheduler.variant.DagVariants;

/**
 * Which deliberately wrong parts are put in. Immutable; a part that is not named is the real one.
 */
public final class Variants {
  /** Only real parts. */
  public static final Variants NONE = new Variants(Map.of());

  private final Map<String, String> nameByPart;

  private Variants(Map<String, String> nameByPart) {
    this.nameByPart = Collections.unmodifiableMap(new TreeMap<>(nameByPart));
  }

  /** All variants there are, as {@code part=name}, with what each breaks. */
  public static Map<String, String> known() {
    Map<String, String> known = new TreeMap<>();
    IpcVariants.known().forEach(name -> known.put(name, ""));
    for (LockVariant variant : LockVariant.values()) {
      known.put("lock=" + variant.id(), variant.breaks());
    }
    for (IpcVariant variant : IpcVariant.values()) {
      known.put("ipc=" + variant.id(), variant.breaks());
    }
    KernelVariants.names().forEach(name -> known.put("kernel=" + name, ""));
    DagVariants.names().forEach(name -> known.put("dag=" + name, ""));
    return known;
  }

  /**
   * These and one more, which replaces one of the same part.
   *
   * @param text {@code part=name}
   * @throws IllegalArgumentException with one sentence if there is no such variant
   */
  public Variants with(String text) {
    if (!known().containsKey(text)) {
      throw new IllegalArgumentException("unknown variant '" + text + "'" + hint(text));
    }
    Map<String, String> more = new TreeMap<>(nameByPart);
    int equals = text.indexOf('=');
    more.put(text.substring(0, equals), text.substring(equals + 1));
    return new Variants(more);
  }

  private static String hint(String text) {
    String part = text.contains("=") ? text.substring(0, text.indexOf('=') + 1) : "";
    List<String> ofPart = known().keySet().stream().filter(k -> k.startsWith(part)).toList();
    return NearestName.hint(text, ofPart.isEmpty() || part.isEmpty() ? known().keySet() : ofPart);
  }

  /** As {@code part=name}, sorted. */
  public List<String> list() {
    List<String> list = new ArrayList<>();
    nameByPart.forEach((part, name) -> list.add(part + "=" + name));
    return list;
  }

  /** The parts, the chosen ones replaced. */
  public VariantParts parts(String suite, int capacity) {
    IpcParts ipc =
        IpcVariants.apply(IpcParts.standard().withQueueCapacity(capacity), "suite", suite)
            .orElseThrow();
    KernelConfig kernel = KernelConfig.standard();
    DagParts dag = DagParts.standard();
    for (Map.Entry<String, String> variant : nameByPart.entrySet()) {
      String name = variant.getValue();
      switch (variant.getKey()) {
        case "kernel" -> kernel = kernel.withParts(KernelVariants.parts(name).orElseThrow());
        case "dag" -> dag = DagVariants.parts(name).orElseThrow();
        default -> ipc = IpcVariants.apply(ipc, variant.getKey(), name).orElseThrow();
      }
    }
    return new VariantParts(kernel, ipc.remembering(), dag);
  }

  /** A lock of the chosen kind. */
  public QuaternionSpinlock lock(Machine machine, String name) {
    String id = nameByPart.get("lock");
    return id == null
        ? new QuaternionSpinlock(machine, name)
        : LockVariant.named(id).orElseThrow().create(machine, name);
  }
}
