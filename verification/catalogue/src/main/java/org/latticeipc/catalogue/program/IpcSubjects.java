package org.latticeipc.catalogue.program;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.latticeipc.catalogue.subject.Subject;
import org.latticeipc.catalogue.subject.Subject.Probe;
import org.latticeipc.ipc.IpcParts;
import org.latticeipc.ipc.variant.IpcVariant;
import org.latticeipc.jpf.JpfEntry;
import org.latticeipc.programs.os.ChannelPrograms;
import org.latticeipc.programs.os.CounterEntry;
import org.latticeipc.programs.os.HostileChannelPrograms;
import org.latticeipc.programs.os.NoWipedKey;

/** The channel and its variants; the document's own cipher is one of them. */
public final class IpcSubjects {
  private static final String OUTSIDE = "seq-outside-lock";

  /** Variants that show in what two queues answer. */
  private static final Set<String> QUEUES =
      Set.of(OUTSIDE, "seq-load-then-store", "drop-on-full-queue");

  private IpcSubjects() {}

  /** The real channel first. */
  public static List<Subject> all() {
    return Stream.concat(
            Stream.of(subject("", "")),
            Stream.of(IpcVariant.values()).map(v -> subject(v.id(), v.breaks())))
        .toList();
  }

  private static Subject subject(String variant, String breaks) {
    IpcParts parts =
        IpcVariant.named(variant)
            .map(v -> v.applyTo(IpcParts.standard()))
            .orElse(IpcParts.standard());
    return new Subject(
        "ipc",
        variant,
        breaks,
        probes(parts.remembering()),
        structures(variant),
        stress(variant),
        paths(variant));
  }

  private static List<Probe> probes(IpcParts parts) {
    List<Probe> probes = new ArrayList<>();
    probes.add(Probe.of("two senders", s -> HostileChannelPrograms.twoSenders(s, parts)));
    probes.add(
        Probe.of(
            "close against send",
            ChannelPrograms.closeDuringSend(parts, List.of(new NoWipedKey()))::build));
    probes.add(Probe.of("forged frame", s -> HostileChannelPrograms.forgedFrame(s, parts)));
    probes.add(Probe.of("waiting receive", s -> HostileChannelPrograms.waiting(s, parts)));
    probes.add(
        Probe.of("send while receiving", s -> HostileChannelPrograms.sendWhileReceiving(s, parts)));
    probes.add(Probe.of("full queue", s -> HostileChannelPrograms.fullQueue(s, parts)));
    probes.add(Probe.of("different secrets", s -> HostileChannelPrograms.secrets(s, parts)));
    probes.add(Probe.of("both ends send", s -> HostileChannelPrograms.bothSend(s, parts)));
    probes.add(Probe.of("tampered payload", s -> HostileChannelPrograms.tampered(s, parts)));
    probes.add(Probe.of("replayed frame", s -> HostileChannelPrograms.replayed(s, parts)));
    return probes;
  }

  /** The queues, and before them the sequence counter alone, which costs Lincheck less. */
  private static List<Subject.Structure> structures(String variant) {
    List<Subject.Structure> structures = new ArrayList<>();
    if (variant.isEmpty() || variant.equals(OUTSIDE)) {
      String type = variant.isEmpty() ? "RelaxedSeq" : "RelaxedSeq$OutsideLock";
      structures.add(Subject.Structure.of(type, "SequentialSeq", "quick"));
    }
    if (variant.isEmpty() || QUEUES.contains(variant)) {
      String type =
          variant.isEmpty()
              ? "ChannelQueues"
              : "ChannelQueues$" + Subject.Structure.className(variant);
      structures.add(Subject.Structure.of(type, "SequentialQueues", "channel"));
    }
    return structures;
  }

  private static Optional<Subject.Stress> stress(String variant) {
    String tests =
        switch (variant) {
          case "" -> "";
          case OUTSIDE, "seq-load-then-store" -> "TwoSenders";
          case "close-races-send" -> "CloseAgainstSend";
          default -> "none";
        };
    return tests.equals("none")
        ? Optional.empty()
        : Optional.of(
            new Subject.Stress(
                "jcstress\\.channel\\." + tests,
                variant.isEmpty() ? Map.of() : Map.of("lattice.ipc", variant)));
  }

  /** The relaxed counter under the lock, which is as much of a channel as PathFinder can run. */
  private static List<Subject.Path> paths(String variant) {
    if (variant.isEmpty()) {
      return List.of(new Subject.Path(JpfEntry.RELAXED_COUNTER, ""));
    }
    return variant.equals(OUTSIDE)
        ? List.of(new Subject.Path(JpfEntry.RELAXED_COUNTER, CounterEntry.OUTSIDE))
        : List.of();
  }
}
