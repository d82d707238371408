/** Classes that break the rules of the seam, one rule each, to prove that each is looked for. */
@NullMarked
package org.latticeipc.engine.seam.broken;

import org.jspecify.annotations.NullMarked;
