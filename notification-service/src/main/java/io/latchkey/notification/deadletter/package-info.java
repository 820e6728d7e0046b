/**
 * The dead letters of every topic and group: their index, what was decided about each, what a replay would do, and the
 * replay. May touch messaging, inbound's forecast and operator's audit log; never keeps a dead letter's content.
 */
@NullMarked
package io.latchkey.notification.deadletter;

import org.jspecify.annotations.NullMarked;
