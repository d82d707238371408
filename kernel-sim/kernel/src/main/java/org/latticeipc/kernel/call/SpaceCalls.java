package org.latticeipc.kernel.call;

import java.util.Objects;
import java.util.function.Function;
import org.latticeipc.kernel.capability.CapKind;
import org.latticeipc.kernel.capability.Domain;
import org.latticeipc.kernel.capability.ExoCap;
import org.latticeipc.kernel.capability.RequiredRights;
import org.latticeipc.kernel.capability.Rights;
import org.latticeipc.kernel.fact.AskedBack;
import org.latticeipc.kernel.fact.TakenBack;
import org.latticeipc.kernel.object.KernelObject;
import org.latticeipc.kernel.object.ObjectState;
import org.latticeipc.kernel.object.PageBody;
import org.latticeipc.kernel.object.SpaceBody;
import org.latticeipc.kernel.result.ExoError;
import org.latticeipc.kernel.result.ExoResult;
import org.latticeipc.kernel.result.Unit;
import org.latticeipc.kernel.upcall.PageFault;
import org.latticeipc.kernel.upcall.Upcalls;

/**
 * Calls on address spaces, and the asking back of pages.
 *
 * <p>A mapping is made through a capability and keeps it: an access finds the mapping by one load
 * of the space, and then asks the page, whose one cell says whether that capability is still good.
 * So there is nothing to flush: after a revocation has returned no access through any mapping is
 * done.
 */
public final class SpaceCalls {
  private static final int MOST_PAGES = 1024;
  private static final RequiredRights CONTROL = RequiredRights.of(Rights.CONTROL);

  private final Calls core;
  private final PageCalls pages;

  public SpaceCalls(Calls core, PageCalls pages) {
    this.core = core;
    this.pages = pages;
  }

  public ExoResult<ExoCap> create(Domain owner, int size) {
    return size < 1 || size > MOST_PAGES
        ? ExoResult.refused(
            ExoError.INVALID_ARGUMENT,
            "createSpace by " + owner + ": " + size + " pages, expected 1 to " + MOST_PAGES)
        : core.create("createSpace", owner, CapKind.SPACE, SpaceBody.empty(size));
  }

  public ExoResult<Unit> map(Domain caller, ExoCap space, int number, ExoCap page, Rights rights) {
    return core.decode("map", caller, page, CapKind.PAGE, RequiredRights.of(rights))
        .then(core::inspect)
        .then(
            checked ->
                change(
                    "map",
                    caller,
                    space,
                    number,
                    body -> body.with(number, new SpaceBody.Entry(page, rights))));
  }

  public ExoResult<Unit> unmap(Domain caller, ExoCap space, int number) {
    return change("unmap", caller, space, number, body -> body.without(number));
  }

  private ExoResult<Unit> change(
      String call, Domain caller, ExoCap space, int number, Function<SpaceBody, SpaceBody> change) {
    return core.decode(call, caller, space, CapKind.SPACE, CONTROL)
        .then(
            access ->
                core.invoke(
                    access,
                    s -> {
                      SpaceBody body = body(s);
                      return number < 0 || number >= body.size()
                          ? new ObjectStep<>(
                              s,
                              access.refuse(
                                  ExoError.INVALID_ARGUMENT,
                                  "page " + number + ", expected 0 to " + (body.size() - 1)))
                          : new ObjectStep<>(s.withBody(change.apply(body)), ExoResult.done());
                    }));
  }

  public ExoResult<Long> load(Domain caller, ExoCap space, int number, int index, Upcalls upcalls) {
    return access(
        caller,
        space,
        number,
        Rights.READ,
        upcalls,
        entry ->
            core.config.parts().mapping().asksThePage()
                ? pages.read(owner(entry), entry.page(), index)
                : pages.readUnchecked(owner(entry), entry.page(), index));
  }

  public ExoResult<Unit> store(
      Domain caller, ExoCap space, int number, int index, long value, Upcalls upcalls) {
    return access(
        caller,
        space,
        number,
        Rights.WRITE,
        upcalls,
        entry ->
            core.config.parts().mapping().asksThePage()
                ? pages.write(owner(entry), entry.page(), index, value)
                : pages.writeUnchecked(owner(entry), entry.page(), index, value));
  }

  /** The domain whose the mapping's capability is: the one that made the mapping. */
  private static Domain owner(SpaceBody.Entry entry) {
    return new Domain(entry.page().owner(), "the mapper");
  }

  private <T> ExoResult<T> access(
      Domain caller,
      ExoCap space,
      int number,
      Rights need,
      Upcalls upcalls,
      Function<SpaceBody.Entry, ExoResult<T>> use) {
    ExoResult<T> first = translated(caller, space, number, need, use);
    ExoError error = first.error();
    if (error == null) {
      return first;
    }
    boolean faulted =
        error == ExoError.PAGE_FAULT
            || error == ExoError.REVOKED
            || error == ExoError.REPOSSESSED
            || error == ExoError.STALE;
    return faulted && upcalls.pageFault(new PageFault(number, need.equals(Rights.WRITE), error))
        ? translated(caller, space, number, need, use)
        : first;
  }

