/**
 * What people and other tools read: tables, diagrams, JUnit XML, SARIF, Markdown. Text in memory.
 */
@NullMarked
package org.latticeipc.scenarios.report;

import org.jspecify.annotations.NullMarked;
