/**
 * The dead letters of every topic and group: an index of what lies there, what was decided about each, what a replay
 * would do, and the replay. May touch messaging, inbound's forecast and audit; never keeps a letter's content.
 */
@NullMarked
package io.latchkey.notification.deadletter;

import org.jspecify.annotations.NullMarked;