  private <T> ExoResult<T> translated(
      Domain caller,
      ExoCap space,
      int number,
      Rights need,
      Function<SpaceBody.Entry, ExoResult<T>> use) {
    return core.decode("access", caller, space, CapKind.SPACE, RequiredRights.of(need))
        .then(
            access ->
                core.inspect(access)
                    .then(
                        s -> {
                          SpaceBody.Entry entry = body(s).find(number);
                          return entry == null || !entry.rights().contains(need)
                              ? access.refuse(
                                  ExoError.PAGE_FAULT,
                                  "page " + number + (entry == null ? "" : ", " + entry))
                              : use.apply(entry);
                        }));
  }

  /**
   * Visible revocation and, if that does not do it, the abort protocol: the holder is asked, has
   * until the deadline to save what it wants and to give the capability up, and loses it then.
   *
   * @return whether the holder gave it up
   */
  public ExoResult<Boolean> askBack(Domain caller, ExoCap root, ExoCap wanted, Timeout until) {
    return core.decode("askBack", caller, root, CapKind.PAGE, CONTROL)
        .then(
            access -> {
              if (KernelObject.baseOf(wanted.pa()) != access.object().address()) {
                return access.refuse(ExoError.WRONG_KIND, "the other is of another page");
              }
              return core.config.parts().mapping().asksTheHolder()
                  ? asked(access, wanted).then(version -> awaited(access, wanted, until))
                  : taken(access, wanted);
            });
  }

  private ExoResult<Long> asked(CheckedCap access, ExoCap wanted) {
    return core.invoke(
            access,
            s ->
                new ObjectStep<>(
                    s.withBody(((PageBody) s.body()).ask(wanted.id())),
                    ExoResult.ok(s.version() + 1)))
        .then(
            version -> {
              if (core.machine.observed()) {
                core.machine.note(new AskedBack(access.object().address(), wanted.id(), version));
              }
              return ExoResult.ok(version);
            });
  }

  private ExoResult<Boolean> awaited(CheckedCap access, ExoCap wanted, Timeout until) {
    ObjectState seen =
        core.decided(
            access,
            until,
            s -> s != null && (!access.isPermitted(s) || s.caps().find(wanted.id()) == null));
    return seen == null || (access.isPermitted(seen) && isHeld(seen, wanted))
        ? taken(access, wanted)
        : core.judged(access, seen, (a, s) -> ExoResult.ok(true));
  }

  private static boolean isHeld(ObjectState s, ExoCap wanted) {
    return s.caps().find(wanted.id()) != null;
  }

  /** One read-modify-write: the mark that tells the holder, and the loss. */
  private ExoResult<Boolean> taken(CheckedCap access, ExoCap wanted) {
    Loss loss = new Loss(caps -> CapabilityCalls.withSelf(caps, wanted));
    ExoResult<ObjectState> before =
        core.invoke(
            access,
            s ->
                isHeld(s, wanted)
                    ? new ObjectStep<>(
                        s.withBody(((PageBody) s.body()).repossess(wanted.id()))
                            .withLoss(loss.leftOf(s.caps())),
                        ExoResult.ok(s))
                    : new ObjectStep<>(s, ExoResult.ok(s)));
    return before.then(
        s -> {
          if (!isHeld(s, wanted)) {
            return ExoResult.ok(true);
          }
          core.removed(access.object(), loss.idsOf(s.caps()), s.version() + 2);
          if (core.machine.observed()) {
            core.machine.note(
                new TakenBack(access.object().address(), wanted.id(), s.version() + 2));
          }
          return ExoResult.ok(false);
        });
  }

  /** Waits until one's own capability is asked for. */
  public ExoResult<Unit> awaitAsked(Domain caller, ExoCap page, Timeout waiting) {
    return core.decode("awaitAsked", caller, page, CapKind.PAGE, RequiredRights.NOTHING)
        .then(
            access -> {
              ObjectState seen =
                  core.decided(
                      access,
                      waiting,
                      s ->
                          s != null
                              && (!access.isPermitted(s)
                                  || ((PageBody) s.body()).isAsked(page.id())));
              return seen == null
                  ? access.refuse(ExoError.DEADLINE)
                  : core.judged(
                      access,
                      seen,
                      (a, s) ->
                          ((PageBody) s.body()).isAsked(page.id())
                              ? ExoResult.done()
                              : a.refuse(ExoError.EMPTY));
            });
  }

  private static SpaceBody body(ObjectState s) {
    return (SpaceBody) Objects.requireNonNull(s).body();
  }
}
