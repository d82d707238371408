package org.latticeipc.engine.seam.forgotten.variant;

import org.latticeipc.machine.program.Variant;

/** Variants that no source names; so its use of a part does not count. */
enum ForgottenVariant implements Variant<Runnable> {
  FORGOTTEN;

  @Override
  public String part() {
    return "task";
  }

  @Override
  public String id() {
    return "forgotten";
  }

  @Override
  public String breaks() {
    return "everything";
  }

  @Override
  public Class<Runnable> partsType() {
    return Runnable.class;
  }

  @Override
  public Runnable applyTo(Runnable parts) {
    return new ForgottenPart();
  }
}
