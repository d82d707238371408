package org.latticeipc.scenarios.format;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Collects what is wrong with one file, so that a person can mend it all at once. */
public final class Problems {
  private static final int SHOWN = 10;
  private final String file;
  private final Set<String> lines = new LinkedHashSet<>();

  /** The file's name as the user wrote it. */
  public Problems(String file) {
    this.file = file;
  }

  /** Adds one sentence about a place. */
  public void add(Position at, String sentence) {
    lines.add(at.in(file) + ": " + sentence);
  }

  /** Whether nothing was added. */
  public boolean none() {
    return lines.isEmpty();
  }

  /** Throws all that was added, if anything was. */
  public void throwIfAny() throws InputError {
    if (!lines.isEmpty()) {
      List<String> shown = new ArrayList<>(lines);
      if (shown.size() > SHOWN) {
        int more = shown.size() - SHOWN;
        shown = new ArrayList<>(shown.subList(0, SHOWN));
        shown.add(file + ": and " + more + " more");
      }
      throw new InputError(shown);
    }
  }
}
