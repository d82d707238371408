package org.latticeipc.bytecode.check;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.latticeipc.bytecode.loader.RewritingLoader;
import org.latticeipc.bytecode.rewrite.RefusalSites;
import org.latticeipc.bytecode.rewrite.RefusalSites.Refusal;

/**
 * What of a class can be explored, told without running it.
 *
 * <p>A class is judged by its own code: a method that calls another one which is refused is not
 * counted. What is shared though it is not rewritten shows only when it runs.
 *
 * @param name the class's, with dots
 * @param methods how many methods with code it has
 * @param methodsRefused in how many of them something is refused
 * @param refusals each place
 * @param failure why it cannot be rewritten at all, or empty
 */
public record LibraryReport(
    String name, int methods, int methodsRefused, List<Refusal> refusals, String failure) {
  private static final int SHOWN = 3;

  public LibraryReport {
    refusals = List.copyOf(refusals);
  }

  /** How much of a class can be explored. */
  public enum Extent {
    WHOLE,
    PART,
    NONE
  }

  /** Reads one class of the user's. */
  public static LibraryReport of(RewritingLoader loader, String name) {
    try {
      RefusalSites sites = loader.refusals(name);
      return new LibraryReport(name, sites.methods(), sites.methodsRefused(), sites.all(), "");
    } catch (IllegalArgumentException e) {
      return new LibraryReport(name, 0, 0, List.of(), String.valueOf(e.getMessage()));
    }
  }

  /** How much can be explored. */
  public Extent extent() {
    if (!failure.isEmpty() || (methodsRefused > 0 && methodsRefused == methods)) {
      return Extent.NONE;
    }
    return refusals.isEmpty() ? Extent.WHOLE : Extent.PART;
  }

  /** The fields of the JSON document, in order. */
  public Map<String, Object> fields() {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("name", name);
    fields.put("explorable", extent().name());
    fields.put("methods", methods);
    fields.put("methodsRefused", methodsRefused);
    List<Map<String, Object>> places = new ArrayList<>();
    for (Refusal refusal : refusals) {
      Map<String, Object> place = new LinkedHashMap<>();
      place.put("method", refusal.method());
      place.put("place", refusal.place());
      place.put("reason", refusal.reason());
      places.add(place);
    }
    fields.put("refused", places);
    if (!failure.isEmpty()) {
      fields.put("failure", failure);
    }
    return fields;
  }

  /** What stands in the way, for people; empty if nothing does. */
  public List<String> lines() {
    if (extent() == Extent.WHOLE) {
      return List.of();
    }
    List<String> lines = new ArrayList<>();
    if (!failure.isEmpty()) {
      lines.add(name + ": not at all: " + failure);
      return lines;
    }
    String how = extent() == Extent.NONE ? "no method" : "not in ";
    lines.add(
        name
            + ": "
            + how
            + (extent() == Extent.NONE ? "" : methodsRefused + " of " + methods + " methods"));
    refusals.stream().limit(SHOWN).forEach(r -> lines.add("  " + where(r) + shortened(r.reason())));
    if (refusals.size() > SHOWN) {
      lines.add("  and " + (refusals.size() - SHOWN) + " more places");
    }
    return lines;
  }

  private static String where(Refusal refusal) {
    return (refusal.place().isEmpty() ? refusal.method() : refusal.place()) + ": ";
  }

  /** Without the remedy, which is the same for all. */
  private String shortened(String reason) {
    int end = reason.indexOf(", which cannot be explored");
    String what = end < 0 ? reason : reason.substring(0, end);
    return what.startsWith(name + " ") ? what.substring(name.length() + 1) : what;
  }
}
