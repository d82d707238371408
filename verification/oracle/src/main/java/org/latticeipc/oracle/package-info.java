/**
 * The naive oracle: every execution of a tiny shape by brute force, judged by the axioms of {@code
 * org.latticeipc.machine.axioms} on the whole graph. Shares no code with the explorer.
 */
@NullMarked
package org.latticeipc.oracle;

import org.jspecify.annotations.NullMarked;
