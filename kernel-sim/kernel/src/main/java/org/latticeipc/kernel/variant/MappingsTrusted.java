package org.latticeipc.kernel.variant;

import org.latticeipc.kernel.config.MappingRule;

/**
 * Wrong: either a mapping is used without asking whether its capability is still good, like a
 * look-aside buffer that nobody emptied, or a page is taken back without asking its holder.
 *
 * @param asksThePage whether the first is right
 * @param asksTheHolder whether the second is
 */
record MappingsTrusted(boolean asksThePage, boolean asksTheHolder) implements MappingRule {}
