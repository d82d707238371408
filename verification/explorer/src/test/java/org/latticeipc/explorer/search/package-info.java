@NullMarked
package org.latticeipc.explorer.search;

import org.jspecify.annotations.NullMarked;
