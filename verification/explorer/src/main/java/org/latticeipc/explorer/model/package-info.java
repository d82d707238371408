/** What each memory model allows an event to do, given the graph before it. */
@NullMarked
package org.latticeipc.explorer.model;

import org.jspecify.annotations.NullMarked;
