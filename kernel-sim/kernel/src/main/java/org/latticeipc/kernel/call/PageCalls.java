package org.latticeipc.kernel.call;

import org.latticeipc.kernel.capability.CapKind;
import org.latticeipc.kernel.capability.Domain;
import org.latticeipc.kernel.capability.ExoCap;
import org.latticeipc.kernel.capability.RequiredRights;
import org.latticeipc.kernel.capability.Rights;
import org.latticeipc.kernel.object.ObjectState;
import org.latticeipc.kernel.object.PageBody;
import org.latticeipc.kernel.result.ExoError;
import org.latticeipc.kernel.result.ExoResult;
import org.latticeipc.kernel.result.Unit;

/**
 * Calls on pages of memory. Each access checks the capability and touches the word at one moment,
 * so that after a revocation has returned no access is done with what was revoked: no translation
 * is left over in any look-aside buffer.
 */
public final class PageCalls {
  static final int MAX_WORDS = 512;
  private final Calls core;

  public PageCalls(Calls core) {
    this.core = core;
  }

  public ExoResult<ExoCap> create(Domain owner, int words) {
    return words < 1 || words > MAX_WORDS
        ? ExoResult.refused(
            ExoError.INVALID_ARGUMENT,
            "createPage by " + owner + ": " + words + " words, expected 1 to " + MAX_WORDS)
        : core.create("createPage", owner, CapKind.PAGE, PageBody.zeroed(words));
  }

  public ExoResult<Long> read(Domain caller, ExoCap page, int index) {
    return core.decode("readPage", caller, page, CapKind.PAGE, RequiredRights.of(Rights.READ))
        .then(
            access ->
                core.inspect(access)
                    .then(
                        s -> {
                          PageBody body = (PageBody) s.body();
                          return isIn(body, index)
                              ? ExoResult.ok(body.word(index))
                              : outside(access, body, index);
                        }));
  }

  public ExoResult<Unit> write(Domain caller, ExoCap page, int index, long value) {
    return core.decode("writePage", caller, page, CapKind.PAGE, RequiredRights.of(Rights.WRITE))
        .then(access -> core.invoke(access, s -> written(access, s, index, value)));
  }

  /**
   * As {@link #read} without a look at what became of the capability, for a kernel that is wrong.
   */
  ExoResult<Long> readUnchecked(Domain caller, ExoCap page, int index) {
    return core.decode("readPage", caller, page, CapKind.PAGE, RequiredRights.of(Rights.READ))
        .then(
            access -> {
              ObjectState s = core.overlooked(access);
              PageBody body = (PageBody) s.body();
              return isIn(body, index)
                  ? ExoResult.ok(body.word(index))
                  : outside(access, body, index);
            });
  }

  /** As {@link #write}, likewise. */
  ExoResult<Unit> writeUnchecked(Domain caller, ExoCap page, int index, long value) {
    return core.decode("writePage", caller, page, CapKind.PAGE, RequiredRights.of(Rights.WRITE))
        .then(access -> core.overlook(access, s -> written(access, s, index, value)));
  }

  private static ObjectStep<Unit> written(CheckedCap access, ObjectState s, int index, long value) {
    PageBody body = (PageBody) s.body();
    return isIn(body, index)
        ? new ObjectStep<>(s.withBody(body.with(index, value)), ExoResult.done())
        : new ObjectStep<>(s, outside(access, body, index));
  }

  private static boolean isIn(PageBody body, int index) {
    return index >= 0 && index < body.size();
  }

  private static <T> ExoResult<T> outside(CheckedCap access, PageBody body, int index) {
    return access.refuse(
        ExoError.INVALID_ARGUMENT, "word " + index + ", expected 0 to " + (body.size() - 1));
  }
}
