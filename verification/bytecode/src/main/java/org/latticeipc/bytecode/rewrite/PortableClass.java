package org.latticeipc.bytecode.rewrite;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.latticeipc.bytecode.rewrite.Symbols.Symbol;
import org.latticeipc.bytecode.runtime.ClassTable.SwitchLabel;

/**
 * A rewritten class whose numbers are those of no process yet.
 *
 * @param places where they stand in the code, each four bytes
 * @param symbols what each means
 * @param labels of its switches over patterns
 * @param made classes that were made up for it, before they are rewritten
 */
record PortableClass(
    byte[] code,
    int[] places,
    List<Symbol> symbols,
    List<List<SwitchLabel>> labels,
    Map<String, byte[]> made) {

  /** The class with the numbers of this process. */
  byte[] linked(RewrittenClasses classes) {
    made.forEach(classes::generate);
    byte[] linked = code.clone();
    for (int i = 0; i < places.length; i++) {
      int number = number(symbols.get(i), classes);
      for (int k = 0; k < Integer.BYTES; k++) {
        linked[places[i] + k] = (byte) (number >>> (24 - 8 * k));
      }
    }
    return linked;
  }

  private int number(Symbol symbol, RewrittenClasses classes) {
    return switch (symbol.kind()) {
      case TYPE -> classes.number(symbol.text());
      case LOOP -> classes.nextSite();
      case REFUSAL -> classes.refusalSite(symbol.text());
      case SWITCH -> classes.switchSite(labels.get(Integer.parseInt(symbol.text())));
    };
  }

  /** Whether it can be kept: labels are objects. */
  boolean isKept() {
    return labels.isEmpty();
  }

  void write(DataOutput out) throws IOException {
    write(out, code);
    out.writeInt(places.length);
    for (int i = 0; i < places.length; i++) {
      out.writeInt(places[i]);
      out.writeByte(symbols.get(i).kind().ordinal());
      out.writeUTF(symbols.get(i).text());
    }
    out.writeInt(made.size());
    for (Map.Entry<String, byte[]> entry : made.entrySet()) {
      out.writeUTF(entry.getKey());
      write(out, entry.getValue());
    }
  }

  static PortableClass read(DataInput in) throws IOException {
    byte[] code = readBytes(in);
    int[] places = new int[in.readInt()];
    List<Symbol> symbols = new ArrayList<>();
    for (int i = 0; i < places.length; i++) {
      places[i] = in.readInt();
      symbols.add(new Symbol(Symbols.Kind.values()[in.readByte()], in.readUTF()));
    }
    Map<String, byte[]> made = new LinkedHashMap<>();
    for (int n = in.readInt(); n > 0; n--) {
      String name = in.readUTF();
      made.put(name, readBytes(in));
    }
    return new PortableClass(code, places, symbols, List.of(), made);
  }

  private static void write(DataOutput out, byte[] bytes) throws IOException {
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  private static byte[] readBytes(DataInput in) throws IOException {
    byte[] bytes = new byte[in.readInt()];
    in.readFully(bytes);
    return bytes;
  }
}
