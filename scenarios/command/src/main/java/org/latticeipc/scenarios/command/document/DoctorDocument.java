package org.latticeipc.scenarios.command.document;

import java.util.ArrayList;
import java.util.List;
import org.latticeipc.scenarios.json.Fields;

/** The document of {@code doctor}, gathered finding by finding. */
public final class DoctorDocument {
  private final List<Fields> checks = new ArrayList<>();

  /** What there is to say about an engine. */
  public void note(String engine, String text) {
    checks.add(new Fields().put("engine", engine).put("note", text));
  }

  /** Whether an engine found what it should. */
  public void check(String engine, String what, boolean found, String detail) {
    checks.add(
        new Fields()
            .put("engine", engine)
            .put("check", what)
            .put("found", found)
            .put("detail", detail));
  }

  /** The document of all findings so far. */
  public Fields of(boolean healthy) {
    return new Fields().put("healthy", healthy).put("checks", checks);
  }
}
