package org.latticeipc.kernel.call;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.latticeipc.kernel.capability.CapTree;
import org.latticeipc.kernel.capability.Domain;
import org.latticeipc.kernel.object.DomainBody;
import org.latticeipc.kernel.object.KernelObject;
import org.latticeipc.kernel.object.ObjectState;
import org.latticeipc.kernel.object.QueuedState;
import org.latticeipc.kernel.object.SettledState;
import org.latticeipc.kernel.result.ExoError;
import org.latticeipc.kernel.result.ExoResult;
import org.latticeipc.kernel.result.Unit;
import org.latticeipc.machine.RmwOrder;

/** Calls on protection domains. */
public final class DomainCalls {
  private final Calls core;
  private final CapabilityCalls capabilities;

  public DomainCalls(Calls core, CapabilityCalls capabilities) {
    this.core = core;
    this.capabilities = capabilities;
  }

  public Domain create(String name) {
    KernelObject object =
        new KernelObject(
            core.machine,
            "domain " + name,
            address -> new SettledState(0, 0, CapTree.EMPTY, DomainBody.ALIVE));
    core.directory.add(object);
    return new Domain(object.address(), name);
  }

  /**
   * Ends a domain: first the mark, then a visit to every object, which takes the domain's
   * capabilities away. Each visit is a read-modify-write even where there is nothing to take: it
   * orders this exit before any later grant on that object. Messages that nobody is left to receive
   * go with it, and what they carry.
   */
  public ExoResult<Unit> exit(Domain domain) {
    KernelObject object = core.directory.find(domain.id());
    if (object == null) {
      return ExoResult.refused(ExoError.INVALID_ARGUMENT, "exit of unknown domain " + domain);
    }
    ObjectState before =
        Objects.requireNonNull(object.state().getAndUpdate(s -> exited(s), RmwOrder.ACQ_REL));
    if (before.body() != DomainBody.ALIVE) {
      return ExoResult.refused(ExoError.DOMAIN_GONE, "exit of " + domain);
    }
    core.directory.allInOrder().forEach(each -> strip(each, domain));
    return ExoResult.done();
  }

  private static ObjectState exited(@Nullable ObjectState s) {
    ObjectState state = Objects.requireNonNull(s);
    return state.body() == DomainBody.ALIVE ? state.withBody(DomainBody.EXITED) : state;
  }

  private void strip(KernelObject object, Domain domain) {
    Loss loss = new Loss(caps -> caps.ownedBy(domain.id()));
    ObjectState seen =
        Objects.requireNonNull(
            object.state().getAndUpdate(s -> stripped(s, loss), RmwOrder.ACQ_REL));
    core.removed(object, loss.idsOf(seen.caps()), seen.version() + 1);
    capabilities.discardAll(QueuedState.abandoned(seen, stripped(seen, loss)));
  }

  private static ObjectState stripped(@Nullable ObjectState s, Loss loss) {
    ObjectState state = Objects.requireNonNull(s);
    return loss.idsOf(state.caps()).isEmpty() ? state : state.withLoss(loss.leftOf(state.caps()));
  }
}
