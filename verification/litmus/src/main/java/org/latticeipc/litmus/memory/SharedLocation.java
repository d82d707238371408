package org.latticeipc.litmus.memory;

/**
 * One shared variable or array.
 *
 * @param name as written
 * @param region its number among the locations of the test, from 0
 * @param firstCell number of its first cell
 * @param size how many cells it has, at least 1
 * @param array whether it was declared as an array
 */
public record SharedLocation(String name, int region, int firstCell, int size, boolean array) {

  /** The name of one element, as a cell is called in traces: {@code x} or {@code a[1]}. */
  public String cellName(int element) {
    return array ? name + "[" + element + "]" : name;
  }
}
