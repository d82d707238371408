package org.latticeipc.kernel.property;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.latticeipc.kernel.fact.DiskFlushed;
import org.latticeipc.kernel.fact.DiskFound;
import org.latticeipc.kernel.fact.DiskWritten;
import org.latticeipc.machine.Fact;
import org.latticeipc.machine.program.Execution;
import org.latticeipc.machine.program.Property;

/**
 * After a crash each word of a disk is what was there at the last flush, or what was written since.
 * Judged word by word against a model of its own.
 */
public final class DurableWrites implements Property {
  private record Step(long disk, long version, Fact fact) {}

  private record Word(long disk, int block, int at) {}

  @Override
  public String name() {
    return "durable-writes";
  }

  @Override
  public String statement() {
    return "after a crash each word of a disk is what it was at the last flush, or was written"
        + " since";
  }

  @Override
  public Optional<String> violation(Execution execution) {
    List<Step> steps = new ArrayList<>();
    execution.factsOf(DiskWritten.class).stream()
        .map(n -> n.fact())
        .forEach(f -> steps.add(new Step(f.disk(), f.version(), f)));
    execution.factsOf(DiskFlushed.class).stream()
        .map(n -> n.fact())
        .forEach(f -> steps.add(new Step(f.disk(), f.version(), f)));
    execution.factsOf(DiskFound.class).stream()
        .map(n -> n.fact())
        .forEach(f -> steps.add(new Step(f.disk(), f.version(), f)));
    steps.sort(Comparator.comparingLong(Step::disk).thenComparingLong(Step::version));
    Map<Word, List<Long>> possible = new LinkedHashMap<>();
    for (Step step : steps) {
      if (step.fact() instanceof DiskWritten written) {
        write(possible, written);
      } else if (step.fact() instanceof DiskFlushed) {
        possible.replaceAll(
            (word, values) ->
                word.disk() == step.disk() ? List.of(values.get(values.size() - 1)) : values);
      } else if (step.fact() instanceof DiskFound found) {
        Optional<String> wrong = judge(possible, found);
        if (wrong.isPresent()) {
          return wrong;
        }
      }
    }
    return Optional.empty();
  }

  private static void write(Map<Word, List<Long>> possible, DiskWritten written) {
    for (int i = 0; i < written.values().size(); i++) {
      Word word = new Word(written.disk(), written.block(), written.at() + i);
      List<Long> values = new ArrayList<>(possible.getOrDefault(word, List.of(0L)));
      values.add(written.values().get(i));
      possible.put(word, values);
    }
  }

  private static Optional<String> judge(Map<Word, List<Long>> possible, DiskFound found) {
    for (int block = 0; block < found.platter().size(); block++) {
      for (int at = 0; at < found.platter().get(block).size(); at++) {
        long value = found.platter().get(block).get(at);
        Word word = new Word(found.disk(), block, at);
        Set<Long> allowed = new TreeSet<>(possible.getOrDefault(word, List.of(0L)));
        if (!allowed.contains(value)) {
          return Optional.of(
              found.describe()
                  + ", although word "
                  + at
                  + " of block "
                  + block
                  + " can only be one of "
                  + allowed);
        }
        possible.put(word, List.of(value));
      }
    }
    return Optional.empty();
  }
}
