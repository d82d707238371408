/**
 * Wrong on purpose: a run that does not call each of these FORBIDDEN proves that the harness is
 * off.
 */
@NullMarked
package org.latticeipc.jcstress.planted;

import org.jspecify.annotations.NullMarked;
