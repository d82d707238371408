package org.latticeipc.kernel.config;

/** What an access through a mapping goes by, and how a page is taken back. */
public interface MappingRule {

  /** Whether each access asks if the capability of its mapping is still good. */
  boolean asksThePage();

  /** Whether the holder of a page is asked before it is taken back. */
  boolean asksTheHolder();

  /** There is no look-aside buffer, and nobody is taken anything from unasked. */
  static MappingRule asking() {
    return new MappingRule() {
      @Override
      public boolean asksThePage() {
        return true;
      }

      @Override
      public boolean asksTheHolder() {
        return true;
      }
    };
  }
}
