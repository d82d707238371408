package org.latticeipc.kernel.call;

import java.util.Objects;
import java.util.function.Function;
import org.latticeipc.kernel.capability.CapKind;
import org.latticeipc.kernel.capability.Domain;
import org.latticeipc.kernel.capability.ExoCap;
import org.latticeipc.kernel.capability.RequiredRights;
import org.latticeipc.kernel.capability.Rights;
import org.latticeipc.kernel.object.ObjectState;
import org.latticeipc.kernel.object.SpaceBody;
import org.latticeipc.kernel.result.ExoError;
import org.latticeipc.kernel.result.ExoResult;
import org.latticeipc.kernel.result.Unit;
import org.latticeipc.kernel.upcall.PageFault;
import org.latticeipc.kernel.upcall.Upcalls;

/**
 * Calls on address spaces.
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

  private static SpaceBody body(ObjectState s) {
    return (SpaceBody) Objects.requireNonNull(s).body();
  }
}
