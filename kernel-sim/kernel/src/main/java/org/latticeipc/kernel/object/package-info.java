/** The kernel objects and the states that their one cell can be in. */
@NullMarked
package org.latticeipc.kernel.object;

import org.jspecify.annotations.NullMarked;
