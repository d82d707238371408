package org.latticeipc.scenarios.tracefile;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.latticeipc.trace.Step;
import org.latticeipc.trace.Trace;

/** SHA-256 over the lines of a trace's steps without their source lines. */
final class StepHash {
  private StepHash() {}

  static String of(Trace trace) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      int number = 0;
      for (Step s : trace.steps()) {
        Step bare =
            new Step(
                s.task(),
                s.index(),
                s.cpu(),
                s.kind(),
                s.cell(),
                s.order(),
                s.read(),
                s.written(),
                s.readsFrom(),
                s.coherenceAfter(),
                s.detail(),
                null);
        digest.update((StepLine.write(++number, bare) + "\n").getBytes(StandardCharsets.UTF_8));
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
