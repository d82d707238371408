package org.latticeipc.lincheck;

import org.jetbrains.lincheck.datastructures.Operation;
import org.latticeipc.engine.host.HostMachine;
import org.latticeipc.kernel.Kernel;
import org.latticeipc.kernel.capability.Domain;
import org.latticeipc.kernel.capability.ExoCap;
import org.latticeipc.kernel.capability.Rights;
import org.latticeipc.kernel.config.KernelConfig;
import org.latticeipc.kernel.config.KernelParts;
import org.latticeipc.kernel.object.Message;
import org.latticeipc.kernel.result.ExoResult;
import org.latticeipc.kernel.variant.KernelVariant;
import org.latticeipc.machine.value.Bytes;

/**
 * One capability that is used, derived from, revoked and sent through, while its parent receives.
 * Answers are told by their error's name, so that they can be compared.
 */
public class CapabilityTable {
  static final int CAPACITY = 1;

  private final Kernel kernel;
  private final Domain owner;
  private final ExoCap parent;
  private final ExoCap cap;

  /** The table of the real kernel. */
  public CapabilityTable() {
    this(KernelConfig.standard());
  }

  CapabilityTable(KernelConfig config) {
    kernel = Kernel.boot(HostMachine.create(), config);
    owner = kernel.createDomain("owner");
    parent = kernel.createEndpoint(owner, CAPACITY).orElseThrow();
    cap = kernel.derive(owner, parent, Rights.READ.and(Rights.WRITE)).orElseThrow();
  }

  /** Whether the capability may be used. */
  @Operation
  public String verify() {
    return answer(kernel.verify(owner, cap, Rights.READ));
  }

  /** Derives one more capability. */
  @Operation
  public String derive() {
    return answer(kernel.derive(owner, cap, Rights.READ));
  }

  /** Revokes the capability and tells how many went with it. */
  @Operation
  public String revoke() {
    ExoResult<Integer> result = kernel.revoke(owner, cap);
    return result.isOk() ? "revoked " + result.orElseThrow() : answer(result);
  }

  /** Sends through the capability. */
  @Operation
  public String send() {
    return answer(kernel.trySend(owner, cap, Message.of(Bytes.EMPTY)));
  }

  /** Receives through the parent. */
  @Operation
  public String receive() {
    return answer(kernel.tryReceive(owner, parent));
  }

  private static String answer(ExoResult<?> result) {
    return result.isOk() ? "ok" : String.valueOf(result.error());
  }

  /** {@code kernel=revoke-races-use}. */
  public static final class RevokeRacesUse extends CapabilityTable {
    public RevokeRacesUse() {
      super(
          KernelConfig.standard()
              .withParts(KernelVariant.REVOKE_RACES_USE.applyTo(KernelParts.standard())));
    }
  }
}
