package org.latticeipc.catalogue.program;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.latticeipc.catalogue.Subject;
import org.latticeipc.catalogue.Subject.Probe;
import org.latticeipc.ipc.IpcParts;
import org.latticeipc.ipc.variant.IpcVariant;

/** The channel and its variants; the document's own cipher is one of them. */
public final class IpcSubjects {
  private static final String LINCHECK = "org.latticeipc.lincheck.";

  private IpcSubjects() {}

  /** The real channel first. */
  public static List<Subject> all() {
    return Stream.concat(
            Stream.of(subject("", "", List.of())),
            Stream.of(IpcVariant.values())
                .map(v -> subject(v.id(), v.breaks(), structures(v.id()))))
        .toList();
  }

  private static Subject subject(
      String variant, String breaks, List<Subject.Structure> structures) {
    IpcParts parts =
        IpcVariant.named(variant)
            .map(v -> v.applyTo(IpcParts.standard()))
            .orElse(IpcParts.standard());
    return new Subject(
        "ipc",
        variant,
        breaks,
        probes(parts.remembering()),
        variant.isEmpty() ? structures("") : structures,
        Optional.empty(),
        List.of());
  }

  private static List<Probe> probes(IpcParts parts) {
    List<Probe> probes = new ArrayList<>();
    probes.add(Programs.probe("two senders", s -> ChannelPrograms.twoSenders(s, parts)));
    probes.add(Programs.probe("close against send", s -> ChannelPrograms.closing(s, parts)));
    probes.add(Programs.probe("forged frame", s -> ChannelPrograms.forgedFrame(s, parts)));
    probes.add(Programs.probe("waiting receive", s -> ChannelPrograms.waiting(s, parts)));
    probes.add(
        Programs.probe("send while receiving", s -> ChannelPrograms.sendWhileReceiving(s, parts)));
    probes.add(Programs.probe("full queue", s -> ChannelPrograms.fullQueue(s, parts)));
    probes.add(Programs.probe("different secrets", s -> ChannelPrograms.secrets(s, parts)));
    probes.add(Programs.probe("both ends send", s -> ChannelPrograms.bothSend(s, parts)));
    probes.add(Programs.probe("tampered payload", s -> ChannelPrograms.tampered(s, parts)));
    probes.add(Programs.probe("replayed frame", s -> ChannelPrograms.replayed(s, parts)));
    return probes;
  }

  /** Lincheck's model checker has the sequence counter alone: it fails on the key exchange. */
  private static List<Subject.Structure> structures(String variant) {
    String type =
        switch (variant) {
          case "" -> "RelaxedSeq";
          case "seq-outside-lock" -> "RelaxedSeq$OutsideLock";
          default -> "";
        };
    return type.isEmpty()
        ? List.of()
        : List.of(new Subject.Structure(LINCHECK + type, LINCHECK + "SequentialSeq"));
  }
}
