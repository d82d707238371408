package org.latticeipc.kernel.call;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.latticeipc.kernel.capability.CapKind;
import org.latticeipc.kernel.capability.CapNode;
import org.latticeipc.kernel.capability.Domain;
import org.latticeipc.kernel.capability.ExoCap;
import org.latticeipc.kernel.capability.RequiredRights;
import org.latticeipc.kernel.capability.Rights;
import org.latticeipc.kernel.fact.DiskFlushed;
import org.latticeipc.kernel.fact.DiskFound;
import org.latticeipc.kernel.fact.DiskWritten;
import org.latticeipc.kernel.object.CrashRule;
import org.latticeipc.kernel.object.DiskBody;
import org.latticeipc.kernel.object.KernelObject;
import org.latticeipc.kernel.object.ObjectState;
import org.latticeipc.kernel.result.ExoError;
import org.latticeipc.kernel.result.ExoResult;
import org.latticeipc.kernel.result.Unit;

/**
 * Calls on disks. A disk is one object and so one cell: a write, a flush and the loss of power are
 * each one read-modify-write of it, so power is lost before or after each of them. What of the
 * cache is left is chosen when the power comes back, when nobody else can change the disk.
 */
public final class DiskCalls {
  static final int MAX_WORDS = 64;
  private static final RequiredRights CONTROL = RequiredRights.of(Rights.CONTROL);

  private final Calls core;

  public DiskCalls(Calls core) {
    this.core = core;
  }

  public ExoResult<ExoCap> create(Domain owner, int blocks, int words, CrashRule rule) {
    boolean possible =
        blocks >= 1 && blocks <= KernelObject.PARTS && words >= 1 && words <= MAX_WORDS;
    return possible
        ? core.create("createDisk", owner, CapKind.DISK, DiskBody.zeroed(blocks, words, rule))
        : ExoResult.refused(
            ExoError.INVALID_ARGUMENT,
            "createDisk by "
                + owner
                + ": "
                + blocks
                + " blocks of "
                + words
                + " words, expected 1 to "
                + KernelObject.PARTS
                + " of 1 to "
                + MAX_WORDS);
  }

  /** Gives out the first block that is free. */
  public ExoResult<ExoCap> alloc(Domain caller, ExoCap disk) {
    return give("allocBlock", caller, disk, null);
  }

  /** Gives out a block by its number, as a library does that knows where things are. */
  public ExoResult<ExoCap> bind(Domain caller, ExoCap disk, int block) {
    return give("bindBlock", caller, disk, block);
  }

  private ExoResult<ExoCap> give(
      String call, Domain caller, ExoCap disk, @Nullable Integer wanted) {
    return core.decode(call, caller, disk, CapKind.DISK, CONTROL)
        .then(
            access -> {
              ExoResult<ExoCap> made = core.invoke(access, s -> given(access, s, wanted));
              made.then(
                  block -> {
                    core.made(block, disk.id(), Rights.ALL);
                    return made;
                  });
              return made;
            });
  }

  private ObjectStep<ExoCap> given(CheckedCap access, ObjectState s, @Nullable Integer wanted) {
    DiskBody body = body(s);
    int block = wanted == null ? body.free() : wanted;
    long maker = access.caller().id();
    ExoError refusal =
        !body.powered()
            ? ExoError.POWER_LOST
            : s.caps().madeBy(maker) >= core.config.maxDerived() ? ExoError.QUOTA : null;
    if (refusal != null) {
      return new ObjectStep<>(s, access.refuse(refusal));
    } else if (wanted == null && block < 0) {
      return new ObjectStep<>(s, access.refuse(ExoError.NO_SPACE));
    } else if (block < 0 || block >= body.blocks()) {
      return new ObjectStep<>(
          s,
          access.refuse(
              ExoError.INVALID_ARGUMENT,
              "block " + block + ", expected 0 to " + (body.blocks() - 1)));
    }
    ExoCap disk = access.cap();
    ExoCap like =
        new ExoCap(
            CapKind.BLOCK, disk.pa() | block, 0, Rights.ALL, maker, s.epoch(), disk.authTag());
    CapNode node =
        core.node(like, disk.id(), s.caps().nextId(), Rights.ALL, maker, s.epoch()).madeBy(maker);
    return new ObjectStep<>(
        s.withCaps(s.caps().plus(node)).withBody(body.take(block)),
        ExoResult.ok(Calls.cap(CapKind.BLOCK, disk.pa(), s.epoch(), node)));
  }

  /** The words of a block. */
  public ExoResult<List<Long>> read(Domain caller, ExoCap block) {
    return core.decode("readBlock", caller, block, CapKind.BLOCK, RequiredRights.of(Rights.READ))
        .then(
            access ->
                core.inspect(access)
                    .then(
                        s ->
                            body(s).powered()
                                ? ExoResult.ok(body(s).read(KernelObject.partOf(block.pa())))
                                : access.refuse(ExoError.POWER_LOST)));
  }

  public ExoResult<Unit> write(Domain caller, ExoCap block, int at, List<Long> values) {
    DiskBody.Write write =
        new DiskBody.Write(KernelObject.partOf(block.pa()), at, List.copyOf(values));
    return core.decode("writeBlock", caller, block, CapKind.BLOCK, RequiredRights.of(Rights.WRITE))
        .then(
            access ->
                core.invoke(access, s -> written(access, s, write))
                    .then(
                        version -> {
                          if (core.machine.observed()) {
                            core.machine.note(
                                new DiskWritten(
                                    access.object().address(),
                                    version,
                                    write.block(),
                                    at,
                                    write.values()));
                          }
                          return ExoResult.done();
                        }));
  }

