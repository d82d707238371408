/** The DAG scheduler on real cores. */
@NullMarked
package org.latticeipc.jcstress.dag;

import org.jspecify.annotations.NullMarked;
