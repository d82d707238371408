@NullMarked
package org.latticeipc.kernel;

import org.jspecify.annotations.NullMarked;
