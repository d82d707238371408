package org.latticeipc.kernel.object;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The contents of a range of device registers. Taking one in empties it, as reading a status
 * register does. Immutable.
 *
 * @param registers their values
 */
public record IoPortBody(List<Long> registers) implements ObjectBody {

  public static IoPortBody zeroed(int count) {
    return new IoPortBody(List.copyOf(Collections.nCopies(count, 0L)));
  }

  public IoPortBody with(int register, long value) {
    List<Long> changed = new ArrayList<>(registers);
    changed.set(register, value);
    return new IoPortBody(List.copyOf(changed));
  }

  @Override
  public String toString() {
    return "registers " + registers;
  }
}
