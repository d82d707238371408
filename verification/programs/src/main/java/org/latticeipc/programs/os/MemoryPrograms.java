package org.latticeipc.programs.os;

import org.latticeipc.kernel.Kernel;
import org.latticeipc.kernel.capability.Domain;
import org.latticeipc.kernel.capability.ExoCap;
import org.latticeipc.kernel.capability.Rights;
import org.latticeipc.kernel.config.KernelConfig;
import org.latticeipc.kernel.config.KernelParts;
import org.latticeipc.kernel.property.AskedFirst;
import org.latticeipc.kernel.property.NoUseAfterRevoke;
import org.latticeipc.kernel.upcall.Upcalls;
import org.latticeipc.machine.program.Program;
import org.latticeipc.machine.program.Setup;

/** Programs on mappings and on pages that are asked back. */
public final class MemoryPrograms {
  private static final Rights BOTH = Rights.READ.and(Rights.WRITE);

  private MemoryPrograms() {}

  /** A page is revoked while it is written through a mapping. */
  public static Program revokeMapped(KernelParts parts) {
    return Program.of(
        "revoke-mapped",
        setup -> {
          Kernel kernel = kernel(setup, parts);
          Domain owner = kernel.createDomain("owner");
          Domain user = kernel.createDomain("user");
          setup.property(new NoUseAfterRevoke());
          ExoCap page = kernel.createPage(owner, 1).orElseThrow();
          ExoCap lent = kernel.grant(owner, page, user, BOTH).orElseThrow();
          ExoCap space = kernel.memory().createSpace(user, 1).orElseThrow();
          kernel.memory().map(user, space, 0, lent, BOTH).orElseThrow();
          setup.task("owner", () -> kernel.revoke(owner, lent));
          setup.task("user", () -> kernel.memory().store(user, space, 0, 0, 1, Upcalls.NONE));
        });
  }

  /** A page is asked back from a user that writes it, and gives it up if it is asked in time. */
  public static Program askBack(KernelParts parts) {
    return Program.of(
        "ask-back",
        setup -> {
          Kernel kernel = kernel(setup, parts);
          Domain owner = kernel.createDomain("owner");
          Domain user = kernel.createDomain("user");
          setup.property(new AskedFirst());
          setup.property(new NoUseAfterRevoke());
          ExoCap page = kernel.createPage(owner, 1).orElseThrow();
          ExoCap lent = kernel.grant(owner, page, user, BOTH).orElseThrow();
          setup.task(
              "owner",
              () ->
                  kernel
                      .memory()
                      .askBack(owner, page, lent, setup.machine().nowTicks() + 10)
                      .orElseThrow());
          setup.task(
              "user",
              () -> {
                kernel.writePage(user, lent, 0, 1);
                if (kernel.memory().isAsked(user, lent).isOk()) {
                  kernel.drop(user, lent);
                }
              });
        });
  }

  private static Kernel kernel(Setup setup, KernelParts parts) {
    return Kernel.boot(setup.machine(), KernelConfig.standard().withParts(parts));
  }
}
