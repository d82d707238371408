/** Programs whose execution counts are published, and the oracles that check the explorer. */
@NullMarked
package org.latticeipc.programs;

import org.jspecify.annotations.NullMarked;
