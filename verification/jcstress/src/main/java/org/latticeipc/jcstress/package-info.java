/** The jcstress harness. */
@NullMarked
package org.latticeipc.jcstress;

import org.jspecify.annotations.NullMarked;
