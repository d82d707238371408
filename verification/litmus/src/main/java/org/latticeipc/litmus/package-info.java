/** Litmus tests in the C dialect of herd7. */
@NullMarked
package org.latticeipc.litmus;

import org.jspecify.annotations.NullMarked;
