package org.latticeipc.ipc.variant;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.latticeipc.machine.program.Variant;
import org.latticeipc.machine.program.VariantSource;

/** Registers the variants of locks and channels. */
public final class IpcVariantSource implements VariantSource {
  @Override
  public List<Variant<?>> variants() {
    List<Variant<?>> all = new ArrayList<>();
    Collections.addAll(all, LockVariant.values());
    Collections.addAll(all, IpcVariant.values());
    Collections.addAll(all, SuiteVariant.values());
    return all;
  }
}
