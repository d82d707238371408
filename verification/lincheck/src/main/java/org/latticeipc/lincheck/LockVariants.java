package org.latticeipc.lincheck;

import java.util.Map;
import java.util.TreeMap;
import org.latticeipc.engine.host.HostMachine;
import org.latticeipc.ipc.variant.LockVariant;

/** The counter under each wrong lock of the catalogue. */
public final class LockVariants {
  private LockVariants() {}

  /** Counter class by the variant's name. */
  public static Map<String, Class<? extends LockedCounter>> classes() {
    Map<String, Class<? extends LockedCounter>> classes = new TreeMap<>();
    classes.put("unlock-relaxed", UnlockRelaxed.class);
    classes.put("lock-relaxed", LockRelaxed.class);
    classes.put("check-then-act", CheckThenAct.class);
    classes.put("owner-cleared-after-release", OwnerClearedAfterRelease.class);
    classes.put("not-recursive", NotRecursive.class);
    classes.put("owner-is-cpu", OwnerIsCpu.class);
    classes.put("depth-not-reset", DepthNotReset.class);
    classes.put("unfair", Unfair.class);
    return classes;
  }

  /** The counter under the wrong lock of this name. */
  public static Class<? extends LockedCounter> of(String variant) {
    Class<? extends LockedCounter> found = classes().get(variant);
    if (found == null) {
      throw new IllegalArgumentException(
          "no lock variant '" + variant + "', expected one of " + classes().keySet());
    }
    return found;
  }

  /** See {@link LockVariant#UNLOCK_RELAXED}. */
  public static final class UnlockRelaxed extends LockedCounter {
    public UnlockRelaxed() {
      super(HostMachine.create(), LockVariant.UNLOCK_RELAXED::create);
    }
  }

  /** See {@link LockVariant#LOCK_RELAXED}. */
  public static final class LockRelaxed extends LockedCounter {
    public LockRelaxed() {
      super(HostMachine.create(), LockVariant.LOCK_RELAXED::create);
    }
  }

  /** See {@link LockVariant#CHECK_THEN_ACT}. */
  public static final class CheckThenAct extends LockedCounter {
    public CheckThenAct() {
      super(HostMachine.create(), LockVariant.CHECK_THEN_ACT::create);
    }
  }

  /** See {@link LockVariant#OWNER_CLEARED_AFTER_RELEASE}. */
  public static final class OwnerClearedAfterRelease extends LockedCounter {
    public OwnerClearedAfterRelease() {
      super(HostMachine.create(), LockVariant.OWNER_CLEARED_AFTER_RELEASE::create);
    }
  }

  /** See {@link LockVariant#NOT_RECURSIVE}. */
  public static final class NotRecursive extends LockedCounter {
    public NotRecursive() {
      super(HostMachine.create(), LockVariant.NOT_RECURSIVE::create);
    }
  }

  /** See {@link LockVariant#OWNER_IS_CPU}. */
  public static final class OwnerIsCpu extends LockedCounter {
    public OwnerIsCpu() {
      super(oneCpu(), LockVariant.OWNER_IS_CPU::create);
    }
  }

  /** See {@link LockVariant#DEPTH_NOT_RESET}. */
  public static final class DepthNotReset extends LockedCounter {
    public DepthNotReset() {
      super(HostMachine.create(), LockVariant.DEPTH_NOT_RESET::create);
    }
  }

  /** See {@link LockVariant#UNFAIR}. */
  public static final class Unfair extends LockedCounter {
    public Unfair() {
      super(HostMachine.create(), LockVariant.UNFAIR::create);
    }
  }
}
