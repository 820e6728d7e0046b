/**
 * The one place that sends: takes due mails, asks account-service for their links, joins the recipient, renders, sends,
 * records. May touch every room it needs for that; none of them knows it.
 */
@NullMarked
package io.latchkey.notification.dispatch;

import org.jspecify.annotations.NullMarked;
