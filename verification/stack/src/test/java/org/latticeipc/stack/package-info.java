@NullMarked
package org.latticeipc.stack;

import org.jspecify.annotations.NullMarked;
