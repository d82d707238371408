package org.latticeipc.explorer.work;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.SortedMap;
import java.util.TreeMap;
import org.latticeipc.explorer.file.BoundedInput;
import org.latticeipc.explorer.file.SealedFile;
import org.latticeipc.explorer.result.ExplorerOptions;
import org.latticeipc.explorer.result.Races;
import org.latticeipc.explorer.result.Reduction;
import org.latticeipc.model.MemoryModel;
import org.latticeipc.model.ReleaseSequences;

/**
 * How all parts of one search are explored, wherever that is.
 *
 * @param options those that decide what is visited and what is said of it; the others are as by
 *     default
 * @param seen what the program was seen to be and do, and which build of this tool saw that
 */
public record SearchTerms(ExplorerOptions options, SortedMap<String, String> seen) {
  private static final String BUILD = "build of lattice";

  public SearchTerms {
    seen = new TreeMap<>(seen);
  }

  /** The terms for a program that was seen to behave so. */
  public static SearchTerms of(ExplorerOptions options, SortedMap<String, String> behaviour) {
    SortedMap<String, String> seen = new TreeMap<>(behaviour);
    seen.put(BUILD, CodeHash.ofThisTool());
    return new SearchTerms(options, seen);
  }

  /**
   * What differs from the terms of whoever shares the search out, in words; empty if nothing does.
   */
  public String difference(SearchTerms expected) {
    return Fingerprint.difference(seen, expected.seen);
  }

  /** For another process. */
  public byte[] bytes() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      SealedFile.writeText(out, options.model().name());
      SealedFile.writeText(out, options.releaseSequences().name());
      SealedFile.writeText(out, options.races().name());
      out.writeInt(options.maxEventsPerTask());
      out.writeInt(options.reductions().size());
      for (Reduction reduction : options.reductions()) {
        SealedFile.writeText(out, reduction.name());
      }
      out.writeBoolean(options.all());
      out.writeLong(options.seed());
      out.writeInt(options.cpus());
      out.writeInt(options.preemptionBound().orElse(-1));
      out.writeBoolean(options.outcomes());
      Fingerprint.write(out, seen);
    } catch (IOException e) {
      throw new UncheckedIOException("memory cannot be written", e);
    }
    return bytes.toByteArray();
  }

  /**
   * Reads what {@link #bytes} wrote.
   *
   * @throws IOException if these are other bytes
   */
  public static SearchTerms of(byte[] bytes) throws IOException {
    BoundedInput in = BoundedInput.of(bytes);
    ExplorerOptions.Builder builder =
        ExplorerOptions.builder()
            .model(MemoryModel.valueOf(in.readText()))
            .releaseSequences(ReleaseSequences.valueOf(in.readText()))
            .races(Races.valueOf(in.readText()))
            .maxEventsPerTask(in.readInt());
    for (int n = in.readCountOfTexts(); n > 0; n--) {
      builder.reduce(Reduction.valueOf(in.readText()));
    }
    builder.all(in.readBoolean()).seed(in.readLong()).cpus(in.readInt());
    int preemptions = in.readInt();
    if (preemptions >= 0) {
      builder.preemptionBound(preemptions);
    }
    builder.outcomes(in.readBoolean()).probe(false);
    SearchTerms terms = new SearchTerms(builder.build(), Fingerprint.parts(in));
    in.requireEnd();
    return terms;
  }
}
