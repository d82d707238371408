package org.latticeipc.kernel.capability;

/**
 * A protection domain: who owns capabilities and makes calls.
 *
 * @param id unique in its kernel, positive
 * @param name for people
 */
public record Domain(long id, String name) {
  @Override
  public String toString() {
    return name;
  }
}
