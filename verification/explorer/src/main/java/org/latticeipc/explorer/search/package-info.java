/** The TruSt search: tasks are called, events added, reads revisited. */
@NullMarked
package org.latticeipc.explorer.search;

import org.jspecify.annotations.NullMarked;
