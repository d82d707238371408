package org.latticeipc.scenarios.command.sweep;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.latticeipc.machine.program.VariantRegistry;
import org.latticeipc.scenarios.format.InputError;

/**
 * A value for each axis of a sweep, sorted by what they are of.
 *
 * @param values in the order of the axes
 */
public record Combination(Map<String, String> values) {
  /** The value of a part that is put in as it is. */
  private static final String REAL = "real";

  private static final Set<String> OWN = Set.of("model", "seed", "strategy");

  private static Set<String> parts() {
    return VariantRegistry.all().keySet().stream()
        .map(variant -> variant.substring(0, variant.indexOf('=')))
        .collect(Collectors.toSet());
  }

  /** The wrong parts to put in, as {@code part=name}. */
  public List<String> variants() {
    Set<String> parts = parts();
    List<String> variants = new ArrayList<>();
    values.forEach(
        (name, value) -> {
          if (parts.contains(name) && !value.equals(REAL)) {
            variants.add(name + "=" + value);
          }
        });
    return variants;
  }

  /**
   * The values of parameters.
   *
   * @throws InputError if one is no whole number
   */
  public Map<String, Long> parameters() throws InputError {
    Set<String> parts = parts();
    Map<String, Long> parameters = new LinkedHashMap<>();
    for (Map.Entry<String, String> each : values.entrySet()) {
      if (parts.contains(each.getKey()) || OWN.contains(each.getKey())) {
        continue;
      } else if (!each.getValue().matches("-?\\d{1,18}")) {
        throw new InputError(
            "lattice: --sweep: found '"
                + each.getKey()
                + "="
                + each.getValue()
                + "', expected whole numbers for a parameter; parts are "
                + String.join(", ", parts.stream().sorted().toList())
                + ", and there are model, seed and strategy");
      }
      parameters.put(each.getKey(), Long.valueOf(each.getValue()));
    }
    return parameters;
  }

  /** The value of {@code model}, {@code seed} or {@code strategy}, or what else it is. */
  public String of(String name, String otherwise) {
    return values.getOrDefault(name, otherwise);
  }

  @Override
  public String toString() {
    return values.entrySet().stream()
        .map(each -> each.getKey() + "=" + each.getValue())
        .collect(Collectors.joining(" "));
  }
}
