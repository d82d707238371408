package org.latticeipc.machine.program;

import java.util.Optional;

/**
 * A part that can be put in place of the real one, most often one that is wrong on purpose, to
 * prove that the judges are on. Users write {@code part=id}.
 *
 * @param <P> the parts of which it replaces one
 */
public interface Variant<P> {

  /** What is replaced, as it stands before the equals sign. */
  String part();

  /** Its own name, unique among the variants of the part: lower-case words joined by hyphens. */
  String id();

  /** What is wrong with it in plain words; empty if nothing is. */
  String breaks();

  /** What {@link #applyTo} changes. */
  Class<P> partsType();

  /** The parts with this one replaced. */
  P applyTo(P parts);

  /** {@code part=id}. */
  default String text() {
    return part() + "=" + id();
  }

  /** The parts with this one replaced, if they are the kind of parts that it belongs to. */
  default <Q> Q replaceIn(Class<Q> type, Q parts) {
    return type.equals(partsType()) ? type.cast(applyTo(partsType().cast(parts))) : parts;
  }

  /** The one with this id, if there is one. */
  static <V extends Variant<?>> Optional<V> named(V[] variants, String id) {
    for (V variant : variants) {
      if (variant.id().equals(id)) {
        return Optional.of(variant);
      }
    }
    return Optional.empty();
  }
}
