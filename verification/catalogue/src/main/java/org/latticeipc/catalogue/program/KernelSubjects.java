package org.latticeipc.catalogue.program;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.latticeipc.catalogue.subject.Subject;
import org.latticeipc.catalogue.subject.Subject.Probe;
import org.latticeipc.kernel.Kernel;
import org.latticeipc.kernel.capability.Domain;
import org.latticeipc.kernel.capability.ExoCap;
import org.latticeipc.kernel.capability.Rights;
import org.latticeipc.kernel.config.KernelConfig;
import org.latticeipc.kernel.config.KernelParts;
import org.latticeipc.kernel.object.CrashRule;
import org.latticeipc.kernel.object.Message;
import org.latticeipc.kernel.property.NoUseAfterRevoke;
import org.latticeipc.kernel.property.NoYieldToDeadTask;
import org.latticeipc.kernel.property.RightsOnlyShrink;
import org.latticeipc.kernel.result.ExoError;
import org.latticeipc.kernel.variant.KernelVariant;
import org.latticeipc.machine.LongCell;
import org.latticeipc.machine.Machine;
import org.latticeipc.machine.StoreOrder;
import org.latticeipc.machine.program.PropertyViolation;
import org.latticeipc.machine.program.Setup;
import org.latticeipc.machine.value.Bytes;
import org.latticeipc.programs.os.DiskPrograms;
import org.latticeipc.programs.os.ExitPrograms;
import org.latticeipc.programs.os.KernelPrograms;
import org.latticeipc.programs.os.MemoryPrograms;
import org.latticeipc.programs.os.ResourcePrograms;
import org.latticeipc.programs.os.TimePrograms;

/** The kernel and its variants. */
public final class KernelSubjects {
  private KernelSubjects() {}

  /** The real kernel first. */
  public static List<Subject> all() {
    return Stream.concat(
            Stream.of(subject("", "")),
            Stream.of(KernelVariant.values()).map(v -> subject(v.id(), v.breaks())))
        .toList();
  }

  private static Subject subject(String variant, String breaks) {
    List<Probe> probes =
        List.of(
            Probe.of("kernel revoke against send", setup -> revoke(setup, variant)),
            Probe.of("kernel derivation", setup -> derive(setup, variant)),
            new Probe(KernelPrograms.lendSlice(parts(variant)), 1),
            Probe.of("kernel yield", setup -> yieldTo(setup, variant)),
            Probe.of("kernel stolen capability", setup -> steal(setup, variant)),
            new Probe(ExitPrograms.during(ExitPrograms.Call.CREATE_PAGE, parts(variant)), 1),
            new Probe(ExitPrograms.during(ExitPrograms.Call.GRANT_TO_IT, parts(variant)), 1),
            new Probe(ExitPrograms.during(ExitPrograms.Call.RECEIVE, parts(variant)), 1),
            new Probe(TimePrograms.sliceEnds(parts(variant)), 1),
            new Probe(TimePrograms.gas(parts(variant)), 2),
            new Probe(TimePrograms.kill(parts(variant)), 2),
            new Probe(DiskPrograms.crash(parts(variant), new CrashRule(true, true, false)), 1),
            new Probe(MemoryPrograms.revokeMapped(parts(variant)), 1),
            new Probe(MemoryPrograms.askBack(parts(variant)), 1),
            new Probe(ResourcePrograms.timer(parts(variant)), 1),
            new Probe(ResourcePrograms.killedWaiter(parts(variant)), 2),
            new Probe(ResourcePrograms.sliceTaken(parts(variant)), 1),
            new Probe(TimePrograms.alarm(parts(variant)), 2));
    boolean concurrent = variant.isEmpty() || variant.equals("revoke-races-use");
    return new Subject(
        "kernel",
        variant,
        breaks,
        probes,
        concurrent
            ? List.of(
                Subject.Structure.of(
                    variant.isEmpty() ? "CapabilityTable" : "CapabilityTable$RevokeRacesUse",
                    "SequentialCapabilityTable",
                    "system-calls"))
            : List.of(),
        Optional.empty(),
        List.of());
  }

  private static Kernel kernel(Machine machine, String variant) {
    return Kernel.boot(machine, KernelConfig.standard().withParts(parts(variant)));
  }

  private static KernelParts parts(String variant) {
    return variant.isEmpty()
        ? KernelParts.standard()
        : KernelVariant.named(variant).orElseThrow().applyTo(KernelParts.standard());
  }

  private static void revoke(Setup setup, String variant) {
    Kernel kernel = kernel(setup.machine(), variant);
    Domain owner = kernel.createDomain("owner");
    Domain client = kernel.createDomain("client");
    ExoCap root = kernel.createEndpoint(owner, 1).orElseThrow();
    ExoCap granted = kernel.grant(owner, root, client, Rights.WRITE).orElseThrow();
    setup.task("revoker", () -> kernel.revoke(owner, granted));
    setup.task("sender", () -> kernel.trySend(client, granted, Message.of(Bytes.EMPTY)));
    setup.property(new NoUseAfterRevoke());
  }

  private static void derive(Setup setup, String variant) {
    Kernel kernel = kernel(setup.machine(), variant);
    Domain owner = kernel.createDomain("owner");
    ExoCap root = kernel.createEndpoint(owner, 1).orElseThrow();
    ExoCap weak = kernel.derive(owner, root, Rights.READ).orElseThrow();
    setup.task(
        "climber",
        () ->
            PropertyViolation.require(
                kernel.derive(owner, weak, Rights.ALL).error() == ExoError.INSUFFICIENT_RIGHTS,
                "rights grew"));
    setup.property(new RightsOnlyShrink());
  }

  private static void yieldTo(Setup setup, String variant) {
    Kernel kernel = kernel(setup.machine(), variant);
    Domain owner = kernel.createDomain("owner");
    ExoCap mortal = kernel.declareTask(setup, owner, "mortal", 0, () -> {});
    setup.task(
        "giver",
        1,
        () -> {
          kernel.endTask(owner, mortal).orElseThrow();
          PropertyViolation.require(
              !kernel.exoYieldTo(owner, mortal).isOk(), "a dead task was given time");
        });
    setup.property(new NoYieldToDeadTask());
  }

  private static void steal(Setup setup, String variant) {
    Kernel kernel = kernel(setup.machine(), variant);
    Domain owner = kernel.createDomain("owner");
    Domain thief = kernel.createDomain("thief");
    ExoCap cap = kernel.createEndpoint(owner, 1).orElseThrow();
    ExoCap altered =
        new ExoCap(
            cap.kind(), cap.pa(), cap.id(), cap.rights(), thief.id(), cap.epoch(), cap.authTag());
    LongCell tried = setup.machine().longCell("tried", 0);
    setup.task(
        "thief",
        () -> {
          PropertyViolation.require(
              !kernel.verify(thief, altered, Rights.READ).isOk(),
              "a stolen capability was accepted");
          // A forged capability is refused without a look at any cell.
          tried.store(1, StoreOrder.RELAXED);
        });
  }
}
