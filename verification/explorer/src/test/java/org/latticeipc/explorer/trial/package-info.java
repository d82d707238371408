@NullMarked
package org.latticeipc.explorer.trial;

import org.jspecify.annotations.NullMarked;
