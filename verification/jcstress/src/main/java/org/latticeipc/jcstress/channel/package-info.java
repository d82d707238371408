/** Whole channels on real cores. */
@NullMarked
package org.latticeipc.jcstress.channel;

import org.jspecify.annotations.NullMarked;
