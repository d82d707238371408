/**
 * Small programs that use lock, channel, kernel and scheduler the way an application does, each the
 * smallest that shows one promise or one bug of the catalogue, for any engine to run.
 */
@NullMarked
package org.latticeipc.programs.os;

import org.jspecify.annotations.NullMarked;
