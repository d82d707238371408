package org.latticeipc.scenarios.program;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.latticeipc.ipc.lock.QuaternionSpinlock;
import org.latticeipc.ipc.variant.LockVariant;
import org.latticeipc.kernel.KernelConfig;
import org.latticeipc.machine.Machine;
import org.latticeipc.scenarios.format.Names;

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
    for (LockVariant variant : LockVariant.values()) {
      known.put("lock=" + variant.id(), variant.breaks());
    }
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
    return Names.hint(text, ofPart.isEmpty() || part.isEmpty() ? known().keySet() : ofPart);
  }

  /** As {@code part=name}, sorted. */
  public List<String> list() {
    List<String> list = new ArrayList<>();
    nameByPart.forEach((part, name) -> list.add(part + "=" + name));
    return list;
  }

  /** The kernel's parts. */
  KernelConfig kernel() {
    return KernelConfig.standard();
  }

  /** A lock of the chosen kind. */
  QuaternionSpinlock lock(Machine machine, String name) {
    String id = nameByPart.get("lock");
    return id == null
        ? new QuaternionSpinlock(machine, name)
        : LockVariant.named(id).orElseThrow().create(machine, name);
  }
}
