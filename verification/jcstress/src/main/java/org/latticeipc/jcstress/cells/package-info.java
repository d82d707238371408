/** The orders of the seam on single cells: whether each maps to an access that is strong enough. */
@NullMarked
package org.latticeipc.jcstress.cells;

import org.jspecify.annotations.NullMarked;
