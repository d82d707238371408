package org.latticeipc.bytecode.runtime;

/** What rewritten classes extend instead of {@link Object}; looks like it from the inside. */
public class HeapObject implements Cloneable {
  ObjectHeader header;

  /** Names the object, as the first thing that is done with it. */
  @SuppressWarnings("this-escape")
  public HeapObject() {
    header = JavaWorld.allocate(this, $lattice$shape());
    $lattice$early();
  }

  /** Takes over what a constructor wrote before it called the one of its superclass. */
  public void $lattice$early() {
    // nothing here
  }

  /** Its slots; each rewritten class overrides it. */
  public ObjectShape $lattice$shape() {
    return ObjectShape.BARE;
  }

  @Override
  public int hashCode() {
    return header.identity();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof HeapObject that && header.equals(that.header);
  }

  @Override
  public String toString() {
    return ClassHooks.shownName(getClass()) + "@" + Integer.toHexString(hashCode());
  }

  /** A copy with its own identity. Reads each field. */
  @Override
  protected Object clone() throws CloneNotSupportedException {
    if (!CallHooks.isCloneable(getClass())) {
      throw new CloneNotSupportedException(getClass().getName());
    }
    HeapObject copy = (HeapObject) super.clone();
    copy.header = JavaWorld.allocate(copy, $lattice$shape());
    ObjectHeader.copy(header, copy.header);
    return copy;
  }
}
