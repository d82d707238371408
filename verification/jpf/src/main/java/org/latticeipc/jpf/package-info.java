/** The Java PathFinder harness. */
@NullMarked
package org.latticeipc.jpf;

import org.jspecify.annotations.NullMarked;
