/** What nobody registered, to prove that it is looked for. */
@NullMarked
package org.latticeipc.engine.seam.forgotten.variant;

import org.jspecify.annotations.NullMarked;
