/** The quaternion spinlock and what it protects. */
@NullMarked
package org.latticeipc.jcstress.lock;

import org.jspecify.annotations.NullMarked;
