/**
 * What must hold of the lock and of channels, one property a file, each judged from the facts that
 * the code under test notes and from happens-before alone.
 */
@NullMarked
package org.latticeipc.ipc.property;

import org.jspecify.annotations.NullMarked;
