/**
 * The suites: what a frame looks like, which keys protect it, which number it carries and which
 * numbers are accepted. A suite is a part of a channel; the calls are the same for all.
 */
@NullMarked
package org.latticeipc.ipc.suite;

import org.jspecify.annotations.NullMarked;
