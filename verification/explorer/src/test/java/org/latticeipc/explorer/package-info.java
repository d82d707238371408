@NullMarked
package org.latticeipc.explorer;

import org.jspecify.annotations.NullMarked;
