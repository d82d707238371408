@NullMarked
package org.latticeipc.litmus;

import org.jspecify.annotations.NullMarked;
