package org.latticeipc.kernel;

/**
 * Calls on pages of memory. Each access checks the capability and touches the word at one moment,
 * so that after a revocation has returned no access is done with what was revoked: no translation
 * is left over in any look-aside buffer.
 */
final class PageCalls {
  static final int MAX_WORDS = 512;
  private final Core core;

  PageCalls(Core core) {
    this.core = core;
  }

  Result<ExoCap> create(Domain owner, int words) {
    return words < 1 || words > MAX_WORDS
        ? Result.refused(
            ExoError.INVALID_ARGUMENT,
            "createPage by " + owner + ": " + words + " words, expected 1 to " + MAX_WORDS)
        : Result.ok(core.create(owner, CapKind.PAGE, PageBody.zeroed(words)));
  }

  Result<Long> read(Domain caller, ExoCap page, int index) {
    return core.decode("readPage", caller, page, CapKind.PAGE, Need.of(Rights.READ))
        .then(
            access ->
                core.inspect(access)
                    .then(
                        s -> {
                          PageBody body = (PageBody) s.body();
                          return isIn(body, index)
                              ? Result.ok(body.word(index))
                              : outside(access, body, index);
                        }));
  }

  Result<Unit> write(Domain caller, ExoCap page, int index, long value) {
    return core.decode("writePage", caller, page, CapKind.PAGE, Need.of(Rights.WRITE))
        .then(access -> core.invoke(access, s -> written(access, s, index, value)));
  }

  private static Step<Unit> written(Access access, ObjectState s, int index, long value) {
    PageBody body = (PageBody) s.body();
    return isIn(body, index)
        ? new Step<>(s.withBody(body.with(index, value)), Result.done())
        : new Step<>(s, outside(access, body, index));
  }

  private static boolean isIn(PageBody body, int index) {
    return index >= 0 && index < body.size();
  }

  private static <T> Result<T> outside(Access access, PageBody body, int index) {
    return access.refuse(
        ExoError.INVALID_ARGUMENT, "word " + index + ", expected 0 to " + (body.size() - 1));
  }
}
