package org.latticeipc.explorer.work;

import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Map;
import org.latticeipc.explorer.file.BoundedInput;
import org.latticeipc.explorer.file.SealedFile;
import org.latticeipc.explorer.result.Violation;

/** Tallies as bytes of a checkpoint, and of what a slice of a search gave. */
final class TallyCodec {
  /** Every tally has so many bytes, or more. */
  static final int LEAST_BYTES = 5 * Long.BYTES;

  private TallyCodec() {}

  static void write(DataOutputStream out, Tally tally) throws IOException {
    out.writeLong(tally.complete);
    SealedFile.writeText(out, tally.standsFor.toString());
    out.writeLong(tally.blocked);
    out.writeLong(tally.events);
    out.writeBoolean(tally.races);
    out.writeDouble(tally.weight);
    out.writeInt(tally.outcomes.size());
    for (Map.Entry<String, Long> entry : tally.outcomes.entrySet()) {
      SealedFile.writeText(out, entry.getKey());
      out.writeLong(entry.getValue());
    }
    out.writeInt(tally.reasons.size());
    for (String reason : tally.reasons) {
      SealedFile.writeText(out, reason);
    }
    out.writeInt(tally.racesFound.size());
    for (String race : tally.racesFound) {
      SealedFile.writeText(out, race);
    }
    out.writeInt(tally.learnt.size());
    for (String fact : tally.learnt) {
      SealedFile.writeText(out, fact);
    }
    out.writeInt(tally.violations.size());
    for (Map.Entry<String, Violation> entry : tally.violations.entrySet()) {
      SealedFile.writeText(out, entry.getKey());
      ViolationCodec.write(out, entry.getValue());
    }
  }

  static Tally read(BoundedInput in) throws IOException {
    Tally tally = new Tally();
    tally.complete = in.readTotal();
    tally.standsFor = in.readBigTotal();
    tally.blocked = in.readTotal();
    tally.events = in.readTotal();
    tally.races = in.readBoolean();
    tally.weight = in.readDouble();
    for (int n = in.readCount(Integer.BYTES + Long.BYTES); n > 0; n--) {
      tally.outcomes.put(in.readText(), in.readTotal());
    }
    for (int n = in.readCountOfTexts(); n > 0; n--) {
      tally.reasons.add(in.readText());
    }
    for (int n = in.readCountOfTexts(); n > 0; n--) {
      tally.racesFound.add(in.readText());
    }
    for (int n = in.readCountOfTexts(); n > 0; n--) {
      tally.learnt.add(in.readText());
    }
    for (int n = in.readCountOfTexts(); n > 0; n--) {
      tally.violations.put(in.readText(), ViolationCodec.read(in));
    }
    return tally;
  }
}
