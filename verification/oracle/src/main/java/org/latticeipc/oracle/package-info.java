/**
 * The naive oracle: every execution of a tiny program by brute force, judged by the axioms of
 * {@link org.latticeipc.model.axioms} on the whole graph. It is a machine of its own under the seam
 * and shares no code with the explorer or the other engines; nothing that the command needs depends
 * on it.
 */
@NullMarked
package org.latticeipc.oracle;

import org.jspecify.annotations.NullMarked;
