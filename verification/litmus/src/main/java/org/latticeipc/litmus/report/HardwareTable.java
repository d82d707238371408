package org.latticeipc.litmus.report;

import java.util.Locale;
import org.latticeipc.litmus.HardwareResult;
import org.latticeipc.litmus.LitmusResult;
import org.latticeipc.machine.text.TextTable;

/** What real cores showed, state by state, beside what the model allows. */
public final class HardwareTable {
  private HardwareTable() {}

  /** The table, ending with an empty line. */
  public static String of(HardwareResult hardware) {
    LitmusResult model = hardware.model();
    String id = model.options().model().id();
    TextTable table = new TextTable("rlll");
    for (HardwareResult.Row row : hardware.rows()) {
      String mark =
          switch (row.mark()) {
            case SEEN -> "allowed by " + id;
            case NEVER_SEEN -> "allowed by " + id + ", never seen";
            case ALARM -> "ALARM: " + id + " forbids it";
          };
      table.row(Long.toString(row.count()), row.satisfies() ? "*>" : ":>", row.state(), mark);
    }
    StringBuilder out = new StringBuilder();
    out.append("Hardware ").append(model.test().name()).append('\n').append(table);
    out.append(
        String.format(
            Locale.ROOT,
            "%d runs on this machine's cores, %d gave no state\n",
            hardware.runs(),
            hardware.unfinished()));
    if (model.undefined()) {
      out.append("the test has a data race, so any state is allowed\n");
    }
    return out.append('\n').toString();
  }
}