  private static ObjectStep<Long> written(CheckedCap access, ObjectState s, DiskBody.Write write) {
    DiskBody body = body(s);
    boolean fits =
        write.at() >= 0
            && !write.values().isEmpty()
            && write.values().size() <= body.words() - write.at();
    if (!body.powered()) {
      return new ObjectStep<>(s, access.refuse(ExoError.POWER_LOST));
    } else if (!fits) {
      return new ObjectStep<>(
          s,
          access.refuse(
              ExoError.INVALID_ARGUMENT,
              write.values().size()
                  + " words from word "
                  + write.at()
                  + ", expected them within the "
                  + body.words()
                  + " of a block"));
    }
    return new ObjectStep<>(s.withBody(body.write(write)), ExoResult.ok(s.version() + 1));
  }

  /** A barrier: what was written before it is for good when it returns. */
  public ExoResult<Unit> flush(Domain caller, ExoCap cap) {
    return core.decode("flushDisk", caller, cap, null, RequiredRights.of(Rights.WRITE))
        .then(
            access ->
                cap.kind() == CapKind.DISK || cap.kind() == CapKind.BLOCK
                    ? core.invoke(access, s -> flushed(access, s))
                        .then(version -> told(access, version))
                    : access.refuse(ExoError.WRONG_KIND, "expected kind DISK or BLOCK"));
  }

  private ExoResult<Unit> told(CheckedCap access, long version) {
    if (core.machine.observed()) {
      core.machine.note(new DiskFlushed(access.object().address(), version));
    }
    return ExoResult.done();
  }

  private ObjectStep<Long> flushed(CheckedCap access, ObjectState s) {
    DiskBody body = body(s);
    return body.powered()
        ? new ObjectStep<>(
            s.withBody(core.config.parts().disk().flushes() ? body.flushed() : body),
            ExoResult.ok(s.version() + 1))
        : new ObjectStep<>(s, access.refuse(ExoError.POWER_LOST));
  }

  /** The power goes: every call is refused from now on. */
  public ExoResult<Unit> crash(Domain caller, ExoCap disk) {
    return core.decode("crashDisk", caller, disk, CapKind.DISK, CONTROL)
        .then(
            access ->
                core.invoke(
                    access,
                    s ->
                        body(s).powered()
                            ? new ObjectStep<>(s.withBody(body(s).powered(false)), ExoResult.done())
                            : new ObjectStep<>(s, access.refuse(ExoError.POWER_LOST))));
  }

  /**
   * The power comes back: the cache is gone, with as much of it on the disk as the disk's rule and
   * chance want. All capabilities are of an earlier epoch but the one returned.
   */
  public ExoResult<ExoCap> restart(Domain caller, ExoCap disk) {
    return core.decode("restartDisk", caller, disk, CapKind.DISK, CONTROL)
        .then(access -> core.inspect(access).then(s -> restarted(access, s)));
  }

  private ExoResult<ExoCap> restarted(CheckedCap access, ObjectState off) {
    DiskBody body = body(off);
    if (body.powered()) {
      return access.refuse(ExoError.INVALID_ARGUMENT, "the disk has power");
    }
    DiskBody settled = body.settled(left(body)).vacant().powered(true);
    ExoCap disk = access.cap();
    ExoResult<ExoCap> again =
        core.invoke(
            access,
            s -> {
              if (!s.body().equals(body)) {
                return new ObjectStep<>(s, access.refuse(ExoError.STALE));
              }
              CapNode first =
                  core.first(
                      CapKind.DISK, disk.pa(), access.caller(), s.caps().nextId(), s.epoch() + 1);
              return new ObjectStep<>(
                  s.withBody(settled).renewed(first),
                  ExoResult.ok(Calls.cap(CapKind.DISK, disk.pa(), s.epoch() + 1, first)));
            });
    if (again.isOk() && core.machine.observed()) {
      // The change of the contents and the new epoch are two versions of one exchange.
      core.machine.note(
          new DiskFound(access.object().address(), off.version() + 2, settled.platter()));
    }
    return again;
  }

  /** How many words of each write in the cache are left, as the rule allows; all comes first. */
  private List<Integer> left(DiskBody body) {
    List<Integer> kept = new ArrayList<>();
    CrashRule rule = body.rule();
    List<DiskBody.Write> cache = body.cache();
    if (rule.reorders()) {
      for (DiskBody.Write write : cache) {
        int words = write.values().size();
        int fewer = core.machine.choose("lost of " + write, rule.tears() ? words + 1 : 2);
        kept.add(rule.tears() ? words - fewer : fewer == 0 ? words : 0);
      }
      return kept;
    }
    int whole = cache.size() - core.machine.choose("lost of " + cache, cache.size() + 1);
    for (int i = 0; i < cache.size(); i++) {
      int words = cache.get(i).values().size();
      boolean first = i == whole && rule.tears();
      kept.add(
          i < whole ? words : first ? core.machine.choose("there of " + cache.get(i), words) : 0);
    }
    return kept;
  }

  private static DiskBody body(ObjectState s) {
    return (DiskBody) Objects.requireNonNull(s).body();
  }
}
