package org.latticeipc.ipc.variant;

import java.util.Optional;
import org.latticeipc.ipc.IpcParts;
import org.latticeipc.ipc.suite.Suite;
import org.latticeipc.machine.program.Variant;

/** The suites, each of which can be put in place of another. */
public enum SuiteVariant implements Variant<IpcParts> {
  DOCUMENTED(Suite.DOCUMENTED),
  SEALED(Suite.SEALED),
  GCM(Suite.GCM);

  private final Suite suite;

  SuiteVariant(Suite suite) {
    this.suite = suite;
  }

  @Override
  public String part() {
    return "suite";
  }

  @Override
  public String id() {
    return suite.name();
  }

  @Override
  public String breaks() {
    return "";
  }

  @Override
  public Class<IpcParts> partsType() {
    return IpcParts.class;
  }

  @Override
  public IpcParts applyTo(IpcParts parts) {
    return parts.withSuite(suite);
  }

  /** The one with this name, if there is one. */
  public static Optional<SuiteVariant> named(String id) {
    return Variant.named(values(), id);
  }
}
